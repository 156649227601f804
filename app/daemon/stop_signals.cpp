// SPDX-License-Identifier: MIT
#include "app/daemon/stop_signals.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace fulgurite::app {

namespace {

sigset_t wantedSignals()
{
    sigset_t out;
    sigemptyset(&out);
    sigaddset(&out, SIGTERM);
    sigaddset(&out, SIGINT);
    return out;
}

} // namespace

void StopSignals::block()
{
    const sigset_t wanted = wantedSignals();
    ::pthread_sigmask(SIG_BLOCK, &wanted, nullptr);
}

StopSignals::StopSignals()
{
    block();
    const sigset_t wanted = wantedSignals();
    m_descriptor = ::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info{};
        while (::read(m_descriptor, &info, sizeof info) == sizeof info)
            emit stopAsked();
    });
}

StopSignals::~StopSignals()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

} // namespace fulgurite::app

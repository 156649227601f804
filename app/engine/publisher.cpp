// SPDX-License-Identifier: MIT
#include "app/engine/publisher.h"

#include <chrono>
#include <utility>

namespace fulgurite::app {

namespace {

constexpr std::chrono::milliseconds kInterval{100};

} // namespace

Publisher::Publisher(QObject* parent) : QObject{parent}, m_timer{this}
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kInterval);
    connect(&m_timer, &QTimer::timeout, this, &Publisher::publish);
}

void Publisher::setLifecycle(Lifecycle lifecycle)
{
    m_current.lifecycle = std::make_shared<const Lifecycle>(std::move(lifecycle));
    m_timer.stop();
    publish();
}

void Publisher::touch()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void Publisher::announce(EngineEvent event)
{
    event.sequence = ++m_events;
    emit announced(event);
    touch();
}

void Publisher::publish()
{
    const LifecycleState& state = m_current.lifecycle->state;
    if (m_build &&
        (std::holds_alternative<Running>(state) || std::holds_alternative<Stopped>(state)))
        m_build(m_current);
    ++m_current.sequence;
    emit published(m_current);
}

} // namespace fulgurite::app

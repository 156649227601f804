// SPDX-License-Identifier: MIT
#include "ui/desktop/loop_watch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>

#include "ui/shell/lock_page.h"
#include "ui/shell/main_window.h"

#include <algorithm>
#include <chrono>

namespace fulgurite::ui {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::chrono::milliseconds kAskEvery{2};
constexpr std::chrono::milliseconds kSwitchEvery{250};

const std::vector<PageId>& pagesShown()
{
    static const std::vector<PageId> kPages{PageId::Home,     PageId::Send,     PageId::Receive,
                                            PageId::Activity, PageId::Channels, PageId::Network,
                                            PageId::Settings};
    return kPages;
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    return values[at];
}

QString figures(const std::vector<double>& values)
{
    return QStringLiteral(R"({"count": %1, "median": %2, "p99": %3, "longest": %4})")
        .arg(values.size())
        .arg(quantile(values, 0.5), 0, 'f', 3)
        .arg(quantile(values, 0.99), 0, 'f', 3)
        .arg(quantile(values, 1.0), 0, 'f', 3);
}

} // namespace

LoopWatch::LoopWatch(MainWindow& window, QString file) : m_window{window}, m_file{std::move(file)}
{
    m_window.lockPage()->installEventFilter(this);
    connect(&m_switchTimer, &QTimer::timeout, this, &LoopWatch::switchPage);
    m_switchTimer.start(kSwitchEvery);
    m_asker = std::jthread{[this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            ask();
            std::this_thread::sleep_for(kAskEvery);
        }
    }};
}

LoopWatch::~LoopWatch()
{
    m_asker = {};
    write();
}

bool LoopWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && !m_lockPageAt) {
        m_lockPageAt = 0;
        QTimer::singleShot(0, this, [this] {
            m_lockPageAt = std::chrono::nanoseconds{Clock::now().time_since_epoch()}.count();
        });
    }
    return QObject::eventFilter(watched, event);
}

void LoopWatch::ask()
{
    if (m_waiting.exchange(true))
        return; // the last one still waits: its delay is the one that counts
    QMetaObject::invokeMethod(
        this, [this, asked = Clock::now()] { answered(asked); }, Qt::QueuedConnection);
}

void LoopWatch::answered(Clock::time_point asked)
{
    m_delays.push_back(Milliseconds{Clock::now() - asked}.count());
    m_waiting = false;
}

/// From the wish to the picture: a page that is shown for the first time is made within it.
void LoopWatch::switchPage()
{
    if (!m_window.isVisible() || m_window.lockPage()->isVisible())
        return;
    const auto& pages = pagesShown();
    const PageId next = pages[m_nextPage++ % pages.size()];
    const bool first = m_window.page(next) == nullptr;
    const auto began = Clock::now();
    m_window.go({next, {}});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    m_window.repaint();
    (first ? m_firstSwitches : m_switches).push_back(Milliseconds{Clock::now() - began}.count());
}

void LoopWatch::write() const
{
    QFile file{m_file};
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return;
    file.write(QStringLiteral("{\"lock_page_ns\": %1, \"delay_ms\": %2, \"first_switch_ms\": %3, "
                              "\"switch_ms\": %4}\n")
                   .arg(m_lockPageAt.value_or(0))
                   .arg(figures(m_delays), figures(m_firstSwitches), figures(m_switches))
                   .toUtf8());
}

} // namespace fulgurite::ui

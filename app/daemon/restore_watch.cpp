// SPDX-License-Identifier: MIT
#include "app/daemon/restore_watch.h"

#include "app/api/engine.h"

#include <utility>

namespace fulgurite::app {

namespace {

constexpr std::chrono::seconds kPatience{20};

bool isReading(ChainHealth health)
{
    return health == ChainHealth::Syncing || health == ChainHealth::Scanning;
}

} // namespace

RestoreWatch::RestoreWatch(RpcCall call, std::function<void(const Snapshot&)> done)
    : QObject{call.context()},
      m_call{std::move(call)},
      m_done{std::move(done)}
{
    connect(&m_call.engine().feed(), &EngineFeed::snapshotChanged, this, &RestoreWatch::look);
    connect(&m_patience, &QTimer::timeout, this, &RestoreWatch::finish);
    m_patience.setSingleShot(true);
    m_patience.start(kPatience);
    QMetaObject::invokeMethod(
        this, [this] { look(m_call.engine().feed().current()); }, Qt::QueuedConnection);
}

void RestoreWatch::look(const Snapshot& now)
{
    const ChainPart& chain = *now.chain;
    if (isReading(chain.health)) {
        m_patience.start(kPatience);
        const int percent = static_cast<int>(std::clamp(chain.progress, 0.0, 1.0) * 100);
        if (percent != std::exchange(m_told, percent))
            m_call.say("info", "reading the chain: " + std::to_string(percent) + " %",
                       std::pair<std::uint64_t, std::uint64_t>{percent, 100});
    } else if (chain.health != ChainHealth::Connecting) {
        finish();
    }
}

void RestoreWatch::finish()
{
    if (!m_done)
        return;
    std::exchange(m_done, {})(m_call.engine().feed().current());
    deleteLater();
}

} // namespace fulgurite::app

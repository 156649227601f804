// SPDX-License-Identifier: MIT
#include "app/engine/store_recovery.h"

#include "app/engine/publisher.h"

#include <algorithm>

namespace fulgurite::app {

StoreRecovery::StoreRecovery(store::WalletFile file, ApiError error,
                             std::unique_ptr<ChainGuard> guard, EngineOptions::Later later,
                             Events events)
    : m_file{std::move(file)},
      m_error{std::move(error)},
      m_guard{std::move(guard)},
      m_later{std::move(later)},
      m_events{std::move(events)}
{
    if (retries())
        wait();
}

void StoreRecovery::wait()
{
    m_retryAt = QDateTime::currentDateTimeUtc().addMSecs(m_pause.count());
    m_later(m_pause, [this, alive = m_alive] {
        if (*alive)
            tryAgain();
    });
}

void StoreRecovery::tryAgain()
{
    const auto opened = m_file.reopen();
    if (!opened && opened.error().code == store::StoreError::DiskFull) {
        m_pause = std::min(m_pause * 2, kLongestPause);
        wait();
        return m_events.changed();
    }
    if (!opened) { // worse than full: this process writes no more
        m_error.code = ErrorCode::StorageFault;
        m_error.detail = QString::fromStdString(opened.error().detail);
        return m_events.changed();
    }
    const auto recovered = m_events.recovered; // ends this object
    recovered(std::move(m_file));
}

ApiError StoreRecovery::error() const
{
    ApiError out = m_error;
    const auto put = [&out](const char* name, auto value) {
        out.values[QString::fromLatin1(name)] = QString::number(value);
    };
    if (retries()) {
        put("retry", std::chrono::duration_cast<std::chrono::seconds>(m_pause).count());
        out.values[QStringLiteral("time")] = m_retryAt.toString(Qt::ISODate);
    }
    if (!m_guard)
        return out;
    put("height", m_guard->height());
    put("closes", static_cast<qulonglong>(m_guard->spent().size()));
    if (const QStringList closing = m_guard->closing(); !closing.isEmpty())
        out.values[QStringLiteral("channels")] = closing.join(QLatin1Char{' '});
    if (m_guard->deadline())
        put("block", *m_guard->deadline());
    return out;
}

void StoreRecovery::fill(Snapshot& snapshot) const
{
    const ApiError fault = error();
    Attention attention;
    attention.items.push_back({AttentionKind::StorageFault, {}, fault.values});
    if (m_guard) {
        for (const QString& channel : m_guard->closing())
            attention.items.push_back({AttentionKind::ChannelClosing, channel, {}});
        ChainPart chain = *snapshot.chain;
        chain.height = m_guard->height();
        renew(snapshot.chain, std::move(chain));
    }
    renew(snapshot.attention, std::move(attention));
    Readiness readiness = *snapshot.readiness;
    for (std::size_t i = 1; i < readiness.stages.size(); ++i) { // the chain is watched all the same
        readiness.stages[i].state = StageState::Failed;
        readiness.stages[i].reason = errorCodeName(fault.code);
    }
    renew(snapshot.readiness, std::move(readiness));
}

} // namespace fulgurite::app

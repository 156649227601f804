// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include "app/api/engine.h"

#include <functional>

namespace fulgurite::app {

/// Publishes snapshots from the engine thread, at most ten a second. A changed lifecycle goes out
/// at once.
class Publisher final : public QObject {
    Q_OBJECT

public:
    /// `build` fills in the parts of a running wallet; it is called only when something is
    /// published.
    explicit Publisher(QObject* parent = nullptr);
    void setBuilder(std::function<void(Snapshot&)> build) { m_build = std::move(build); }

    void setLifecycle(Lifecycle lifecycle);
    [[nodiscard]] const Lifecycle& lifecycle() const { return *m_current.lifecycle; }
    /// Something changed: a snapshot follows within 100 ms.
    void touch();
    void announce(EngineEvent event);

signals:
    void published(const fulgurite::app::Snapshot& snapshot);
    void announced(const fulgurite::app::EngineEvent& event);

private:
    void publish();

    Snapshot m_current;
    std::function<void(Snapshot&)> m_build;
    QTimer m_timer;
    std::uint64_t m_events = 0;
};

/// Replaces `part` only when the value differs, so that an unchanged part keeps its pointer.
template <typename Part> void renew(std::shared_ptr<const Part>& part, Part value)
{
    if (*part != value)
        part = std::make_shared<const Part>(std::move(value));
}

} // namespace fulgurite::app

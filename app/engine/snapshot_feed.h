// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/engine.h"

namespace fulgurite::app {

/// The feed a front end sees: lives on its thread, receives what the engine thread publishes.
class SnapshotFeed final : public EngineFeed {
    Q_OBJECT

public:
    using EngineFeed::EngineFeed;
    [[nodiscard]] Snapshot current() const override { return m_current; }

public slots:
    void take(const fulgurite::app::Snapshot& next)
    {
        m_current = next;
        emit snapshotChanged(m_current);
    }
    void pass(const fulgurite::app::EngineEvent& event) { emit eventHappened(event); }

private:
    Snapshot m_current;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "app/api/indexes.h"
#include "app/engine/engine_core.h"

#include <map>
#include <vector>

namespace fulgurite::app {

/// Core Lightning's `wait`. Lives on the engine thread.
class IndexPort final : public QObject, public Indexes {
    Q_OBJECT

public:
    explicit IndexPort(EngineCore& core);

    Future<IndexReached> wait(IndexedRows rows, IndexKind kind, std::uint64_t next) override;

private:
    struct Waiting {
        IndexedRows rows;
        IndexKind kind;
        std::uint64_t next;
        Promise<IndexReached> promise;
    };
    using Details = std::map<QString, QString>;

    void take(const lightning::NodeEvent& event);
    void look();

    EngineCore& m_core;
    std::vector<Waiting> m_waiting;
    std::map<std::pair<IndexedRows, IndexKind>, Details> m_newest; ///< of the batch just committed
};

} // namespace fulgurite::app

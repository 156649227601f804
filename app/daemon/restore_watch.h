// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include "app/api/snapshot.h"
#include "app/daemon/rpc_call.h"

namespace fulgurite::app {

/// After a restore: tells how far the chain is read, and calls `done` when it is, or when there is
/// nothing to wait for (no backend, or one that does not answer). Ends itself; a child of the
/// call's context, so that it ends with a client that leaves.
class RestoreWatch final : public QObject {
    Q_OBJECT

public:
    RestoreWatch(RpcCall call, std::function<void(const Snapshot&)> done);

private:
    void look(const Snapshot& now);
    void finish();

    RpcCall m_call;
    std::function<void(const Snapshot&)> m_done;
    QTimer m_patience; ///< for a backend that never says anything
    int m_told = -1;
};

} // namespace fulgurite::app

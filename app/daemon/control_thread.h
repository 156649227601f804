// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QThread>

#include "app/api/engine.h"

#include <memory>

namespace fulgurite::app {

class ControlDesk;

/// The control socket of a program whose main thread has other work: the same RpcServer on a thread
/// of its own, at FOLDER/NETWORK/lightning-rpc of whichever wallet is chosen. Outlives the engine,
/// so that an answer never meets a thread that has ended.
class ControlThread final : public QObject {
    Q_OBJECT

public:
    ControlThread();
    ~ControlThread() override;

    /// From now on; `engine` must live until withdraw().
    void serve(Engine& engine);
    /// Closes the socket and every connection; returns when that is done.
    void withdraw();

signals:
    /// The socket cannot be made: another Fulgurite answers there, or the path is too long.
    void failed(const QString& problem);

private:
    QThread m_thread;
    std::unique_ptr<ControlDesk> m_desk; ///< lives on m_thread
};

} // namespace fulgurite::app

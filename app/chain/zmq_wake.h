// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>
#include <memory>

namespace fulgurite::app {

/// Calls a function when a bitcoind publishes a block or a transaction. Only wakes: nothing of what
/// is published is believed. Does nothing where the program was built without libzmq.
class ZmqWake {
public:
    ZmqWake(const QString& endpoint, std::function<void()> wake);
    ~ZmqWake();
    ZmqWake(const ZmqWake&) = delete;
    ZmqWake& operator=(const ZmqWake&) = delete;

private:
    struct Socket;
    std::unique_ptr<Socket> m_socket;
};

} // namespace fulgurite::app

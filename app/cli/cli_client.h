// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalSocket>
#include <QString>

#include <functional>
#include <nlohmann/json_fwd.hpp>

namespace fulgurite::app {

/// One blocking conversation with the daemon's socket.
class CliClient {
public:
    /// False when nobody answers on `path`.
    bool open(const QString& path);
    /// Sends the request and returns the whole answer ({"result": …} or {"error": …}); null when
    /// the daemon went away. Notifications that come before it go to `notified`.
    nlohmann::json ask(const std::string& method, const nlohmann::json& parameters,
                       const std::function<void(const nlohmann::json&)>& notified);
    /// The next message, whatever it is; null at the end.
    nlohmann::json next();

private:
    QLocalSocket m_socket;
    QByteArray m_buffer;
    int m_lastId = 0;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "app/cli/cli_client.h"

#include "wallet/base/secret.h"

#include <nlohmann/json.hpp>

namespace fulgurite::app {

using Json = nlohmann::json;

bool CliClient::open(const QString& path)
{
    m_socket.connectToServer(path);
    return m_socket.waitForConnected(5000);
}

Json CliClient::ask(const std::string& method, const Json& parameters,
                    const std::function<void(const Json&)>& notified)
{
    const int id = ++m_lastId;
    std::string request =
        Json{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", parameters}}.dump(
            -1, ' ', false, Json::error_handler_t::replace);
    m_socket.write(request.data(), static_cast<qint64>(request.size()));
    m_socket.flush();
    wipe(request.data(), request.size()); // it may hold a password
    for (Json message = next(); !message.is_null(); message = next()) {
        if (message.value("id", Json{}) == id)
            return message;
        if (notified)
            notified(message);
    }
    return {};
}

Json CliClient::next()
{
    for (;;) {
        const qsizetype end = m_buffer.indexOf("\n\n");
        if (end >= 0) {
            const Json message =
                Json::parse(m_buffer.begin(), m_buffer.begin() + end, nullptr, false);
            m_buffer.remove(0, end + 2);
            return message.is_object() ? message : Json{};
        }
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(-1))
            return {};
        m_buffer += m_socket.readAll();
    }
}

} // namespace fulgurite::app

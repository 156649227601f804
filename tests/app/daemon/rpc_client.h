// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalSocket>
#include <QTest>

#include <nlohmann/json.hpp>
#include <vector>

namespace fulgurite::testing {

/// A client of the control socket on the test's own thread.
class RpcClient {
public:
    using Json = nlohmann::json;
    static constexpr int kLimit = 60'000; // ms; an answer ends the wait at once

    explicit RpcClient(const QString& path) { m_socket.connectToServer(path); }

    void send(const QByteArray& bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    /// The next message; null when the server closed first.
    Json receive()
    {
        while (!m_buffer.contains("\n\n")) {
            const auto moved = [this] {
                return m_socket.bytesAvailable() > 0 ||
                       m_socket.state() != QLocalSocket::ConnectedState;
            };
            if (m_socket.bytesAvailable() == 0 && !QTest::qWaitFor(moved, kLimit))
                return {};
            if (m_socket.bytesAvailable() == 0)
                return {};
            m_buffer += m_socket.readAll();
        }
        const qsizetype end = m_buffer.indexOf("\n\n");
        const Json message = Json::parse(m_buffer.begin(), m_buffer.begin() + end);
        m_buffer.remove(0, end + 2);
        return message;
    }
    Json ask(const Json& request)
    {
        const std::string text = request.dump();
        send({text.data(), static_cast<qsizetype>(text.size())});
        return receive();
    }
    /// The whole answer; notifications that come before it gather in `notified`.
    Json call(const std::string& method, const Json& params = Json::object())
    {
        const std::string text =
            Json{{"jsonrpc", "2.0"}, {"id", ++m_id}, {"method", method}, {"params", params}}.dump();
        send({text.data(), static_cast<qsizetype>(text.size())});
        for (Json message = receive(); !message.is_null(); message = receive()) {
            if (message.contains("id"))
                return message;
            notified.push_back(std::move(message));
        }
        return {};
    }

    std::vector<Json> notified;

private:
    QLocalSocket m_socket;
    QByteArray m_buffer;
    int m_id = 100;
};

inline int codeOf(const nlohmann::json& answer)
{
    return answer.contains("error") ? answer["error"]["code"].get<int>() : 0;
}

} // namespace fulgurite::testing

// SPDX-License-Identifier: MIT
#pragma once

#include "app/chain/electrum_client.h"
#include "tests/app/net/toy_socket_server.h"
#include "tests/wallet/chain/toy_electrum.h"

namespace fulgurite::testing {

/// A toy Electrum server behind a socket.
struct ToyElectrumServer {
    explicit ToyElectrumServer(const TestCertificate* certificate = nullptr)
        : socket{[this](QTcpSocket& to, const QByteArray& bytes) { hear(to, bytes); }, certificate}
    {}
    void hear(QTcpSocket& to, const QByteArray& bytes)
    {
        if (silent)
            return;
        m_in[&to] += bytes;
        for (auto end = m_in[&to].indexOf('\n'); end >= 0; end = m_in[&to].indexOf('\n')) {
            const auto request = nlohmann::json::parse(m_in[&to].left(end).toStdString());
            m_in[&to].remove(0, end + 1);
            if (!instead.isEmpty()) {
                to.write(instead);
                continue;
            }
            const nlohmann::json answer{
                {"id", request["id"]},
                {"result", toy.answer(request["method"], request["params"])}};
            to.write(QByteArray::fromStdString(answer.dump() + "\n"));
        }
    }
    [[nodiscard]] app::ElectrumServer address(bool tls = false) const
    {
        return {QStringLiteral("127.0.0.1"), socket.port(), tls};
    }
    [[nodiscard]] std::string name() const
    {
        return "Electrum 127.0.0.1:" + std::to_string(socket.port());
    }
    wallet::ToyServer toy;
    bool silent = false;
    QByteArray instead; ///< of every answer
    ToySocketServer socket;

private:
    QHash<QTcpSocket*, QByteArray> m_in;
};

} // namespace fulgurite::testing

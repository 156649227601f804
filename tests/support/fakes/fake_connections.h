// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/connections.h"
#include "tests/support/fakes/script.h"

namespace fulgurite::testing {

class FakeConnections final : public app::Connections {
public:
    Script<app::ConnectedPeer> onConnect;
    Script<bool> onDisconnect, onSetBackend, onTrust, onRetry;
    Script<app::PingAnswer> onPing;
    Script<app::BackendTest> onTest;
    Script<app::BackendChoice> onFindLocal;
    Script<std::vector<app::LogEntry>> onLog;
    QString target, disconnected;
    std::optional<app::BackendChoice> tested, set;
    std::optional<Network> testedOn;
    std::optional<app::StageName> retried;
    std::optional<app::OtherCertificate> trusted;

    app::Future<app::ConnectedPeer> connectPeer(QString peer) override
    {
        target = peer;
        return onConnect.ask();
    }
    app::Future<bool> disconnectPeer(QString nodeId, bool) override
    {
        disconnected = nodeId;
        return onDisconnect.ask();
    }
    app::Future<app::PingAnswer> ping(QString, std::uint16_t, std::uint16_t) override
    {
        return onPing.ask();
    }
    app::Future<app::BackendTest> testBackend(app::BackendChoice choice, Network network) override
    {
        tested = std::move(choice);
        testedOn = network;
        return onTest.ask();
    }
    app::Future<bool> setBackend(app::BackendChoice choice) override
    {
        set = std::move(choice);
        return onSetBackend.ask();
    }
    app::Future<bool> trustCertificate(app::OtherCertificate seen) override
    {
        trusted = std::move(seen);
        return onTrust.ask();
    }
    app::Future<app::BackendChoice> findLocalBackend(Network) override { return onFindLocal.ask(); }
    app::Future<std::vector<app::LogEntry>> log(QString, int) override { return onLog.ask(); }
    app::Future<bool> retry(app::StageName stage) override
    {
        retried = stage;
        return onRetry.ask();
    }
};

} // namespace fulgurite::testing

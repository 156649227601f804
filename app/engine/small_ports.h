// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/ports_base.h"

namespace fulgurite::app {

class ConnectionsPort final : public Connections {
public:
    explicit ConnectionsPort(EngineCore& core) : m_core{core} {}

    Future<ConnectedPeer> connectPeer(QString target) override;
    Future<bool> disconnectPeer(QString nodeId, bool force) override;
    Future<PingAnswer> ping(QString nodeId, std::uint16_t length, std::uint16_t pongBytes) override;
    Future<BackendTest> testBackend(BackendChoice choice, Network network) override;
    Future<bool> setBackend(BackendChoice choice) override;
    Future<bool> trustCertificate(OtherCertificate seen) override;
    Future<BackendChoice> findLocalBackend(Network network) override;
    Future<std::vector<LogEntry>> log(QString level, int most) override;
    Future<bool> retry(StageName stage) override;

private:
    EngineCore& m_core;
};

class HistoryPort final : public History {
public:
    explicit HistoryPort(EngineCore& core) : m_core{core} {}

    Future<HistoryPage> page(HistoryQuery query) override;
    Future<TransactionDetail> transaction(QString txid) override;
    Future<std::vector<BalanceChange>> balanceChanges(QDateTime since,
                                                      std::chrono::seconds span) override;
    Future<bool> setLabel(QString reference, QString label) override;

private:
    EngineCore& m_core;
};

class BackupsPort final : public Backups {
public:
    explicit BackupsPort(EngineCore& core) : m_core{core} {}

    Future<BackupPart> status() override;
    Future<BackupPart> prove() override;
    Future<BackupPart> setFolder(QString folder) override;
    Future<bool> exportTo(QString file) override;
    Future<std::vector<ImportedChannel>> importFrom(QString file) override;
    Future<bool> confirmSeed() override;

private:
    EngineCore& m_core;
};

class PreferencesPort final : public Preferences {
public:
    explicit PreferencesPort(EngineCore& core) : m_core{core} {}

    Future<EnginePreferences> read() override;
    Future<bool> write(EnginePreferences preferences) override;

private:
    EngineCore& m_core;
};

class IdentityPort final : public Identity {
public:
    explicit IdentityPort(EngineCore& core) : m_core{core} {}

    Future<SignedMessage> sign(QString message) override;
    Future<CheckedMessage> check(QString message, QString zbase, QString nodeId) override;

private:
    EngineCore& m_core;
};

class PracticePort final : public Practice {
public:
    explicit PracticePort(EngineCore& core) : m_core{core} {}

    Future<bool> gift(std::uint64_t satoshi) override;
    Future<bool> mine(std::uint32_t blocks) override;
    Future<std::vector<Robot>> robots() override;
    Future<QString> robot(QString name, RobotAction action, std::uint64_t satoshi) override;
    Future<QString> robotInvoice(QString name, std::uint64_t satoshi, QString description) override;
    Future<bool> remove() override;

private:
    EngineCore& m_core;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "app/engine/local_engine.h"

#include <QThread>

#include "app/engine/channels_port.h"
#include "app/engine/coins_port.h"
#include "app/engine/developer_port.h"
#include "app/engine/guard_port.h"
#include "app/engine/index_port.h"
#include "app/engine/payments_port.h"
#include "app/engine/practice_world.h"
#include "app/engine/requests_port.h"
#include "app/engine/small_ports.h"
#include "app/engine/snapshot_feed.h"
#include "app/engine/upkeep_port.h"
#include "app/engine/wallets_port.h"

namespace fulgurite::app {

namespace {

class LocalEngine final : public Engine {
public:
    explicit LocalEngine(EngineOptions options)
        : m_core{std::make_unique<EngineCore>(std::move(options), m_log)},
          m_wallets{*m_core},
          m_channels{*m_core},
          m_connections{*m_core},
          m_history{*m_core},
          m_backups{*m_core},
          m_preferences{*m_core},
          m_identity{*m_core},
          m_guard{*m_core},
          m_practice{*m_core},
          m_developer{*m_core},
          m_upkeep{*m_core}
    {
        qRegisterMetaType<Snapshot>();
        qRegisterMetaType<EngineEvent>();
        // Whoever asks before the engine thread came to it must hear of this wallet and this
        // network: a wallet made from a blank snapshot would be on network bitcoin.
        m_feed.take(m_core->firstSnapshot());
        m_thread.setObjectName(QStringLiteral("engine"));
        m_core->moveToThread(&m_thread);
        m_payments = std::make_unique<PaymentsPort>(*m_core);
        m_requests = std::make_unique<RequestsPort>(*m_core);
        m_coins = std::make_unique<CoinsPort>(*m_core);
        m_indexes = std::make_unique<IndexPort>(*m_core);
        QObject::connect(&m_core->publisher(), &Publisher::published, &m_feed, &SnapshotFeed::take);
        QObject::connect(&m_core->publisher(), &Publisher::announced, &m_feed, &SnapshotFeed::pass);
        QObject::connect(&m_thread, &QThread::started, m_core.get(), &EngineCore::begin);
        m_thread.start();
    }
    LocalEngine(const LocalEngine&) = delete;
    LocalEngine& operator=(const LocalEngine&) = delete;

    /// Everything that lives on the engine thread ends there, before the thread does.
    ~LocalEngine() override
    {
        QMetaObject::invokeMethod(
            m_core.get(),
            [this] {
                m_core->end();
                m_payments.reset();
                m_requests.reset();
                m_coins.reset();
                m_indexes.reset();
                m_core.reset();
            },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    EngineFeed& feed() override { return m_feed; }
    Wallets& wallets() override { return m_wallets; }
    Payments& payments() override { return *m_payments; }
    Requests& requests() override { return *m_requests; }
    Channels& channels() override { return m_channels; }
    Coins& coins() override { return *m_coins; }
    History& history() override { return m_history; }
    Backups& backups() override { return m_backups; }
    Connections& connections() override { return m_connections; }
    Preferences& preferences() override { return m_preferences; }
    Practice& practice() override { return m_practice; }
    Identity& identity() override { return m_identity; }
    Indexes& indexes() override { return *m_indexes; }
    Developer& developer() override { return m_developer; }
    Upkeep& upkeep() override { return m_upkeep; }
    Guard& guard() override { return m_guard; }

private:
    LogBook m_log;
    QThread m_thread;
    SnapshotFeed m_feed;
    std::unique_ptr<EngineCore> m_core;
    WalletsPort m_wallets;
    ChannelsPort m_channels;
    ConnectionsPort m_connections;
    HistoryPort m_history;
    BackupsPort m_backups;
    PreferencesPort m_preferences;
    IdentityPort m_identity;
    GuardPort m_guard;
    PracticePort m_practice;
    DeveloperPort m_developer;
    UpkeepPort m_upkeep;
    std::unique_ptr<PaymentsPort> m_payments;
    std::unique_ptr<RequestsPort> m_requests;
    std::unique_ptr<CoinsPort> m_coins;
    std::unique_ptr<IndexPort> m_indexes;
};

} // namespace

std::unique_ptr<Engine> makeLocalEngine(EngineOptions options)
{
    return std::make_unique<LocalEngine>(std::move(options));
}

} // namespace fulgurite::app

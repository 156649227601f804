// SPDX-License-Identifier: MIT
#include "app/daemon/control_thread.h"

#include "app/config/default_folders.h"
#include "app/daemon/rpc_server.h"
#include "app/engine/snapshot_feed.h"

#include <functional>
#include <optional>
#include <string>

namespace fulgurite::app {

namespace {

/// The engine's ports, which any thread may call, beside a feed of the socket's thread.
class EngineOfThread final : public Engine {
public:
    explicit EngineOfThread(Engine& engine) : m_engine{engine}
    {
        m_feed.take(engine.feed().current());
        QObject::connect(&engine.feed(), &EngineFeed::snapshotChanged, &m_feed,
                         &SnapshotFeed::take);
        QObject::connect(&engine.feed(), &EngineFeed::eventHappened, &m_feed, &SnapshotFeed::pass);
    }

    EngineFeed& feed() override { return m_feed; }
    Wallets& wallets() override { return m_engine.wallets(); }
    Payments& payments() override { return m_engine.payments(); }
    Requests& requests() override { return m_engine.requests(); }
    Channels& channels() override { return m_engine.channels(); }
    Coins& coins() override { return m_engine.coins(); }
    History& history() override { return m_engine.history(); }
    Backups& backups() override { return m_engine.backups(); }
    Connections& connections() override { return m_engine.connections(); }
    Preferences& preferences() override { return m_engine.preferences(); }
    Practice& practice() override { return m_engine.practice(); }
    Identity& identity() override { return m_engine.identity(); }
    Indexes& indexes() override { return m_engine.indexes(); }
    Developer& developer() override { return m_engine.developer(); }
    Upkeep& upkeep() override { return m_engine.upkeep(); }
    Guard& guard() override { return m_engine.guard(); }

private:
    Engine& m_engine;
    SnapshotFeed m_feed;
};

} // namespace

/// Keeps the server at the socket of the chosen wallet.
class ControlDesk final : public QObject {
public:
    using Problem = std::function<void(const QString&)>;

    ControlDesk(Engine& engine, QThread& thread, Problem problem)
        : m_engine{engine},
          m_problem{std::move(problem)}
    {
        m_engine.feed().moveToThread(&thread);
        moveToThread(&thread);
        connect(&m_engine.feed(), &EngineFeed::snapshotChanged, this, &ControlDesk::follow);
    }

    void follow(const Snapshot& snapshot)
    {
        const Lifecycle& now = *snapshot.lifecycle;
        if (now.walletFolder.isEmpty())
            return;
        const QString path = socketPath(
            now.walletFolder, QString::fromStdString(std::string{networkName(now.network)}));
        if (path == m_path)
            return;
        m_path = path;
        m_server.emplace(m_engine, allMethods());
        if (m_server->listen(path))
            return;
        m_problem(m_server->errorText());
        m_server.reset();
    }

    void begin() { follow(m_engine.feed().current()); }
    void end() { m_server.reset(); }

private:
    EngineOfThread m_engine;
    Problem m_problem;
    QString m_path;
    std::optional<RpcServer> m_server;
};

ControlThread::ControlThread()
{
    m_thread.setObjectName(QStringLiteral("control"));
    m_thread.start();
}

ControlThread::~ControlThread()
{
    withdraw();
    m_thread.quit();
    m_thread.wait();
}

void ControlThread::serve(Engine& engine)
{
    m_desk = std::make_unique<ControlDesk>(
        engine, m_thread, [this](const QString& problem) { emit failed(problem); });
    QMetaObject::invokeMethod(m_desk.get(), &ControlDesk::begin, Qt::QueuedConnection);
}

void ControlThread::withdraw()
{
    if (!m_desk)
        return;
    QMetaObject::invokeMethod(
        m_desk.get(),
        [this] {
            m_desk->end();
            m_desk.reset();
        },
        Qt::BlockingQueuedConnection);
}

} // namespace fulgurite::app

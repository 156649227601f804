// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include "app/api/engine.h"
#include "app/api/preferences.h"
#include "app/engine/backup_writer.h"
#include "app/engine/chain_guard.h"
#include "app/engine/chain_wallet.h"
#include "app/engine/engine_options.h"
#include "app/engine/funding_book.h"
#include "app/engine/late_watches.h"
#include "app/engine/peer_sockets.h"
#include "app/engine/publisher.h"
#include "app/engine/readiness.h"
#include "app/engine/remote_outputs.h"
#include "app/engine/tip_freshness.h"
#include "app/engine/wallet_secrets.h"
#include "app/engine/worker_pool.h"
#include "app/store/history_table.h"
#include "app/store/node_store.h"
#include "app/store/rollback_marker.h"
#include "app/store/seed_table.h"
#include "app/store/wallet_file.h"
#include "lightning/node/node.h"
#include "wallet/chain/chain_source.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace fulgurite::app {

/// One open wallet on the engine thread: it owns the file, the node, the chain source and the
/// sockets, and obeys the law of the engine: drain inputs, commit once, then act. Ports reach the
/// wallet only through it.
class WalletSession final : public QObject {
    Q_OBJECT

public:
    using ReplyHandler = std::function<void(const lightning::ReplyBody&)>;
    struct Environment {
        const EngineOptions& options;
        Publisher& publisher;
        RandomSource& random;
        Log log;
        std::function<UnixTime()> now;
        std::function<std::chrono::seconds()> uptime; ///< from any beginning; nobody sets it
        std::unique_ptr<wallet::ChainSource> chain;
        PeerSockets::Dialler dialler; ///< of the practice world; empty: TCP
    };

    WalletSession(Environment environment, store::WalletFile file, WalletSecrets secrets);
    ~WalletSession() override;

    /// Loads everything and begins; the error is one that the lifecycle shows.
    Answer<bool> start();
    /// Everything pending is committed, sockets are closed.
    void stop();

    // --- for the ports ---
    [[nodiscard]] bool hasNode() const { return m_node != nullptr; }
    [[nodiscard]] lightning::Node& node() { return *m_node; }
    ChainWallet& wallet() { return *m_wallet; }
    store::Database& database() { return m_file.database(); }
    store::WalletFile& file() { return m_file; }
    store::NodeStore& nodeStore() { return m_nodeStore; }
    [[nodiscard]] const EngineOptions& options() const { return m_environment.options; }
    [[nodiscard]] const wallet::FeeEstimates& fees() const { return m_fees; }
    /// What is paid where nobody chose or reviewed a rate.
    [[nodiscard]] Feerate unreviewedRate() const;
    [[nodiscard]] Feerate unreviewedNextBlock() const;
    [[nodiscard]] const wallet::ChainStatus& chainStatus() const { return m_chainStatus; }
    [[nodiscard]] bool chainReady() const
    {
        return m_chainStatus.state == wallet::ChainState::Ready;
    }
    RandomSource& random() { return m_environment.random; }
    BackupWriter& backup() { return *m_backup; }
    PeerSockets& sockets() { return m_sockets; }
    wallet::ChainSource& chain() { return *m_environment.chain; }
    [[nodiscard]] UnixTime now() const { return m_environment.now(); }
    /// For pauses and graces: begins as the date and goes on however the clock is set.
    [[nodiscard]] UnixTime steady() const
    {
        return m_startedAt + (m_environment.uptime() - m_uptimeAtStart);
    }

    /// Hands a request to the node; the handler runs after its commit. Without a node it hears
    /// LightningOnMainnetRefused.
    void request(lightning::RequestBody body, ReplyHandler handler);
    /// A change of the on-chain wallet, or rows of its own, to be committed with the next batch;
    /// `after` runs when it is durable.
    void commitSoon(std::function<store::Result<void>(store::Database&)> write,
                    std::function<void()> after);
    /// Broadcasts now and again with every block until confirmed. The handler hears the first
    /// verdict.
    void broadcast(std::vector<Transaction> package,
                   std::function<void(const wallet::BroadcastDone&)> handler);
    /// Runs `then` once the backend has answered the broadcast of `txid`, whatever it said.
    void whenBroadcast(const Txid& txid, std::function<void()> then)
    {
        m_awaitedBroadcasts.emplace(txid, std::move(then));
    }
    /// A transaction of ours that the backend provably refused: forgotten, its coins are free
    /// again.
    void giveUp(const Txid& txid);
    /// Peers that channels need are dialled at once, and connected ones anew: always for the stage
    /// Peers, for Channels when none is missing.
    void bringBack(StageName stage);
    /// Another backend from now on.
    void replaceChain(std::unique_ptr<wallet::ChainSource> chain);
    [[nodiscard]] std::set<Txid> fundingTxids() const;
    [[nodiscard]] std::set<Txid> doubtfulFundings() const
    {
        return m_fundings.inDoubt(m_wallet->coins());
    }
    [[nodiscard]] const Transaction* fundingTransaction(const Txid& txid) const
    {
        return m_fundings.find(txid);
    }
    /// A connection that cannot write, opened at the first use.
    store::Result<store::Database*> historyReader();
    /// A password change needs the file to itself.
    void dropReader() { m_reader.reset(); }
    [[nodiscard]] const EnginePreferences& preferences() const { return m_preferences; }
    /// In force at once, and stored with the next batch.
    void setPreferences(const EnginePreferences& preferences, std::function<void()> after);
    /// Within the handler of a refused opening: what the wallet said, when it was the wallet.
    [[nodiscard]] const std::optional<ApiError>& fundingError() const { return m_fundingError; }
    /// After stop(): the open file, and what is to be watched without it.
    store::WalletFile takeFile() { return std::move(m_file); }
    [[nodiscard]] GuardDuty guardDuty() const;
    void rememberBackupFolder(const QString& folder);
    [[nodiscard]] lightning::ChannelBackup currentBackup() const;
    /// Written and proven now, and the node told: after it asked, or the owner moved it or asked.
    void writeBackup(const lightning::ChannelBackup& backup);
    /// In a wallet that was made from its words: channels which lie in a place of the backup and
    /// are not known here become lost channels; `then` runs once that is stored. False, and `then`
    /// never runs, when there are none. `newerOnly`: in backups that are newer than this wallet.
    bool adoptChannels(bool newerOnly, std::function<void()> then);
    /// Adopts, writes and proves, for the owner; then `done`.
    void renewBackup(bool newerOnly, const std::function<void()>& done);
    [[nodiscard]] BackupPart backupPart();
    /// Money of channels that only a backup tells of is looked for from now on.
    void channelsImported();
    /// The words, read from the file and wiped by the caller.
    [[nodiscard]] Answer<SecretBytes> readMnemonic();
    /// Wipes every page of the file that is held in memory: among them may be the words.
    void forgetCaches();
    [[nodiscard]] std::optional<SecretKey> signingKey(const wallet::ScriptPath& path);

signals:
    void nodeEvent(const fulgurite::lightning::NodeEvent& event);
    void tipChanged();
    /// A batch is durable and its effects are released.
    void committed();
    /// The engine stops: a commit failed for good.
    void failed(const fulgurite::app::ApiError& error);

private:
    [[nodiscard]] std::optional<store::StoredSeed> readSeed();
    void input(lightning::NodeInput input);
    void chainEvent(const wallet::ChainEvent& event);
    void schedule();
    void drain();
    store::Result<void> commit(const lightning::NodeOutput& output);
    [[nodiscard]] bool holdsSuspects() const;
    store::Result<void> writeHistory(const lightning::NodeOutput& output);
    void release(lightning::NodeOutput output);
    void commitFailed(const Error<store::StoreError>& error);

    void on(const wallet::TransactionSeen& event);
    void on(const wallet::TransactionGone& event);
    void on(const wallet::ChainRolledBack& event);
    void on(const wallet::TipReached& event);
    void on(const wallet::FeeEstimates& event);
    void on(const wallet::BroadcastDone& event);
    void on(const wallet::ChainStatus& event);
    void on(const wallet::UnspentFound& event);
    void on(const wallet::ScriptsScanned& event);
    void on(const wallet::SpenderSought& event);

    void act(lightning::node_effect::SendBytes& effect);
    void act(lightning::node_effect::OpenConnection& effect);
    void act(lightning::node_effect::CloseConnection& effect);
    void act(lightning::node_effect::Broadcast& effect);
    void act(lightning::node_effect::WatchOutpoint& effect);
    void act(lightning::node_effect::RequestFunding& effect);
    void act(lightning::node_effect::BroadcastFunding& effect);
    void act(lightning::node_effect::ReleaseFunding& effect);
    void act(lightning::node_effect::WriteBackup& effect);
    void act(lightning::node_effect::FundingSpentSeen& effect);
    void act(lightning::node_effect::Reply& effect);
    void act(lightning::node_effect::Tell& effect);
    void act(lightning::node_effect::WriteLog& effect);

    store::Result<void> load();
    store::Result<void> judgeAge();
    void logBackup(const std::string& text) const;
    void startRemoteOutputs();
    [[nodiscard]] bool spendsLiveChannel(const Transaction& tx) const;
    void sweepRemoteOutputs();
    Answer<bool> startNode();
    void releaseGivenUp(const std::vector<lightning::StoredChannel>& channels);
    void startChain();
    void tick();
    void tellTip();
    [[nodiscard]] bool closedLiveChannel(const Txid& txid) const;
    [[nodiscard]] bool isTipFresh();
    [[nodiscard]] wallet::ChainStatus shownStatus() const;
    void endDoubleSpentFundings();
    [[nodiscard]] bool mayHoldOldCoins() const;
    [[nodiscard]] bool follows(BackendKind kind) const; ///< as its chain backend
    void buildSnapshot(Snapshot& snapshot);
    void rebroadcast();
    void resumeBroadcasts();
    void forgetDeepFundings();
    void dropVanished();

    struct Write {
        std::function<store::Result<void>(store::Database&)> write;
        std::function<void()> after;
    };

    Environment m_environment;
    UnixTime m_startedAt = m_environment.now();
    std::chrono::seconds m_uptimeAtStart = m_environment.uptime();
    store::WalletFile m_file;
    store::NodeStore m_nodeStore;
    store::HistoryTable m_history;
    WalletSecrets m_secrets;
    std::optional<store::RollbackMarker> m_marker;
    std::uint64_t m_generation = 0, m_marked = 0; ///< of the file; of this machine at the start
    std::unique_ptr<ChainWallet> m_wallet;
    WorkerPool m_workers; ///< of the node
    std::unique_ptr<lightning::Node> m_node;
    std::unique_ptr<BackupWriter> m_backup;
    std::unique_ptr<RemoteOutputs> m_remote; ///< of a wallet that was restored or lost a channel
    EnginePreferences m_preferences;
    std::map<std::uint64_t, ApiError> m_fundingErrors; ///< by the request to open
    std::optional<ApiError> m_fundingError;
    FundingBook m_fundings;
    std::map<OutPoint, wallet::Watch> m_channelWatches; ///< of the node; a new backend needs them
    LateWatches m_late;
    TipFreshness m_freshness;
    bool m_coinsAhead = false; ///< of the node, which hears with the next batch
    bool m_shown = false;      ///< in a snapshot
    bool m_tipTold = false;    ///< to be fresh
    bool m_lookedAhead = false;
    bool m_remoteWaits = false; ///< its scripts are watched once the chain is ready
    bool m_restored = false;    ///< from words that were used before
    PeerSockets m_sockets;
    QTimer m_tick;

    std::vector<lightning::NodeInput> m_inputs;
    std::vector<Write> m_writes;
    bool m_scheduled = false, m_stopped = false, m_suspect = false, m_storageFault = false;
    bool m_outdated =
        false;             ///< an old copy; said until its channels are cleared, or the next start
    bool m_renews = false; ///< the marker, with the first commit
    std::map<std::uint64_t, ReplyHandler> m_replies;
    std::uint64_t m_nextRequest = 0;

    wallet::FeeEstimates m_fees{Feerate{2500}, Feerate{2500}, Feerate{253}, Feerate{253}, true};
    wallet::ChainStatus m_chainStatus;
    struct Pending {
        std::vector<Transaction> package;
        std::function<void(const wallet::BroadcastDone&)> handler;
    };
    std::optional<std::set<Txid>> m_reported; ///< unconfirmed, until the first Ready of a backend
    std::multimap<Txid, std::function<void()>> m_awaitedBroadcasts;
    std::vector<std::vector<Transaction>> m_committedPackages; ///< filled by stop()
    std::vector<EngineEvent> m_transactionEvents;              ///< of the batch in the making
    std::map<Txid, Pending> m_broadcasts; ///< by the last transaction of the package
    std::optional<store::Database> m_reader;
    std::optional<QDateTime> m_provenAt;
    std::optional<ApiError> m_backupFault;
    std::uint64_t m_backupGeneration = 0;
    StagePatience m_patience;
};

} // namespace fulgurite::app

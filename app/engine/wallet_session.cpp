// SPDX-License-Identifier: MIT
// Opening, the drain-commit-release loop and closing. Effects, chain events and snapshots stand in
// session_*.cpp.
#include "app/engine/wallet_session.h"

#include "app/engine/node_config_of.h"
#include "app/engine/node_shapes.h"
#include "app/engine/preferences_record.h"
#include "app/engine/store_errors.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

constexpr std::string_view kGeneration = "generation";
constexpr std::uint64_t kLeap = 1'000'000;
constexpr std::chrono::milliseconds kTick{1000};

lightning::ChannelSecrets toChannelSecrets(wallet::ChannelKeys keys)
{
    return {std::move(keys.funding), std::move(keys.revocation),
            std::move(keys.payment), std::move(keys.delayedPayment),
            std::move(keys.htlc),    std::move(keys.perCommitmentSeed)};
}

/// Source: BOLT 2 § Definition of `channel_id`.
ChannelId channelIdOf(const OutPoint& funding)
{
    auto out = retag<ChannelId>(funding.txid);
    out.data[30] ^= static_cast<std::uint8_t>(funding.index >> 8U);
    out.data[31] ^= static_cast<std::uint8_t>(funding.index);
    return out;
}

} // namespace

WalletSession::WalletSession(Environment environment, store::WalletFile file, WalletSecrets secrets)
    : m_environment{std::move(environment)},
      m_file{std::move(file)},
      m_nodeStore{m_file.database()},
      m_history{m_file.database()},
      m_secrets{std::move(secrets)},
      m_sockets{[this](lightning::NodeInput next) { input(std::move(next)); },
                proxyOf(m_environment.options.proxy), this}
{
    if (m_environment.dialler)
        m_sockets.setDialler(m_environment.dialler);
    connect(&m_tick, &QTimer::timeout, this, &WalletSession::tick);
}

WalletSession::~WalletSession() { stop(); }

Answer<bool> WalletSession::start()
{
    if (const auto loaded = load(); !loaded)
        return std::unexpected(toApiError(loaded.error()));
    if (const auto node = startNode(); !node)
        return node;
    if (!m_environment.options.listen.isEmpty() && m_node) {
        if (const auto problem = m_sockets.listen(m_environment.options.listen))
            return refuse(ErrorCode::InvalidParameter,
                          {{QStringLiteral("name"), QStringLiteral("listen")},
                           {QStringLiteral("rule"), *problem}});
    }
    m_environment.publisher.setBuilder([this](Snapshot& snapshot) { buildSnapshot(snapshot); });
    m_tick.start(kTick);
    startRemoteOutputs();
    resumeBroadcasts();
    startChain();
    adoptChannels(true, [] {}); // what is added is written by itself
    schedule();
    return true;
}

store::Result<void> WalletSession::load()
{
    store::Database& database = m_file.database();
    m_wallet = std::make_unique<ChainWallet>(m_environment.options.network,
                                             std::move(m_secrets.spendingAccount),
                                             std::move(m_secrets.accounts));
    FULGURITE_TRY_VOID(m_wallet->load(database));
    m_wallet->import(importedKeysOf(m_environment.options));
    FULGURITE_TRY_VOID(m_fundings.load(database));
    FULGURITE_TRY_VOID(m_late.load(database));
    const auto generation = FULGURITE_TRY(m_nodeStore.settings.find(kGeneration));
    m_generation = generation ? ByteReader{*generation}.u64be().value_or(0) : 0;
    const auto id = FULGURITE_TRY(m_nodeStore.settings.find("wallet.id"));
    m_marker = FULGURITE_TRY(
        store::RollbackMarker::open(m_environment.options.stateFolder.toStdString() + "/markers",
                                    toHex(id.value_or(Bytes{0}))));
    FULGURITE_TRY_VOID(judgeAge());
    const auto restored = FULGURITE_TRY(m_nodeStore.settings.find("wallet.restored"));
    m_restored = restored == Bytes{1};
    m_preferences = readPreferences(m_nodeStore.settings);
    return {};
}

/// An older copy than this machine has acted on, or one of which it knows nothing: no commitment
/// of ours is broadcast for what it holds, and the words are searched for what it may lack.
store::Result<void> WalletSession::judgeAge()
{
    const auto marked = m_marker->read();
    m_marked = marked.value_or(0);
    m_outdated = m_marked > m_generation;
    m_suspect = m_outdated || (!marked && m_generation > 0);
    if (!m_outdated)
        return {};
    if (m_environment.log)
        m_environment.log({LogLevel::Warning, "store",
                           "this is an old copy of the wallet file (generation " +
                               std::to_string(m_generation) + ", this machine has acted on " +
                               std::to_string(m_marked) +
                               "): no channel state of it is broadcast, the peers are asked to "
                               "close; coins on chain can be used"});
    return m_nodeStore.settings.put("wallet.restored", Bytes{1});
}

void WalletSession::setPreferences(const EnginePreferences& preferences,
                                   std::function<void()> after)
{
    m_preferences = preferences;
    if (m_node) {
        const auto ignore = [](const lightning::ReplyBody&) {};
        request(lightning::request::SetAlias{preferences.alias.left(32).toStdString()}, ignore);
        request(policyOf(preferences), ignore);
    }
    commitSoon(
        [preferences](store::Database& database) {
            store::SettingsTable settings{database};
            return writePreferences(settings, preferences);
        },
        std::move(after));
}

/// Until all money of old channels is home. Where only the words are left, any of the thousand
/// payment keys may have been paid.
void WalletSession::startRemoteOutputs()
{
    const bool wanted = m_restored || (m_node && !m_node->lostChannels().empty());
    if (!wanted || m_remote)
        return;
    m_remote = std::make_unique<RemoteOutputs>(m_secrets.lightning);
    if (const auto loaded = m_remote->load(m_file.database()); !loaded && m_environment.log)
        m_environment.log({LogLevel::Error, "store", loaded.error().detail});
}

void WalletSession::channelsImported()
{
    if (m_remote)
        return;
    startRemoteOutputs();
    if (!m_remote || !m_environment.chain)
        return;
    auto watches = m_remote->scripts();
    for (wallet::Watch& watch : watches)
        watch.unscanned = true; // the peers may have closed long ago
    m_environment.chain->watch(std::move(watches));
}

Answer<bool> WalletSession::startNode()
{
    const auto secretsOf = [this](const lightning::ChannelKeyId& id) {
        return toChannelSecrets(m_secrets.lightning.channel(retag<wallet::ChannelKeyId>(id)));
    };
    m_backup = std::make_unique<BackupWriter>(m_secrets.lightning.backupKey().clone(),
                                              m_environment.options.network, m_file.folder(),
                                              secretsOf, m_environment.random);
    if (const auto folder = m_nodeStore.settings.find("backup.folder"); folder && *folder)
        m_backup->setFolder(QString::fromStdString(asString(**folder)));
    if (m_environment.options.network == Network::Bitcoin)
        return true; // on-chain use only, until penalties are served
    auto stored = m_nodeStore.read();
    if (!stored)
        return std::unexpected(toApiError(stored.error()));
    releaseGivenUp(stored->channels);
    lightning::NodeSecrets secrets{nodeKeyOf(m_environment.options, m_secrets.lightning),
                                   channelSecretsOf(m_environment.options, secretsOf), [this] {
                                       const auto fresh = m_wallet->handOut({84, 0, 2});
                                       return fresh ? fresh->scriptPubKey : Bytes{};
                                   }};
    lightning::NodeConfig config = nodeConfigOf(m_environment.options);
    const auto policy = policyOf(m_preferences);
    config.parallel = [this](std::size_t count, const Piece& work) { m_workers.run(count, work); };
    config.channel.toSelfDelay = policy.toSelfDelay;
    config.acceptKeysend = policy.acceptKeysend;
    auto node = lightning::Node::create(std::move(config), std::move(secrets),
                                        {std::move(*stored), m_suspect, m_startedAt,
                                         m_suspect ? m_backup->newest() : m_backup->read()},
                                        m_environment.random);
    if (!node)
        return refuse(ErrorCode::LightningNotReady,
                      {{QStringLiteral("rule"), QString::fromStdString(node.error().detail)}});
    m_node = std::move(*node);
    m_renews = m_suspect;
    return true;
}

/// Coins of openings that were given up: their release is stored with the next batch, which a crash
/// or a full disk may keep from coming. Channels that cannot be read keep theirs.
void WalletSession::releaseGivenUp(const std::vector<lightning::StoredChannel>& channels)
{
    std::set<ChannelId> standing;
    for (const lightning::StoredChannel& channel : channels)
        standing.insert(channel.channelId);
    for (const Txid& txid : m_fundings.txids()) {
        const ChannelId temporary = *m_fundings.temporaryIdOf(txid);
        if (m_wallet->coins().transaction(txid) != nullptr || standing.contains(temporary))
            continue;
        const auto outputs = m_fundings.find(txid)->outputs.size();
        bool stands = false;
        for (std::uint32_t index = 0; index < outputs; ++index)
            stands = stands || standing.contains(channelIdOf({txid, index}));
        if (stands)
            continue;
        m_wallet->release(FundingBook::purposeOf(temporary));
        m_fundings.remove(txid);
    }
}

void WalletSession::stop()
{
    if (std::exchange(m_stopped, true))
        return;
    m_tick.stop();
    m_environment.publisher.setBuilder({});
    m_sockets.closeAll();
    if (m_environment.chain)
        m_environment.chain->stop();
    m_replies.clear();
    for (auto& [txid, pending] : m_broadcasts)
        m_committedPackages.push_back(std::move(pending.package));
    m_broadcasts.clear();
    m_awaitedBroadcasts.clear();
    if (m_marker && !m_storageFault)
        static_cast<void>(m_file.database().execute(
            "PRAGMA wal_checkpoint(TRUNCATE)")); // the next start is then quicker; nothing depends
                                                 // on it
    m_marker.reset(); // whoever opens the file next may come before this object goes
}

void WalletSession::input(lightning::NodeInput next)
{
    if (!m_node || m_stopped)
        return;
    m_inputs.push_back(std::move(next));
    schedule();
}

void WalletSession::schedule()
{
    if (std::exchange(m_scheduled, true) || m_stopped)
        return;
    QMetaObject::invokeMethod(this, &WalletSession::drain, Qt::QueuedConnection);
}

void WalletSession::drain()
{
    m_scheduled = false;
    if (m_stopped)
        return;
    lightning::NodeOutput output;
    if (m_node) {
        for (lightning::NodeInput& next : std::exchange(m_inputs, {}))
            m_node->handle(std::move(next));
        output = m_node->flush();
    }
    m_coinsAhead = false;
    auto watches = m_wallet->takeNewWatches();
    auto writes = std::exchange(m_writes, {});
    if (mayHoldOldCoins())
        m_late.add(watches);
    if (m_lookedAhead) // what no block tells, only a scan can, and at once
        m_late.mark(watches);
    const bool nothing = output.operations.empty() && writes.empty() && !m_wallet->isDirty() &&
                         !(m_remote && m_remote->isDirty()) && !m_late.isDirty() && !m_renews;
    if (!nothing) {
        for (Write& each : writes)
            m_writes.push_back(each); // commit() reads them; a failure keeps them for the next try
        m_transactionEvents.clear();
        const auto committed = commit(output);
        m_writes.clear();
        if (!committed)
            return commitFailed(committed.error());
    }
    if (!watches.empty() && m_environment.chain)
        m_environment.chain->watch(std::move(watches));
    for (Write& each : writes) {
        if (each.after)
            each.after();
    }
    release(std::move(output));
    if (m_stopped)
        return;
    for (EngineEvent& event : std::exchange(m_transactionEvents, {}))
        m_environment.publisher.announce(std::move(event));
    emit committed();
    m_environment.publisher.touch();
}

store::Result<void> WalletSession::commit(const lightning::NodeOutput& output)
{
    store::Database& database = m_file.database();
    const bool moves = std::ranges::any_of(output.operations, [](const lightning::StoreOp& op) {
        return std::holds_alternative<lightning::PutChannel>(op);
    });
    // Once the node has stored which channels are suspect, the file is the newest of this machine,
    // and leaps over whatever other copies there may be.
    const bool counts = moves || m_renews;
    const std::uint64_t step = m_renews ? kLeap : 1;
    const std::uint64_t next = counts ? std::max(m_generation, m_marked) + step : m_generation;
    const auto stored = database.transaction([&]() -> store::Result<void> {
        FULGURITE_TRY_VOID(m_wallet->save(database));
        FULGURITE_TRY_VOID(m_fundings.save(database));
        FULGURITE_TRY_VOID(m_late.save(database));
        if (m_remote)
            FULGURITE_TRY_VOID(m_remote->save(database));
        for (const Write& each : m_writes) {
            if (each.write)
                FULGURITE_TRY_VOID(each.write(database));
        }
        for (const lightning::StoreOp& op : output.operations)
            FULGURITE_TRY_VOID(m_nodeStore.apply(op));
        FULGURITE_TRY_VOID(writeHistory(output));
        if (!counts)
            return {};
        ByteWriter generation;
        generation.u64be(next);
        return m_nodeStore.settings.put(kGeneration, generation.view());
    });
    if (!stored)
        return stored;
    if (counts) {
        m_generation = next;
        m_renews = false;
        m_outdated = m_outdated && (m_node->channels().empty() || holdsSuspects());
        // It may lag, never lead: a failure makes it lag. Unless another copy of this wallet is at
        // work, whose channels are ahead: nothing of this one is sent.
        const auto marked = m_marker->write(next);
        if (!marked && marked.error().code == store::StoreError::OtherInstance)
            return marked;
    }
    return {};
}

bool WalletSession::holdsSuspects() const
{
    return std::ranges::any_of(m_node->channels(), &lightning::ChannelInfo::suspect);
}

void WalletSession::release(lightning::NodeOutput output)
{
    for (lightning::NodeEffect& effect : output.effects) {
        if (m_stopped)
            return;
        std::visit([this](auto& one) { act(one); }, effect);
    }
}

void WalletSession::commitFailed(const Error<store::StoreError>& error)
{
    // The node's memory is ahead of the disk: it is discarded, only what is re-read counts.
    if (m_environment.log)
        m_environment.log({LogLevel::Error, "store", error.detail});
    ApiError reason = toApiError(error);
    if (error.code != store::StoreError::DiskFull)
        reason.code = ErrorCode::StorageFault;
    m_storageFault = true; // after an I/O error nothing more is written
    stop();
    emit failed(reason);
}

GuardDuty WalletSession::guardDuty() const
{
    GuardDuty duty;
    duty.tips = m_wallet->knownTips();
    for (const auto& [outpoint, watch] : m_channelWatches)
        duty.fundings.push_back(watch);
    duty.packages = m_committedPackages;
    if (!m_node)
        return duty;
    for (const auto& channel : m_node->channels()) {
        if (channel.funding)
            duty.channels[*channel.funding] = hexOf(channel.channelId);
        for (const auto& htlc : channel.htlcs)
            duty.deadline = std::min(duty.deadline.value_or(htlc.expiry.value), htlc.expiry.value);
    }
    return duty;
}

void WalletSession::request(lightning::RequestBody body, ReplyHandler handler)
{
    if (!m_node) {
        handler(lightning::reply::Refused{lightning::NodeError::OnMainnetRefused,
                                          "Lightning is refused on this network",
                                          {},
                                          {}});
        return;
    }
    const std::uint64_t id = ++m_nextRequest;
    m_replies.emplace(id, std::move(handler));
    input(lightning::node_input::Request{lightning::RequestId{id}, std::move(body)});
}

void WalletSession::bringBack(StageName stage)
{
    m_patience.again(StageName::Peers);
    m_patience.again(StageName::Channels);
    if (!m_node)
        return;
    std::vector<PublicKey> missing;
    for (const lightning::PeerInfo& peer : m_node->peers()) {
        if (peer.channels > 0 && !peer.connected)
            missing.push_back(peer.nodeId);
    }
    if (stage == StageName::Peers || missing.empty())
        m_sockets.reconnect();
    for (const PublicKey& peer : missing)
        request(lightning::request::Connect{peer, std::nullopt}, [](const auto&) {});
}

void WalletSession::commitSoon(std::function<store::Result<void>(store::Database&)> write,
                               std::function<void()> after)
{
    m_writes.push_back({std::move(write), std::move(after)});
    schedule();
}

Answer<SecretBytes> WalletSession::readMnemonic()
{
    auto seed = readSeed();
    if (!seed)
        return refuse(ErrorCode::FileDamaged,
                      {{QStringLiteral("rule"), QStringLiteral("the seed words are missing")}});
    return std::move(seed->words);
}

std::optional<store::StoredSeed> WalletSession::readSeed()
{
    auto seed = store::SeedTable{m_file.database()}.read();
    forgetCaches(); // the page that held the words
    if (!seed)
        return std::nullopt;
    return std::move(*seed);
}

void WalletSession::forgetCaches()
{
    m_file.database().forget();
    if (m_reader)
        m_reader->forget();
}

store::Result<store::Database*> WalletSession::historyReader()
{
    if (!m_reader)
        m_reader = FULGURITE_TRY(m_file.openReader());
    return &*m_reader;
}

std::optional<SecretKey> WalletSession::signingKey(const wallet::ScriptPath& path)
{
    if (auto key = m_wallet->keyFor(path))
        return key;
    const auto seed = readSeed();
    if (!seed)
        return std::nullopt;
    return keyFromWords(seed->words, seed->passphrase, m_environment.options.network, path);
}

} // namespace fulgurite::app

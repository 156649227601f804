// SPDX-License-Identifier: MIT
#include "ui/shots/wallet_samples.h"

#include <array>

namespace fulgurite::ui::sample {

namespace {

template <typename T> std::shared_ptr<const T> shared(T value)
{
    return std::make_shared<const T>(std::move(value));
}

QString hex(int seed)
{
    return QString::number(0x9e3779b97f4a7c15ULL * static_cast<unsigned>(seed + 1), 16)
        .rightJustified(16, QLatin1Char{'0'})
        .repeated(4);
}

app::ChannelRow channel(int number, const QString& alias, app::ChannelState state,
                        std::uint64_t capacity, int localPercent)
{
    app::ChannelRow row;
    row.channelId = hex(number);
    row.peerId = QStringLiteral("02") + hex(number + 100);
    row.peerAlias = alias;
    row.state = state;
    row.connected = state == app::ChannelState::Ready;
    row.fundingTxid = hex(number + 200);
    row.capacity = Satoshi{capacity};
    const std::uint64_t local = capacity * static_cast<unsigned>(localPercent) / 100;
    const std::uint64_t reserve = capacity / 100;
    row.local = MilliSatoshi{local * 1000};
    row.remote = MilliSatoshi{(capacity - local) * 1000};
    row.reserve = MilliSatoshi{reserve * 1000};
    row.spendable = MilliSatoshi{local > reserve ? (local - reserve) * 1000 : 0};
    row.receivable =
        MilliSatoshi{capacity - local > reserve ? (capacity - local - reserve) * 1000 : 0};
    row.shortChannelId = QStringLiteral("%1x1x0").arg(840'000 + number);
    row.confirmations = 1;
    row.confirmationsNeeded = 3;
    row.closeCost = Satoshi{1692};
    row.toSelfDelay = 720;
    if (state == app::ChannelState::ForceClosing)
        row.blocksToWait = 640;
    return row;
}

app::Snapshot running(Network network)
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    lifecycle.walletName = QStringLiteral("default");
    lifecycle.walletFolder = QStringLiteral("/media/usb/.local/share/fulgurite/default");
    lifecycle.network = network;
    lifecycle.lightning = network != Network::Bitcoin;
    snapshot.lifecycle = shared(lifecycle);
    app::ChainPart chain;
    chain.health = app::ChainHealth::Ready;
    chain.height = 840'123;
    chain.backend = QStringLiteral("bitcoind 27.0 at 127.0.0.1:18443");
    chain.trust = QStringLiteral("Your own node checks everything");
    chain.nextBlockSatPerVb = 24;
    chain.hourSatPerVb = 12;
    chain.daySatPerVb = 4;
    chain.feesKnown = true;
    snapshot.chain = shared(chain);
    app::Balances balances;
    balances.onChain = MilliSatoshi{2'500'000'000};
    snapshot.balances = shared(balances);
    app::BackupPart backup;
    backup.seedConfirmed = true;
    backup.folder = QStringLiteral("/media/stick/fulgurite");
    backup.provenAt = QDateTime{QDate::currentDate(), QTime{12, 4}};
    snapshot.backup = shared(backup);
    return snapshot;
}

app::PeerRow peer(int number, const QString& alias, bool connected, std::uint32_t channels)
{
    app::PeerRow row;
    row.nodeId = QStringLiteral("02") + hex(number + 100);
    row.alias = alias;
    row.address = QStringLiteral("192.0.2.%1:9735").arg(number + 7);
    row.connected = connected;
    row.channels = channels;
    return row;
}

void addPeers(app::Snapshot& snapshot)
{
    app::PeerList peers;
    peers.ourNodeId = QStringLiteral("03") + hex(900);
    peers.peers = {peer(0, QStringLiteral("alice"), true, 1),
                   peer(1, QStringLiteral("Bakery at the corner"), true, 1), peer(2, {}, false, 0)};
    snapshot.peers = shared(peers);
    app::Readiness readiness;
    const std::array reasons{QStringLiteral("block 840 123"), QStringLiteral("2 of 3 connected"),
                             QStringLiteral("18 240 channels"), QStringLiteral("3 of 5 ready")};
    for (std::size_t i = 0; i < readiness.stages.size(); ++i)
        readiness.stages[i] = {static_cast<app::StageName>(i), app::StageState::Ready, reasons[i],
                               QDateTime::currentDateTimeUtc()};
    snapshot.readiness = shared(readiness);
}

} // namespace

app::Snapshot withChannels()
{
    using enum app::ChannelState;
    auto snapshot = running(Network::Regtest);
    snapshot.channels = shared(
        app::ChannelList{{channel(0, QStringLiteral("alice"), Ready, 1'000'000, 60),
                          channel(1, QStringLiteral("Bakery at the corner"), Ready, 2'500'000, 12),
                          channel(2, {}, Reconnecting, 400'000, 85),
                          channel(3, QStringLiteral("carol"), AwaitingConfirmations, 750'000, 100),
                          channel(4, QStringLiteral("Mallory"), ForceClosing, 300'000, 45)}});
    addPeers(snapshot);
    return snapshot;
}

app::Snapshot withManyChannels()
{
    auto snapshot = running(Network::Regtest);
    app::ChannelList list;
    const std::array names{
        QStringLiteral("alice"),
        QStringLiteral("A name that is sixty characters long and is cut at its right"),
        QStringLiteral("\u05E7\u05E4\u05D4 \u05D5\u05E2\u05D5\u05D2\u05D4"), QString{}};
    for (int i = 0; i < 60; ++i)
        list.channels.push_back(
            channel(i, names[static_cast<std::size_t>(i) % names.size()],
                    static_cast<app::ChannelState>(i % 8),
                    i == 3 ? 123'456'789'012ULL : 100'000ULL * static_cast<unsigned>(i + 1),
                    (i * 37) % 101));
    snapshot.channels = shared(list);
    addPeers(snapshot);
    return snapshot;
}

app::Snapshot onMainnet() { return running(Network::Bitcoin); }

app::Snapshot offline()
{
    auto snapshot = withChannels();
    app::ChainPart chain = *snapshot.chain;
    chain.health = app::ChainHealth::Unreachable;
    chain.detail = QStringLiteral("connection refused");
    snapshot.chain = shared(chain);
    app::Readiness readiness = *snapshot.readiness;
    readiness.stages[0].state = app::StageState::Failed;
    readiness.stages[0].reason = QStringLiteral("127.0.0.1:18443 refuses the connection");
    readiness.stages[1].state = app::StageState::Working;
    readiness.stages[1].reason = QStringLiteral("0 of 3 connected");
    readiness.stages[3].state = app::StageState::Waiting;
    readiness.stages[3].reason = QStringLiteral("after the peers");
    snapshot.readiness = shared(readiness);
    return snapshot;
}

} // namespace fulgurite::ui::sample

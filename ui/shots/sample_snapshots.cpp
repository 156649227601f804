// SPDX-License-Identifier: MIT
#include "ui/shots/sample_snapshots.h"

#include "ui/shots/sample_data.h"

#include <array>

namespace fulgurite::ui::sample {

namespace {

using namespace literals;
using enum app::ChannelState;

constexpr std::uint32_t kHeight = 210'123;

template <typename T> std::shared_ptr<const T> shared(T value)
{
    return std::make_shared<const T>(std::move(value));
}

app::Lifecycle lifecycle(app::LifecycleState state, Network network = Network::Signet)
{
    app::Lifecycle made;
    made.state = std::move(state);
    made.walletName = QStringLiteral("default");
    made.walletFolder = QStringLiteral("~/.local/share/fulgurite/default");
    made.network = network;
    made.lightning = network != Network::Bitcoin;
    return made;
}

app::ChainPart chain()
{
    app::ChainPart made;
    made.health = app::ChainHealth::Ready;
    made.height = kHeight;
    made.tipTime = now().addSecs(-240);
    made.backend = QStringLiteral("bitcoind 27.0 at 127.0.0.1:38332");
    made.trust = QStringLiteral("own-node");
    made.feesKnown = true;
    made.nextBlockSatPerVb = 24;
    made.hourSatPerVb = 12;
    made.daySatPerVb = 4;
    made.minimumSatPerVb = 1;
    return made;
}

app::Readiness readiness()
{
    app::Readiness made;
    const std::array reasons{QString{}, QStringLiteral("2/3"), QString{}, QStringLiteral("2/5")};
    for (std::size_t i = 0; i < made.stages.size(); ++i)
        made.stages[i] = {static_cast<app::StageName>(i), app::StageState::Ready, reasons[i],
                          now()};
    return made;
}

app::Snapshot running(Network network = Network::Signet)
{
    app::Snapshot snapshot;
    snapshot.lifecycle = shared(lifecycle(app::Running{}, network));
    snapshot.chain = shared(chain());
    snapshot.readiness = shared(readiness());
    return snapshot;
}

app::ChannelRow channel(int number, const QString& alias, app::ChannelState state,
                        std::uint64_t capacity, int localPercent)
{
    app::ChannelRow row;
    row.channelId = hex(number);
    row.peerId = QStringLiteral("02") + hex(number + 100);
    row.peerAlias = alias;
    row.state = state;
    row.connected = state == Ready;
    row.fundingTxid = hex(number + 200);
    row.capacity = Satoshi{capacity};
    const std::uint64_t local = capacity * static_cast<unsigned>(localPercent) / 100;
    const std::uint64_t reserve = capacity / 100;
    row.local = MilliSatoshi{local * 1000};
    row.remote = MilliSatoshi{(capacity - local) * 1000};
    row.reserve = MilliSatoshi{std::min(local, reserve) * 1000};
    row.spendable = MilliSatoshi{local > reserve ? (local - reserve) * 1000 : 0};
    row.receivable =
        MilliSatoshi{capacity - local > reserve ? (capacity - local - reserve) * 1000 : 0};
    row.shortChannelId = QStringLiteral("%1x1x0").arg(209'000 + number);
    row.confirmations = 1;
    row.confirmationsNeeded = 3;
    row.closeCost = Satoshi{1692};
    row.toSelfDelay = 720;
    if (state == ForceClosing)
        row.blocksToWait = 640;
    return row;
}

/// The parts as the engine counts them: what is open, what is on its way back, what is bound.
app::Balances balancesOf(const app::ChannelList& list, std::uint64_t onChain,
                         std::uint64_t inFlight)
{
    std::uint64_t lightning = 0, closing = 0, reserve = 0, canSend = 0, canReceive = 0;
    for (const auto& row : list.channels) {
        const bool ending = row.state == ForceClosing || row.state == app::ChannelState::Closing ||
                            row.state == ShuttingDown || row.state == DataLoss;
        (ending ? closing : lightning) += ending ? row.local.value() : row.spendable.value();
        reserve += ending ? 0 : row.reserve.value();
        canSend += row.state == Ready ? row.spendable.value() : 0;
        canReceive += row.state == Ready ? row.receivable.value() : 0;
    }
    app::Balances made;
    made.onChain = MilliSatoshi{onChain * 1000};
    made.lightning = MilliSatoshi{lightning};
    made.inFlight = MilliSatoshi{inFlight * 1000};
    made.closing = MilliSatoshi{closing};
    made.reserve = MilliSatoshi{reserve};
    made.canSend = MilliSatoshi{canSend};
    made.canReceive = MilliSatoshi{canReceive};
    made.total = MilliSatoshi{(onChain + inFlight) * 1000 + lightning + closing + reserve};
    return made;
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

app::RequestRow openRequest(const QString& note, MilliSatoshi amount, int minutes)
{
    app::RequestRow row;
    row.label = note + QStringLiteral("-1");
    row.description = note;
    row.amount = amount;
    row.invoice = invoice();
    row.createdAt = now().addSecs(-600);
    row.expiresAt = now().addSecs(60 * minutes + 30);
    return row;
}

app::OpenRequests requests()
{
    auto paid = openRequest(QStringLiteral("Lunch, Tuesday"), 45'000'000_msat, 55);
    paid.status = app::RequestStatus::Paid;
    paid.received = 45'000'000_msat;
    return {{openRequest(QStringLiteral("Invoice 2026-114"), 250'000'000_msat, 40),
             openRequest({}, 0_msat, 14), paid}};
}

app::ChannelList fiveChannels()
{
    return {{channel(0, QStringLiteral("alice"), Ready, 1'000'000, 60),
             channel(1, QStringLiteral("Bakery at the corner"), Ready, 2'500'000, 12),
             channel(2, {}, Reconnecting, 400'000, 85),
             channel(3, QStringLiteral("carol"), AwaitingConfirmations, 750'000, 100),
             channel(4, QStringLiteral("Mallory"), ForceClosing, 300'000, 45)}};
}

app::ChannelList sixtyChannels()
{
    const std::array names{
        QStringLiteral("alice"),
        QStringLiteral("A name that is sixty characters long and is cut at its right"),
        QStringLiteral("\u05E7\u05E4\u05D4 \u05D5\u05E2\u05D5\u05D2\u05D4"), QString{}};
    app::ChannelList list;
    for (int i = 0; i < 60; ++i)
        list.channels.push_back(
            channel(i, names[static_cast<std::size_t>(i) % names.size()],
                    static_cast<app::ChannelState>(i % 8),
                    i % 5 == 2 ? 123'456'789'012ULL : 100'000ULL * static_cast<unsigned>(i + 1),
                    (i * 37) % 101));
    return list;
}

app::BackupPart provenBackup()
{
    app::BackupPart backup;
    backup.seedConfirmed = true;
    backup.folder = QStringLiteral("/media/stick/fulgurite");
    backup.provenAt = QDateTime{QDate::currentDate(), QTime{0, 4}};
    backup.channels = 5;
    return backup;
}

app::PeerList peers()
{
    app::PeerList made;
    made.ourNodeId = QStringLiteral("03") + hex(900);
    made.ourAlias = QStringLiteral("Corner of the street");
    made.peers = {peer(0, QStringLiteral("alice"), true, 1),
                  peer(1, QStringLiteral("Bakery at the corner"), true, 1), peer(2, {}, false, 1)};
    return made;
}

} // namespace

app::Snapshot firstRun()
{
    auto snapshot = running();
    snapshot.attention = shared(app::Attention{{{app::AttentionKind::ConfirmSeed, {}, {}}}});
    return snapshot;
}

app::Snapshot loading()
{
    auto snapshot = typical();
    auto connecting = *snapshot.chain;
    connecting.health = app::ChainHealth::Connecting;
    connecting.feesKnown = false;
    snapshot.chain = shared(connecting);
    auto channels = *snapshot.channels;
    for (auto& row : channels.channels)
        row.state = row.state == Ready ? Reconnecting : row.state;
    snapshot.channels = shared(channels);
    auto stages = *snapshot.readiness;
    for (auto& stage : stages.stages) {
        stage.state = app::StageState::Waiting;
        stage.reason.clear();
    }
    stages.stages[0].state = app::StageState::Working;
    snapshot.readiness = shared(stages);
    return snapshot;
}

app::Snapshot typical()
{
    auto snapshot = running();
    const auto channels = fiveChannels();
    auto balances = balancesOf(channels, 7'204'650, 42'000);
    balances.unconfirmedIncoming = 55'000_sat;
    snapshot.balances = shared(balances);
    snapshot.channels = shared(channels);
    snapshot.backup = shared(provenBackup());
    snapshot.peers = shared(peers());
    snapshot.requests = shared(requests());
    snapshot.attention =
        shared(app::Attention{{{app::AttentionKind::PaymentInFlight,
                                hex(2),
                                {{QStringLiteral("block"), QStringLiteral("210163")}}},
                               {app::AttentionKind::ChannelClosing,
                                hex(4),
                                {{QStringLiteral("blocks"), QStringLiteral("640")}}}}});
    return snapshot;
}

app::Snapshot heavy()
{
    auto snapshot = typical();
    const auto channels = sixtyChannels();
    snapshot.balances = shared(balancesOf(channels, 123'456'789'012, 1));
    snapshot.channels = shared(channels);
    auto many = peers();
    for (int i = 3; i < 60; ++i)
        many.peers.push_back(
            peer(i, channels.channels[static_cast<std::size_t>(i)].peerAlias, i % 3 != 0, 1));
    snapshot.peers = shared(many);
    app::OpenRequests open;
    for (int i = 0; i < 30; ++i)
        open.requests.push_back(
            openRequest(payments(i, 1, true).front().description, 123'456'789'012'000_msat, 5 + i));
    snapshot.requests = shared(open);
    auto attention = *snapshot.attention;
    for (const auto kind : {app::AttentionKind::BackupFault, app::AttentionKind::ChannelSuspect,
                            app::AttentionKind::DataLoss, app::AttentionKind::HistoryMissing})
        attention.items.push_back({kind, hex(6), {}});
    snapshot.attention = shared(attention);
    return snapshot;
}

app::Snapshot backendDown()
{
    auto snapshot = typical();
    app::ChainPart down = *snapshot.chain;
    down.health = app::ChainHealth::Unreachable;
    down.detail = QStringLiteral("connection refused");
    snapshot.chain = shared(down);
    auto stages = *snapshot.readiness;
    stages.stages[0].state = app::StageState::Failed;
    stages.stages[0].reason = QStringLiteral("127.0.0.1:38332 refuses the connection");
    stages.stages[1].state = app::StageState::Failed;
    stages.stages[1].reason = QStringLiteral("0/3");
    stages.stages[3].state = app::StageState::Failed;
    stages.stages[3].reason = QStringLiteral("0/5");
    snapshot.readiness = shared(stages);
    auto attention = *snapshot.attention;
    attention.items.insert(attention.items.begin(), {app::AttentionKind::BackendTrouble, {}, {}});
    snapshot.attention = shared(attention);
    return snapshot;
}

app::Snapshot certificateChanged()
{
    auto snapshot = typical();
    app::ChainPart changed = *snapshot.chain;
    changed.health = app::ChainHealth::CertificateChanged;
    changed.backend = QStringLiteral("Electrum electrum.example.org:50002 (TLS)");
    changed.trust = QStringLiteral("only-server");
    changed.otherCertificate =
        app::OtherCertificate{QStringLiteral("electrum.example.org:50002"), hex(800), hex(801)};
    snapshot.chain = shared(changed);
    return snapshot;
}

app::Snapshot paying(app::PaymentState state)
{
    auto snapshot = typical();
    const bool pending = state != app::PaymentState::Paid && state != app::PaymentState::Failed;
    if (pending)
        snapshot.inFlight = shared(app::InFlight{{sample::running(state)}});
    auto channels = *snapshot.channels;
    channels.channels[0].pendingHtlcs = pending ? 1 : 0;
    channels.channels[0].inFlight = pending ? 250'000'000_msat : 0_msat;
    snapshot.channels = shared(channels);
    return snapshot;
}

app::Snapshot practice()
{
    auto snapshot = typical();
    auto world = lifecycle(app::Running{}, Network::Regtest);
    world.practice = true;
    world.walletName = QStringLiteral("practice");
    snapshot.lifecycle = shared(world);
    auto inside = chain();
    inside.backend = QStringLiteral("practice world");
    inside.trust = QStringLiteral("practice");
    snapshot.chain = shared(inside);
    return snapshot;
}

app::Snapshot mainnet()
{
    auto snapshot = running(Network::Bitcoin);
    app::Balances balances;
    balances.onChain = balances.total = 2'504'650'000_msat;
    snapshot.balances = shared(balances);
    snapshot.backup = shared(provenBackup());
    return snapshot;
}

app::Snapshot stopped()
{
    app::Snapshot snapshot;
    snapshot.lifecycle = shared(
        lifecycle(app::Stopped{{app::ErrorCode::DiskFull,
                                {{QStringLiteral("retry"), QStringLiteral("60")},
                                 {QStringLiteral("height"), QStringLiteral("210123")},
                                 {QStringLiteral("closes"), QStringLiteral("1")},
                                 {QStringLiteral("block"), QStringLiteral("210163")}},
                                QStringLiteral("SQLITE_FULL while writing channel_snapshots")}}));
    return snapshot;
}

app::Snapshot locked()
{
    app::Snapshot snapshot;
    snapshot.lifecycle = shared(lifecycle(app::Locked{}));
    return snapshot;
}

app::Snapshot opening()
{
    app::Snapshot snapshot;
    snapshot.lifecycle = shared(lifecycle(app::Opening{QStringLiteral("channels")}));
    return snapshot;
}

} // namespace fulgurite::ui::sample

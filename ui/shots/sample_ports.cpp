// SPDX-License-Identifier: MIT
#include "ui/shots/sample_ports.h"

#include "ui/shots/sample_data.h"
#include "ui/shots/sample_snapshots.h"

#include <algorithm>

namespace fulgurite::ui::sample {

namespace {

using testing::answers;

void scriptHistory(testing::FakeEngine::Ports& ports, int payments, bool wide)
{
    auto* history = &ports.history;
    history->onPage.answer([history, payments, wide]() -> app::Answer<app::HistoryPage> {
        const auto& query = history->lastPage;
        const int from = query.afterKey.toInt();
        const int count = std::clamp(payments - from, 0, query.limit);
        const int next = from + count;
        return app::HistoryPage{sample::payments(from, count, wide),
                                next < payments ? QString::number(next) : QString{},
                                static_cast<std::uint64_t>(payments)};
    });
    answers(history->onBalanceChanges,
            payments > 0 ? balanceChanges(wide) : std::vector<app::BalanceChange>{});
    answers(history->onTransaction, transaction(wide));
    answers(history->onSetLabel, true);
}

std::vector<app::ChannelDetail> channelDetails()
{
    std::vector<app::ChannelDetail> details;
    const app::Snapshot snapshot = typical();
    for (const auto& row : snapshot.channels->channels) {
        auto& detail = details.emplace_back();
        detail.row = row;
        detail.lastTxFee = Satoshi{2'810};
        detail.dustOurs = Satoshi{354};
        detail.htlcMinimumOurs = detail.htlcMinimumTheirs = MilliSatoshi{1'000};
        detail.maxInFlightOurs = detail.maxInFlightTheirs = MilliSatoshi{450'000'000};
        detail.maxHtlcsOurs = detail.maxHtlcsTheirs = 30;
    }
    return details;
}

void scriptConnections(testing::FakeConnections& connections)
{
    answers(connections.onConnect,
            {QString::fromLatin1(kNode), QStringLiteral("192.0.2.7:9735"), {}, true});
    answers(connections.onLog, {{now().addSecs(-70), QStringLiteral("info"),
                                 QStringLiteral("chain"), QStringLiteral("block 210123")},
                                {now().addSecs(-12), QStringLiteral("info"), QStringLiteral("peer"),
                                 QStringLiteral("alice: channel reestablished")}});
    connections.onFindLocal.answer([]() -> app::Answer<app::BackendChoice> {
        app::BackendChoice choice;
        choice.kind = app::BackendKind::Bitcoind;
        choice.bitcoindUrl = QStringLiteral("http://127.0.0.1:8332");
        return choice;
    });
    answers(connections.onTest, {true, QStringLiteral("bitcoind 27.0, height 840 123"), {}, {}});
}

} // namespace

void script(testing::FakeEngine::Ports& ports, int payments, bool wide)
{
    scriptHistory(ports, payments, wide);
    scriptConnections(ports.connections);
    answers(ports.payments.onPreview, payPreview(wide));
    answers(ports.payments.onDetail, payment(wide));
    answers(ports.coins.onPreview, sendPreview(wide));
    answers(ports.coins.onNewAddress, {QString::fromLatin1(kAddress), {}});
    answers(ports.requests.onCreate, request());
    answers(ports.channels.onPreviewOpen, openPreview());
    answers(ports.channels.onPreviewClose, closePreview());
    answers(ports.channels.onList, channelDetails());
    answers(ports.channels.onListClosed,
            payments > 0 ? closedChannels() : std::vector<app::ClosedChannel>{});
    answers(ports.practice.onRobots,
            {{QStringLiteral("alice"), hex(1), QStringLiteral("robot:1")},
             {QStringLiteral("bob"), hex(2), QStringLiteral("robot:2")},
             {QStringLiteral("mallory"), hex(3), QStringLiteral("robot:3"), false}});
    app::EnginePreferences preferences;
    preferences.alias = QStringLiteral("Corner of the street");
    answers(ports.preferences.onRead, preferences);
    answers(ports.wallets.onList,
            {{QStringLiteral("savings"), QStringLiteral("/w/savings"), Network::Bitcoin, false},
             {QStringLiteral("practice"), QStringLiteral("/w/practice"), Network::Regtest, true}});
}

} // namespace fulgurite::ui::sample

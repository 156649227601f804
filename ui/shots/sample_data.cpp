// SPDX-License-Identifier: MIT
#include "ui/shots/sample_data.h"

#include <array>

namespace fulgurite::ui::sample {

const char* const kAddress = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
const char* const kInvoice =
    "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqq"
    "syqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpm"
    "dla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh";
const char* const kNode = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

namespace {

using namespace literals;

template <typename T> std::shared_ptr<const T> shared(T value)
{
    return std::make_shared<const T>(std::move(value));
}

app::Snapshot running()
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    lifecycle.walletName = QStringLiteral("default");
    snapshot.lifecycle = shared(lifecycle);
    app::ChainPart chain;
    chain.health = app::ChainHealth::Ready;
    chain.height = 840'123;
    chain.feesKnown = true;
    chain.nextBlockSatPerVb = 24;
    chain.hourSatPerVb = 12;
    chain.daySatPerVb = 4;
    chain.minimumSatPerVb = 1;
    snapshot.chain = shared(chain);
    return snapshot;
}

app::RequestRow request(const QString& note, MilliSatoshi amount, int minutes)
{
    app::RequestRow row;
    row.label = note + QStringLiteral("-1");
    row.description = note;
    row.amount = amount;
    row.invoice = QString::fromLatin1(kInvoice);
    row.createdAt = QDateTime::currentDateTime().addSecs(-600);
    row.expiresAt = QDateTime::currentDateTime().addSecs(60 * minutes + 30);
    return row;
}

} // namespace

QDateTime now() { return QDateTime::currentDateTime(); }

app::Snapshot firstRun()
{
    auto snapshot = running();
    snapshot.attention = shared(app::Attention{{{app::AttentionKind::ConfirmSeed, {}, {}}}});
    return snapshot;
}

app::Snapshot typical()
{
    auto snapshot = running();
    app::Balances balances;
    balances.onChain = 7'200'000'000_msat;
    balances.lightning = 3'900'000'000_msat;
    balances.inFlight = 420'000'000_msat;
    balances.closing = 725'678'000_msat;
    balances.reserve = 100'000'000_msat;
    balances.total = 12'345'678'000_msat;
    balances.canSend = 3'840'000'000_msat;
    balances.canReceive = 1'200'000'000_msat;
    balances.unconfirmedIncoming = 55'000_sat;
    snapshot.balances = shared(balances);
    app::ChannelList channels;
    channels.channels.resize(5);
    snapshot.channels = shared(channels);
    app::BackupPart backup;
    backup.seedConfirmed = true;
    snapshot.backup = shared(backup);
    snapshot.attention =
        shared(app::Attention{{{app::AttentionKind::PaymentInFlight,
                                QStringLiteral("aa"),
                                {{QStringLiteral("block"), QStringLiteral("840 163")}}},
                               {app::AttentionKind::ChannelClosing,
                                QStringLiteral("bb"),
                                {{QStringLiteral("blocks"), QStringLiteral("720")}}}}});
    auto paid = request(QStringLiteral("Lunch, Tuesday"), 45'000'000_msat, 55);
    paid.status = app::RequestStatus::Paid;
    paid.received = 45'000'000_msat;
    snapshot.requests =
        shared(app::OpenRequests{{request(QStringLiteral("Invoice 2026-114"), 250'000'000_msat, 40),
                                  request({}, 0_msat, 14), paid}});
    return snapshot;
}

app::Snapshot heavy()
{
    auto snapshot = typical();
    app::Balances balances;
    balances.onChain = 123'456'789'012'000_msat;
    balances.lightning = 900'000'000'000_msat;
    balances.inFlight = 1'000_msat;
    balances.reserve = 500'000'000_msat;
    balances.total = 124'357'289'013'000_msat;
    balances.canSend = 899'999'999'000_msat;
    balances.canReceive = 500'000'000'000_msat;
    snapshot.balances = shared(balances);
    return snapshot;
}

app::Snapshot backendDown()
{
    auto snapshot = typical();
    app::ChainPart chain = *snapshot.chain;
    chain.health = app::ChainHealth::Unreachable;
    snapshot.chain = shared(chain);
    return snapshot;
}

std::vector<app::HistoryRow> payments(int count)
{
    const std::array titles{"Coffee",
                            "Salary",
                            "Bakery at the corner",
                            "Rent for November",
                            "A name that is sixty characters long and is cut at the right end",
                            "",
                            "\u05E7\u05E4\u05D4 \u05D5\u05E2\u05D5\u05D2\u05D4"};
    std::vector<app::HistoryRow> rows;
    rows.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        app::HistoryRow row;
        row.id = QStringLiteral("%1").arg(i, 64, 16, QLatin1Char{'0'});
        row.layer = i % 3 == 0 ? app::HistoryLayer::OnChain : app::HistoryLayer::Lightning;
        row.incoming = i % 4 == 1;
        row.kind = row.incoming ? app::HistoryKind::Received : app::HistoryKind::Sent;
        if (i % 17 == 16)
            row.kind = app::HistoryKind::ChannelOpen;
        row.amount = MilliSatoshi{(4'500'000ULL * static_cast<unsigned>(i % 13 + 1)) +
                                  (row.incoming ? 2'340'000'000ULL : 0ULL)};
        row.fee = MilliSatoshi{row.incoming ? 0ULL : 12'345ULL};
        row.time = now().addSecs(-5400LL * i - 300);
        row.description = QString::fromUtf8(titles[static_cast<std::size_t>(i) % titles.size()]);
        row.status = i == 0    ? app::HistoryStatus::Pending
                     : i == 2  ? app::HistoryStatus::Pending
                     : i == 3  ? app::HistoryStatus::Confirming
                     : i == 5  ? app::HistoryStatus::Failed
                     : i == 12 ? app::HistoryStatus::Replaced
                               : app::HistoryStatus::Done;
        row.confirmations = i == 3 ? 2 : 6;
        rows.push_back(row);
    }
    return rows;
}

} // namespace fulgurite::ui::sample

// SPDX-License-Identifier: MIT
#include "ui/shots/sample_data.h"

#include "lightning/invoice/invoice.h"

#include <array>
#include <cassert>

namespace fulgurite::ui::sample {

const char* const kAddress = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx";
const char* const kNode = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

namespace {

using namespace literals;

constexpr std::array kTitles{"Coffee",
                             "Salary",
                             "Bakery at the corner",
                             "Rent for November",
                             "",
                             "Bike repair",
                             "Lunch with Noor",
                             "Donation to the library",
                             "Invoice 2026-114",
                             "Books",
                             "Train to Utrecht",
                             "Sold: old camera",
                             "Dentist"};
constexpr std::array kWideTitles{
    "A name that is sixty characters long and is cut at the right",
    "\u05E7\u05E4\u05D4 \u05D5\u05E2\u05D5\u05D2\u05D4 \u05D1\u05E4\u05D9\u05E0\u05EA "
    "\u05D4\u05E8\u05D7\u05D5\u05D1",
    "\u4E00\u676F\u5496\u5561", "W"};

const QString kShop = QStringLiteral("Bean bar at the station");
const QString kCoffee = QStringLiteral("1 cup coffee");

app::HistoryStatus statusOf(int number)
{
    switch (number) {
    case 0:
    case 2:
        return app::HistoryStatus::Pending;
    case 3:
        return app::HistoryStatus::Confirming;
    case 5:
        return app::HistoryStatus::Failed;
    case 12:
        return app::HistoryStatus::Replaced;
    default:
        return app::HistoryStatus::Done;
    }
}

app::HistoryRow historyRow(int number, bool wide)
{
    app::HistoryRow row;
    row.id = hex(number);
    row.layer = number % 3 == 0 ? app::HistoryLayer::OnChain : app::HistoryLayer::Lightning;
    row.incoming = number % 4 == 1;
    row.kind = row.incoming ? app::HistoryKind::Received : app::HistoryKind::Sent;
    if (number % 17 == 16)
        row.kind = app::HistoryKind::ChannelOpen;
    const std::uint64_t sats = 1'250ULL + 4'517ULL * static_cast<unsigned>(number % 13) +
                               (row.incoming ? 234'000ULL : 0ULL);
    row.amount = MilliSatoshi{(wide ? sats + 123'456'789'012ULL : sats) * 1000};
    row.fee = MilliSatoshi{row.incoming ? 0ULL : 12'345ULL};
    row.time = now().addSecs(-5400LL * number - 300);
    const auto at = static_cast<std::size_t>(number);
    row.description = QString::fromUtf8(wide ? kWideTitles[at % kWideTitles.size()]
                                             : kTitles[at % kTitles.size()]);
    row.status = statusOf(number);
    row.confirmations = number == 3 ? 2 : 6;
    return row;
}

} // namespace

QDateTime now() { return QDateTime::currentDateTime(); }

QString invoice()
{
    lightning::InvoiceDraft draft;
    draft.network = Network::Signet;
    draft.amount = 250'000'000_msat;
    draft.timestamp = unixTime(now().toSecsSinceEpoch());
    draft.description = kCoffee.toStdString();
    draft.features.setRequired(lightning::Feature::VarOnionOptin);
    draft.features.setRequired(lightning::Feature::PaymentSecret);
    const std::array<std::uint8_t, 32> scalar{1};
    const auto text = lightning::encodeInvoice(draft, *SecretKey::parse(scalar));
    assert(text);
    return QString::fromStdString(*text);
}

QString hex(int number)
{
    return QString::number(0x9e3779b97f4a7c15ULL * static_cast<unsigned>(number + 1), 16)
        .rightJustified(16, QLatin1Char{'0'})
        .repeated(4);
}

std::vector<app::HistoryRow> payments(int from, int count, bool wide)
{
    std::vector<app::HistoryRow> rows;
    rows.reserve(static_cast<std::size_t>(count));
    for (int i = from; i < from + count; ++i)
        rows.push_back(historyRow(i, wide));
    return rows;
}

std::vector<app::BalanceChange> balanceChanges(bool wide)
{
    constexpr int kDays = 28;
    const qint64 whole = wide ? 832'174'196'933'000 : 9'371'650'000;
    std::vector<app::BalanceChange> changes;
    for (int day = kDays; day > 0; day -= 2)
        changes.push_back({now().addDays(-day), day % 8 == 4 ? whole / 5 : -whole / 40});
    return changes;
}

app::TransactionDetail transaction(bool wide)
{
    app::TransactionDetail detail;
    detail.vsize = 141;
    detail.satPerVb = 2.1;
    detail.canBump = true;
    const QString address = QString::fromLatin1(kAddress);
    const std::uint64_t scale = wide ? 10'000'000 : 1;
    detail.inputs = {{address, Satoshi{9'000 * scale}, true},
                     {address, Satoshi{4'000 * scale}, true}};
    detail.outputs = {{address, Satoshi{1'250 * scale}, false}};
    for (std::uint64_t i = 0; wide && i < 40; ++i)
        detail.outputs.push_back({address, Satoshi{(200 + i) * scale}, false});
    detail.outputs.push_back({address, Satoshi{(wide ? 1'890 : 11'454) * scale}, true});
    return detail;
}

app::PaymentDetail payment(bool wide)
{
    app::PaymentDetail detail;
    detail.preimage = QString(64, QLatin1Char{'7'});
    detail.destination = QString::fromLatin1(kNode);
    const MilliSatoshi amount = wide ? 123'456'789'012'345_msat : 9'000'000_msat;
    const QString peer = wide ? QString::fromUtf8(kWideTitles[0]) : QStringLiteral("Carol");
    const QString last = QLatin1Char{','} + detail.destination;
    detail.parts = {{peer + last, amount, 0_msat, app::PaymentState::Failed,
                     QStringLiteral("temporary_channel_failure from hop 1"),
                     app::ErrorCode::PaymentFailedOnRoute},
                    {QStringLiteral("Dave") + last, amount, 12_msat, app::PaymentState::Failed,
                     QStringLiteral("mpp_timeout from the recipient"),
                     app::ErrorCode::PaymentFailedAtDestination},
                    {QStringLiteral("Dave") + last, amount, 12_msat, app::PaymentState::Paid, {}},
                    {peer + last, amount, 12_msat, app::PaymentState::Paid, {}}};
    return detail;
}

app::PaymentRow running(app::PaymentState state)
{
    app::PaymentRow row;
    row.id = hex(1000);
    row.state = state;
    row.recipient = kShop;
    row.description = kCoffee;
    row.amount = 250'000'000_msat;
    row.fee = 12'345_msat;
    row.partsTotal = 3;
    row.partsDone = 1;
    row.startedAt = now().addSecs(-2);
    row.returnsByBlock = 210'163;
    if (state == app::PaymentState::Failed)
        row.failure = app::ApiError{app::ErrorCode::FeeAboveLimit,
                                    {{QStringLiteral("fee"), QStringLiteral("3200000")},
                                     {QStringLiteral("maximum"), QStringLiteral("2500000")}},
                                    {}};
    return row;
}

app::PayPreview payPreview(bool wide)
{
    app::PayPreview made;
    made.recipientAlias = wide ? QString::fromUtf8(kWideTitles[0]) : kShop;
    made.description = wide ? QString::fromUtf8(kWideTitles[1]) : kCoffee;
    made.paymentHash = hex(1001);
    made.amount = wide ? 123'456'789'012'000_msat : 250'000'000_msat;
    made.likelyFee = 12'000_msat;
    made.maxFee = wide ? 1'234'567'890'120_msat : 2'500'000_msat;
    made.chance = 0.93;
    made.hops = 3;
    made.madeAt = now();
    made.expiresAt = now().addSecs(3100);
    return made;
}

app::SendPreview sendPreview(bool wide)
{
    app::SendPreview made;
    made.reviewId = QStringLiteral("r");
    made.address = QString::fromLatin1(kAddress);
    made.amount = wide ? 123'456'789'012_sat : 100'000_sat;
    made.fee = 6'692_sat;
    made.total = wide ? 123'456'795'704_sat : 106'692_sat;
    made.change = 43'308_sat;
    made.satPerVb = 12;
    made.inputs = 2;
    made.warnings = {app::SendWarning::FeeAboveFivePercent, app::SendWarning::AddressUsedBefore};
    made.madeAt = now();
    return made;
}

app::RequestDetail request()
{
    app::RequestDetail detail;
    detail.row.label = QStringLiteral("one");
    detail.row.invoice = invoice();
    detail.row.address = QString::fromLatin1(kAddress);
    return detail;
}

app::OpenPreview openPreview()
{
    app::OpenPreview preview;
    preview.amount = 150'000_sat;
    preview.fundingFee = 1'836_sat;
    preview.reserve = 1'500_sat;
    preview.commitmentFee = 2'460_sat;
    preview.closeCost = 1'692_sat;
    preview.spendable = 146'040'000_msat;
    preview.confirmations = 3;
    preview.madeAt = now();
    return preview;
}

std::vector<app::ClosedChannel> closedChannels()
{
    const auto closed = [](int number, const char* name, const char* type, const char* closer) {
        app::ClosedChannel out;
        out.row.channelId = hex(500 + number);
        out.row.peerId = QStringLiteral("02") + hex(600 + number);
        out.row.peerAlias = QString::fromLatin1(name);
        out.row.state = app::ChannelState::Closed;
        out.row.capacity = Satoshi{1'000'000};
        out.row.local = MilliSatoshi{600'000'000};
        out.type = QString::fromLatin1(type);
        out.closer = QString::fromLatin1(closer);
        out.closingTxid = hex(700 + number);
        out.returned = Satoshi{598'308};
        out.closedAt = now().addDays(-7 * number - 3);
        return out;
    };
    return {closed(0, "alice", "mutual", "local"), closed(1, "dave", "unilateral", "remote"),
            closed(2, "Bakery at the corner", "unilateral", "local")};
}

app::ClosePreview closePreview()
{
    app::ClosePreview preview;
    preview.returns = 598'308'000_msat;
    preview.fee = 1'692_sat;
    preview.blocksToWait = 720;
    return preview;
}

} // namespace fulgurite::ui::sample

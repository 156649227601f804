// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/payment/payment_onion.h"
#include "tests/lightning/node/node_rig.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

/// What comes in and out through two nodes, beyond the plain payment.
class NodePaymentsTest : public QObject {
    Q_OBJECT

private slots:
    void manyPaymentsAtOnceLeaveBothLedgersEqual();
    void moneyOnItsWayIsNeverCountedTwice();
    void morePaymentsThanAChannelCarriesWaitForRoom();
    void aPeerThatGoesAwayEndsWhatWaited();
    void crashesAmidManyPaymentsLoseNothing();
    void aPreimageIsStoredBeforeItsInvoiceIsCalledPaid();
    void anInvoiceExpires();
    void aPaymentInFlightIsUnknownAfterARestartUntilThePeerIsBack();
    void anUnknownHtlcIsFailedBack();
    void theStoreOperationsMayRepeat();
    void indexesCountRowsAndOutliveARestart();
    void aKeysendOfNextToNothingLeavesNoRow();
};

namespace {

std::string invoiceOf(NodeRig& rig, std::size_t who, std::uint64_t msat, int number)
{
    request::CreateInvoice wish;
    wish.amount = MilliSatoshi{msat};
    wish.label = "n" + std::to_string(number);
    const auto id = rig.ask(who, wish);
    rig.pump();
    return rig.reply<reply::InvoiceCreated>(who, id)->invoice.invoice;
}

std::size_t paidCount(const MemoryStore& store)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        store.invoices, [](const auto& row) { return row.second.status == 1; }));
}

} // namespace

void NodePaymentsTest::manyPaymentsAtOnceLeaveBothLedgersEqual()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(Satoshi{5'000'000}, MilliSatoshi{2'000'000'000});
    std::vector<std::string> there;
    std::vector<std::string> back;
    for (int i = 0; i < 60; ++i) {
        there.push_back(invoiceOf(rig, 1, 1'000'000, i));
        back.push_back(invoiceOf(rig, 0, 2'000'000, i));
    }
    for (std::size_t i = 0; i < there.size(); ++i) {
        rig.ask(0, request::Pay{there[i]});
        rig.ask(1, request::Pay{back[i]});
    }
    rig.pump();
    QCOMPARE(paidCount(rig.party(0).store), std::size_t{60});
    QCOMPARE(paidCount(rig.party(1).store), std::size_t{60});
    QCOMPARE(rig.node(0).channel(id)->local.value(), 3'060'000'000U);
    QCOMPARE(rig.node(1).channel(id)->local.value(), 1'940'000'000U);
}

void NodePaymentsTest::moneyOnItsWayIsNeverCountedTwice()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(Satoshi{1'000'000}, MilliSatoshi{});
    const auto owned = [&](std::size_t who) {
        const NodeBalances all = rig.node(who).balances();
        return all.local.value() + all.inFlight.value();
    };
    const std::uint64_t before = owned(0);
    const std::string invoice = invoiceOf(rig, 1, 40'000'000, 1);
    rig.ask(0, request::Pay{invoice});
    for (int step = 0; step < 24; ++step) {
        rig.turn(static_cast<std::size_t>(step % 2));
        QVERIFY(owned(0) <= before && owned(0) + owned(1) <= before);
    }
    QCOMPARE(owned(0), before - 40'000'000);
    QCOMPARE(owned(1), 40'000'000U);
    // A peer that goes away before it answers: ours until it is not.
    rig.ask(0, request::Pay{invoiceOf(rig, 1, 30'000'000, 2)});
    rig.turn(0);
    rig.cut(0);
    rig.turn(0);
    QCOMPARE(owned(0), before - 40'000'000);
    QVERIFY(rig.node(0).channel(id));
}

void NodePaymentsTest::indexesCountRowsAndOutliveARestart()
{
    NodeRig rig;
    rig.openChannel(Satoshi{5'000'000}, MilliSatoshi{2'000'000'000});
    const std::string first = invoiceOf(rig, 1, 1'000'000, 1);
    const std::string second = invoiceOf(rig, 1, 1'000'000, 2);
    invoiceOf(rig, 1, 1'000'000, 3);
    rig.ask(0, request::Pay{first});
    rig.pump();
    rig.ask(0, request::Pay{second});
    rig.pump();
    const InvoiceEntry unpaid = rig.node(1).openInvoices().front();
    rig.ask(1, request::DeleteInvoice{unpaid.hash});
    rig.pump();

    const IndexCounters expected{3, 2, 1, 0, 0, 2};
    QVERIFY(rig.node(1).indexes() == expected);
    const IndexCounters payer{0, 0, 0, 2, 2, 2};
    QVERIFY(rig.node(0).indexes() == payer);
    QCOMPARE(rig.node(0).payments().back().updatedIndex, std::uint64_t{2});
    rig.crash(0);
    rig.crash(1);
    QVERIFY(rig.node(1).indexes() == expected);
    QVERIFY(rig.node(0).indexes() == payer);
}

void NodePaymentsTest::morePaymentsThanAChannelCarriesWaitForRoom()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(Satoshi{10'000'000});
    std::vector<std::string> invoices;
    for (int i = 0; i < 600; ++i)
        invoices.push_back(invoiceOf(rig, 1, 1'000'000, i));
    std::vector<std::uint64_t> asked;
    for (const std::string& invoice : invoices)
        asked.push_back(rig.ask(0, request::Pay{invoice}));
    rig.pump();
    for (const std::uint64_t request : asked)
        QVERIFY(rig.reply<reply::PaymentStarted>(0, request) != nullptr);
    QCOMPARE(paidCount(rig.party(1).store), std::size_t{600});
    QCOMPARE(rig.node(1).channel(id)->local.value(), 600'000'000U);
    QVERIFY(rig.node(0).channel(id)->htlcs.empty());
}

void NodePaymentsTest::aPeerThatGoesAwayEndsWhatWaited()
{
    NodeRig rig;
    rig.openChannel(Satoshi{10'000'000});
    std::vector<std::string> invoices;
    for (int i = 0; i < 500; ++i)
        invoices.push_back(invoiceOf(rig, 1, 1'000'000, i));
    for (const std::string& invoice : invoices)
        rig.ask(0, request::Pay{invoice});
    rig.turn(0); // 483 are signed, 17 wait
    rig.cut(0);
    rig.turn(0);
    const auto payments = rig.node(0).payments();
    const auto count = [&](PaymentStatus status) {
        return std::ranges::count(payments, status, &Payment::status);
    };
    QCOMPARE(count(PaymentStatus::Pending), std::ptrdiff_t{483});
    QCOMPARE(count(PaymentStatus::Failed), std::ptrdiff_t{17});
}

void NodePaymentsTest::crashesAmidManyPaymentsLoseNothing()
{
    for (std::uint64_t round = 0; round < 12; ++round) {
        NodeRig rig;
        const ChannelId id = rig.openChannel(Satoshi{5'000'000}, MilliSatoshi{2'000'000'000});
        std::vector<std::string> there;
        for (int i = 0; i < 10; ++i)
            there.push_back(invoiceOf(rig, 1, 1'000'000, i));
        for (std::size_t i = 0; i < there.size(); ++i) {
            rig.ask(0, request::Pay{there[i]});
            rig.pump(1 + round % 5);
            if (i % 3 == 2) {
                rig.crash(round % 2);
                rig.pump(2 + round);
                rig.advance(std::chrono::seconds{3});
            }
        }
        rig.pump();
        for (int i = 0; i < 4; ++i)
            rig.advance(std::chrono::seconds{5});
        const auto ours = rig.node(0).channel(id);
        const auto theirs = rig.node(1).channel(id);
        QVERIFY(ours && theirs && ours->usable && theirs->usable && ours->htlcs.empty());
        const std::size_t paid = paidCount(rig.party(1).store);
        QCOMPARE(theirs->local.value(), 2'000'000'000U + paid * 1'000'000U);
        QCOMPARE(ours->local.value() + theirs->local.value(), 5'000'000'000U);
        std::size_t complete = 0;
        for (const auto& [key, row] : rig.party(0).store.payments) {
            QVERIFY(row.status != 0);
            complete += row.status == 1 ? 1U : 0U;
        }
        QCOMPARE(complete, paid);
    }
}

void NodePaymentsTest::aPreimageIsStoredBeforeItsInvoiceIsCalledPaid()
{
    NodeRig rig;
    rig.openChannel(Satoshi{1'000'000});
    const std::string invoice = invoiceOf(rig, 1, 1'000'000, 1);
    rig.ask(0, request::Pay{invoice});
    for (int i = 0; i < 40; ++i) {
        rig.pump(1);
        const auto& row = rig.party(1).store.invoices.begin()->second;
        if (row.status == 1) {
            QVERIFY(!rig.party(1).store.read().preimages.empty());
            return;
        }
    }
    QFAIL("never paid");
}

void NodePaymentsTest::anInvoiceExpires()
{
    NodeRig rig;
    rig.openChannel(Satoshi{1'000'000});
    const std::string invoice = invoiceOf(rig, 1, 1'000'000, 1);
    rig.advance(std::chrono::hours{2});
    QVERIFY(rig.node(1).openInvoices().empty());
    QCOMPARE(rig.party(1).store.invoices.begin()->second.status, std::uint8_t{2});
    const auto id = rig.ask(0, request::Pay{invoice});
    rig.pump();
    QCOMPARE(rig.reply<reply::Refused>(0, id)->payment->error, PaymentError::InvoiceExpired);
}

void NodePaymentsTest::aPaymentInFlightIsUnknownAfterARestartUntilThePeerIsBack()
{
    NodeRig rig;
    const ChannelId channel = rig.openChannel(Satoshi{1'000'000});
    const std::string invoice = invoiceOf(rig, 1, 1'000'000, 1);
    const auto id = rig.ask(0, request::Pay{invoice});
    rig.turn(0); // signed and committed; the bytes never arrive
    const PaymentHash hash = rig.reply<reply::PaymentStarted>(0, id)->payment.hash;
    QCOMPARE(stageOf(*rig.node(0).payment(hash)), PaymentStage::InFlight);
    rig.crash(0);
    rig.turn(0);
    QCOMPARE(stageOf(*rig.node(0).payment(hash)), PaymentStage::UnknownAfterRestart);
    QVERIFY(returnsByBlock(*rig.node(0).payment(hash)));
    const auto again = rig.ask(0, request::Pay{invoice});
    rig.turn(0);
    QCOMPARE(rig.reply<reply::Refused>(0, again)->payment->error, PaymentError::InFlight);
    for (int i = 0; i < 3; ++i)
        rig.advance(std::chrono::seconds{5});
    QCOMPARE(stageOf(*rig.node(0).payment(hash)), PaymentStage::Paid);
    QVERIFY(rig.node(0).channel(channel)->htlcs.empty());
    const auto twice = rig.ask(0, request::Pay{invoice});
    rig.pump();
    QCOMPARE(rig.reply<reply::Refused>(0, twice)->payment->error, PaymentError::AlreadyPaid);
    QCOMPARE(rig.node(1).channel(channel)->local.value(), 1'000'000U);
}

void NodePaymentsTest::anUnknownHtlcIsFailedBack()
{
    NodeRig rig;
    const ChannelId channel = rig.openChannel(Satoshi{1'000'000});
    rig.ask(0, request::DevAddHtlc{channel, MilliSatoshi{1'000'000}, PaymentHash{},
                                   CltvExpiry{rig.height() + 200}});
    rig.pump();
    QVERIFY(rig.node(0).channel(channel)->htlcs.empty());
    QCOMPARE(rig.node(0).channel(channel)->local.value(), 1'000'000'000U);
}

void NodePaymentsTest::theStoreOperationsMayRepeat()
{
    const Payment payment = [] {
        Payment out{PaymentHash{},
                    1,
                    1,
                    unixTime(5),
                    std::nullopt,
                    PaymentStatus::Pending,
                    rigKey(1, {}, "x").publicKey()};
        PaymentPart part;
        part.route = {ChannelId{},
                      {{rigKey(1, {}, "x").publicKey(), {}, MilliSatoshi{5}, CltvExpiry{7}}}};
        part.htlcId = 3;
        part.sessionKey = Bytes(32, 1);
        out.parts.push_back(part);
        return out;
    }();
    const Bytes record = encodePayment(payment);
    const auto copy = decodePayment(record);
    QVERIFY(copy && *copy == payment);
    for (std::size_t size = 0; size < record.size(); ++size)
        QVERIFY(!decodePayment(ByteView{record}.first(size)));
    Bytes flipped = record;
    flipped[10] ^= 1;
    QCOMPARE(decodePayment(flipped).error().code, RecordError::BadChecksum);
}

void NodePaymentsTest::aKeysendOfNextToNothingLeavesNoRow()
{
    NodeRig rig;
    rig.openChannel(Satoshi{1'000'000});
    const auto send = [&](std::uint64_t msat) {
        rig.ask(0, request::Keysend{rig.node(1).nodeId(), MilliSatoshi{msat}});
        rig.pump();
        return rig.party(1).store.invoices.size();
    };
    QCOMPARE(send(999), std::size_t{0});
    QCOMPARE(rig.node(0).payments().front().status, PaymentStatus::Failed);
    QCOMPARE(send(1000), std::size_t{1});
}

FULGURITE_TEST(NodePaymentsTest)
#include "payments_test.moc"

// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/payment/incoming.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

constexpr Moment kNow{unixTime(1000), 500};
constexpr std::uint32_t kExpiry = 500 + 147;

InvoiceEntry invoice(std::optional<MilliSatoshi> amount = MilliSatoshi{100'000})
{
    InvoiceEntry out;
    out.preimage.data.fill(7);
    out.hash = paymentHashOf(out.preimage);
    out.secret.data.fill(9);
    out.amount = amount;
    out.createdAt = unixTime(900);
    out.expiresAt = unixTime(4600);
    out.label = "x";
    return out;
}

ArrivedHtlc part(std::uint64_t id, std::uint64_t msat, std::uint64_t total,
                 std::uint32_t expiry = kExpiry)
{
    ArrivedHtlc out{
        {ChannelId{}, id}, MilliSatoshi{msat}, invoice().hash, CltvExpiry{expiry}, {}, {}};
    out.payload.amtToForward = MilliSatoshi{msat};
    out.payload.outgoingCltvValue = CltvExpiry{expiry};
    out.payload.paymentData = PaymentData{invoice().secret, MilliSatoshi{total}};
    return out;
}

std::uint16_t onlyRejection(IncomingPayments& payments)
{
    const auto rejects = payments.takeRejects();
    return rejects.size() == 1 && payments.takeClaims().empty() ? rejects.front().failure.code
                                                                : std::uint16_t{0};
}

} // namespace

class IncomingPaymentsTest : public QObject {
    Q_OBJECT

private slots:
    void takesOnePart();
    void waitsForAllPartsAndClaimsThemTogether();
    void aPartThatIsTakenBackIsNoPartAnyMore();
    void partsThatWaitTooLongAreFailed();
    void partsThatNameOtherTotalsAreFailedTogether();
    void upToTwiceTheAmountIsTaken();
    void anHtlcBelowTheInvoicesCltvIsRefused();
    void noPreimageWithFewerThanEighteenBlocksLeft();
    void anHtlcThatRunsForMonthsIsRefusedWhateverItPays();
    void unknownHashAndWrongSecretAreAnsweredAlike();
    void whatTheOnionSaysMustMatchTheHtlc();
    void aKeysendIsTakenFromEighteenBlocksOn();
    void aHashThatWasPaidIsNotPaidAgain();
    void theSameHtlcAgainChangesNothing();
};

void IncomingPaymentsTest::takesOnePart()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 100'000, 100'000), false, kNow);
    QCOMPARE(payments.takeClaims().size(), std::size_t{1});
    const auto changed = payments.takeChanged();
    QCOMPARE(changed.size(), std::size_t{1});
    QCOMPARE(changed.front().status, InvoiceStatus::Paid);
    QCOMPARE(changed.front().received.value(), 100'000U);
    QVERIFY(!payments.find(invoice().hash));
}

void IncomingPaymentsTest::waitsForAllPartsAndClaimsThemTogether()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 40'000, 100'000), false, kNow);
    payments.arrived(part(2, 40'000, 100'000), false, kNow);
    QVERIFY(payments.takeClaims().empty() && payments.takeRejects().empty());
    payments.arrived(part(3, 20'000, 100'000), false, kNow);
    QCOMPARE(payments.takeClaims().size(), std::size_t{3});
    QCOMPARE(payments.takeChanged().front().parts.size(), std::size_t{3});
}

void IncomingPaymentsTest::aPartThatIsTakenBackIsNoPartAnyMore()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 40'000, 100'000), false, kNow);
    QVERIFY(payments.withdraw({ChannelId{}, 1})); // the funding of its channel is gone
    QVERIFY(!payments.withdraw({ChannelId{}, 1}));
    payments.arrived(part(2, 60'000, 100'000), false, kNow);
    QVERIFY(payments.takeClaims().empty());
    payments.arrived(part(1, 40'000, 100'000), false, kNow); // it is deep again
    QCOMPARE(payments.takeClaims().size(), std::size_t{2});
}

void IncomingPaymentsTest::partsThatWaitTooLongAreFailed()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 40'000, 100'000), false, kNow);
    payments.tick({kNow.now + std::chrono::seconds{59}, 500});
    QVERIFY(payments.takeRejects().empty());
    payments.tick({kNow.now + std::chrono::seconds{60}, 500});
    QCOMPARE(onlyRejection(payments), failure_code::kMppTimeout);
}

void IncomingPaymentsTest::partsThatNameOtherTotalsAreFailedTogether()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 40'000, 100'000), false, kNow);
    payments.arrived(part(2, 40'000, 120'000), false, kNow);
    QCOMPARE(payments.takeRejects().size(), std::size_t{2});
}

void IncomingPaymentsTest::upToTwiceTheAmountIsTaken()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 202'000, 202'000), false, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kIncorrectOrUnknownPaymentDetails);
    payments.arrived(part(2, 99'999, 99'999), false, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kIncorrectOrUnknownPaymentDetails);
    payments.arrived(part(3, 200'000, 200'000), false, kNow);
    QCOMPARE(payments.takeClaims().size(), std::size_t{1});
}

void IncomingPaymentsTest::anHtlcBelowTheInvoicesCltvIsRefused()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 100'000, 100'000, kExpiry - 1), false, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kIncorrectOrUnknownPaymentDetails);
}

void IncomingPaymentsTest::noPreimageWithFewerThanEighteenBlocksLeft()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 40'000, 100'000), false, kNow);
    payments.arrived(part(2, 60'000, 100'000, kExpiry + 130), false, {kNow.now, kExpiry - 17});
    QVERIFY(payments.takeClaims().empty());
    QCOMPARE(payments.takeRejects().size(), std::size_t{2});
}

void IncomingPaymentsTest::anHtlcThatRunsForMonthsIsRefusedWhateverItPays()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 100'000, 100'000, kNow.height + 2017), false, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kExpiryTooFar);
    ArrivedHtlc unknown = part(2, 100'000, 100'000, kNow.height + 2017);
    unknown.hash.data[0] ^= 1;
    payments.arrived(unknown, false, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kExpiryTooFar);
    payments.arrived(part(3, 100'000, 100'000, kNow.height + 2016), false, kNow);
    QCOMPARE(payments.takeClaims().size(), std::size_t{1});
}

void IncomingPaymentsTest::unknownHashAndWrongSecretAreAnsweredAlike()
{
    IncomingPayments payments;
    payments.add(invoice());
    ArrivedHtlc wrong = part(1, 100'000, 100'000);
    wrong.payload.paymentData->paymentSecret.data[31] ^= 1;
    ArrivedHtlc unknown = part(1, 100'000, 100'000);
    unknown.hash.data[0] ^= 1;
    payments.arrived(wrong, false, kNow);
    payments.arrived(unknown, false, kNow);
    const auto rejects = payments.takeRejects();
    QCOMPARE(rejects.size(), std::size_t{2});
    QCOMPARE(rejects[0].failure, rejects[1].failure);
}

void IncomingPaymentsTest::whatTheOnionSaysMustMatchTheHtlc()
{
    IncomingPayments payments;
    payments.add(invoice());
    ArrivedHtlc early = part(1, 100'000, 100'000);
    early.payload.outgoingCltvValue = CltvExpiry{kExpiry + 1};
    payments.arrived(early, false, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kFinalIncorrectCltvExpiry);
    ArrivedHtlc less = part(1, 100'000, 100'000);
    less.payload.amtToForward = MilliSatoshi{100'001};
    payments.arrived(less, false, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kFinalIncorrectHtlcAmount);
    ArrivedHtlc empty = part(1, 100'000, 100'000);
    empty.payload.amtToForward.reset();
    payments.arrived(empty, false, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kInvalidOnionPayload);
}

void IncomingPaymentsTest::aKeysendIsTakenFromEighteenBlocksOn()
{
    IncomingPayments payments;
    ArrivedHtlc htlc = part(1, 5'000, 5'000, 518);
    htlc.payload.paymentData.reset();
    htlc.payload.keysendPreimage = invoice().preimage;
    htlc.payload.otherRecords = {{kKeysendMessageTlv, {'h', 'i'}}};
    payments.arrived(htlc, false, kNow);
    QCOMPARE(payments.takeClaims().size(), std::size_t{1});
    const auto changed = payments.takeChanged();
    QCOMPARE(changed.front().message, std::string("hi"));
    htlc.expiry = CltvExpiry{517};
    htlc.payload.outgoingCltvValue = CltvExpiry{517};
    payments.arrived(htlc, false, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kIncorrectOrUnknownPaymentDetails);
}

void IncomingPaymentsTest::aHashThatWasPaidIsNotPaidAgain()
{
    IncomingPayments payments;
    payments.arrived(part(1, 100'000, 100'000), true, kNow);
    QCOMPARE(onlyRejection(payments), failure_code::kIncorrectOrUnknownPaymentDetails);
}

void IncomingPaymentsTest::theSameHtlcAgainChangesNothing()
{
    IncomingPayments payments;
    payments.add(invoice());
    payments.arrived(part(1, 60'000, 100'000), false, kNow);
    payments.arrived(part(1, 60'000, 100'000), false, kNow); // replayed after a reconnection
    QVERIFY(payments.takeClaims().empty() && payments.takeRejects().empty());
}

FULGURITE_TEST(IncomingPaymentsTest)
#include "incoming_test.moc"

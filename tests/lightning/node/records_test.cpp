// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/channel/snapshot.h"
#include "lightning/node/channel_backup.h"
#include "lightning/node/peer_table.h"
#include "lightning/payment/invoice_entry.h"
#include "lightning/payment/payment.h"
#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"
#include "wallet/crypto/hash.h"

#include <functional>

using namespace fulgurite;
using namespace fulgurite::lightning;
using fulgurite::testing::acceptedPrefix;

namespace {

PublicKey point() { return SecretKey::parse(Bytes(32, 5))->publicKey(); }

Payment payment()
{
    Payment out{PaymentHash{{1}},      1,      2, unixTime(1'700'000'000), unixTime(1'700'000'100),
                PaymentStatus::Failed, point()};
    out.amount = MilliSatoshi{1000};
    out.description = "coffee";
    out.keysend = true;
    out.customRecords = {1, 1, 1};
    out.preimage = Preimage{{3}};
    PaymentPart part;
    part.route = {ChannelId{{4}}, {{point(), ShortChannelId{5}, MilliSatoshi{1}, CltvExpiry{9}}}};
    part.htlcId = 7;
    part.sessionKey = Bytes(32, 8);
    part.state = PaymentPart::State::Failed;
    part.failure.failureCode = 0x1007;
    part.failure.hopNode = point();
    out.parts = {part, part};
    out.updatedIndex = 9;
    return out;
}

InvoiceEntry invoice()
{
    InvoiceEntry out;
    out.hash = PaymentHash{{1}};
    out.label = "label";
    out.paidAt = unixTime(1'700'000'000);
    out.amount = MilliSatoshi{5};
    out.parts = {{ChannelId{{1}}, 2, MilliSatoshi{5}}};
    out.updatedIndex = 3;
    return out;
}

PeerRecord peer()
{
    PeerRecord out;
    out.addresses = {{"127.0.0.1", 9735}, {"example.onion", 1}};
    out.alias = "alias";
    out.features = FeatureBits{12, 22};
    out.terms = {StoredTerms{ChannelId{{1}}, 5, {}}};
    return out;
}

ChannelBackup backup()
{
    const ChannelBackupEntry entry{ChannelId{{1}},
                                   point(),
                                   {{"127.0.0.1", 9735}},
                                   {Txid{{2}}, 1},
                                   Satoshi{100'000},
                                   true,
                                   ChannelType::anchors(),
                                   {},
                                   point(),
                                   point(),
                                   point(),
                                   point(),
                                   point(),
                                   point(),
                                   720,
                                   Bytes(22, 1)};
    return {3, point(), {entry, entry}};
}

struct Kind {
    const char* name;
    Bytes record;
    std::function<bool(ByteView)> reads;
};

/// Each stored record with its decoder.
std::vector<Kind> kinds()
{
    return {
        {"payment", encodePayment(payment()),
         [](ByteView bytes) { return decodePayment(bytes).has_value(); }},
        {"invoice", encodeInvoiceEntry(invoice()),
         [](ByteView bytes) { return decodeInvoiceEntry(bytes).has_value(); }},
        {"peer", encodePeerRecord(peer()),
         [](ByteView bytes) { return decodePeerRecord(bytes).has_value(); }},
        {"backup", encodeChannelBackup(backup()),
         [](ByteView bytes) { return decodeChannelBackup(bytes).has_value(); }},
    };
}

Bytes withChecksum(ByteView body)
{
    Bytes out(body.begin(), body.end());
    const Hash256 digest = sha256(body);
    out.insert(out.end(), digest.data.begin(), digest.data.begin() + 4);
    return out;
}

} // namespace

class RecordsTest final : public QObject {
    Q_OBJECT

private slots:
    void everyRecordRoundTrips()
    {
        QVERIFY(decodePayment(encodePayment(payment())) == payment());
        QVERIFY(decodeInvoiceEntry(encodeInvoiceEntry(invoice())) == invoice());
        QVERIFY(decodePeerRecord(encodePeerRecord(peer())) == peer());
        QVERIFY(decodeChannelBackup(encodeChannelBackup(backup())) == backup());
    }

    void aRecordCutAnywhereIsRefused()
    {
        for (const Kind& kind : kinds()) {
            QVERIFY2(kind.reads(kind.record), kind.name);
            QVERIFY2(!acceptedPrefix(kind.record, kind.reads), kind.name);
        }
    }

    /// As above, behind a checksum that holds: the fields themselves must fill the record.
    void aBodyCutAnywhereIsRefused()
    {
        for (const Kind& kind : kinds()) {
            const ByteView body = ByteView{kind.record}.first(kind.record.size() - 4);
            const auto reads = [&](ByteView cut) { return kind.reads(withChecksum(cut)); };
            QVERIFY2(reads(body), kind.name);
            QVERIFY2(!acceptedPrefix(body, reads), kind.name);
        }
    }

    void aFlippedBitIsRefused()
    {
        for (const Kind& kind : kinds()) {
            for (std::size_t place = 0; place < kind.record.size(); ++place) {
                Bytes flipped = kind.record;
                flipped[place] ^= 0x10;
                QVERIFY2(!kind.reads(flipped), kind.name);
            }
        }
    }

    void aRecordOfANewerVersionSaysSo()
    {
        for (const Kind& kind : kinds()) {
            Bytes body(kind.record.begin(), kind.record.end() - 4);
            body[0] = 200;
            QVERIFY2(!kind.reads(withChecksum(body)), kind.name);
        }
        Bytes newer = encodePayment(payment());
        newer.resize(newer.size() - 4);
        newer[0] = 200;
        QCOMPARE(decodePayment(withChecksum(newer)).error().code, RecordError::NewerVersion);
    }

    void revokedHtlcsCutWithinARowAreRefused()
    {
        Htlc htlc;
        htlc.id = 3;
        htlc.amount = MilliSatoshi{7};
        const std::vector<const Htlc*> rows{&htlc, &htlc};
        const Bytes whole = encodeRevokedHtlcs(rows);
        QCOMPARE(decodeRevokedHtlcs(whole)->size(), 2U);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto read = decodeRevokedHtlcs(ByteView{whole}.first(size));
            QCOMPARE(read.has_value(), size == 1 || size == 54);
        }
    }
};

FULGURITE_TEST(RecordsTest)
#include "records_test.moc"

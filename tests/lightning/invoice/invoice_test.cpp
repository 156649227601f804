// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/invoice/invoice.h"
#include "lightning/invoice/prefix.h"
#include "tests/support/test_registry.h"
#include "wallet/bitcoin/bech32.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

SecretKey key(std::uint8_t byte = 7) { return *SecretKey::parse(Bytes(32, byte)); }

InvoiceDraft draft()
{
    InvoiceDraft out;
    out.network = Network::Regtest;
    out.amount = MilliSatoshi{12'345};
    out.timestamp = unixTime(1'700'000'000);
    out.paymentHash.data.fill(1);
    out.paymentSecret.data.fill(2);
    out.description = "coffee";
    out.features = ourInvoiceFeatures();
    out.minFinalCltvExpiryDelta = 147;
    return out;
}

std::string text(const InvoiceDraft& from) { return encodeInvoice(from, key()).value(); }

/// The invoice of `from` with one more field in front, its checksum right and its signature no
/// longer.
std::string withField(const InvoiceDraft& from, std::uint8_t type, const Bytes& words)
{
    auto parts = decodeBech32(text(from), kMaxInvoiceLength).value();
    Bytes field{type, static_cast<std::uint8_t>(words.size() >> 5U),
                static_cast<std::uint8_t>(words.size() & 31U)};
    field.insert(field.end(), words.begin(), words.end());
    parts.words.insert(parts.words.begin() + 7, field.begin(), field.end());
    return encodeBech32(parts.prefix, parts.words, Bech32Kind::Bech32);
}

InvoiceError errorOf(const std::string& invoice) { return decodeInvoice(invoice).error().code; }

} // namespace

class InvoiceTest final : public QObject {
    Q_OBJECT

private slots:
    void everyFieldRoundTrips()
    {
        InvoiceDraft from = draft();
        from.expiry = std::chrono::seconds{86'400};
        from.paymentMetadata = Bytes{1, 2, 3};
        from.fallbackScripts = {
            fromHex("0014751e76e8199196d454941c45d1b3a323f1433bd6"),
            fromHex("76a914751e76e8199196d454941c45d1b3a323f1433bd688ac"),
            fromHex("a914751e76e8199196d454941c45d1b3a323f1433bd687"),
            fromHex("51200adac43daa9c8a5a68e09ea10692b82226ee190e572db9b90e17a410484ab405")};
        const RouteHintHop hop{
            key(3).publicKey(), ShortChannelId::of(1, 2, 3), {UINT32_MAX, 5}, 80};
        from.routeHints = {{hop, hop}, {hop}};
        from.unknownFields = {{2, {1, 2}}, {2, {3}}};
        const auto back = decodeInvoice(text(from));
        QVERIFY(back.has_value());
        QVERIFY(static_cast<const InvoiceDraft&>(*back) == from);
        QCOMPARE(back->payee, key().publicKey());
    }

    void anUnprovenInvoiceSaysTheSameWhoeverSignedIt()
    {
        const InvoiceDraft from = draft();
        QVERIFY(*readInvoiceUnproven(text(from)) == from);
        const std::string forged = withField(from, 2, {1, 2});
        QVERIFY(readInvoiceUnproven(forged).has_value());
        QVERIFY(decodeInvoice(forged)->payee != key().publicKey());
        QVERIFY(readInvoiceUnproven("lnbcrt1").error().code == InvoiceError::NotAnInvoice ||
                readInvoiceUnproven("lnbcrt1").error().code == InvoiceError::BadChecksum);
        InvoiceDraft bare = draft();
        bare.features = FeatureBits{100};
        QVERIFY(readInvoiceUnproven(text(bare)).error().code == InvoiceError::UnknownFeature);
    }

    void aDescriptionHashAndNoAmountRoundTrip()
    {
        InvoiceDraft from = draft();
        from.description.reset();
        from.descriptionHash = Hash256{{9}};
        from.amount.reset();
        QVERIFY(static_cast<const InvoiceDraft&>(*decodeInvoice(text(from))) == from);
    }

    void amountsAreExactAndShort_data()
    {
        QTest::addColumn<quint64>("msat");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("one") << quint64{1} << "lnbc10p";
        QTest::newRow("nano") << quint64{100} << "lnbc1n";
        QTest::newRow("micro") << quint64{250'000'000} << "lnbc2500u";
        QTest::newRow("whole") << quint64{100'000'000'000} << "lnbc1";
        QTest::newRow("nearly all")
            << quint64{2'099'999'999'999'999'999} << "lnbc20999999999999999990p";
        QTest::newRow("all") << quint64{2'100'000'000'000'000'000} << "lnbc21000000";
    }
    void amountsAreExactAndShort()
    {
        QFETCH(quint64, msat);
        QFETCH(QString, prefix);
        QCOMPARE(formatPrefix({Network::Bitcoin, MilliSatoshi{msat}}).value(),
                 prefix.toStdString());
        QCOMPARE(parsePrefix(prefix.toStdString())->amount->value(), msat);
    }

    void wrongAmountsAreRefused()
    {
        for (const char* bad :
             {"lnbc1p", "lnbc0", "lnbc01m", "lnbcm", "lnbc1mm", "lnbc1x", "lnbc21000001",
              "lnbc99999999999999999999", "lnbc1m1", "lnbc999999999999999999999p", "lnbc-1m"})
            QVERIFY2(!parsePrefix(bad), bad);
        QVERIFY(!formatPrefix({Network::Bitcoin, MilliSatoshi{0}}));
    }

    void networksAreToldApart()
    {
        for (const Network network :
             {Network::Bitcoin, Network::Testnet4, Network::Signet, Network::Regtest}) {
            InvoiceDraft from = draft();
            from.network = network;
            QCOMPARE(decodeInvoice(text(from))->network, network);
            from.amount.reset();
            QCOMPARE(decodeInvoice(text(from))->network, network);
        }
        QCOMPARE(parsePrefix("lnsb1").error().code, InvoiceError::UnknownNetwork);
        QCOMPARE(parsePrefix("lno").error().code, InvoiceError::UnknownNetwork);
        QCOMPARE(parsePrefix("bc").error().code, InvoiceError::NotAnInvoice);
    }

    void everyMistypedCharacterIsNoticed()
    {
        const std::string good = text(draft());
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::string bad = good;
            bad[i] = bad[i] == 'q' ? 'p' : 'q';
            QVERIFY2(!decodeInvoice(bad), bad.c_str());
            QVERIFY(!decodeInvoice(good.substr(0, i)));
        }
    }

    void anExpiredInvoiceIsAnErrorOnlyWhenAskedForTheTime()
    {
        const std::string invoice = text(draft());
        QVERIFY(decodeInvoice(invoice).has_value());
        QVERIFY(decodeInvoice(invoice, unixTime(1'700'003'600)).has_value());
        QCOMPARE(decodeInvoice(invoice, unixTime(1'700'003'601)).error().code,
                 InvoiceError::Expired);
    }

    void aPayeeThatDidNotSignIsRefused()
    {
        const Bytes other = toWords(key(8).publicKey().view());
        QCOMPARE(errorOf(withField(draft(), 19, other)), InvoiceError::BadSignature);
    }

    void fieldsOfAWrongLengthAreRefusedWithTheirPlace()
    {
        for (const unsigned type : {1U, 16U, 23U, 19U, 3U}) {
            const auto refused =
                decodeInvoice(withField(draft(), static_cast<std::uint8_t>(type), Bytes(51, 0)));
            QVERIFY(!refused && refused.error().code == InvoiceError::BadField);
            QVERIFY2(refused.error().detail.find("at character 22") != std::string::npos,
                     refused.error().detail.c_str());
        }
        QCOMPARE(errorOf(withField(draft(), 6, {0, 1})), InvoiceError::BadField);
        QCOMPARE(errorOf(withField(draft(), 24, Bytes(20, 31))), InvoiceError::BadField);
        QCOMPARE(errorOf(withField(draft(), 6, Bytes(13, 31))), InvoiceError::BadField);
    }

    void ofARepeatedFieldTheFirstCounts()
    {
        const auto first = decodeInvoice(withField(draft(), 13, toWords(asBytes("tea"))));
        QCOMPARE(first->description, std::optional<std::string>{"tea"});
    }

    void bothDescriptionsAreRefused()
    {
        QCOMPARE(errorOf(withField(draft(), 23, Bytes(52, 1))), InvoiceError::MissingField);
    }

    void unknownRequiredFeaturesAndMissingOnesAreRefused()
    {
        InvoiceDraft from = draft();
        from.features = {8, 14, 30};
        QCOMPARE(errorOf(text(from)), InvoiceError::UnknownFeature);
        from.features = {8, 17};
        QCOMPARE(errorOf(text(from)), InvoiceError::MissingDependency);
        from.features = {8, 14, 17, 25, 37, 149, 263};
        QVERIFY(decodeInvoice(text(from)).has_value());
    }

    void anImpossibleRecoveryIdIsRefused()
    {
        auto parts = decodeBech32(text(draft()), kMaxInvoiceLength).value();
        parts.words.back() = 4;
        QCOMPARE(errorOf(encodeBech32(parts.prefix, parts.words, Bech32Kind::Bech32)),
                 InvoiceError::BadSignature);
    }

    void whatCannotBeWrittenIsAnError()
    {
        InvoiceDraft from = draft();
        from.description = std::string(640, 'x');
        QCOMPARE(encodeInvoice(from, key()).error().code, InvoiceError::TooLong);
        from.description.reset();
        QCOMPARE(encodeInvoice(from, key()).error().code, InvoiceError::MissingField);
        from = draft();
        from.routeHints = {{}};
        QCOMPARE(encodeInvoice(from, key()).error().code, InvoiceError::BadField);
        QVERIFY(!decodeInvoice(std::string(8000, 'q')));
    }
};

FULGURITE_TEST(InvoiceTest)
#include "invoice_test.moc"

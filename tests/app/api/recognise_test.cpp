// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/api/recognise.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

const QString kCoffee = QStringLiteral(
    "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqq"
    "syqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpm"
    "dla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh");
const QString kAddress = QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
const QString kNode =
    QStringLiteral("03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad");

} // namespace

class RecogniseTest final : public QObject {
    Q_OBJECT

private slots:
    void eachKindIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("problem");
        const auto row = [](const char* name, const QString& text, RecognisedKind kind,
                            int problem = -1) {
            QTest::newRow(name) << text << static_cast<int>(kind) << problem;
        };
        const int unsupported = static_cast<int>(ErrorCode::NotYetSupported);
        row("nothing", QStringLiteral(" \n"), RecognisedKind::Nothing);
        row("address", QStringLiteral("  ") + kAddress + QLatin1Char{'\n'},
            RecognisedKind::Address);
        row("capital address", kAddress.toUpper(), RecognisedKind::Address);
        row("uri", QStringLiteral("BITCOIN:") + kAddress.toUpper(), RecognisedKind::Bip21);
        row("invoice", QStringLiteral("LIGHTNING:") + kCoffee.toUpper(), RecognisedKind::Bolt11);
        row("node", kNode, RecognisedKind::NodeId);
        row("node address", kNode + QStringLiteral("@alice.example:9735"),
            RecognisedKind::NodeAddress);
        row("offer", QStringLiteral("lno1pqps7sjqpgt"), RecognisedKind::Offer, unsupported);
        row("lnurl", QStringLiteral("LNURL1DP68GURN8GHJ7UM9"), RecognisedKind::Lnurl, unsupported);
        row("name", QStringLiteral("\u20BFmatt@mattcorallo.com"), RecognisedKind::Bip353,
            unsupported);
        row("text", QStringLiteral("hello there"), RecognisedKind::Text,
            static_cast<int>(ErrorCode::NotRecognised));
        row("mistyped address", QString{kAddress}.replace(20, 1, QStringLiteral("q")),
            RecognisedKind::Address, static_cast<int>(ErrorCode::AddressInvalid));
        row("mistyped invoice", kCoffee.chopped(1), RecognisedKind::Bolt11,
            static_cast<int>(ErrorCode::InvoiceInvalid));
        row("silent payment only", QStringLiteral("bitcoin:?lno=lno1pqps7sjqpgt"),
            RecognisedKind::Bip21, unsupported);
    }
    void eachKindIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(int, problem);
        const Recognised found = recognise(text, Network::Bitcoin);
        QCOMPARE(static_cast<int>(found.kind), kind);
        QCOMPARE(found.problem ? static_cast<int>(found.problem->code) : -1, problem);
    }

    void nonsenseIsToldWhatItLooksLike_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("looks");
        const auto row = [](const char* name, const QString& text, Resembles looks) {
            QTest::newRow(name) << text << static_cast<int>(looks);
        };
        row("seed", QStringLiteral("abandon ").repeated(11) + QStringLiteral("About"),
            Resembles::SeedWords);
        row("private key", QStringLiteral("L1aW4aubDFB7yfras2S1mN3bqg9nwySY8nkoLmJebSLD5BWv3ENZ"),
            Resembles::PrivateKey);
        row("transaction", QStringLiteral("0f").repeated(32), Resembles::TransactionId);
        row("other coin", QStringLiteral("0x") + QStringLiteral("aB").repeated(20),
            Resembles::OtherCoin);
        row("nostr", QStringLiteral("npub1qqqqqqqq"), Resembles::NostrKey);
        row("web", QStringLiteral("https://example.com/pay"), Resembles::WebAddress);
        row("number", QStringLiteral("12 345.67"), Resembles::Number);
        row("cut invoice", QStringLiteral("lnbc25"), Resembles::CutAddress);
        row("cut node key", kNode.left(40), Resembles::CutAddress);
        row("words", QStringLiteral("hello there"), Resembles::Nothing);
    }
    void nonsenseIsToldWhatItLooksLike()
    {
        QFETCH(QString, text);
        QFETCH(int, looks);
        const Recognised found = recognise(text, Network::Bitcoin);
        QCOMPARE(found.problem->code, ErrorCode::NotRecognised);
        QCOMPARE(static_cast<int>(found.resembles), looks);
        const bool secret =
            found.resembles == Resembles::SeedWords || found.resembles == Resembles::PrivateKey;
        QCOMPARE(found.problem->values.at(QStringLiteral("value")).isEmpty(), secret);
    }

    void thePlaceOfAWrongCharacterIsNamed()
    {
        const Recognised found =
            recognise(QString{kAddress}.replace(20, 1, QStringLiteral("b")), Network::Bitcoin);
        QCOMPARE(found.problem->values.at(QStringLiteral("position")), QStringLiteral("21"));
        QCOMPARE(found.problemAt.value_or(-1), 20);
    }

    void anInvoiceTellsAmountPayeeAndEnd()
    {
        const Recognised found = recognise(kCoffee, Network::Bitcoin);
        QCOMPARE(found.amountMsat->value(), std::uint64_t{250'000'000});
        QCOMPARE(found.amount->value(), std::uint64_t{250'000});
        QCOMPARE(found.nodeId, kNode);
        QCOMPARE(found.description, QStringLiteral("1 cup coffee"));
        QCOMPARE(*found.expiresAt, qint64{1496314658 + 60});
    }

    void aUnifiedRequestKeepsBothWays()
    {
        const Recognised found =
            recognise(QStringLiteral("bitcoin:%1?amount=0.0025&label=Bean%20bar&lightning=%2")
                          .arg(kAddress, kCoffee),
                      Network::Bitcoin);
        QVERIFY(!found.problem);
        QCOMPARE(found.address, kAddress);
        QCOMPARE(found.invoice, kCoffee);
        QCOMPARE(found.label, QStringLiteral("Bean bar"));
        QCOMPARE(found.amount->value(), std::uint64_t{250'000});
    }

    void aBrokenInvoiceLeavesTheAddressUsable()
    {
        const Recognised found = recognise(
            QStringLiteral("bitcoin:%1?lightning=lnbc420bogus").arg(kAddress), Network::Bitcoin);
        QVERIFY(!found.problem);
        QVERIFY(found.invoice.isEmpty());
    }

    void anotherNetworkIsSaidByName()
    {
        const Recognised address = recognise(kAddress, Network::Regtest);
        QCOMPARE(address.problem->code, ErrorCode::AddressOtherNetwork);
        const Recognised invoice = recognise(kCoffee, Network::Regtest);
        QCOMPARE(invoice.problem->code, ErrorCode::InvoiceOtherNetwork);
        QCOMPARE(invoice.problem->values.at(QStringLiteral("other")), QStringLiteral("bitcoin"));
    }

    void noPrefixOfARequestCrashes()
    {
        const QString uri =
            QStringLiteral("bitcoin:%1?amount=0.0025&lightning=%2").arg(kAddress, kCoffee);
        for (qsizetype size = 0; size < uri.size(); ++size)
            static_cast<void>(recognise(uri.left(size), Network::Bitcoin));
        const Recognised found = recognise(QString(100'000, QLatin1Char{'1'}), Network::Bitcoin);
        QCOMPARE(found.problem->code, ErrorCode::NotRecognised);
    }
};

FULGURITE_TEST(RecogniseTest)
#include "recognise_test.moc"

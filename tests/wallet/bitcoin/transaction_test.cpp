// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"
#include "wallet/bitcoin/transaction.h"

using namespace fulgurite;

namespace {

Transaction sample(bool withWitness)
{
    Transaction tx;
    TxIn input;
    input.prevout = {Txid{}, 3};
    input.scriptSig = {0x51};
    if (withWitness)
        input.witness = {Bytes{1, 2, 3}, Bytes{}};
    tx.inputs = {input, TxIn{}};
    tx.outputs = {TxOut{Satoshi{1000}, Bytes(25, 0xac)}};
    tx.lockTime = 500;
    return tx;
}

BitcoinError errorOf(const Bytes& bytes) { return parseTransaction(bytes).error().code; }

} // namespace

class TransactionTest final : public QObject {
    Q_OBJECT

private slots:
    void aTransactionRoundTrips()
    {
        for (const bool witness : {false, true}) {
            const Transaction tx = sample(witness);
            const auto back = parseTransaction(serialize(tx));
            QVERIFY(back.has_value());
            QVERIFY(*back == tx);
            QCOMPARE(back->hasWitness(), witness);
        }
    }
    void everyPrefixIsRefused()
    {
        for (const bool witness : {false, true}) {
            const auto accepted =
                testing::acceptedPrefix(serialize(sample(witness)), [](ByteView bytes) {
                    return parseTransaction(bytes).has_value();
                });
            QVERIFY2(!accepted, "a prefix parsed");
        }
    }
    void bytesBehindAreRefused()
    {
        Bytes bytes = serialize(sample(true));
        bytes.push_back(0);
        QVERIFY(errorOf(bytes) == BitcoinError::TrailingBytes);
    }
    void aWitnessFlagWithoutWitnessIsRefused()
    {
        Bytes bytes = serialize(sample(true));
        Transaction bare = sample(false);
        Bytes form = serialize(bare);
        form.insert(form.begin() + 4, {0, 1});
        form.insert(form.end() - 4, {0, 0});
        QVERIFY(errorOf(form) == BitcoinError::Malformed);
        bytes[5] = 2; // an unknown flag
        QVERIFY(errorOf(bytes) == BitcoinError::Malformed);
    }
    void zeroInputsReadAsCoreReadsThem()
    {
        const Bytes empty = fromHex("02000000000000000000");
        const auto core = parseTransaction(empty); // marker 0, flag 0
        QVERIFY(core.has_value());
        QVERIFY(core->inputs.empty() && core->outputs.empty());
        Transaction funding = sample(false);
        funding.inputs.clear();
        const auto plain = parseTransactionWithoutWitness(serializeWithoutWitness(funding));
        QVERIFY(plain.has_value());
        QVERIFY(*plain == funding);
    }
    void countsNeverAllocateMoreThanTheBytesAllow()
    {
        QVERIFY(errorOf(fromHex("01000000ffffffffffffffffff")) == BitcoinError::Truncated);
        QVERIFY(errorOf(fromHex("01000000fe00000001")) == BitcoinError::Truncated);
    }
    void aLongCountIsNotCanonical()
    {
        QVERIFY(errorOf(fromHex("01000000fd0100")) == BitcoinError::NotCanonical);
    }
    void aWitnessOfFourMegabytesParses()
    {
        Transaction tx = sample(true);
        tx.inputs[0].witness = {Bytes(3'999'000, 7)};
        const Bytes bytes = serialize(tx);
        const auto back = parseTransaction(bytes);
        QVERIFY(back.has_value());
        QCOMPARE(weightOf(*back), 4 * serializeWithoutWitness(tx).size() + bytes.size() -
                                      serializeWithoutWitness(tx).size());
        tx.inputs[0].witness = {Bytes(4'000'001, 7)};
        QVERIFY(errorOf(serialize(tx)) == BitcoinError::TooLarge);
    }
    void weightIsThreeTimesTheBasePlusTheWhole()
    {
        const Transaction tx = sample(true);
        QCOMPARE(weightOf(tx), 3 * serializeWithoutWitness(tx).size() + serialize(tx).size());
        QCOMPARE(vsizeOf(tx), (weightOf(tx) + 3) / 4);
    }
    void compactSizesRoundTripAtTheirEdges()
    {
        for (const std::uint64_t value :
             {0UL, 0xfcUL, 0xfdUL, 0xffffUL, 0x10000UL, 0xffffffffUL, 0x100000000UL, UINT64_MAX}) {
            ByteWriter out;
            writeCompactSize(out, value);
            ByteReader in{out.view()};
            const auto back = readCompactSize(in);
            QVERIFY(back.has_value());
            QCOMPARE(*back, value);
            QVERIFY(in.atEnd());
        }
    }
};

FULGURITE_TEST(TransactionTest)
#include "transaction_test.moc"

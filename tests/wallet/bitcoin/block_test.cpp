// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"
#include "wallet/bitcoin/block.h"
#include "wallet/bitcoin/merkle_proof.h"

using namespace fulgurite;

namespace {

Transaction payment(std::uint32_t number)
{
    Transaction tx;
    TxIn input;
    input.prevout = {Txid{}, number};
    input.witness = {Bytes{static_cast<std::uint8_t>(number)}};
    tx.inputs = {input};
    tx.outputs = {TxOut{Satoshi{number}, Bytes(22, 1)}};
    return tx;
}

std::vector<Hash256> idsOf(const Block& block)
{
    std::vector<Hash256> out;
    for (const auto& tx : block.transactions)
        out.push_back(retag<Hash256>(txidOf(tx)));
    return out;
}

/// A block of `count` payments behind its coinbase, with commitment and Merkle root.
Block blockOf(std::uint32_t count)
{
    Block out;
    Transaction coinbase;
    TxIn input;
    input.prevout = {Txid{}, 0xffffffff};
    input.scriptSig = {1, 2};
    input.witness = {Bytes(32, 0)};
    coinbase.inputs = {input};
    out.transactions = {coinbase};
    for (std::uint32_t i = 1; i <= count; ++i)
        out.transactions.push_back(payment(i));
    const Bytes commitment = witnessCommitmentScript(witnessRoot(out), Hash256{});
    out.transactions[0].outputs = {TxOut{Satoshi{50}, {}}, TxOut{Satoshi{0}, commitment}};
    out.header.merkleRoot = merkleRoot(idsOf(out));
    return out;
}

} // namespace

class BlockTest final : public QObject {
    Q_OBJECT

private slots:
    void aBlockRoundTripsAndHolds()
    {
        for (const std::uint32_t count : {0U, 1U, 2U, 5U, 8U}) {
            const Block block = blockOf(count);
            const auto back = parseBlock(serialize(block));
            QVERIFY(back.has_value());
            QVERIFY(back->transactions == block.transactions);
            QVERIFY(checkBlock(*back).has_value());
        }
    }
    void everyPrefixIsRefused()
    {
        const auto accepted = testing::acceptedPrefix(
            serialize(blockOf(3)), [](ByteView part) { return parseBlock(part).has_value(); });
        QVERIFY(!accepted);
    }
    void aChangedTransactionBreaksTheRoot()
    {
        Block block = blockOf(3);
        block.transactions[2].outputs[0].value = Satoshi{77};
        QVERIFY(!checkBlock(block));
    }
    void aChangedWitnessBreaksTheCommitment()
    {
        Block block = blockOf(3);
        block.transactions[2].inputs[0].witness = {Bytes{99}};
        QCOMPARE(checkBlock(block).error().detail,
                 std::string("the witness commitment does not match the witnesses"));
        block = blockOf(3);
        block.transactions[0].inputs[0].witness = {Bytes(31, 0)};
        QVERIFY(!checkBlock(block));
    }
    void aDoubledListIsRefused()
    {
        Block block = blockOf(2); // three transactions: the last one is paired with itself
        block.transactions.push_back(block.transactions.back());
        QVERIFY(merkleRoot(idsOf(block)) == block.header.merkleRoot);
        QVERIFY(checkBlock(block).error().detail.find("doubled") != std::string::npos);
    }
    void theFirstAndOnlyTheFirstIsACoinbase()
    {
        Block block = blockOf(1);
        std::swap(block.transactions[0], block.transactions[1]);
        QVERIFY(!checkBlock(block));
        block.transactions[1] = block.transactions[0];
        QVERIFY(!checkBlock(block));
        QVERIFY(!checkBlock(Block{}));
    }
    void aBlockBeyondFourMillionWeightIsRefused()
    {
        Block block = blockOf(1);
        block.transactions[1].outputs[0].scriptPubKey = Bytes(1'000'000, 1);
        QVERIFY(parseBlock(serialize(block)).error().code == BitcoinError::TooLarge);
        QVERIFY(parseBlock(Bytes(4'000'001, 0)).error().code == BitcoinError::TooLarge);
    }
    void everyPositionProvesItself()
    {
        for (const std::uint32_t count : {0U, 1U, 2U, 6U, 12U}) {
            const Block block = blockOf(count);
            const auto ids = idsOf(block);
            for (std::uint32_t at = 0; at < ids.size(); ++at) {
                const auto proof = merkleProof(ids, at);
                QVERIFY(checkMerkleProof(block.transactions[at], proof, block.header.merkleRoot)
                            .has_value());
            }
        }
    }
    void aProofThatLiesIsRefused()
    {
        const Block block = blockOf(6);
        const Transaction& tx = block.transactions[3];
        MerkleProof proof = merkleProof(idsOf(block), 3);
        const auto codeOf = [&](const MerkleProof& each) {
            return checkMerkleProof(tx, each, block.header.merkleRoot).error().code;
        };
        MerkleProof other = proof;
        other.position = 2;
        QVERIFY(codeOf(other) == MerkleError::WrongRoot);
        other.position = 3 + 8;
        QVERIFY(codeOf(other) == MerkleError::BadPosition);
        other = proof;
        other.branch[0].data[5] ^= 1;
        QVERIFY(codeOf(other) == MerkleError::WrongRoot);
        other.branch.resize(40);
        QVERIFY(codeOf(other) == MerkleError::TooLong);
    }
    void aTransactionOf64BytesProvesNothing()
    {
        Transaction tx;
        tx.inputs = {TxIn{}};
        tx.outputs = {TxOut{Satoshi{1}, Bytes(4, 1)}};
        QCOMPARE(serializeWithoutWitness(tx).size(), std::size_t{64});
        const std::vector<Hash256> ids{retag<Hash256>(txidOf(tx))};
        const auto checked = checkMerkleProof(tx, merkleProof(ids, 0), merkleRoot(ids));
        QVERIFY(checked.error().code == MerkleError::LeafLooksInner);
    }

    void aLeafHungBelowARealTransactionProvesNothing()
    {
        // The node above the made-up leaf is a transaction of 64 bytes that a block may well hold.
        Transaction fake;
        fake.inputs.push_back({{Txid{}, 1}, {}, 0, {}});
        fake.outputs.push_back({Satoshi{5'000'000'000}, {0x51}});
        while (txidOf(fake).data[4] != 1) // its number of inputs
            ++fake.lockTime;
        Hash256 beside;
        beside.data[9] = 4;  // bytes of its script
        beside.data[18] = 1; // its number of outputs
        const std::vector<Hash256> leaves{retag<Hash256>(txidOf(fake)), beside};
        const auto checked = checkMerkleProof(fake, {0, {beside}}, merkleRoot(leaves));
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, MerkleError::InnerLooksLeaf);
    }
};

FULGURITE_TEST(BlockTest)
#include "block_test.moc"

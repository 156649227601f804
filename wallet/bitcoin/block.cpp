// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/block.h"

#include "wallet/bitcoin/merkle_proof.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <array>
#include <string>

namespace fulgurite {

namespace {

constexpr std::size_t kSmallestTransaction = 10;
constexpr std::array<std::uint8_t, 6> kCommitmentHead{0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed};
constexpr std::size_t kCommitmentBytes = 38;

std::uint64_t compactLength(std::uint64_t count)
{
    return count < 0xfd ? 1 : count <= 0xffff ? 3 : 5;
}

/// The last output that looks like a commitment counts.
const Bytes* commitmentOf(const Transaction& coinbase)
{
    for (auto output = coinbase.outputs.rbegin(); output != coinbase.outputs.rend(); ++output) {
        const Bytes& script = output->scriptPubKey;
        if (script.size() >= kCommitmentBytes &&
            std::ranges::equal(kCommitmentHead, ByteView{script}.first(6)))
            return &script;
    }
    return nullptr;
}

auto malformed(const char* rule) { return fail(BitcoinError::Malformed, rule); }

Result<std::monostate, BitcoinError> checkCommitment(const Block& block)
{
    const Transaction& coinbase = block.transactions.front();
    const Bytes* commitment = commitmentOf(coinbase);
    if (commitment == nullptr) {
        if (std::ranges::any_of(block.transactions, &Transaction::hasWitness))
            return malformed("witnesses in a block without a witness commitment");
        return std::monostate{};
    }
    const auto& witness = coinbase.inputs.front().witness;
    const auto reserved = witness.size() == 1 ? Hash256::fromView(witness.front()) : std::nullopt;
    if (!reserved)
        return malformed("the coinbase witness is not one item of 32 bytes");
    const Bytes due = witnessCommitmentScript(witnessRoot(block), *reserved);
    if (!std::ranges::equal(due, ByteView{*commitment}.first(kCommitmentBytes)))
        return malformed("the witness commitment does not match the witnesses");
    return std::monostate{};
}

} // namespace

Result<Block, BitcoinError> parseBlock(ByteView bytes)
{
    if (bytes.size() > kMostBlockWeight)
        return fail(BitcoinError::TooLarge,
                    std::to_string(bytes.size()) + " bytes, a block has at most 4000000");
    ByteReader in{bytes};
    Block block;
    block.header = FULGURITE_TRY(readHeader(in));
    const auto count = FULGURITE_TRY(readCompactSize(in));
    if (count > in.remaining() / kSmallestTransaction)
        return fail(BitcoinError::Truncated,
                    "count of " + std::to_string(count) + " transactions exceeds the bytes");
    block.transactions.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i)
        block.transactions.push_back(FULGURITE_TRY(readTransaction(in)));
    if (!in.atEnd())
        return fail(BitcoinError::TrailingBytes,
                    std::to_string(in.remaining()) + " bytes after the block");
    if (weightOf(block) > kMostBlockWeight)
        return fail(BitcoinError::TooLarge,
                    "weight " + std::to_string(weightOf(block)) + ", at most 4000000");
    return block;
}

Bytes serialize(const Block& block)
{
    ByteWriter out;
    out.bytes(serialize(block.header));
    writeCompactSize(out, block.transactions.size());
    for (const auto& tx : block.transactions)
        out.bytes(serialize(tx));
    return out.take();
}

std::uint64_t weightOf(const Block& block)
{
    std::uint64_t weight = 4 * (BlockHeader::kSize + compactLength(block.transactions.size()));
    for (const auto& tx : block.transactions)
        weight += weightOf(tx);
    return weight;
}

Result<std::monostate, BitcoinError> checkBlock(const Block& block)
{
    const auto& all = block.transactions;
    if (all.empty() || !isCoinbase(all.front()))
        return malformed("the first transaction is no coinbase");
    if (std::any_of(all.begin() + 1, all.end(), isCoinbase))
        return malformed("a second coinbase");
    std::vector<Hash256> ids;
    ids.reserve(all.size());
    for (const auto& tx : all)
        ids.push_back(retag<Hash256>(txidOf(tx)));
    if (isMerkleMutated(ids))
        return malformed("the transaction list is doubled (CVE-2012-2459)");
    if (merkleRoot(ids) != block.header.merkleRoot)
        return malformed("the transactions do not give the header's Merkle root");
    return checkCommitment(block);
}

bool isCoinbase(const Transaction& tx)
{
    return tx.inputs.size() == 1 && tx.inputs.front().prevout == OutPoint{Txid{}, 0xffffffff};
}

Hash256 witnessRoot(const Block& block)
{
    std::vector<Hash256> ids;
    ids.reserve(block.transactions.size());
    for (const auto& tx : block.transactions)
        ids.push_back(ids.empty() ? Hash256{} : wtxidOf(tx));
    return merkleRoot(ids);
}

Bytes witnessCommitmentScript(const Hash256& root, const Hash256& reserved)
{
    ByteWriter both;
    both.bytes(root.view());
    both.bytes(reserved.view());
    ByteWriter out;
    out.bytes(kCommitmentHead);
    out.bytes(sha256d(both.view()).view());
    return out.take();
}

} // namespace fulgurite

// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/header.h"
#include "wallet/bitcoin/transaction.h"

#include <variant>
#include <vector>

namespace fulgurite {

/// The greatest weight of a block. Source: BIP 141 § Block size.
inline constexpr std::uint64_t kMostBlockWeight = 4'000'000;

struct Block {
    BlockHeader header;
    std::vector<Transaction> transactions;
};

/// Errors: those of transactions; TooLarge beyond 4,000,000 bytes or weight units. Contents are not
/// checked: see checkBlock.
Result<Block, BitcoinError> parseBlock(ByteView bytes);
Bytes serialize(const Block& block);
std::uint64_t weightOf(const Block& block);

/// That the transactions are the header's: first one a coinbase and no other, Merkle root, witness
/// commitment. Error: Malformed, with the rule. Source: BIP 141 § Commitment structure.
Result<std::monostate, BitcoinError> checkBlock(const Block& block);

/// True for a transaction whose only input spends nothing.
bool isCoinbase(const Transaction& tx);
/// The root over wtxids, the coinbase's taken as zero.
Hash256 witnessRoot(const Block& block);
/// The commitment output's script for a witness root and the coinbase's reserved value.
Bytes witnessCommitmentScript(const Hash256& root, const Hash256& reserved);

} // namespace fulgurite

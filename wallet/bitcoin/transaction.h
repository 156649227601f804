// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/amount.h"
#include "wallet/base/bytes.h"
#include "wallet/base/fixed_bytes.h"
#include "wallet/base/result.h"

#include <compare>
#include <cstdint>
#include <variant>
#include <vector>

namespace fulgurite {

enum class BitcoinError { Truncated, NotCanonical, TooLarge, Malformed, TrailingBytes };

struct OutPoint {
    Txid txid;
    std::uint32_t index = 0;
    friend auto operator<=>(const OutPoint&, const OutPoint&) = default;
};

struct TxIn {
    OutPoint prevout;
    Bytes scriptSig;
    std::uint32_t sequence = 0xffffffff;
    std::vector<Bytes> witness;
    friend bool operator==(const TxIn&, const TxIn&) = default;
};

struct TxOut {
    Satoshi value;
    Bytes scriptPubKey;
    friend bool operator==(const TxOut&, const TxOut&) = default;
};

struct Transaction {
    std::uint32_t version = 2;
    std::vector<TxIn> inputs;
    std::vector<TxOut> outputs;
    std::uint32_t lockTime = 0;

    [[nodiscard]] bool hasWitness() const;
    friend bool operator==(const Transaction&, const Transaction&) = default;
};

/// BIP 144 form: with marker and flag when an input has a witness.
Bytes serialize(const Transaction& tx);
/// The form that is hashed for the txid.
Bytes serializeWithoutWitness(const Transaction& tx);
/// Reads exactly one transaction; bytes left over are an error. At most 4 MB. Counts are bounded by
/// what is left to read.
Result<Transaction, BitcoinError> parseTransaction(ByteView bytes);
/// As parseTransaction for the form without marker and flag only, where zero inputs are zero inputs
/// (PSBT).
Result<Transaction, BitcoinError> parseTransactionWithoutWitness(ByteView bytes);
/// Reads one transaction from the front of `in` (blocks).
Result<Transaction, BitcoinError> readTransaction(ByteReader& in);

Txid txidOf(const Transaction& tx);
Hash256 wtxidOf(const Transaction& tx);
/// Source: BIP 141 § Transaction size calculations.
std::uint64_t weightOf(const Transaction& tx);
/// Weight ÷ 4, rounded up.
std::uint64_t vsizeOf(const Transaction& tx);

/// Value and scriptPubKey, as in a transaction.
void writeOutput(ByteWriter& out, const TxOut& output);
void writeCompactSize(ByteWriter& out, std::uint64_t value);
/// Errors: Truncated; NotCanonical when a shorter form would do.
Result<std::uint64_t, BitcoinError> readCompactSize(ByteReader& in);

} // namespace fulgurite

// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/random.h"
#include "wallet/coins/builder.h"
#include "wallet/crypto/keys.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace fulgurite::wallet {

enum class SignError {
    KeyMissing,      ///< no key for a coin
    KeyMismatch,     ///< the key does not open the coin's script
    ScriptUnknown,   ///< a script this wallet does not sign
    SelfCheckFailed, ///< our own interpreter refused an input: never broadcast
};

/// The secret at the coin's path, not yet tweaked for taproot; nothing when there is none.
using KeyProvider = std::function<std::optional<SecretKey>(const Coin&)>;

/// A transaction whose every input our interpreter accepted under the rules of relay: nothing else
/// may be broadcast.
class SignedTx {
public:
    /// Verifies consensus sanity, amounts and all inputs against `spentOutputs` (one per input).
    static Result<SignedTx, SignError> check(Transaction tx, std::span<const TxOut> spentOutputs);

    [[nodiscard]] const Transaction& tx() const { return m_tx; }
    [[nodiscard]] const Txid& txid() const { return m_txid; }
    [[nodiscard]] Satoshi fee() const { return m_fee; }

private:
    SignedTx(Transaction tx, Satoshi fee) : m_tx{std::move(tx)}, m_txid{txidOf(m_tx)}, m_fee{fee} {}
    Transaction m_tx;
    Txid m_txid;
    Satoshi m_fee;
};

/// Signs P2PKH, P2SH-P2WPKH, P2WPKH (all with low R) and P2TR key path inputs with SIGHASH_ALL,
/// then checks the result.
Result<SignedTx, SignError> signTransaction(const UnsignedTx& unsignedTx, const KeyProvider& keys,
                                            RandomSource& random);

/// Signs only the inputs that `coins` names, in place; for transactions shared with others (dual
/// funding, sweeps).
/// @param prevouts one per input, in input order.
Result<void, SignError> signInputs(Transaction& tx, std::span<const TxOut> prevouts,
                                   std::span<const Coin> coins, const KeyProvider& keys,
                                   RandomSource& random);

} // namespace fulgurite::wallet

// SPDX-License-Identifier: MIT
#include "app/practice/purse.h"

#include "wallet/bitcoin/script.h"
#include "wallet/bitcoin/sighash.h"
#include "wallet/crypto/hash.h"

namespace fulgurite::practice {

namespace {

constexpr Satoshi kDust{294};
constexpr std::uint32_t kSequence = 0xfffffffd;
/// Weight of a P2WPKH input with its witness, and of version, lock time, counts and segwit marker.
constexpr std::uint64_t kInputWeight = 272;
constexpr std::uint64_t kBaseWeight = 42;

std::uint64_t weightOfOutput(const TxOut& output) { return 4 * (9 + output.scriptPubKey.size()); }

} // namespace

Purse::Purse(SecretKey key) : m_key{std::move(key)}, m_script{p2wpkhScript(m_key.publicKey())} {}

Satoshi Purse::balance() const
{
    Satoshi sum;
    for (const auto& [outpoint, value] : m_coins)
        sum = checkedAdd(sum, value).value_or(sum);
    return sum;
}

void Purse::seen(const Transaction& tx)
{
    for (const TxIn& input : tx.inputs)
        m_coins.erase(input.prevout);
    const Txid txid = txidOf(tx);
    for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
        if (tx.outputs[i].scriptPubKey == m_script)
            m_coins[{txid, i}] = tx.outputs[i].value;
}

Result<Transaction, PurseError> Purse::pay(std::vector<TxOut> outputs, Feerate feerate,
                                           std::uint32_t lockTime)
{
    Transaction tx;
    tx.lockTime = lockTime;
    tx.outputs = std::move(outputs);
    std::uint64_t needed = 0;
    std::uint64_t weight = kBaseWeight + weightOfOutput({{}, m_script});
    for (const TxOut& output : tx.outputs) {
        needed += output.value.value();
        weight += weightOfOutput(output);
    }
    std::vector<TxOut> spent;
    std::uint64_t gathered = 0;
    for (const auto& [outpoint, value] : m_coins) {
        if (gathered >= needed + feerate.feeFor(weight).value())
            break;
        tx.inputs.push_back({outpoint, {}, kSequence, {}});
        spent.push_back({value, m_script});
        gathered += value.value();
        weight += kInputWeight;
    }
    const std::uint64_t fee = feerate.feeFor(weight).value();
    if (gathered < needed + fee)
        return fail(PurseError::NotEnough, "needs " + std::to_string(needed + fee) + " sat, has " +
                                               std::to_string(gathered));
    if (const Satoshi change{gathered - needed - fee}; change >= kDust)
        tx.outputs.push_back({change, m_script});
    sign(tx, spent);
    seen(tx);
    return tx;
}

void Purse::sign(Transaction& tx, const std::vector<TxOut>& spent) const
{
    const PrecomputedSighash shared{tx};
    const PublicKey key = m_key.publicKey();
    const Bytes code = p2wpkhScriptCode(hash160(key.view()));
    for (std::size_t i = 0; i < tx.inputs.size(); ++i) {
        const Hash256 digest = segwitSighash(tx, shared, {i, code, spent[i].value, kSighashAll});
        Bytes signature = toDer(signEcdsaLowR(m_key, digest));
        signature.push_back(kSighashAll);
        tx.inputs[i].witness = {std::move(signature), Bytes(key.view().begin(), key.view().end())};
    }
}

} // namespace fulgurite::practice

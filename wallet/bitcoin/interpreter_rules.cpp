// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter_rules.h"

#include "wallet/bitcoin/interpreter_machine.h"
#include "wallet/bitcoin/interpreter_opcodes.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>
#include <cassert>

namespace fulgurite {

namespace {

constexpr std::uint64_t kWitnessScale = 4;
constexpr std::uint64_t kMaxKeysPerMultisig = 20;
constexpr std::uint32_t kNullIndex = 0xffffffff;
constexpr unsigned kSequenceTimeGranularity = 9; ///< units of 2^9 seconds

bool isNull(const OutPoint& outpoint)
{
    return outpoint.index == kNullIndex && outpoint.txid.isZero();
}

bool hasDuplicates(const Transaction& tx)
{
    std::vector<OutPoint> spent;
    spent.reserve(tx.inputs.size());
    for (const TxIn& input : tx.inputs)
        spent.push_back(input.prevout);
    std::ranges::sort(spent);
    return std::ranges::adjacent_find(spent) != spent.end();
}

Result<void, ConsensusError> checkOutputs(const Transaction& tx)
{
    Satoshi total;
    for (const TxOut& output : tx.outputs) {
        if (output.value > kMaxMoney)
            return fail(ConsensusError::OutputTooLarge, std::to_string(output.value.value()));
        const auto sum = checkedAdd(total, output.value);
        if (!sum || *sum > kMaxMoney)
            return fail(ConsensusError::OutputTotalTooLarge);
        total = *sum;
    }
    return {};
}

std::uint64_t witnessSigops(const WitnessProgram& program, const std::vector<Bytes>& witness)
{
    if (program.version != 0)
        return 0;
    if (program.program.size() == Hash160::kSize)
        return 1;
    return witness.empty() ? 0 : sigopsIn(witness.back(), true);
}

/// The last element that a push-only scriptSig leaves.
Bytes lastPush(ByteView scriptSig)
{
    ByteView last;
    for (std::size_t position = 0; position < scriptSig.size();) {
        const auto token = readToken(scriptSig, position);
        if (!token || token->opcode > opcode::Push16)
            return {};
        last = token->pushed;
    }
    return {last.begin(), last.end()};
}

} // namespace

Result<void, ConsensusError> checkTransaction(const Transaction& tx)
{
    if (tx.inputs.empty())
        return fail(ConsensusError::InputsEmpty);
    if (tx.outputs.empty())
        return fail(ConsensusError::OutputsEmpty);
    if (serializeWithoutWitness(tx).size() * kWitnessScale > kMostBlockWeight)
        return fail(ConsensusError::Oversize);
    FULGURITE_TRY(checkOutputs(tx));
    if (hasDuplicates(tx))
        return fail(ConsensusError::InputsDuplicate);
    if (isCoinbase(tx)) {
        const std::size_t size = tx.inputs[0].scriptSig.size();
        if (size < 2 || size > 100)
            return fail(ConsensusError::CoinbaseLength, std::to_string(size));
        return {};
    }
    if (std::ranges::any_of(tx.inputs, [](const TxIn& input) { return isNull(input.prevout); }))
        return fail(ConsensusError::PrevoutNull);
    return {};
}

Result<Satoshi, ConsensusError> feeOf(const Transaction& tx, std::span<const TxOut> spentOutputs)
{
    Satoshi in;
    for (const TxOut& spent : spentOutputs) {
        const auto sum = checkedAdd(in, spent.value);
        if (!sum || *sum > kMaxMoney)
            return fail(ConsensusError::InputValuesOutOfRange);
        in = *sum;
    }
    Satoshi out;
    for (const TxOut& output : tx.outputs)
        out = checkedAdd(out, output.value).value_or(Satoshi{UINT64_MAX});
    const auto fee = checkedSub(in, out);
    if (!fee)
        return fail(ConsensusError::InBelowOut, "value in (" + std::to_string(in.value()) +
                                                    ") < value out (" +
                                                    std::to_string(out.value()) + ")");
    return *fee;
}

bool checkFinal(const Transaction& tx, BlockHeight height, UnixTime medianTimePast)
{
    if (tx.lockTime == 0)
        return true;
    const std::int64_t lock = tx.lockTime;
    const std::int64_t now = lock < kLockTimeThreshold ? height.value : toSeconds(medianTimePast);
    if (lock < now)
        return true;
    return std::ranges::all_of(tx.inputs,
                               [](const TxIn& input) { return input.sequence == kSequenceFinal; });
}

bool checkSequenceLocks(const Transaction& tx, std::span<const CoinAge> coins, BlockHeight height,
                        UnixTime medianTimePast)
{
    assert(coins.size() == tx.inputs.size());
    if (tx.version < 2)
        return true;
    for (std::size_t i = 0; i < coins.size(); ++i) {
        const std::uint32_t sequence = tx.inputs[i].sequence;
        if ((sequence & kSequenceLockDisabled) != 0)
            continue;
        const std::int64_t span = sequence & kSequenceLockMask;
        if ((sequence & kSequenceLockIsTime) != 0) {
            // The coin's block must lie `span` × 512 seconds before the median time of the tip.
            if (toSeconds(coins[i].medianTimeBefore) + (span << kSequenceTimeGranularity) >
                toSeconds(medianTimePast))
                return false;
        } else if (static_cast<std::int64_t>(coins[i].height.value) + span > height.value) {
            return false;
        }
    }
    return true;
}

std::uint64_t sigopsIn(ByteView script, bool accurate)
{
    std::uint64_t count = 0;
    std::uint8_t previous = 0xff;
    for (std::size_t position = 0; position < script.size();) {
        const auto token = readToken(script, position);
        if (!token)
            break;
        const std::uint8_t code = token->opcode;
        if (code == opcode::CheckSig || code == opcode::CheckSigVerify) {
            ++count;
        } else if (code == opcode::CheckMultisig || code == opcode::CheckMultisigVerify) {
            const bool counted =
                accurate && previous >= opcode::Push1 && previous <= opcode::Push16;
            count += counted ? previous - (opcode::Push1 - 1U) : kMaxKeysPerMultisig;
        }
        previous = code;
    }
    return count;
}

std::uint64_t sigopCost(const Transaction& tx, std::span<const TxOut> spentOutputs)
{
    std::uint64_t legacy = 0;
    for (const TxIn& input : tx.inputs)
        legacy += sigopsIn(input.scriptSig, false);
    for (const TxOut& output : tx.outputs)
        legacy += sigopsIn(output.scriptPubKey, false);
    if (isCoinbase(tx))
        return legacy * kWitnessScale;
    assert(spentOutputs.size() == tx.inputs.size());
    std::uint64_t witness = 0;
    for (std::size_t i = 0; i < tx.inputs.size(); ++i) {
        const TxIn& input = tx.inputs[i];
        Bytes redeem;
        if (std::holds_alternative<PayToScriptHash>(classify(spentOutputs[i].scriptPubKey))) {
            redeem = lastPush(input.scriptSig);
            legacy += sigopsIn(redeem, true);
        }
        const auto program = witnessProgram(redeem.empty() ? spentOutputs[i].scriptPubKey : redeem);
        if (program)
            witness += witnessSigops(*program, input.witness);
    }
    return legacy * kWitnessScale + witness;
}

} // namespace fulgurite

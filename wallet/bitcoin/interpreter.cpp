// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter.h"

#include "wallet/bitcoin/interpreter_machine.h"
#include "wallet/bitcoin/interpreter_number.h"
#include "wallet/bitcoin/script.h"
#include "wallet/crypto/hash.h"
#include "wallet/crypto/keys.h"

#include <algorithm>
#include <cassert>

namespace fulgurite {

namespace {

constexpr std::size_t kMaxElementSize = 520;
constexpr std::uint8_t kAnnexTag = 0x50;

bool endsTrue(const Stack& stack) { return !stack.empty() && isTruthy(stack.back()); }

Broken runWitnessScript(const SpendContext& context, ByteView script, Stack stack)
{
    for (const Bytes& element : stack)
        if (element.size() > kMaxElementSize)
            return ScriptError::PushSize;
    if (const Broken broken = ScriptMachine{context, script, stack, SigVersion::WitnessV0}.run())
        return broken;
    if (stack.size() != 1)
        return ScriptError::CleanStack;
    return endsTrue(stack) ? Broken{} : ScriptError::EvalFalse;
}

Broken runVersion0(const SpendContext& context, ByteView program)
{
    Stack stack = context.tx.inputs[context.inputIndex].witness;
    if (const auto keyHash = Hash160::fromView(program)) {
        if (stack.size() != 2)
            return ScriptError::WitnessProgramMismatch;
        return runWitnessScript(context, p2pkhScript(*keyHash), std::move(stack));
    }
    if (program.size() != Hash256::kSize)
        return ScriptError::WitnessProgramWrongLength;
    if (stack.empty())
        return ScriptError::WitnessProgramWitnessEmpty;
    const Bytes script = std::move(stack.back());
    stack.pop_back();
    if (!std::ranges::equal(sha256(script).view(), program))
        return ScriptError::WitnessProgramMismatch;
    return runWitnessScript(context, script, std::move(stack));
}

/// Source: BIP 341 § Script validation rules, the key path.
Broken runTaproot(const SpendContext& context, ByteView program)
{
    std::span<const Bytes> witness = context.tx.inputs[context.inputIndex].witness;
    if (witness.empty())
        return ScriptError::WitnessProgramWitnessEmpty;
    TaprootSpend spend{.input = context.inputIndex};
    if (witness.size() >= 2 && !witness.back().empty() && witness.back()[0] == kAnnexTag) {
        spend.annex = witness.back();
        witness = witness.first(witness.size() - 1);
    }
    if (witness.size() != 1)
        return ScriptError::NotSupported;
    ByteView encoded = witness[0];
    if (encoded.size() != 64 && encoded.size() != 65)
        return ScriptError::SchnorrSigSize;
    if (encoded.size() == 65) {
        spend.type = encoded[64];
        encoded = encoded.first(64);
        if (spend.type == kSighashDefault)
            return ScriptError::SchnorrSigHashType;
    }
    const auto digest = taprootSighash(context.tx, context.shared, context.spentOutputs, spend);
    if (!digest)
        return ScriptError::SchnorrSigHashType;
    const bool holds = verifySchnorr(*XOnlyKey::fromView(program), digest->view(),
                                     *SchnorrSignature::fromView(encoded));
    return holds ? Broken{} : ScriptError::SchnorrSig;
}

Broken runWitness(const SpendContext& context, const WitnessProgram& witness, bool nested)
{
    if (witness.version == 0)
        return runVersion0(context, witness.program);
    if (witness.version == 1 && witness.program.size() == XOnlyKey::kSize && !nested)
        return context.flags.has(ScriptFlag::Taproot) ? runTaproot(context, witness.program)
                                                      : Broken{};
    const bool anchor =
        witness.version == 1 &&
        std::ranges::equal(witness.program, std::array<std::uint8_t, 2>{0x4e, 0x73});
    if (anchor && !nested)
        return {};
    return context.flags.has(ScriptFlag::DiscourageUpgradableWitnessProgram)
               ? ScriptError::DiscourageUpgradableWitnessProgram
               : Broken{};
}

/// Runs the script that a P2SH output hides; `stack` is what scriptSig left. `witnessed` tells
/// whether it was a program.
Broken runRedeemScript(const SpendContext& context, Stack& stack, bool& witnessed)
{
    const Bytes& scriptSig = context.tx.inputs[context.inputIndex].scriptSig;
    if (!isPushOnlyScript(scriptSig))
        return ScriptError::SigPushOnly;
    const Bytes redeem = std::move(stack.back());
    stack.pop_back();
    if (const Broken broken = ScriptMachine{context, redeem, stack, SigVersion::Legacy}.run())
        return broken;
    if (!endsTrue(stack))
        return ScriptError::EvalFalse;
    const auto program = witnessProgram(redeem);
    if (!program || !context.flags.has(ScriptFlag::Witness))
        return {};
    witnessed = true;
    if (scriptSig != directPush(redeem))
        return ScriptError::WitnessMalleatedP2sh;
    stack.resize(1);
    return runWitness(context, *program, true);
}

bool isPayToScriptHash(ByteView script)
{
    return script.size() == 23 && script[0] == 0xa9 && script[1] == 20 && script[22] == 0x87;
}

Broken runInput(const SpendContext& context)
{
    const TxIn& input = context.tx.inputs[context.inputIndex];
    const Bytes& scriptPubKey = context.spentOutputs[context.inputIndex].scriptPubKey;
    const ScriptFlags flags = context.flags;
    if (flags.has(ScriptFlag::SigPushOnly) && !isPushOnlyScript(input.scriptSig))
        return ScriptError::SigPushOnly;
    Stack stack;
    if (const Broken broken =
            ScriptMachine{context, input.scriptSig, stack, SigVersion::Legacy}.run())
        return broken;
    Stack beforeOutput = stack;
    if (const Broken broken = ScriptMachine{context, scriptPubKey, stack, SigVersion::Legacy}.run())
        return broken;
    if (!endsTrue(stack))
        return ScriptError::EvalFalse;

    bool witnessed = false;
    const auto program = witnessProgram(scriptPubKey);
    if (program && flags.has(ScriptFlag::Witness)) {
        witnessed = true;
        if (!input.scriptSig.empty())
            return ScriptError::WitnessMalleated;
        if (const Broken broken = runWitness(context, *program, false))
            return broken;
        stack.resize(1);
    }
    if (flags.has(ScriptFlag::P2sh) && isPayToScriptHash(scriptPubKey)) {
        stack = std::move(beforeOutput);
        if (const Broken broken = runRedeemScript(context, stack, witnessed))
            return broken;
    }
    if (flags.has(ScriptFlag::CleanStack) && stack.size() != 1)
        return ScriptError::CleanStack;
    if (flags.has(ScriptFlag::Witness) && !witnessed && !input.witness.empty())
        return ScriptError::WitnessUnexpected;
    return {};
}

Result<void, ScriptError> verifyShared(const SpendContext& context)
{
    if (const Broken broken = runInput(context))
        return fail(*broken, "input " + std::to_string(context.inputIndex) + ": " +
                                 std::string{scriptErrorText(*broken)});
    return {};
}

} // namespace

Result<void, ScriptError> verifyInput(const Transaction& tx, std::size_t inputIndex,
                                      std::span<const TxOut> spentOutputs, ScriptFlags flags)
{
    assert(inputIndex < tx.inputs.size() && spentOutputs.size() == tx.inputs.size());
    const PrecomputedSighash shared{tx, spentOutputs};
    return verifyShared({tx, inputIndex, spentOutputs, flags, shared});
}

Result<void, ScriptError> verifyAllInputs(const Transaction& tx,
                                          std::span<const TxOut> spentOutputs, ScriptFlags flags)
{
    assert(spentOutputs.size() == tx.inputs.size());
    const PrecomputedSighash shared{tx, spentOutputs};
    for (std::size_t i = 0; i < tx.inputs.size(); ++i)
        if (auto verdict = verifyShared({tx, i, spentOutputs, flags, shared}); !verdict)
            return verdict;
    return {};
}

} // namespace fulgurite

// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter.h"
#include "wallet/bitcoin/interpreter_rules.h"

#include <array>

namespace fulgurite {

namespace {

struct Row {
    ScriptError error;
    std::string_view text;
};
/// In the order of the enumerators.
constexpr std::array kTexts{
    Row{ScriptError::EvalFalse,
        "Script evaluated without error but finished with a false/empty top stack element"},
    Row{ScriptError::OpReturn, "OP_RETURN was encountered"},
    Row{ScriptError::ScriptSize, "Script is too big"},
    Row{ScriptError::PushSize, "Push value size limit exceeded"},
    Row{ScriptError::OpCount, "Operation limit exceeded"},
    Row{ScriptError::StackSize, "Stack size limit exceeded"},
    Row{ScriptError::SigCount, "Signature count negative or greater than pubkey count"},
    Row{ScriptError::PubkeyCount, "Pubkey count negative or limit exceeded"},
    Row{ScriptError::Verify, "Script failed an OP_VERIFY operation"},
    Row{ScriptError::EqualVerify, "Script failed an OP_EQUALVERIFY operation"},
    Row{ScriptError::CheckSigVerify, "Script failed an OP_CHECKSIGVERIFY operation"},
    Row{ScriptError::CheckMultisigVerify, "Script failed an OP_CHECKMULTISIGVERIFY operation"},
    Row{ScriptError::NumEqualVerify, "Script failed an OP_NUMEQUALVERIFY operation"},
    Row{ScriptError::BadOpcode, "Opcode missing or not understood"},
    Row{ScriptError::DisabledOpcode, "Attempted to use a disabled opcode"},
    Row{ScriptError::InvalidStackOperation, "Operation not valid with the current stack size"},
    Row{ScriptError::InvalidAltstackOperation,
        "Operation not valid with the current altstack size"},
    Row{ScriptError::UnbalancedConditional, "Invalid OP_IF construction"},
    Row{ScriptError::ScriptNumber, "Script number overflowed or is non-minimally encoded"},
    Row{ScriptError::NegativeLockTime, "Negative locktime"},
    Row{ScriptError::UnsatisfiedLockTime, "Locktime requirement not satisfied"},
    Row{ScriptError::SigHashType, "Signature hash type missing or not understood"},
    Row{ScriptError::SigDer, "Non-canonical DER signature"},
    Row{ScriptError::MinimalData, "Data push larger than necessary"},
    Row{ScriptError::SigPushOnly, "Only push operators allowed in signatures"},
    Row{ScriptError::SigHighS, "Non-canonical signature: S value is unnecessarily high"},
    Row{ScriptError::NullDummy, "Dummy CHECKMULTISIG argument must be zero"},
    Row{ScriptError::PubkeyType, "Public key is neither compressed or uncompressed"},
    Row{ScriptError::CleanStack, "Stack size must be exactly one after execution"},
    Row{ScriptError::MinimalIf, "OP_IF/NOTIF argument must be minimal"},
    Row{ScriptError::NullFail, "Signature must be zero for failed CHECK(MULTI)SIG operation"},
    Row{ScriptError::DiscourageUpgradableNops, "NOPx reserved for soft-fork upgrades"},
    Row{ScriptError::DiscourageUpgradableWitnessProgram,
        "Witness version reserved for soft-fork upgrades"},
    Row{ScriptError::WitnessProgramWrongLength, "Witness program has incorrect length"},
    Row{ScriptError::WitnessProgramWitnessEmpty, "Witness program was passed an empty witness"},
    Row{ScriptError::WitnessProgramMismatch, "Witness program hash mismatch"},
    Row{ScriptError::WitnessMalleated, "Witness requires empty scriptSig"},
    Row{ScriptError::WitnessMalleatedP2sh, "Witness requires only-redeemscript scriptSig"},
    Row{ScriptError::WitnessUnexpected, "Witness provided for non-witness script"},
    Row{ScriptError::WitnessPubkeyType, "Using non-compressed keys in segwit"},
    Row{ScriptError::SigFindAndDelete, "Signature is found in scriptCode"},
    Row{ScriptError::OpCodeSeparator, "Using OP_CODESEPARATOR in non-witness script"},
    Row{ScriptError::SchnorrSigSize, "Invalid Schnorr signature size"},
    Row{ScriptError::SchnorrSigHashType, "Invalid Schnorr signature hash type"},
    Row{ScriptError::SchnorrSig, "Invalid Schnorr signature"},
    Row{ScriptError::NotSupported, "Taproot script path is not supported here"}};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kTexts.size(); ++i)
        if (static_cast<std::size_t>(kTexts[i].error) != i)
            return false;
    return kTexts.size() == static_cast<std::size_t>(ScriptError::NotSupported) + 1;
}
static_assert(isInOrder(), "every ScriptError has its row");

} // namespace

std::string_view scriptErrorText(ScriptError error)
{
    return kTexts.at(static_cast<std::size_t>(error)).text;
}

std::string_view consensusText(ConsensusError error)
{
    switch (error) {
    case ConsensusError::InputsEmpty:
        return "bad-txns-vin-empty";
    case ConsensusError::OutputsEmpty:
        return "bad-txns-vout-empty";
    case ConsensusError::Oversize:
        return "bad-txns-oversize";
    case ConsensusError::OutputTooLarge:
        return "bad-txns-vout-toolarge";
    case ConsensusError::OutputTotalTooLarge:
        return "bad-txns-txouttotal-toolarge";
    case ConsensusError::InputsDuplicate:
        return "bad-txns-inputs-duplicate";
    case ConsensusError::CoinbaseLength:
        return "bad-cb-length";
    case ConsensusError::PrevoutNull:
        return "bad-txns-prevout-null";
    case ConsensusError::NonFinal:
        return "bad-txns-nonfinal";
    case ConsensusError::NonBip68Final:
        return "non-BIP68-final";
    case ConsensusError::PrematureCoinbaseSpend:
        return "bad-txns-premature-spend-of-coinbase";
    case ConsensusError::InputValuesOutOfRange:
        return "bad-txns-inputvalues-outofrange";
    case ConsensusError::InBelowOut:
        return "bad-txns-in-belowout";
    case ConsensusError::InputsMissingOrSpent:
        return "bad-txns-inputs-missingorspent";
    }
    return "unknown";
}

} // namespace fulgurite

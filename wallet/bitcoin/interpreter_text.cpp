// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter.h"
#include "wallet/bitcoin/interpreter_rules.h"

namespace fulgurite {

std::string_view scriptErrorText(ScriptError error)
{
    switch (error) {
    case ScriptError::EvalFalse:
        return "Script evaluated without error but finished with a false/empty top stack element";
    case ScriptError::Verify:
        return "Script failed an OP_VERIFY operation";
    case ScriptError::EqualVerify:
        return "Script failed an OP_EQUALVERIFY operation";
    case ScriptError::CheckMultisigVerify:
        return "Script failed an OP_CHECKMULTISIGVERIFY operation";
    case ScriptError::CheckSigVerify:
        return "Script failed an OP_CHECKSIGVERIFY operation";
    case ScriptError::NumEqualVerify:
        return "Script failed an OP_NUMEQUALVERIFY operation";
    case ScriptError::ScriptSize:
        return "Script is too big";
    case ScriptError::PushSize:
        return "Push value size limit exceeded";
    case ScriptError::OpCount:
        return "Operation limit exceeded";
    case ScriptError::StackSize:
        return "Stack size limit exceeded";
    case ScriptError::SigCount:
        return "Signature count negative or greater than pubkey count";
    case ScriptError::PubkeyCount:
        return "Pubkey count negative or limit exceeded";
    case ScriptError::BadOpcode:
        return "Opcode missing or not understood";
    case ScriptError::DisabledOpcode:
        return "Attempted to use a disabled opcode";
    case ScriptError::InvalidStackOperation:
        return "Operation not valid with the current stack size";
    case ScriptError::InvalidAltstackOperation:
        return "Operation not valid with the current altstack size";
    case ScriptError::OpReturn:
        return "OP_RETURN was encountered";
    case ScriptError::UnbalancedConditional:
        return "Invalid OP_IF construction";
    case ScriptError::ScriptNumber:
        return "Script number overflowed or is non-minimally encoded";
    case ScriptError::NegativeLockTime:
        return "Negative locktime";
    case ScriptError::UnsatisfiedLockTime:
        return "Locktime requirement not satisfied";
    case ScriptError::SigHashType:
        return "Signature hash type missing or not understood";
    case ScriptError::SigDer:
        return "Non-canonical DER signature";
    case ScriptError::MinimalData:
        return "Data push larger than necessary";
    case ScriptError::SigPushOnly:
        return "Only push operators allowed in signatures";
    case ScriptError::SigHighS:
        return "Non-canonical signature: S value is unnecessarily high";
    case ScriptError::NullDummy:
        return "Dummy CHECKMULTISIG argument must be zero";
    case ScriptError::MinimalIf:
        return "OP_IF/NOTIF argument must be minimal";
    case ScriptError::NullFail:
        return "Signature must be zero for failed CHECK(MULTI)SIG operation";
    case ScriptError::DiscourageUpgradableNops:
        return "NOPx reserved for soft-fork upgrades";
    case ScriptError::DiscourageUpgradableWitnessProgram:
        return "Witness version reserved for soft-fork upgrades";
    case ScriptError::PubkeyType:
        return "Public key is neither compressed or uncompressed";
    case ScriptError::CleanStack:
        return "Stack size must be exactly one after execution";
    case ScriptError::WitnessProgramWrongLength:
        return "Witness program has incorrect length";
    case ScriptError::WitnessProgramWitnessEmpty:
        return "Witness program was passed an empty witness";
    case ScriptError::WitnessProgramMismatch:
        return "Witness program hash mismatch";
    case ScriptError::WitnessMalleated:
        return "Witness requires empty scriptSig";
    case ScriptError::WitnessMalleatedP2sh:
        return "Witness requires only-redeemscript scriptSig";
    case ScriptError::WitnessUnexpected:
        return "Witness provided for non-witness script";
    case ScriptError::WitnessPubkeyType:
        return "Using non-compressed keys in segwit";
    case ScriptError::SigFindAndDelete:
        return "Signature is found in scriptCode";
    case ScriptError::OpCodeSeparator:
        return "Using OP_CODESEPARATOR in non-witness script";
    case ScriptError::SchnorrSigSize:
        return "Invalid Schnorr signature size";
    case ScriptError::SchnorrSigHashType:
        return "Invalid Schnorr signature hash type";
    case ScriptError::SchnorrSig:
        return "Invalid Schnorr signature";
    case ScriptError::NotSupported:
        return "Taproot script path is not supported here";
    }
    return "unknown error";
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

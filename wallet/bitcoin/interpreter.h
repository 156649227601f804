// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"
#include "wallet/bitcoin/transaction.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace fulgurite {

/// The rule a script or signature broke, named as Bitcoin Core names it (`scriptErrorText` prints
/// Core's sentence).
enum class ScriptError {
    EvalFalse,
    OpReturn,
    ScriptSize,
    PushSize,
    OpCount,
    StackSize,
    SigCount,
    PubkeyCount,
    Verify,
    EqualVerify,
    CheckSigVerify,
    CheckMultisigVerify,
    NumEqualVerify,
    BadOpcode,
    DisabledOpcode,
    InvalidStackOperation,
    InvalidAltstackOperation,
    UnbalancedConditional,
    ScriptNumber,
    NegativeLockTime,
    UnsatisfiedLockTime,
    SigHashType,
    SigDer,
    MinimalData,
    SigPushOnly,
    SigHighS,
    NullDummy,
    PubkeyType,
    CleanStack,
    MinimalIf,
    NullFail,
    DiscourageUpgradableNops,
    DiscourageUpgradableWitnessProgram,
    WitnessProgramWrongLength,
    WitnessProgramWitnessEmpty,
    WitnessProgramMismatch,
    WitnessMalleated,
    WitnessMalleatedP2sh,
    WitnessUnexpected,
    WitnessPubkeyType,
    SigFindAndDelete,
    OpCodeSeparator,
    SchnorrSigSize,
    SchnorrSigHashType,
    SchnorrSig,
    NotSupported, ///< taproot script path: this wallet makes and accepts none
};

/// Core's text, as it stands in brackets behind `mandatory-script-verify-flag-failed`.
std::string_view scriptErrorText(ScriptError error);

/// Rules that may be switched, as a set of bits. Strict DER (BIP 66) is always on.
enum class ScriptFlag : std::uint32_t {
    P2sh = 1U << 0,
    StrictEncoding = 1U << 1,
    LowS = 1U << 2,
    NullDummy = 1U << 3,
    SigPushOnly = 1U << 4,
    MinimalData = 1U << 5,
    DiscourageUpgradableNops = 1U << 6,
    CleanStack = 1U << 7,
    CheckLockTimeVerify = 1U << 8,
    CheckSequenceVerify = 1U << 9,
    Witness = 1U << 10,
    DiscourageUpgradableWitnessProgram = 1U << 11,
    MinimalIf = 1U << 12,
    NullFail = 1U << 13,
    WitnessPubkeyType = 1U << 14,
    Taproot = 1U << 15,
    ConstScriptCode = 1U << 16,
};

class ScriptFlags {
public:
    constexpr ScriptFlags() = default;
    template <typename... Flag>
    constexpr explicit ScriptFlags(ScriptFlag first, Flag... rest)
        : m_bits{(static_cast<std::uint32_t>(first) | ... | static_cast<std::uint32_t>(rest))}
    {}
    [[nodiscard]] constexpr bool has(ScriptFlag flag) const
    {
        return (m_bits & static_cast<std::uint32_t>(flag)) != 0;
    }
    [[nodiscard]] constexpr ScriptFlags with(ScriptFlags other) const
    {
        ScriptFlags out;
        out.m_bits = m_bits | other.m_bits;
        return out;
    }

private:
    std::uint32_t m_bits = 0;
};

/// What a block must obey on every network today.
inline constexpr ScriptFlags kConsensusFlags{ScriptFlag::P2sh,
                                             ScriptFlag::CheckLockTimeVerify,
                                             ScriptFlag::CheckSequenceVerify,
                                             ScriptFlag::NullDummy,
                                             ScriptFlag::Witness,
                                             ScriptFlag::Taproot};

/// What bitcoind relays, and so what we broadcast.
inline constexpr ScriptFlags kStandardFlags = kConsensusFlags.with(ScriptFlags{
    ScriptFlag::StrictEncoding, ScriptFlag::MinimalData, ScriptFlag::DiscourageUpgradableNops,
    ScriptFlag::CleanStack, ScriptFlag::MinimalIf, ScriptFlag::NullFail, ScriptFlag::LowS,
    ScriptFlag::DiscourageUpgradableWitnessProgram, ScriptFlag::WitnessPubkeyType,
    ScriptFlag::ConstScriptCode});

/// Runs input `inputIndex` of `tx` against the output it spends.
/// @param spentOutputs one per input, in input order (taproot signs all of them).
/// Covers legacy, P2SH, segwit v0 and the taproot key path; a taproot script path is refused as
/// NotSupported.
Result<void, ScriptError> verifyInput(const Transaction& tx, std::size_t inputIndex,
                                      std::span<const TxOut> spentOutputs,
                                      ScriptFlags flags = kStandardFlags);

/// verifyInput of every input; the error's detail names the input.
Result<void, ScriptError> verifyAllInputs(const Transaction& tx,
                                          std::span<const TxOut> spentOutputs,
                                          ScriptFlags flags = kStandardFlags);

} // namespace fulgurite

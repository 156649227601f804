// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/amount.h"
#include "wallet/base/bytes.h"
#include "wallet/base/fixed_bytes.h"
#include "wallet/crypto/keys.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace fulgurite {

/// The opcodes that we write or recognise; a script may hold any byte.
enum class Op : std::uint8_t {
    Push0 = 0x00,
    PushData1 = 0x4c,
    PushData2 = 0x4d,
    PushData4 = 0x4e,
    Negate1 = 0x4f,
    Push1 = 0x51,
    Push2 = 0x52,
    Push16 = 0x60,
    If = 0x63,
    NotIf = 0x64,
    Else = 0x67,
    EndIf = 0x68,
    Verify = 0x69,
    Return = 0x6a,
    Drop = 0x75,
    Dup = 0x76,
    IfDup = 0x73,
    Size = 0x82,
    Swap = 0x7c,
    Equal = 0x87,
    EqualVerify = 0x88,
    Ripemd160 = 0xa6,
    Sha256 = 0xa8,
    DoHash160 = 0xa9,
    CodeSeparator = 0xab,
    CheckSig = 0xac,
    CheckSigVerify = 0xad,
    CheckMultiSig = 0xae,
    CheckLockTimeVerify = 0xb1,
    CheckSequenceVerify = 0xb2,
};

/// Builds a script with minimal pushes.
class ScriptBuilder {
public:
    ScriptBuilder& op(Op opcode);
    /// Pushes `data` in the shortest form, as BIP 62 rule 4 asks (one byte 1…16 and 0x81 become
    /// their opcode).
    ScriptBuilder& push(ByteView data);
    /// Pushes a script number: OP_0, OP_1…OP_16, OP_1NEGATE or its little-endian bytes.
    ScriptBuilder& number(std::int64_t value);
    Bytes take() { return m_out.take(); }

private:
    ByteWriter m_out;
};

Bytes p2pkhScript(const Hash160& keyHash);
Bytes p2shScript(const Hash160& scriptHash);
Bytes p2wpkhScript(const Hash160& keyHash);
Bytes p2wpkhScript(const PublicKey& key);
/// Hashes `witnessScript` itself.
Bytes p2wshScript(ByteView witnessScript);
Bytes p2wshScript(const Hash256& scriptHash);
/// `outputKey` is already tweaked (see taproot.h).
Bytes p2trScript(const XOnlyKey& outputKey);
/// What a P2WPKH input signs instead of a script. Source: BIP 143 § Specification.
Bytes p2wpkhScriptCode(const Hash160& keyHash);
/// 2-of-2 with the keys in ascending order of their compressed bytes. Source: BOLT 3 § Funding
/// Transaction Output.
Bytes multisig2of2(const PublicKey& first, const PublicKey& second);

/// One instruction of a script. `data` is what a push puts on the stack, empty for others.
struct Instruction {
    std::uint8_t opcode = 0;
    ByteView data;
    [[nodiscard]] bool isPush() const { return opcode <= static_cast<std::uint8_t>(Op::PushData4); }
    [[nodiscard]] bool is(Op op) const { return opcode == static_cast<std::uint8_t>(op); }
};

/// Walks a script. `next` gives nothing at the end, and at a push that runs over it (then `broken`
/// is true).
class ScriptReader {
public:
    explicit ScriptReader(ByteView script) : m_in{script} {}
    std::optional<Instruction> next();
    [[nodiscard]] bool broken() const { return m_broken; }
    [[nodiscard]] std::size_t remaining() const { return m_in.remaining(); }

private:
    ByteReader m_in;
    bool m_broken = false;
};

/// Every instruction, or nothing when a push runs over the end. Views into `script`.
std::optional<std::vector<Instruction>> parseScript(ByteView script);

struct PayToPubKey {
    Bytes key;
    friend bool operator==(const PayToPubKey&, const PayToPubKey&) = default;
};
struct PayToPubKeyHash {
    Hash160 hash;
    friend bool operator==(const PayToPubKeyHash&, const PayToPubKeyHash&) = default;
};
struct PayToScriptHash {
    Hash160 hash;
    friend bool operator==(const PayToScriptHash&, const PayToScriptHash&) = default;
};
struct PayToWitnessPubKeyHash {
    Hash160 hash;
    friend bool operator==(const PayToWitnessPubKeyHash&, const PayToWitnessPubKeyHash&) = default;
};
struct PayToWitnessScriptHash {
    Hash256 hash;
    friend bool operator==(const PayToWitnessScriptHash&, const PayToWitnessScriptHash&) = default;
};
struct PayToTaproot {
    XOnlyKey key;
    friend bool operator==(const PayToTaproot&, const PayToTaproot&) = default;
};
/// OP_1 <4e73>: spendable by anyone, for fee bumping.
struct PayToAnchor {
    friend bool operator==(const PayToAnchor&, const PayToAnchor&) = default;
};
/// A witness program of another version (or of version 1 and another length).
struct PayToWitnessUnknown {
    std::uint8_t version = 0;
    Bytes program;
    friend bool operator==(const PayToWitnessUnknown&, const PayToWitnessUnknown&) = default;
};
/// OP_RETURN: cannot be spent.
struct NullData {
    friend bool operator==(const NullData&, const NullData&) = default;
};
struct NonStandardScript {
    friend bool operator==(const NonStandardScript&, const NonStandardScript&) = default;
};

using ScriptKind = std::variant<NonStandardScript, PayToPubKey, PayToPubKeyHash, PayToScriptHash,
                                PayToWitnessPubKeyHash, PayToWitnessScriptHash, PayToTaproot,
                                PayToAnchor, PayToWitnessUnknown, NullData>;
ScriptKind classify(ByteView scriptPubKey);

/// A witness program of any version. Source: BIP 141 § Witness program.
struct WitnessProgram {
    std::uint8_t version = 0; ///< 0 to 16
    ByteView program;         ///< 2 to 40 bytes, a view into the script
};
std::optional<WitnessProgram> witnessProgram(ByteView scriptPubKey);

/// The least value that relays at Core's default of 3 sat/vB: P2PKH 546, P2SH 540, P2WPKH 294,
/// P2WSH and P2TR 330, P2A 240, any other witness program 354; zero for OP_RETURN. Source: BOLT 3 §
/// Dust Limits.
Satoshi dustLimit(ByteView scriptPubKey);

} // namespace fulgurite

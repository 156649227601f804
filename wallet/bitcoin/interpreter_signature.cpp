// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter_machine.h"
#include "wallet/bitcoin/interpreter_number.h"
#include "wallet/crypto/keys.h"

#include <algorithm>
#include <array>

namespace fulgurite {

namespace {

constexpr std::int64_t kMaxKeysPerMultisig = 20;
constexpr std::size_t kMaxOpsPerScript = 201;

/// The order of the group, big-endian.
constexpr std::array<std::uint8_t, 32> kOrder{
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe,
    0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36, 0x41, 0x41};

/// BIP 66: shape of a DER signature with its sighash byte. Values out of the group's range pass:
/// they only fail to verify.
bool isStrictDer(ByteView signature)
{
    if (signature.size() < 9 || signature.size() > 73 || signature[0] != 0x30 ||
        signature[1] != signature.size() - 3)
        return false;
    const std::size_t rLength = signature[3];
    if (5 + rLength >= signature.size())
        return false;
    const std::size_t sLength = signature[5 + rLength];
    if (rLength + sLength + 7 != signature.size())
        return false;
    const auto isPositiveInteger = [signature](std::size_t at, std::size_t length) {
        if (signature[at - 2] != 0x02 || length == 0 || (signature[at] & 0x80) != 0)
            return false;
        return length == 1 || signature[at] != 0 || (signature[at + 1] & 0x80) != 0;
    };
    return isPositiveInteger(4, rLength) && isPositiveInteger(6 + rLength, sLength);
}

bool isDefinedHashType(std::uint8_t type)
{
    const std::uint32_t base = type & ~kSighashAnyoneCanPay;
    return base >= kSighashAll && base <= kSighashSingle;
}

bool isCompressed(ByteView key) { return key.size() == 33 && (key[0] == 2 || key[0] == 3); }
bool isUncompressed(ByteView key) { return key.size() == 65 && key[0] == 4; }

/// Consensus takes a high S, our verification does not: S → order − S.
Signature withLowS(Signature signature)
{
    if (isLowS(signature))
        return signature;
    int borrow = 0;
    for (std::size_t i = kOrder.size(); i-- > 0;) {
        const int digit = kOrder[i] - signature.data[32 + i] - borrow;
        borrow = digit < 0 ? 1 : 0;
        signature.data[32 + i] = static_cast<std::uint8_t>(digit);
    }
    return signature;
}

/// Legacy consensus also takes hybrid keys: 06 or 07 by the parity of y, then the uncompressed
/// point.
std::optional<PublicKey> parseAnyKey(ByteView key)
{
    if (key.size() == 65 && (key[0] == 6 || key[0] == 7)) {
        if ((key[64] & 1) != (key[0] & 1))
            return std::nullopt;
        Bytes plain(key.begin(), key.end());
        plain[0] = 4;
        return PublicKey::parse(plain);
    }
    return PublicKey::parse(key);
}

} // namespace

Broken ScriptMachine::checkEncodings(ByteView signature, ByteView key) const
{
    const ScriptFlags flags = m_context.flags;
    if (!signature.empty()) {
        if (!isStrictDer(signature))
            return ScriptError::SigDer;
        const auto plain = fromDer(signature.first(signature.size() - 1));
        if (flags.has(ScriptFlag::LowS) && (!plain || !isLowS(*plain)))
            return ScriptError::SigHighS;
        if (flags.has(ScriptFlag::StrictEncoding) && !isDefinedHashType(signature.back()))
            return ScriptError::SigHashType;
    }
    if (flags.has(ScriptFlag::StrictEncoding) && !isCompressed(key) && !isUncompressed(key))
        return ScriptError::PubkeyType;
    if (flags.has(ScriptFlag::WitnessPubkeyType) && m_version == SigVersion::WitnessV0 &&
        !isCompressed(key))
        return ScriptError::WitnessPubkeyType;
    return {};
}

Broken ScriptMachine::scriptCode(std::span<const Bytes> signatures, Bytes& code) const
{
    const ByteView rest = m_script.subspan(m_codeStart);
    code.assign(rest.begin(), rest.end());
    if (m_version != SigVersion::Legacy)
        return {};
    for (const Bytes& signature : signatures) {
        const std::size_t found = findAndDelete(code, directPush(signature));
        if (found > 0 && m_context.flags.has(ScriptFlag::ConstScriptCode))
            return ScriptError::SigFindAndDelete;
    }
    return {};
}

bool ScriptMachine::signatureHolds(ByteView signature, ByteView key, ByteView code) const
{
    const auto point = parseAnyKey(key);
    if (!point || signature.empty())
        return false;
    const auto plain = fromDer(signature.first(signature.size() - 1));
    if (!plain)
        return false;
    const std::uint32_t type = signature.back();
    const std::size_t input = m_context.inputIndex;
    const Hash256 digest =
        m_version == SigVersion::Legacy
            ? legacySighash(m_context.tx, input, code, type)
            : segwitSighash(m_context.tx, m_context.shared,
                            SegwitSpend{input, code, m_context.spentOutputs[input].value, type});
    return verifyEcdsa(*point, digest, withLowS(*plain));
}

Broken ScriptMachine::checkSig(bool verify)
{
    if (m_stack.size() < 2)
        return ScriptError::InvalidStackOperation;
    const Bytes key = pop();
    const Bytes signature = pop();
    Bytes code;
    if (const Broken broken = scriptCode({&signature, 1}, code))
        return broken;
    if (const Broken broken = checkEncodings(signature, key))
        return broken;
    const bool success = signatureHolds(signature, key, code);
    if (!success && !signature.empty() && m_context.flags.has(ScriptFlag::NullFail))
        return ScriptError::NullFail;
    if (verify)
        return success ? Broken{} : ScriptError::CheckSigVerify;
    pushBool(success);
    return {};
}

/// The stack holds, top first: n keys, their count above them, m signatures with theirs, and one
/// element too many.
Broken ScriptMachine::checkMultisig(bool verify)
{
    const auto countAt = [this](std::size_t depth, std::int64_t limit, ScriptError error,
                                std::size_t& count) -> Broken {
        if (m_stack.size() < depth)
            return ScriptError::InvalidStackOperation;
        const auto number = parseScriptNumber(top(depth), minimal());
        if (!number)
            return ScriptError::ScriptNumber;
        if (*number < 0 || *number > limit)
            return error;
        count = static_cast<std::size_t>(*number);
        return {};
    };
    std::size_t keys = 0;
    if (const Broken broken = countAt(1, kMaxKeysPerMultisig, ScriptError::PubkeyCount, keys))
        return broken;
    m_opCount += keys;
    if (m_opCount > kMaxOpsPerScript)
        return ScriptError::OpCount;
    std::size_t sigs = 0;
    if (const Broken broken =
            countAt(2 + keys, static_cast<std::int64_t>(keys), ScriptError::SigCount, sigs))
        return broken;
    if (m_stack.size() < keys + sigs + 3)
        return ScriptError::InvalidStackOperation;

    bool success = true;
    if (const Broken broken = matchSignatures(keys, sigs, success))
        return broken;
    if (m_context.flags.has(ScriptFlag::NullDummy) && !top(keys + sigs + 3).empty())
        return ScriptError::NullDummy;
    m_stack.resize(m_stack.size() - (keys + sigs + 3));
    if (verify)
        return success ? Broken{} : ScriptError::CheckMultisigVerify;
    pushBool(success);
    return {};
}

Broken ScriptMachine::matchSignatures(std::size_t keyCount, std::size_t sigCount, bool& success)
{
    std::vector<Bytes> signatures;
    for (std::size_t i = 0; i < sigCount; ++i)
        signatures.push_back(top(keyCount + 3 + i));
    Bytes code;
    if (const Broken broken = scriptCode(signatures, code))
        return broken;
    std::size_t key = 0;
    std::size_t signature = 0;
    while (signature < sigCount && sigCount - signature <= keyCount - key) {
        const Bytes& candidate = top(2 + key);
        if (const Broken broken = checkEncodings(signatures[signature], candidate))
            return broken;
        if (signatureHolds(signatures[signature], candidate, code))
            ++signature;
        ++key;
    }
    success = signature == sigCount;
    const bool anyFilled =
        std::ranges::any_of(signatures, [](const Bytes& each) { return !each.empty(); });
    if (!success && anyFilled && m_context.flags.has(ScriptFlag::NullFail))
        return ScriptError::NullFail;
    return {};
}

} // namespace fulgurite

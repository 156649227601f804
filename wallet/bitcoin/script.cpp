// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/script.h"

#include "wallet/crypto/hash.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fulgurite {

namespace {

constexpr std::uint8_t code(Op op) { return static_cast<std::uint8_t>(op); }

std::optional<std::uint8_t> smallNumber(ByteView data)
{
    if (data.empty())
        return code(Op::Push0);
    if (data.size() == 1 && data[0] >= 1 && data[0] <= 16)
        return static_cast<std::uint8_t>(code(Op::Push1) + data[0] - 1);
    if (data.size() == 1 && data[0] == 0x81)
        return code(Op::Negate1);
    return std::nullopt;
}

/// Little-endian magnitude whose top bit is the sign.
Bytes scriptNumber(std::int64_t value)
{
    Bytes out;
    const bool negative = value < 0;
    auto rest =
        negative ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    for (; rest != 0; rest >>= 8)
        out.push_back(static_cast<std::uint8_t>(rest));
    if (out.empty())
        return out;
    if ((out.back() & 0x80) != 0)
        out.push_back(negative ? 0x80 : 0);
    else if (negative)
        out.back() |= 0x80;
    return out;
}

bool startsWith(ByteView script, std::initializer_list<std::uint8_t> head)
{
    return script.size() >= head.size() && std::equal(head.begin(), head.end(), script.begin());
}

bool isPubKeyPush(ByteView script)
{
    const auto key = script.size() > 2 ? script.subspan(1, script.size() - 2) : ByteView{};
    return (key.size() == 33 || key.size() == 65) && script[0] == key.size() &&
           script.back() == code(Op::CheckSig) && PublicKey::parse(key).has_value();
}

ScriptKind classifyWitness(const WitnessProgram& found)
{
    if (found.version == 0 && found.program.size() == Hash160::kSize)
        return PayToWitnessPubKeyHash{*Hash160::fromView(found.program)};
    if (found.version == 0 && found.program.size() == Hash256::kSize)
        return PayToWitnessScriptHash{*Hash256::fromView(found.program)};
    if (found.version == 0)
        return NonStandardScript{}; // BIP 141: version 0 with another length fails
    if (found.version == 1 && found.program.size() == XOnlyKey::kSize)
        return PayToTaproot{*XOnlyKey::fromView(found.program)};
    if (found.version == 1 && startsWith(found.program, {0x4e, 0x73}) && found.program.size() == 2)
        return PayToAnchor{};
    return PayToWitnessUnknown{found.version, Bytes(found.program.begin(), found.program.end())};
}

} // namespace

ScriptBuilder& ScriptBuilder::op(Op opcode)
{
    m_out.u8(code(opcode));
    return *this;
}

ScriptBuilder& ScriptBuilder::push(ByteView data)
{
    if (const auto small = smallNumber(data)) {
        m_out.u8(*small);
        return *this;
    }
    if (data.size() < code(Op::PushData1)) {
        m_out.u8(static_cast<std::uint8_t>(data.size()));
    } else if (data.size() <= 0xff) {
        m_out.u8(code(Op::PushData1));
        m_out.u8(static_cast<std::uint8_t>(data.size()));
    } else if (data.size() <= 0xffff) {
        m_out.u8(code(Op::PushData2));
        m_out.u16le(static_cast<std::uint16_t>(data.size()));
    } else {
        m_out.u8(code(Op::PushData4));
        m_out.u32le(static_cast<std::uint32_t>(data.size()));
    }
    m_out.bytes(data);
    return *this;
}

ScriptBuilder& ScriptBuilder::number(std::int64_t value) { return push(scriptNumber(value)); }

Bytes p2pkhScript(const Hash160& keyHash)
{
    return ScriptBuilder{}
        .op(Op::Dup)
        .op(Op::DoHash160)
        .push(keyHash.view())
        .op(Op::EqualVerify)
        .op(Op::CheckSig)
        .take();
}

Bytes p2shScript(const Hash160& scriptHash)
{
    return ScriptBuilder{}.op(Op::DoHash160).push(scriptHash.view()).op(Op::Equal).take();
}

Bytes p2wpkhScript(const Hash160& keyHash)
{
    return ScriptBuilder{}.op(Op::Push0).push(keyHash.view()).take();
}

Bytes p2wpkhScript(const PublicKey& key) { return p2wpkhScript(hash160(key.view())); }

Bytes p2wshScript(const Hash256& scriptHash)
{
    return ScriptBuilder{}.op(Op::Push0).push(scriptHash.view()).take();
}

Bytes p2wshScript(ByteView witnessScript) { return p2wshScript(sha256(witnessScript)); }

Bytes p2trScript(const XOnlyKey& outputKey)
{
    return ScriptBuilder{}.op(Op::Push1).push(outputKey.view()).take();
}

Bytes p2wpkhScriptCode(const Hash160& keyHash) { return p2pkhScript(keyHash); }

Bytes multisig2of2(const PublicKey& first, const PublicKey& second)
{
    const auto& [low, high] = std::minmax(first, second);
    return ScriptBuilder{}
        .op(Op::Push2)
        .push(low.view())
        .push(high.view())
        .op(Op::Push2)
        .op(Op::CheckMultiSig)
        .take();
}

std::optional<Instruction> ScriptReader::next()
{
    if (m_broken || m_in.atEnd())
        return std::nullopt;
    const std::uint8_t opcode = *m_in.u8();
    std::optional<std::uint32_t> length = 0;
    if (opcode < code(Op::PushData1))
        length = opcode;
    else if (opcode == code(Op::PushData1))
        length = m_in.u8();
    else if (opcode == code(Op::PushData2))
        length = m_in.u16le();
    else if (opcode == code(Op::PushData4))
        length = m_in.u32le();
    if (!length || *length > m_in.remaining()) {
        m_broken = true;
        return std::nullopt;
    }
    return Instruction{opcode, m_in.take(*length)};
}

std::optional<std::vector<Instruction>> parseScript(ByteView script)
{
    ScriptReader reader{script};
    std::vector<Instruction> out;
    while (const auto instruction = reader.next())
        out.push_back(*instruction);
    if (reader.broken())
        return std::nullopt;
    return out;
}

std::optional<WitnessProgram> witnessProgram(ByteView script)
{
    if (script.size() < 4 || script.size() > 42 || script[1] + 2U != script.size())
        return std::nullopt;
    if (script[0] == code(Op::Push0))
        return WitnessProgram{0, script.subspan(2)};
    if (script[0] < code(Op::Push1) || script[0] > code(Op::Push16))
        return std::nullopt;
    return WitnessProgram{static_cast<std::uint8_t>(script[0] - code(Op::Push1) + 1),
                          script.subspan(2)};
}

ScriptKind classify(ByteView script)
{
    if (const auto found = witnessProgram(script))
        return classifyWitness(*found);
    if (script.size() == 25 && startsWith(script, {code(Op::Dup), code(Op::DoHash160), 20}) &&
        script[23] == code(Op::EqualVerify) && script[24] == code(Op::CheckSig))
        return PayToPubKeyHash{*Hash160::fromView(script.subspan(3, 20))};
    if (script.size() == 23 && startsWith(script, {code(Op::DoHash160), 20}) &&
        script[22] == code(Op::Equal))
        return PayToScriptHash{*Hash160::fromView(script.subspan(2, 20))};
    if (startsWith(script, {code(Op::Return)}))
        return NullData{};
    if (isPubKeyPush(script))
        return PayToPubKey{Bytes(script.begin() + 1, script.end() - 1)};
    return NonStandardScript{};
}

Satoshi dustLimit(ByteView script)
{
    constexpr std::uint64_t kSatPerVbyte = 3;
    constexpr std::uint64_t kSpendVbytes = 148; // an input with a signature and a key
    constexpr std::uint64_t kWitnessSpendVbytes =
        67; // the same with three quarters off its witness
    const auto kind = classify(script);
    if (std::holds_alternative<NullData>(kind))
        return Satoshi{0};
    if (std::holds_alternative<PayToWitnessUnknown>(kind))
        return Satoshi{354}; // BOLT 3 § Dust Limits: as for the longest program
    const std::uint64_t output = 8 + (script.size() < 0xfd ? 1U : 3U) + script.size();
    return Satoshi{kSatPerVbyte *
                   (output + (witnessProgram(script) ? kWitnessSpendVbytes : kSpendVbytes))};
}

} // namespace fulgurite

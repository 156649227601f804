// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/sighash.h"

#include "wallet/bitcoin/script.h"
#include "wallet/crypto/hash.h"

#include <cassert>

namespace fulgurite {

namespace {

constexpr std::uint32_t kOutputMask = 0x1f;

bool anyoneCanPay(std::uint32_t type) { return (type & kSighashAnyoneCanPay) != 0; }
bool isNone(std::uint32_t type) { return (type & kOutputMask) == kSighashNone; }
bool isSingle(std::uint32_t type) { return (type & kOutputMask) == kSighashSingle; }

void writeOutPoint(ByteWriter& out, const OutPoint& point)
{
    out.bytes(point.txid.view());
    out.u32le(point.index);
}

void writeScript(ByteWriter& out, ByteView script)
{
    writeCompactSize(out, script.size());
    out.bytes(script);
}

Hash256 hashOfOutput(const TxOut& output)
{
    ByteWriter out;
    writeOutput(out, output);
    return sha256(out.view());
}

/// The script without its OP_CODESEPARATORs; what follows a push that runs over the end stays as it
/// is.
Bytes withoutCodeSeparators(ByteView script)
{
    Bytes out;
    ScriptReader reader{script};
    std::size_t begin = 0;
    while (const auto instruction = reader.next()) {
        const std::size_t end = script.size() - reader.remaining();
        if (!instruction->is(Op::CodeSeparator))
            out.insert(out.end(), script.begin() + static_cast<std::ptrdiff_t>(begin),
                       script.begin() + static_cast<std::ptrdiff_t>(end));
        begin = end;
    }
    out.insert(out.end(), script.begin() + static_cast<std::ptrdiff_t>(begin), script.end());
    return out;
}

/// The copy of the transaction that a legacy signature covers.
Transaction legacyView(const Transaction& tx, std::size_t input, ByteView scriptCode,
                       std::uint32_t type)
{
    Transaction copy = tx;
    for (std::size_t i = 0; i < copy.inputs.size(); ++i) {
        copy.inputs[i].scriptSig.clear();
        if (i != input && (isNone(type) || isSingle(type)))
            copy.inputs[i].sequence = 0;
    }
    copy.inputs[input].scriptSig = withoutCodeSeparators(scriptCode);
    if (isNone(type))
        copy.outputs.clear();
    if (isSingle(type)) {
        copy.outputs.resize(input + 1);
        for (std::size_t i = 0; i < input; ++i)
            copy.outputs[i] =
                TxOut{Satoshi{UINT64_MAX}, {}}; // consensus blanks them to −1 and an empty script
    }
    if (anyoneCanPay(type))
        copy.inputs = {copy.inputs[input]};
    return copy;
}

/// BIP 143 wants double SHA-256 where BIP 341 wants single.
Hash256 again(const Hash256& once) { return sha256(once.view()); }

Hash256 segwitOutputsHash(const Transaction& tx, const PrecomputedSighash& shared,
                          const SegwitSpend& spend)
{
    if (isSingle(spend.type))
        return spend.input < tx.outputs.size() ? again(hashOfOutput(tx.outputs[spend.input]))
                                               : Hash256{};
    return isNone(spend.type) ? Hash256{} : again(shared.outputs);
}

bool isTaprootType(std::uint32_t type)
{
    const std::uint32_t base = type & ~kSighashAnyoneCanPay;
    return base <= kSighashSingle && type != kSighashAnyoneCanPay;
}

void writeShared(ByteWriter& out, const PrecomputedSighash& shared, std::uint32_t type)
{
    if (!anyoneCanPay(type)) {
        assert(shared.amounts && shared.scripts);
        for (const Hash256& hash :
             {shared.prevouts, *shared.amounts, *shared.scripts, shared.sequences})
            out.bytes(hash.view());
    }
    if (!isNone(type) && !isSingle(type))
        out.bytes(shared.outputs.view());
}

void writeOwnInput(ByteWriter& out, const Transaction& tx, const TxOut& spent,
                   const TaprootSpend& spend)
{
    const TxIn& input = tx.inputs[spend.input];
    if (!anyoneCanPay(spend.type)) {
        out.u32le(static_cast<std::uint32_t>(spend.input));
        return;
    }
    writeOutPoint(out, input.prevout);
    writeOutput(out, spent);
    out.u32le(input.sequence);
}

Hash256 annexHash(ByteView annex)
{
    ByteWriter out;
    writeScript(out, annex);
    return sha256(out.view());
}

} // namespace

PrecomputedSighash::PrecomputedSighash(const Transaction& tx)
{
    ByteWriter points;
    ByteWriter numbers;
    ByteWriter outs;
    for (const auto& input : tx.inputs) {
        writeOutPoint(points, input.prevout);
        numbers.u32le(input.sequence);
    }
    for (const auto& output : tx.outputs)
        writeOutput(outs, output);
    prevouts = sha256(points.view());
    sequences = sha256(numbers.view());
    outputs = sha256(outs.view());
}

PrecomputedSighash::PrecomputedSighash(const Transaction& tx, std::span<const TxOut> spent)
    : PrecomputedSighash(tx)
{
    assert(spent.size() == tx.inputs.size());
    ByteWriter values;
    ByteWriter keys;
    for (const auto& output : spent) {
        values.u64le(output.value.value());
        writeScript(keys, output.scriptPubKey);
    }
    amounts = sha256(values.view());
    scripts = sha256(keys.view());
}

Hash256 legacySighash(const Transaction& tx, std::size_t input, ByteView scriptCode,
                      std::uint32_t type)
{
    Hash256 one;
    one.data[0] = 1;
    if (input >= tx.inputs.size() || (isSingle(type) && input >= tx.outputs.size()))
        return one;
    ByteWriter out;
    out.bytes(serializeWithoutWitness(legacyView(tx, input, scriptCode, type)));
    out.u32le(type);
    return sha256d(out.view());
}

Hash256 segwitSighash(const Transaction& tx, const SegwitSpend& spend)
{
    return segwitSighash(tx, PrecomputedSighash{tx}, spend);
}

Hash256 segwitSighash(const Transaction& tx, const PrecomputedSighash& shared,
                      const SegwitSpend& spend)
{
    assert(spend.input < tx.inputs.size());
    const TxIn& input = tx.inputs[spend.input];
    const bool alone = anyoneCanPay(spend.type);
    const bool onlyOwnSequence = alone || isSingle(spend.type) || isNone(spend.type);
    ByteWriter out;
    out.u32le(tx.version);
    out.bytes((alone ? Hash256{} : again(shared.prevouts)).view());
    out.bytes((onlyOwnSequence ? Hash256{} : again(shared.sequences)).view());
    writeOutPoint(out, input.prevout);
    writeScript(out, spend.scriptCode);
    out.u64le(spend.value.value());
    out.u32le(input.sequence);
    out.bytes(segwitOutputsHash(tx, shared, spend).view());
    out.u32le(tx.lockTime);
    out.u32le(spend.type);
    return sha256d(out.view());
}

std::optional<Hash256> taprootSighash(const Transaction& tx, const PrecomputedSighash& shared,
                                      std::span<const TxOut> spent, const TaprootSpend& spend)
{
    assert(spend.input < tx.inputs.size() && spent.size() == tx.inputs.size());
    const bool single = isSingle(spend.type);
    if (!isTaprootType(spend.type) || (single && spend.input >= tx.outputs.size()))
        return std::nullopt;
    ByteWriter out;
    out.u8(0); // epoch
    out.u8(static_cast<std::uint8_t>(spend.type));
    out.u32le(tx.version);
    out.u32le(tx.lockTime);
    writeShared(out, shared, spend.type);
    out.u8(static_cast<std::uint8_t>((spend.leafHash ? 2 : 0) + (spend.annex ? 1 : 0)));
    writeOwnInput(out, tx, spent[spend.input], spend);
    if (spend.annex)
        out.bytes(annexHash(*spend.annex).view());
    if (single)
        out.bytes(hashOfOutput(tx.outputs[spend.input]).view());
    if (spend.leafHash) {
        out.bytes(spend.leafHash->view());
        out.u8(0); // key version
        out.u32le(spend.codeSeparator);
    }
    return taggedHash("TapSighash", {out.view()});
}

} // namespace fulgurite

// SPDX-License-Identifier: MIT
#include "lightning/channel/witness_digest.h"

#include "wallet/crypto/hash.h"

#include <cassert>

namespace fulgurite::lightning {

namespace {

void writeOutPoint(ByteWriter& out, const OutPoint& point)
{
    out.bytes(point.txid.view());
    out.u32le(point.index);
}

void writeOutput(ByteWriter& out, const TxOut& output)
{
    out.u64le(output.value.value());
    writeCompactSize(out, output.scriptPubKey.size());
    out.bytes(output.scriptPubKey);
}

Hash256 hashOf(const ByteWriter& bytes) { return sha256d(bytes.view()); }

Hash256 outputsHash(const Transaction& tx, bool single)
{
    ByteWriter out;
    const std::size_t count = single ? 1 : tx.outputs.size();
    for (std::size_t i = 0; i < count; ++i)
        writeOutput(out, tx.outputs[i]);
    return hashOf(out);
}

} // namespace

Hash256 witnessDigest(const Transaction& tx, ByteView witnessScript, Satoshi amount, std::uint8_t type)
{
    assert(tx.inputs.size() == 1 && !tx.outputs.empty());
    const bool single = type == kSighashSingleAnyoneCanPay;
    const TxIn& input = tx.inputs.front();
    ByteWriter prevouts;
    writeOutPoint(prevouts, input.prevout);
    ByteWriter sequences;
    sequences.u32le(input.sequence);

    ByteWriter out;
    out.u32le(tx.version);
    out.bytes(single ? Hash256{}.data : hashOf(prevouts).data);
    out.bytes(single ? Hash256{}.data : hashOf(sequences).data);
    writeOutPoint(out, input.prevout);
    writeCompactSize(out, witnessScript.size());
    out.bytes(witnessScript);
    out.u64le(amount.value());
    out.u32le(input.sequence);
    out.bytes(outputsHash(tx, single).view());
    out.u32le(tx.lockTime);
    out.u32le(type);
    return hashOf(out);
}

Bytes witnessSignature(const Signature& signature, std::uint8_t type)
{
    Bytes out = toDer(signature);
    out.push_back(type);
    return out;
}

Bytes payToWitnessScript(ByteView witnessScript)
{
    ByteWriter out;
    out.u8(0x00);
    out.u8(0x20);
    out.bytes(sha256(witnessScript).view());
    return out.take();
}

Bytes payToWitnessKey(const PublicKey& key)
{
    ByteWriter out;
    out.u8(0x00);
    out.u8(0x14);
    out.bytes(hash160(key.view()).view());
    return out.take();
}

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#include "app/engine/final_psbt.h"

#include <QByteArray>

namespace fulgurite::app {

namespace {

constexpr std::uint8_t kUnsignedTx = 0x00, kWitnessUtxo = 0x01, kFinalScriptSig = 0x07,
                       kFinalWitness = 0x08;

void pair(ByteWriter& out, std::uint8_t type, ByteView value)
{
    writeCompactSize(out, 1);
    out.u8(type);
    writeCompactSize(out, value.size());
    out.bytes(value);
}

Bytes outputBytes(const TxOut& output)
{
    ByteWriter out;
    writeOutput(out, output);
    return out.take();
}

Bytes witnessBytes(const std::vector<Bytes>& witness)
{
    ByteWriter out;
    writeCompactSize(out, witness.size());
    for (const Bytes& item : witness) {
        writeCompactSize(out, item.size());
        out.bytes(item);
    }
    return out.take();
}

} // namespace

std::string finalPsbt(const Transaction& tx, std::span<const TxOut> prevouts)
{
    Transaction bare = tx;
    for (TxIn& input : bare.inputs) {
        input.scriptSig.clear();
        input.witness.clear();
    }
    ByteWriter out;
    out.bytes(asBytes("psbt\xff"));
    pair(out, kUnsignedTx, serialize(bare));
    out.u8(0);
    for (std::size_t i = 0; i < tx.inputs.size(); ++i) {
        if (i < prevouts.size() && !tx.inputs[i].witness.empty())
            pair(out, kWitnessUtxo, outputBytes(prevouts[i]));
        if (!tx.inputs[i].scriptSig.empty())
            pair(out, kFinalScriptSig, tx.inputs[i].scriptSig);
        if (!tx.inputs[i].witness.empty())
            pair(out, kFinalWitness, witnessBytes(tx.inputs[i].witness));
        out.u8(0);
    }
    for (std::size_t i = 0; i < tx.outputs.size(); ++i)
        out.u8(0);
    const Bytes& raw = out.view();
    return QByteArray{reinterpret_cast<const char*>(raw.data()), static_cast<qsizetype>(raw.size())}
        .toBase64()
        .toStdString(); // NOLINT
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "tests/fuzz/fuzz_target.h"
#include "wallet/bitcoin/interpreter.h"
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/bitcoin/script.h"
#include "wallet/bitcoin/sighash.h"

using namespace fulgurite;

namespace {

/// The next length-prefixed piece (one byte of length), or all that is left.
ByteView piece(ByteReader& in)
{
    const std::size_t size = in.u8().value_or(0);
    return in.take(std::min(size, in.remaining()));
}

void readScript(ByteView script)
{
    const auto instructions = parseScript(script);
    std::size_t count = 0;
    ScriptReader reader{script};
    while (reader.next())
        ++count;
    mustHold(instructions.has_value() != reader.broken());
    mustHold(!instructions || instructions->size() == count);
    static_cast<void>(classify(script));
    static_cast<void>(sigopsIn(script, true));
}

ScriptFlags flagsOf(std::uint32_t bits)
{
    ScriptFlags out;
    for (unsigned bit = 0; bit < 17; ++bit) {
        if ((bits >> bit & 1U) != 0)
            out = out.with(ScriptFlags{static_cast<ScriptFlag>(1U << bit)});
    }
    return out;
}

/// Runs whatever was put together; scripts of strangers reach the interpreter only through here.
void spend(ByteReader& in, std::uint32_t flags)
{
    Transaction tx;
    tx.inputs.resize(1);
    tx.inputs[0].sequence = in.u32be().value_or(0);
    tx.lockTime = in.u32be().value_or(0);
    tx.outputs.push_back({Satoshi{1}, {0x51}});
    const ByteView script = piece(in);
    const TxOut spent{Satoshi{2}, Bytes(script.begin(), script.end())};
    const ByteView unlocking = piece(in);
    tx.inputs[0].scriptSig.assign(unlocking.begin(), unlocking.end());
    while (in.remaining() > 0) {
        const ByteView item = piece(in);
        tx.inputs[0].witness.emplace_back(item.begin(), item.end());
    }
    readScript(script);
    static_cast<void>(verifyInput(tx, 0, std::span{&spent, 1}, flagsOf(flags)));
    static_cast<void>(legacySighash(tx, 0, script, flags));
    static_cast<void>(sigopCost(tx, std::span{&spent, 1}));
    static_cast<void>(checkTransaction(tx));
}

} // namespace

/// A signature in DER, a script by itself, and a spend of it under any set of rules.
void fuzzOne(ByteView input)
{
    if (const auto signature = fromDer(input))
        mustHold(std::ranges::equal(toDer(*signature), input));
    readScript(input);
    ByteReader in{input};
    const std::uint32_t flags = in.u32be().value_or(0);
    spend(in, flags);
}

// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/transaction.h"

#include "wallet/crypto/hash.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace fulgurite {

namespace {

constexpr std::size_t kMaxTransactionBytes = 4'000'000;
/// Outpoint, empty script, sequence.
constexpr std::size_t kSmallestInput = 36 + 1 + 4;
/// Value, empty script.
constexpr std::size_t kSmallestOutput = 8 + 1;
constexpr std::uint8_t kWitnessFlag = 1;

auto truncated(const char* what)
{
    return fail(BitcoinError::Truncated, std::string("bytes end in ") + what);
}

/// A count of things of at least `smallest` bytes each, which therefore must fit into what is left
/// to read.
Result<std::size_t, BitcoinError> readCount(ByteReader& in, std::size_t smallest, const char* what)
{
    const auto count = FULGURITE_TRY(readCompactSize(in));
    if (count > in.remaining() / smallest)
        return fail(BitcoinError::Truncated, "count of " + std::to_string(count) + " in " + what +
                                                 " exceeds the bytes that follow");
    return static_cast<std::size_t>(count);
}

Result<Bytes, BitcoinError> readBlob(ByteReader& in, const char* what)
{
    const auto length = FULGURITE_TRY(readCount(in, 1, what));
    const ByteView body = in.take(length);
    return Bytes(body.begin(), body.end());
}

Result<TxIn, BitcoinError> readInput(ByteReader& in)
{
    TxIn input;
    const auto txid = Txid::fromView(in.take(Txid::kSize));
    const auto index = in.u32le();
    if (!txid || !index)
        return truncated("an outpoint");
    input.prevout = {*txid, *index};
    input.scriptSig = FULGURITE_TRY(readBlob(in, "scriptSig"));
    const auto sequence = in.u32le();
    if (!sequence)
        return truncated("a sequence");
    input.sequence = *sequence;
    return input;
}

Result<TxOut, BitcoinError> readOutput(ByteReader& in)
{
    const auto value = in.u64le();
    if (!value)
        return truncated("an output value");
    auto script = FULGURITE_TRY(readBlob(in, "scriptPubKey"));
    return TxOut{Satoshi{*value}, std::move(script)};
}

Result<std::vector<TxIn>, BitcoinError> readInputs(ByteReader& in)
{
    const auto count = FULGURITE_TRY(readCount(in, kSmallestInput, "inputs"));
    std::vector<TxIn> inputs;
    inputs.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        inputs.push_back(FULGURITE_TRY(readInput(in)));
    return inputs;
}

Result<std::vector<TxOut>, BitcoinError> readOutputs(ByteReader& in)
{
    const auto count = FULGURITE_TRY(readCount(in, kSmallestOutput, "outputs"));
    std::vector<TxOut> outputs;
    outputs.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        outputs.push_back(FULGURITE_TRY(readOutput(in)));
    return outputs;
}

Result<std::vector<Bytes>, BitcoinError> readWitness(ByteReader& in)
{
    const auto count = FULGURITE_TRY(readCount(in, 1, "witness"));
    std::vector<Bytes> items;
    items.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        items.push_back(FULGURITE_TRY(readBlob(in, "witness item")));
    return items;
}

/// Inputs and outputs of the form with marker and flag; the marker (a zero input count) is already
/// read.
Result<std::uint8_t, BitcoinError> readFlagged(ByteReader& in, Transaction& tx)
{
    const auto flag = in.u8();
    if (!flag)
        return truncated("the witness flag");
    if (*flag == 0)
        return std::uint8_t{0}; // neither inputs nor outputs: Core reads it so too
    if (*flag != kWitnessFlag)
        return fail(BitcoinError::Malformed, "unknown transaction flag " + std::to_string(*flag));
    tx.inputs = FULGURITE_TRY(readInputs(in));
    tx.outputs = FULGURITE_TRY(readOutputs(in));
    return *flag;
}

Result<std::monostate, BitcoinError> readWitnesses(ByteReader& in, Transaction& tx)
{
    for (auto& input : tx.inputs)
        input.witness = FULGURITE_TRY(readWitness(in));
    if (!tx.hasWitness())
        return fail(BitcoinError::Malformed,
                    "superfluous witness: flag set and every witness empty");
    return std::monostate{};
}

Result<Transaction, BitcoinError> readForm(ByteReader& in, bool witnessAllowed)
{
    Transaction tx;
    const auto version = in.u32le();
    if (!version)
        return truncated("the version");
    tx.version = *version;
    tx.inputs = FULGURITE_TRY(readInputs(in));
    if (tx.inputs.empty() && witnessAllowed) {
        const auto flag = FULGURITE_TRY(readFlagged(in, tx));
        if (flag == kWitnessFlag)
            static_cast<void>(FULGURITE_TRY(readWitnesses(in, tx)));
    } else {
        tx.outputs = FULGURITE_TRY(readOutputs(in));
    }
    const auto lockTime = in.u32le();
    if (!lockTime)
        return truncated("the lock time");
    tx.lockTime = *lockTime;
    return tx;
}

Result<Transaction, BitcoinError> parseForm(ByteView bytes, bool witnessAllowed)
{
    if (bytes.size() > kMaxTransactionBytes)
        return fail(BitcoinError::TooLarge,
                    std::to_string(bytes.size()) + " bytes, a transaction has at most 4000000");
    ByteReader in{bytes};
    auto tx = FULGURITE_TRY(readForm(in, witnessAllowed));
    if (!in.atEnd())
        return fail(BitcoinError::TrailingBytes,
                    std::to_string(in.remaining()) + " bytes after the transaction");
    return tx;
}

void writeBlob(ByteWriter& out, ByteView bytes)
{
    writeCompactSize(out, bytes.size());
    out.bytes(bytes);
}

void writeBody(ByteWriter& out, const Transaction& tx)
{
    writeCompactSize(out, tx.inputs.size());
    for (const auto& input : tx.inputs) {
        out.bytes(input.prevout.txid.view());
        out.u32le(input.prevout.index);
        writeBlob(out, input.scriptSig);
        out.u32le(input.sequence);
    }
    writeCompactSize(out, tx.outputs.size());
    for (const auto& output : tx.outputs)
        writeOutput(out, output);
}

constexpr std::uint64_t compactSizeLength(std::uint64_t value)
{
    return value < 0xfd ? 1 : value <= 0xffff ? 3 : value <= 0xffff'ffff ? 5 : 9;
}

std::uint64_t blobLength(const Bytes& bytes)
{
    return compactSizeLength(bytes.size()) + bytes.size();
}

std::uint64_t baseSize(const Transaction& tx)
{
    std::uint64_t size =
        4 + compactSizeLength(tx.inputs.size()) + compactSizeLength(tx.outputs.size()) + 4;
    for (const auto& input : tx.inputs)
        size += 36 + blobLength(input.scriptSig) + 4;
    for (const auto& output : tx.outputs)
        size += 8 + blobLength(output.scriptPubKey);
    return size;
}

std::uint64_t witnessSize(const Transaction& tx)
{
    std::uint64_t size = 2; // marker and flag
    for (const auto& input : tx.inputs) {
        size += compactSizeLength(input.witness.size());
        for (const auto& item : input.witness)
            size += blobLength(item);
    }
    return size;
}

} // namespace

bool Transaction::hasWitness() const
{
    return std::ranges::any_of(inputs, [](const TxIn& input) { return !input.witness.empty(); });
}

void writeOutput(ByteWriter& out, const TxOut& output)
{
    out.u64le(output.value.value());
    writeBlob(out, output.scriptPubKey);
}

Bytes serializeWithoutWitness(const Transaction& tx)
{
    ByteWriter out;
    out.u32le(tx.version);
    writeBody(out, tx);
    out.u32le(tx.lockTime);
    return out.take();
}

Bytes serialize(const Transaction& tx)
{
    if (!tx.hasWitness())
        return serializeWithoutWitness(tx);
    ByteWriter out;
    out.u32le(tx.version);
    out.u8(0);
    out.u8(kWitnessFlag);
    writeBody(out, tx);
    for (const auto& input : tx.inputs) {
        writeCompactSize(out, input.witness.size());
        for (const auto& item : input.witness)
            writeBlob(out, item);
    }
    out.u32le(tx.lockTime);
    return out.take();
}

Result<Transaction, BitcoinError> parseTransaction(ByteView bytes)
{
    return parseForm(bytes, true);
}

Result<Transaction, BitcoinError> parseTransactionWithoutWitness(ByteView bytes)
{
    return parseForm(bytes, false);
}

Result<Transaction, BitcoinError> readTransaction(ByteReader& in) { return readForm(in, true); }

Txid txidOf(const Transaction& tx) { return retag<Txid>(sha256d(serializeWithoutWitness(tx))); }

Hash256 wtxidOf(const Transaction& tx) { return sha256d(serialize(tx)); }

std::uint64_t weightOf(const Transaction& tx)
{
    const std::uint64_t base = baseSize(tx) * 4;
    return tx.hasWitness() ? base + witnessSize(tx) : base;
}

std::uint64_t vsizeOf(const Transaction& tx) { return (weightOf(tx) + 3) / 4; }

void writeCompactSize(ByteWriter& out, std::uint64_t value)
{
    if (value < 0xfd) {
        out.u8(static_cast<std::uint8_t>(value));
    } else if (value <= 0xffff) {
        out.u8(0xfd);
        out.u16le(static_cast<std::uint16_t>(value));
    } else if (value <= 0xffff'ffff) {
        out.u8(0xfe);
        out.u32le(static_cast<std::uint32_t>(value));
    } else {
        out.u8(0xff);
        out.u64le(value);
    }
}

Result<std::uint64_t, BitcoinError> readCompactSize(ByteReader& in)
{
    const auto first = in.u8();
    if (!first)
        return truncated("a size");
    if (*first < 0xfd)
        return *first;
    std::optional<std::uint64_t> value;
    if (*first == 0xfd)
        value = in.u16le();
    else if (*first == 0xfe)
        value = in.u32le();
    else
        value = in.u64le();
    if (!value)
        return truncated("a size");
    constexpr std::uint64_t kLeast[] = {0xfd, 0x1'0000, 0x1'0000'0000};
    if (*value < kLeast[*first - 0xfd])
        return fail(BitcoinError::NotCanonical,
                    "size " + std::to_string(*value) + " has a shorter form");
    return *value;
}

} // namespace fulgurite

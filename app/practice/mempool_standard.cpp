// SPDX-License-Identifier: MIT
#include "app/practice/mempool_standard.h"

#include "wallet/bitcoin/interpreter_machine.h"
#include "wallet/bitcoin/interpreter_opcodes.h"
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/bitcoin/script.h"
#include "wallet/coins/selection.h"

#include <algorithm>

namespace fulgurite::practice {

namespace {

constexpr std::uint32_t kHighestVersion = 3;
constexpr std::uint64_t kMaxStandardWeight = 400'000;
constexpr std::size_t kMaxScriptSigSize = 1650;
constexpr std::uint64_t kMaxP2shSigops = 15;
constexpr std::size_t kMaxWitnessScriptSize = 3600;
constexpr std::size_t kMaxWitnessItems = 100;
constexpr std::size_t kMaxWitnessItemSize = 80;
constexpr std::uint8_t kAnnexTag = 0x50;

/// What spending an output costs at 3 sat/vB, with the output itself. BOLT 3's limit for unknown
/// witness programs, dustLimit, is that of the longest one.
std::uint64_t relayDust(const TxOut& output)
{
    constexpr std::uint64_t kSatPerVb = 3;
    constexpr std::uint64_t kInputSize = 148;
    constexpr std::uint64_t kWitnessInputSize = 67;
    const bool witness = witnessProgram(output.scriptPubKey).has_value();
    const std::uint64_t own = wallet::outputWeight(output.scriptPubKey) / 4;
    return kSatPerVb * (own + (witness ? kWitnessInputSize : kInputSize));
}

std::optional<std::string_view> outputReason(const Transaction& tx, const MempoolPolicy& policy)
{
    unsigned carriers = 0;
    for (const TxOut& output : tx.outputs) {
        const ScriptKind kind = classify(output.scriptPubKey);
        const bool carrier = std::holds_alternative<NullData>(kind);
        if (std::holds_alternative<NonStandardScript>(kind) ||
            (carrier && output.scriptPubKey.size() > policy.maxDataCarrier))
            return "scriptpubkey";
        carriers += carrier ? 1 : 0;
    }
    for (const TxOut& output : tx.outputs) {
        const bool carrier = std::holds_alternative<NullData>(classify(output.scriptPubKey));
        if (!carrier && output.value.value() < relayDust(output))
            return "dust";
    }
    if (carriers > 1)
        return "multi-op-return";
    return std::nullopt;
}

/// The last push of a scriptSig.
Bytes redeemScript(ByteView scriptSig)
{
    ByteView last;
    for (std::size_t position = 0; position < scriptSig.size();)
        if (const auto token = readToken(scriptSig, position))
            last = token->pushed;
    return {last.begin(), last.end()};
}

std::optional<std::string_view> witnessReason(const TxIn& input, ByteView script)
{
    if (input.witness.empty())
        return std::nullopt;
    const auto program = witnessProgram(script);
    if (!program)
        return "bad-witness-nonstandard";
    if (program->version == 0 && program->program.size() == 32) {
        const bool tooBig =
            input.witness.back().size() > kMaxWitnessScriptSize ||
            input.witness.size() - 1 > kMaxWitnessItems ||
            std::any_of(input.witness.begin(), input.witness.end() - 1,
                        [](const Bytes& item) { return item.size() > kMaxWitnessItemSize; });
        if (tooBig)
            return "bad-witness-nonstandard";
    }
    if (program->version == 1 && program->program.size() == 32) {
        const Bytes& last = input.witness.back();
        if (input.witness.size() >= 2 && !last.empty() && last[0] == kAnnexTag)
            return "bad-witness-nonstandard";
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string_view> nonStandardReason(const Transaction& tx,
                                                  const MempoolPolicy& policy)
{
    if (tx.version < 1 || tx.version > kHighestVersion)
        return "version";
    if (weightOf(tx) > kMaxStandardWeight)
        return "tx-size";
    for (const TxIn& input : tx.inputs) {
        if (input.scriptSig.size() > kMaxScriptSigSize)
            return "scriptsig-size";
        if (!isPushOnlyScript(input.scriptSig))
            return "scriptsig-not-pushonly";
    }
    return outputReason(tx, policy);
}

std::optional<std::string_view> nonStandardInputs(const Transaction& tx,
                                                  std::span<const TxOut> spent)
{
    for (std::size_t i = 0; i < spent.size(); ++i) {
        const ScriptKind kind = classify(spent[i].scriptPubKey);
        if (std::holds_alternative<NonStandardScript>(kind) ||
            std::holds_alternative<NullData>(kind) ||
            std::holds_alternative<PayToWitnessUnknown>(kind))
            return "bad-txns-nonstandard-inputs";
        const bool hashed = std::holds_alternative<PayToScriptHash>(kind);
        const Bytes redeem = hashed ? redeemScript(tx.inputs[i].scriptSig) : Bytes{};
        if (hashed && sigopsIn(redeem, true) > kMaxP2shSigops)
            return "bad-txns-nonstandard-inputs";
    }
    for (std::size_t i = 0; i < spent.size(); ++i) {
        const bool hashed =
            std::holds_alternative<PayToScriptHash>(classify(spent[i].scriptPubKey));
        const Bytes script = hashed ? redeemScript(tx.inputs[i].scriptSig) : spent[i].scriptPubKey;
        if (const auto reason = witnessReason(tx.inputs[i], script))
            return reason;
    }
    return std::nullopt;
}

} // namespace fulgurite::practice

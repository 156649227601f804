// SPDX-License-Identifier: MIT
#include "wallet/chain/verdict.h"

#include <algorithm>
#include <array>
#include <span>

namespace fulgurite::wallet {

namespace {

constexpr std::array<std::string_view, 3> kConfirmed{"already in block chain",
                                                     "already in utxo set", "txn-already-known"};
constexpr std::array<std::string_view, 3> kKnown{"txn-already-in-mempool", "already in mempool",
                                                 "txn-same-nonwitness-data-in-mempool"};
/// Faults of the transaction itself, whatever the chain holds.
constexpr std::array<std::string_view, 20> kFinal{"script-verify-flag",
                                                  "tx decode failed",
                                                  "bad-txns-vin-empty",
                                                  "bad-txns-vout-empty",
                                                  "bad-txns-oversize",
                                                  "bad-txns-vout-negative",
                                                  "bad-txns-vout-toolarge",
                                                  "bad-txns-txouttotal",
                                                  "bad-txns-inputs-duplicate",
                                                  "bad-txns-prevout-null",
                                                  "bad-txns-in-belowout",
                                                  "scriptsig-not-pushonly",
                                                  "scriptsig-size",
                                                  "tx-size",
                                                  "bad-witness-nonstandard",
                                                  "scriptpubkey",
                                                  "coinbase",
                                                  "bare-multisig",
                                                  "bad-txns-nonstandard-inputs",
                                                  "multi-op-return"};

constexpr Feerate kCeiling{625'000};
constexpr RawEstimates kFallback{Feerate{2500}, Feerate{1250}, Feerate{500}, std::nullopt};

bool anyIn(std::span<const std::string_view> phrases, std::string_view words)
{
    return std::ranges::any_of(phrases, [&](std::string_view phrase) {
        return words.find(phrase) != std::string_view::npos;
    });
}

} // namespace

BroadcastVerdict verdictOf(std::string_view serversWords)
{
    std::string words{serversWords};
    std::ranges::transform(words, words.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (anyIn(kConfirmed, words))
        return BroadcastVerdict::AlreadyConfirmed;
    if (anyIn(kKnown, words))
        return BroadcastVerdict::AlreadyKnown;
    return anyIn(kFinal, words) ? BroadcastVerdict::Rejected : BroadcastVerdict::Unreachable;
}

FeeEstimates sanitisedEstimates(const RawEstimates& raw)
{
    FeeEstimates out;
    out.minimum = std::clamp(raw.minimum.value_or(kFeerateFloor), kFeerateFloor, kCeiling);
    const auto& day = raw.day ? raw.day : raw.hour ? raw.hour : raw.nextBlock;
    out.fallback = !day;
    const RawEstimates& used = out.fallback ? kFallback : raw;
    const auto least = [&](const std::optional<Feerate>& estimate, Feerate floor) {
        return std::clamp(estimate.value_or(floor), floor, kCeiling);
    };
    out.day = least(out.fallback ? used.day : day, out.minimum);
    out.hour = least(used.hour, out.day);
    out.nextBlock = least(used.nextBlock, out.hour);
    return out;
}

} // namespace fulgurite::wallet

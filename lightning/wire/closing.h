// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/tlv.h"
#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/crypto/keys.h"

#include <optional>

namespace fulgurite::lightning {

// BOLT 2 § Channel Close: both dialects, `closing_signed` and the simple close of feature 60.

struct Shutdown {
    static constexpr std::uint16_t kType = 38;
    static constexpr std::string_view kName = "shutdown";
    ChannelId channelId;
    Bytes scriptpubkey;
    TlvRecords extraTlvs{};
    friend bool operator==(const Shutdown&, const Shutdown&) = default;
};

/// Both ends included.
struct FeeRange {
    Satoshi minFeeSatoshis;
    Satoshi maxFeeSatoshis;
    friend bool operator==(const FeeRange&, const FeeRange&) = default;
};

struct ClosingSigned {
    static constexpr std::uint16_t kType = 39;
    static constexpr std::string_view kName = "closing_signed";
    ChannelId channelId;
    Satoshi feeSatoshis;
    Signature signature;
    std::optional<FeeRange> feeRange{};
    TlvRecords extraTlvs{};
    friend bool operator==(const ClosingSigned&, const ClosingSigned&) = default;
};

/// The signatures are named after the outputs that the transaction they sign has.
struct ClosingComplete {
    static constexpr std::uint16_t kType = 40;
    static constexpr std::string_view kName = "closing_complete";
    ChannelId channelId;
    Bytes closerScriptpubkey;
    Bytes closeeScriptpubkey;
    Satoshi feeSatoshis;
    std::uint32_t locktime = 0;
    std::optional<Signature> closerOutputOnly{};
    std::optional<Signature> closeeOutputOnly{};
    std::optional<Signature> closerAndCloseeOutputs{};
    TlvRecords extraTlvs{};
    friend bool operator==(const ClosingComplete&, const ClosingComplete&) = default;
};

struct ClosingSig {
    static constexpr std::uint16_t kType = 41;
    static constexpr std::string_view kName = "closing_sig";
    ChannelId channelId;
    Bytes closerScriptpubkey;
    Bytes closeeScriptpubkey;
    Satoshi feeSatoshis;
    std::uint32_t locktime = 0;
    std::optional<Signature> closerOutputOnly{};
    std::optional<Signature> closeeOutputOnly{};
    std::optional<Signature> closerAndCloseeOutputs{};
    TlvRecords extraTlvs{};
    friend bool operator==(const ClosingSig&, const ClosingSig&) = default;
};

} // namespace fulgurite::lightning

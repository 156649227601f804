// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/amount.h"
#include "wallet/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace fulgurite {

/// A payment request as link or QR code. Source: BIP 21, with the keys of BIP 321. Addresses and
/// invoices are not decoded here, texts are as their writer gave them (sanitise before showing).
struct BitcoinUri {
    std::string address; ///< empty when only other instructions are given; bech32 in lower case
    std::optional<Satoshi> amount;
    std::optional<std::string> label, message;
    std::optional<std::string> lightning;      ///< BOLT 11
    std::optional<std::string> offer;          ///< lno, BOLT 12
    std::optional<std::string> silentPayment;  ///< sp, BIP 352
    std::vector<std::string> segwitAddresses;  ///< values of bc: more mainnet addresses
    std::vector<std::string> testnetAddresses; ///< values of tb
    std::optional<std::string> proofOfPayment; ///< pop: never opened by us
    std::vector<std::pair<std::string, std::string>>
        others; ///< unknown keys in lower case, with their values
    friend bool operator==(const BitcoinUri&, const BitcoinUri&) = default;
};

enum class UriError {
    NotBitcoin, ///< another scheme, or none
    TooLong,
    BadCharacter,    ///< in the address
    BadEscape,       ///< % without two hex digits
    BadAmount,       ///< not digits with at most one point and eight decimals, or beyond 21 million
    Repeated,        ///< a key that may stand once
    UnknownRequired, ///< req-…: whoever cannot obey it must not pay
    WrongPrefix,     ///< a bc or tb parameter of another network
    NothingToPay,    ///< no address and no instruction
};

/// Errors carry the key at fault, never its value.
Result<BitcoinUri, UriError> parseBitcoinUri(std::string_view text);
/// "bitcoin:ADDRESS?amount=…", percent-encoded.
std::string makeBitcoinUri(const BitcoinUri& uri);

/// Exact decimal bitcoin, "20.3" for 2,030,000,000 sat. Refuses signs, exponents, commas, more than
/// eight decimals (zeros behind them excepted) and more than 21 million.
std::optional<Satoshi> parseBitcoinAmount(std::string_view text);
/// Without zeros at the end.
std::string bitcoinAmountText(Satoshi amount);

} // namespace fulgurite

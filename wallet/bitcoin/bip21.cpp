// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/bip21.h"

#include "wallet/base/bytes.h"
#include "wallet/base/text.h"

#include <algorithm>

namespace fulgurite {

namespace {

constexpr std::string_view kScheme = "bitcoin:";
constexpr std::size_t kMostCharacters = 16'384;
constexpr std::size_t kDecimals = 8;
constexpr std::uint64_t kSatoshiPerBitcoin = 100'000'000;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text)
{
    std::string out{text};
    std::ranges::transform(out, out.begin(), [](char c) { return lowered(c); });
    return out;
}

/// Upper-case bech32, as QR codes hold it, in lower case; base58 as it is.
std::string tidiedAddress(std::string_view text)
{
    const bool anyLower = std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    const std::string lower = lowered(text);
    const bool segwit =
        lower.starts_with("bc1") || lower.starts_with("tb1") || lower.starts_with("bcrt1");
    return segwit && !anyLower ? lower : std::string{text};
}

Result<std::string, UriError> unescaped(std::string_view text, const std::string& key)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out.push_back(text[i]);
            continue;
        }
        const auto byte = parseHex(text.substr(i + 1, 2));
        if (!byte || byte->size() != 1)
            return fail(UriError::BadEscape, "a % without two hex digits in " + sanitised(key));
        out.push_back(static_cast<char>(byte->front()));
        i += 2;
    }
    return out;
}

std::string escaped(std::string_view text)
{
    constexpr std::string_view kPlain = "-._~:/@!*'(),;";
    std::string out;
    for (const char c : text) {
        if (isDigit(c) || isLetter(c) || kPlain.find(c) != std::string_view::npos) {
            out.push_back(c);
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        out += '%' + toHex(ByteView{&byte, 1});
    }
    return out;
}

auto repeated(const std::string& key) { return fail(UriError::Repeated, key + " stands twice"); }

/// For keys that may stand once.
Result<std::monostate, UriError> setOnce(std::optional<std::string>& field, std::string value,
                                         const std::string& key)
{
    if (field)
        return repeated(key);
    field = std::move(value);
    return std::monostate{};
}

Result<std::monostate, UriError> addAddress(std::vector<std::string>& list,
                                            const std::string& value, const std::string& key)
{
    list.push_back(tidiedAddress(value));
    if (!list.back().starts_with(key + '1'))
        return fail(UriError::WrongPrefix,
                    "the parameter " + key + " holds no address that begins with " + key + '1');
    return std::monostate{};
}

Result<std::monostate, UriError> setAmount(BitcoinUri& uri, std::string_view value)
{
    if (uri.amount)
        return repeated("amount");
    uri.amount = parseBitcoinAmount(value);
    if (!uri.amount)
        return fail(UriError::BadAmount,
                    "the amount is no decimal number of at most eight places and 21 million");
    return std::monostate{};
}

/// Of several payment instructions of one kind the first is kept.
void setFirst(std::optional<std::string>& field, std::string value)
{
    if (!field && !value.empty())
        field = std::move(value);
}

Result<std::monostate, UriError> addParameter(BitcoinUri& uri, const std::string& key,
                                              std::string value)
{
    if (key == "amount")
        return setAmount(uri, value);
    if (key == "label")
        return setOnce(uri.label, std::move(value), key);
    if (key == "message")
        return setOnce(uri.message, std::move(value), key);
    if (key == "pop")
        return setOnce(uri.proofOfPayment, std::move(value), key);
    if (key == "bc")
        return addAddress(uri.segwitAddresses, value, key);
    if (key == "tb")
        return addAddress(uri.testnetAddresses, value, key);
    if (key.starts_with("req-"))
        return fail(UriError::UnknownRequired, "required, yet unknown: " + sanitised(key));
    if (key == "lightning")
        setFirst(uri.lightning, std::move(value));
    else if (key == "lno")
        setFirst(uri.offer, std::move(value));
    else if (key == "sp")
        setFirst(uri.silentPayment, std::move(value));
    else
        uri.others.emplace_back(key, std::move(value));
    return std::monostate{};
}

Result<std::monostate, UriError> addQuery(BitcoinUri& uri, std::string_view query)
{
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const std::string_view part = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (part.empty())
            continue;
        const auto equals = std::min(part.find('='), part.size());
        const std::string key = lowered(FULGURITE_TRY(unescaped(part.substr(0, equals), "a key")));
        const auto rest = part.substr(std::min(equals + 1, part.size()));
        auto value = FULGURITE_TRY(unescaped(rest, key));
        static_cast<void>(FULGURITE_TRY(addParameter(uri, key, std::move(value))));
    }
    return std::monostate{};
}

bool hasInstruction(const BitcoinUri& uri)
{
    // An unknown key may be an instruction of the future: then the address is what is missing, told
    // elsewhere.
    return !uri.address.empty() || uri.lightning || uri.offer || uri.silentPayment ||
           !uri.segwitAddresses.empty() || !uri.testnetAddresses.empty();
}

} // namespace

std::optional<Satoshi> parseBitcoinAmount(std::string_view text)
{
    const auto point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    std::string_view decimals = text.substr(std::min(point + 1, text.size()));
    const bool digitsOnly =
        std::ranges::all_of(whole, isDigit) && std::ranges::all_of(decimals, isDigit);
    if (!digitsOnly || whole.size() + decimals.size() == 0 || whole.size() > 20)
        return std::nullopt;
    while (decimals.size() > kDecimals && decimals.ends_with('0'))
        decimals.remove_suffix(1);
    if (decimals.size() > kDecimals)
        return std::nullopt;
    std::uint64_t value = 0;
    for (const char digit : std::string{whole} + std::string{decimals} +
                                std::string(kDecimals - decimals.size(), '0')) {
        value = value * 10 + static_cast<std::uint64_t>(digit - '0');
        if (value > kMaxMoney.value())
            return std::nullopt;
    }
    return Satoshi{value};
}

std::string bitcoinAmountText(Satoshi amount)
{
    std::string decimals = std::to_string(amount.value() % kSatoshiPerBitcoin);
    decimals.insert(0, kDecimals - decimals.size(), '0');
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return std::to_string(amount.value() / kSatoshiPerBitcoin) +
           (decimals.empty() ? "" : '.' + decimals);
}

Result<BitcoinUri, UriError> parseBitcoinUri(std::string_view text)
{
    if (text.size() > kMostCharacters)
        return fail(UriError::TooLong, std::to_string(text.size()) + " characters, at most 16384");
    if (lowered(text.substr(0, kScheme.size())) != kScheme)
        return fail(UriError::NotBitcoin, "the text does not begin with bitcoin:");
    text.remove_prefix(kScheme.size());
    text = text.substr(0, text.find('#'));
    const auto end = std::min(text.find('?'), text.size());
    BitcoinUri out;
    out.address = tidiedAddress(text.substr(0, end));
    if (!std::ranges::all_of(out.address, [](char c) { return isDigit(c) || isLetter(c); }))
        return fail(UriError::BadCharacter,
                    "the address holds a character that is no letter or digit");
    static_cast<void>(FULGURITE_TRY(addQuery(out, text.substr(std::min(end + 1, text.size())))));
    if (!hasInstruction(out))
        return fail(UriError::NothingToPay, "neither an address nor another way to pay");
    return out;
}

std::string makeBitcoinUri(const BitcoinUri& uri)
{
    std::string query;
    const auto add = [&query](std::string_view key, std::string_view value) {
        query += (query.empty() ? '?' : '&');
        query += std::string(key) + '=' + escaped(value);
    };
    const auto addIf = [&add](std::string_view key, const std::optional<std::string>& value) {
        if (value)
            add(key, *value);
    };
    if (uri.amount)
        add("amount", bitcoinAmountText(*uri.amount));
    addIf("label", uri.label);
    addIf("message", uri.message);
    addIf("lightning", uri.lightning);
    addIf("lno", uri.offer);
    addIf("sp", uri.silentPayment);
    for (const auto& address : uri.segwitAddresses)
        add("bc", address);
    for (const auto& address : uri.testnetAddresses)
        add("tb", address);
    addIf("pop", uri.proofOfPayment);
    for (const auto& [key, value] : uri.others)
        add(escaped(key), value);
    return std::string{kScheme} + uri.address + query;
}

} // namespace fulgurite

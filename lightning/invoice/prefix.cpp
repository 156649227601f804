// SPDX-License-Identifier: MIT
#include "lightning/invoice/prefix.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

struct Currency {
    Network network;
    std::string_view letters;
};
constexpr Currency kCurrencies[] = {{Network::Bitcoin, "bc"},
                                    {Network::Testnet4, "tb"},
                                    {Network::Signet, "tbs"},
                                    {Network::Regtest, "bcrt"}};

/// Tenths of a millisatoshi in one unit: the smallest multiplier, pico, is one tenth.
struct Multiplier {
    char letter; ///< 0: none
    std::uint64_t tenths;
};
constexpr Multiplier kMultipliers[] = {
    {0, 1'000'000'000'000}, {'m', 1'000'000'000}, {'u', 1'000'000}, {'n', 1'000}, {'p', 1}};

__extension__ using Wide = unsigned __int128;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

Result<MilliSatoshi, InvoiceError> parseAmount(std::string_view text)
{
    const char last = text.back();
    const char letter = isDigit(last) ? '\0' : last;
    const auto* unit = std::ranges::find(kMultipliers, letter, &Multiplier::letter);
    if (unit == std::end(kMultipliers))
        return fail(InvoiceError::BadAmount,
                    std::string{"the amount ends in '"} + last + "', which is none of m, u, n, p");
    const std::string_view digits = letter == 0 ? text : text.substr(0, text.size() - 1);
    if (digits.empty() || !std::ranges::all_of(digits, isDigit) || digits.front() == '0')
        return fail(InvoiceError::BadAmount, "the amount is no positive decimal number");
    constexpr std::size_t kMostDigits = 20; // 21 million bitcoin in pico
    if (digits.size() > kMostDigits)
        return fail(InvoiceError::BadAmount, "the amount has more than 20 digits");
    Wide tenths = 0;
    for (const char digit : digits)
        tenths = tenths * 10 + static_cast<unsigned>(digit - '0');
    tenths *= unit->tenths;
    // BOLT 11 § Human-Readable Part: tenths of a millisatoshi cannot be paid.
    if (tenths % 10 != 0)
        return fail(InvoiceError::BadAmount, "a pico amount that does not end in 0");
    if (tenths / 10 > toMsat(kMaxMoney).value())
        return fail(InvoiceError::BadAmount, "the amount exceeds 21 million bitcoin");
    return MilliSatoshi{static_cast<std::uint64_t>(tenths / 10)};
}

} // namespace

Result<InvoicePrefix, InvoiceError> parsePrefix(std::string_view text)
{
    if (!text.starts_with("ln"))
        return fail(InvoiceError::NotAnInvoice, "an invoice begins with ln");
    const std::string_view rest = text.substr(2);
    const auto letters =
        static_cast<std::size_t>(std::ranges::find_if(rest, isDigit) - rest.begin());
    const auto* currency =
        std::ranges::find(kCurrencies, rest.substr(0, letters), &Currency::letters);
    if (currency == std::end(kCurrencies))
        return fail(InvoiceError::UnknownNetwork, "the currency is none of bc, tb, tbs, bcrt");
    InvoicePrefix out{currency->network};
    if (letters < rest.size())
        out.amount = FULGURITE_TRY(parseAmount(rest.substr(letters)));
    return out;
}

Result<std::string, InvoiceError> formatPrefix(const InvoicePrefix& prefix)
{
    std::string out =
        "ln" +
        std::string{std::ranges::find(kCurrencies, prefix.network, &Currency::network)->letters};
    if (!prefix.amount)
        return out;
    if (prefix.amount->value() == 0 || *prefix.amount > toMsat(kMaxMoney))
        return fail(InvoiceError::BadAmount,
                    "an invoice asks for more than zero and at most 21 million bitcoin");
    const Wide tenths = Wide{prefix.amount->value()} * 10;
    const auto* unit = std::ranges::find_if(
        kMultipliers, [tenths](const Multiplier& m) { return tenths % m.tenths == 0; });
    // In pico the number may exceed 64 bits, the millisatoshi never do.
    out += unit->tenths == 1 ? std::to_string(prefix.amount->value()) + "0"
                             : std::to_string(static_cast<std::uint64_t>(tenths / unit->tenths));
    if (unit->letter != 0)
        out += unit->letter;
    return out;
}

} // namespace fulgurite::lightning

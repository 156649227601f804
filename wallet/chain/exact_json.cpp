// SPDX-License-Identifier: MIT
#include "wallet/chain/exact_json.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace fulgurite::wallet {

namespace {

using Json = nlohmann::json;
constexpr std::size_t kDeepest = 64;

/// Builds a document from the parser's events; nlohmann's own builder would turn fractions into
/// doubles.
class Builder {
public:
    Json root;

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(std::int64_t value) { return add(value); }           // NOLINT
    bool number_unsigned(std::uint64_t value) { return add(value); }         // NOLINT
    bool number_float(double, const std::string& text) { return add(text); } // NOLINT
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Json::object()); } // NOLINT
    bool start_array(std::size_t) { return open(Json::array()); }   // NOLINT
    bool end_object() { return close(); }                           // NOLINT
    bool end_array() { return close(); }                            // NOLINT
    bool key(std::string& name)
    {
        m_key = std::move(name);
        return true;
    }
    static bool parse_error(std::size_t, const std::string&, const Json::exception&) // NOLINT
    {
        return false;
    }

private:
    Json* place(Json value)
    {
        if (m_open.empty()) {
            root = std::move(value);
            return &root;
        }
        Json& parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        Json& member = parent[m_key];
        member = std::move(value);
        return &member;
    }
    bool add(Json value)
    {
        place(std::move(value));
        return true;
    }
    bool open(Json value)
    {
        if (m_open.size() >= kDeepest)
            return false;
        m_open.push_back(place(std::move(value)));
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    std::vector<Json*> m_open;
    std::string m_key;
};

/// Digits of a decimal and how many of them stand behind the point.
struct Decimal {
    std::string digits;
    int fraction = 0;
};

std::optional<Decimal> readDecimal(std::string_view text)
{
    Decimal out;
    const auto mark = text.find_first_of("eE");
    bool behindPoint = false;
    for (const char c : text.substr(0, mark)) {
        if (c == '.' && !behindPoint)
            behindPoint = true;
        else if (c >= '0' && c <= '9') {
            out.digits += c;
            out.fraction += behindPoint ? 1 : 0;
        } else
            return std::nullopt;
    }
    if (mark != std::string_view::npos) {
        auto tail = text.substr(mark + 1);
        if (tail.starts_with('+'))
            tail.remove_prefix(1);
        int exponent = 0;
        const auto [end, error] = std::from_chars(tail.data(), tail.data() + tail.size(), exponent);
        if (error != std::errc{} || end != tail.data() + tail.size() || exponent < -40 ||
            exponent > 40)
            return std::nullopt;
        out.fraction -= exponent;
    }
    if (out.digits.empty() || text.size() > 64)
        return std::nullopt;
    return out;
}

} // namespace

std::optional<Json> parseExactJson(std::string_view text)
{
    Builder builder;
    if (!Json::sax_parse(text.begin(), text.end(), &builder))
        return std::nullopt;
    return std::move(builder.root);
}

std::optional<std::uint64_t> scaledDecimal(std::string_view text, int places, std::uint64_t most)
{
    auto decimal = readDecimal(text);
    if (!decimal)
        return std::nullopt;
    std::string& digits = decimal->digits;
    if (decimal->fraction < places)
        digits.append(static_cast<std::size_t>(places - decimal->fraction), '0');
    const auto cut = static_cast<std::size_t>(std::max(0, decimal->fraction - places));
    digits.resize(digits.size() - std::min(cut, digits.size()));
    std::uint64_t value = 0;
    for (const char digit : digits) {
        const auto next = static_cast<std::uint64_t>(digit - '0');
        if (next > most || value > (most - next) / 10)
            return std::nullopt;
        value = value * 10 + next;
    }
    return value;
}

std::optional<Satoshi> satoshiFromDecimal(std::string_view bitcoin)
{
    constexpr int kPlaces = 8;
    const auto value = scaledDecimal(bitcoin, kPlaces, kMaxMoney.value());
    return value ? std::optional{Satoshi{*value}} : std::nullopt;
}

std::optional<Satoshi> satoshiFromJson(const Json& value)
{
    if (value.is_string())
        return satoshiFromDecimal(value.get_ref<const std::string&>());
    return value.is_number_unsigned() ? satoshiFromDecimal(value.dump()) : std::nullopt;
}

std::optional<Feerate> feerateFromJson(const Json& bitcoinPerKvb)
{
    const auto perKvb = satoshiFromJson(bitcoinPerKvb);
    if (!perKvb)
        return std::nullopt;
    const std::uint64_t perKw = perKvb->value() / 4 + (perKvb->value() % 4 == 0 ? 0 : 1);
    return Feerate{static_cast<std::uint32_t>(std::min<std::uint64_t>(perKw, UINT32_MAX))};
}

} // namespace fulgurite::wallet

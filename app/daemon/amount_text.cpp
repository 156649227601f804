// SPDX-License-Identifier: MIT
#include "app/daemon/amount_text.h"

#include <charconv>
#include <string>

namespace fulgurite::app {

namespace {

struct Suffix {
    std::string_view text;
    std::size_t places;
};
constexpr Suffix kSuffixes[] = {{"msat", 0}, {"sat", 3}, {"btc", 11}}; // "msat" before "sat"

} // namespace

std::optional<std::uint64_t> shiftedDecimal(std::string_view text, std::size_t places)
{
    const auto point = text.find('.');
    std::string digits{text.substr(0, point)};
    std::string fraction{point == std::string_view::npos ? std::string_view{}
                                                         : text.substr(point + 1)};
    while (fraction.size() > places && fraction.ends_with('0'))
        fraction.pop_back();
    if (digits.empty() || fraction.size() > places ||
        (point != std::string_view::npos && point + 1 == text.size()))
        return std::nullopt;
    fraction.resize(places, '0');
    digits += fraction;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional{value}
                                                                        : std::nullopt;
}

std::optional<MilliSatoshi> parseAmount(std::string_view text, BareUnit unit)
{
    std::size_t places = unit == BareUnit::MilliSatoshi ? 0 : 3;
    for (const Suffix& suffix : kSuffixes) {
        if (!text.ends_with(suffix.text))
            continue;
        text.remove_suffix(suffix.text.size());
        places = suffix.places;
        break;
    }
    const auto value = shiftedDecimal(text, places);
    return value ? std::optional{MilliSatoshi{*value}} : std::nullopt;
}

std::optional<double> parseFeerate(std::string_view text)
{
    constexpr std::uint64_t kMost = 100'000'000;
    const bool perKw = text.ends_with("perkw");
    if (perKw || text.ends_with("perkb"))
        text.remove_suffix(5);
    const auto value = shiftedDecimal(text, 0);
    if (!value || *value == 0 || *value > kMost)
        return std::nullopt;
    return static_cast<double>(*value) / (perKw ? 250.0 : 1000.0);
}

} // namespace fulgurite::app

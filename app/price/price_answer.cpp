// SPDX-License-Identifier: MIT
#include "app/price/price_answer.h"

#include "wallet/base/text.h"
#include "wallet/chain/exact_json.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <utility>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;
/// The rate as it stands in an answer, number or text.
using Found = Result<const Json*, PriceError>;

constexpr std::size_t kShown = 40; ///< characters of a stranger's text

std::unexpected<Error<PriceError>> noRate(std::string_view currency)
{
    return fail(PriceError::NoRate, "the answer names no rate of " + std::string{currency});
}

const Json* member(const Json* parent, std::string_view name)
{
    if (parent == nullptr || !parent->is_object())
        return nullptr;
    const auto found = parent->find(name);
    return found == parent->end() ? nullptr : &*found;
}

Found orNoRate(const Json* rate, std::string_view currency)
{
    if (rate == nullptr)
        return noRate(currency);
    return rate;
}

/// Source: docs.kraken.com, Get Ticker Information. `c` is the last trade: price, volume.
Found krakenRate(const Json& answer, std::string_view currency)
{
    const Json* errors = member(&answer, "error");
    if (errors != nullptr && errors->is_array() && !errors->empty() && errors->front().is_string())
        return fail(PriceError::Refused, "the service answers: " +
                                             sanitised(errors->front().get<std::string>(), kShown));
    const Json* result = member(&answer, "result");
    const Json* last = nullptr;
    // Its older pairs have an X before a coin and a Z before a currency.
    for (const char* name : {"XXBTZ", "XBT"}) {
        if (last == nullptr)
            last = member(member(result, name + std::string{currency}), "c");
    }
    if (last == nullptr || !last->is_array() || last->empty())
        return noRate(currency);
    return &last->front();
}

/// Source: docs.cdp.coinbase.com, Get exchange rates.
Found coinbaseRate(const Json& answer, std::string_view currency)
{
    const Json* data = member(&answer, "data");
    const Json* coin = member(data, "currency");
    if (coin == nullptr || *coin != "BTC")
        return fail(PriceError::NoRate, "the rates are not of BTC");
    return orNoRate(member(member(data, "rates"), currency), currency);
}

std::string lowered(std::string_view currency)
{
    std::string out{currency};
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

/// Source: docs.coingecko.com, Coin Price by IDs.
Found coingeckoRate(const Json& answer, std::string_view currency)
{
    return orNoRate(member(member(&answer, "bitcoin"), lowered(currency)), currency);
}

/// Source: mempool.space/docs/api/rest, Get Price.
Found mempoolRate(const Json& answer, std::string_view currency)
{
    return orNoRate(member(&answer, currency), currency);
}

enum class Named { Not, UpperCase, LowerCase };
struct Dialect {
    std::string_view id;
    const char* path;
    Named currency; ///< at the end of the path
    Found (*rate)(const Json& answer, std::string_view currency);
};
constexpr std::array<Dialect, 4> kDialects{
    {{"kraken", "/0/public/Ticker?pair=XBT", Named::UpperCase, krakenRate},
     {"coinbase", "/v2/exchange-rates?currency=BTC", Named::Not, coinbaseRate},
     {"coingecko", "/api/v3/simple/price?ids=bitcoin&vs_currencies=", Named::LowerCase,
      coingeckoRate},
     {"mempool", "/api/v1/prices", Named::Not, mempoolRate}}};
static_assert(kDialects.size() == kPriceSources.size());

constexpr const Dialect& dialectOf(const PriceSource& source)
{
    const auto* found = std::ranges::find(kDialects, source.id, &Dialect::id);
    return found == kDialects.end() ? kDialects.front() : *found;
}
static_assert(std::ranges::all_of(kPriceSources, [](const PriceSource& source) {
    return dialectOf(source).id == source.id;
}));

Result<MicroFiat, PriceError> priceOf(const Json& rate)
{
    constexpr int kPlaces = 6;
    const std::string text = rate.is_string() ? rate.get<std::string>() : rate.dump();
    const bool isDecimal = rate.is_string() || rate.is_number_unsigned();
    const auto value =
        isDecimal ? wallet::scaledDecimal(text, kPlaces, kMostPrice.value()) : std::nullopt;
    if (!value || *value < kLeastPrice.value())
        return fail(PriceError::OutOfBounds,
                    "the rate " + sanitised(text, kShown) + " is no number from 0.01 to 10^12");
    return MicroFiat{*value};
}

} // namespace

std::string pricePath(const PriceSource& source, std::string_view currency)
{
    const Dialect& dialect = dialectOf(source);
    switch (dialect.currency) {
    case Named::Not:
        return dialect.path;
    case Named::UpperCase:
        return dialect.path + std::string{currency};
    case Named::LowerCase:
        return dialect.path + lowered(currency);
    }
    return dialect.path;
}

Result<MicroFiat, PriceError> readPrice(const PriceSource& source, std::string_view currency,
                                        std::string_view answer)
{
    if (answer.size() > kLongestPriceAnswer)
        return fail(PriceError::TooLong, "the answer is longer than 64 kB");
    const auto json = wallet::parseExactJson(answer);
    if (!json)
        return fail(PriceError::Malformed,
                    "the answer is no JSON: " + sanitised(answer.substr(0, kShown), kShown));
    const Json* rate = FULGURITE_TRY(dialectOf(source).rate(*json, currency));
    return priceOf(*rate);
}

} // namespace fulgurite::app

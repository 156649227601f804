// SPDX-License-Identifier: MIT
#include "app/price/price_answer.h"
#include "tests/fuzz/fuzz_target.h"
#include "wallet/chain/exact_json.h"

using namespace fulgurite;
using namespace fulgurite::app;

/// What every source would read in one answer, in each of its currencies.
void fuzzOne(ByteView input)
{
    const std::string answer = asString(input);
    for (const PriceSource& source : kPriceSources) {
        for (const std::string_view currency : source.currencies) {
            const auto rate = readPrice(source, currency, answer);
            if (rate)
                mustHold(*rate >= kLeastPrice && *rate <= kMostPrice);
            else
                mustHold(!rate.error().detail.empty() && rate.error().detail.size() < 500);
        }
    }
    if (const auto scaled = wallet::scaledDecimal(answer, 6, kMostPrice.value()))
        mustHold(*scaled <= kMostPrice.value());
}

// SPDX-License-Identifier: MIT
#include "app/api/fiat.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

/// Without a smaller unit, or with one that nobody pays in.
constexpr std::array<std::string_view, 4> kWithoutCents{"JPY", "KRW", "VND", "IDR"};

} // namespace

const PriceSource* priceSource(const QString& id)
{
    const auto* found = std::ranges::find(kPriceSources, id.toStdString(), &PriceSource::id);
    return found == kPriceSources.end() ? nullptr : found;
}

int fiatDigits(const QString& currency)
{
    return std::ranges::find(kWithoutCents, currency.toStdString()) == kWithoutCents.end() ? 2 : 0;
}

FiatChoice checkedChoice(const FiatChoice& choice)
{
    const PriceSource* source = priceSource(choice.source);
    const std::string currency = choice.currency.toStdString();
    const bool served = source != nullptr &&
                        std::ranges::find(source->currencies, currency) != source->currencies.end();
    return served ? choice : FiatChoice{};
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include "wallet/base/amount.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace fulgurite::app {

/// Millionths of a unit of a currency.
using MicroFiat = Quantity<struct MicroFiatTag>;

/// Where a rate may come from. Whoever is asked learns an IP address (the proxy's where there is
/// one) and, of some, the currency; nothing of a wallet.
struct PriceSource {
    std::string_view id;                          ///< as it is stored
    std::string_view name;                        ///< as it is shown
    std::string_view host;                        ///< asked over https only
    std::span<const std::string_view> currencies; ///< ISO 4217, in the order they are offered
};

inline constexpr std::array<std::string_view, 7> kSevenCurrencies{"EUR", "USD", "GBP", "CHF",
                                                                  "JPY", "CAD", "AUD"};
inline constexpr std::array<std::string_view, 29> kManyCurrencies{
    "EUR", "USD", "GBP", "CHF", "JPY", "AUD", "BRL", "CAD", "CNY", "CZK",
    "DKK", "HKD", "HUF", "IDR", "ILS", "INR", "KRW", "MXN", "NOK", "NZD",
    "PHP", "PLN", "SEK", "SGD", "THB", "TRY", "TWD", "VND", "ZAR"};
inline constexpr std::array<PriceSource, 4> kPriceSources{
    {{"kraken", "Kraken", "api.kraken.com", kSevenCurrencies},
     {"coinbase", "Coinbase", "api.coinbase.com", kManyCurrencies},
     {"coingecko", "CoinGecko", "api.coingecko.com", kManyCurrencies},
     {"mempool", "mempool.space", "mempool.space", kSevenCurrencies}}};

/// Nothing when there is no such source.
const PriceSource* priceSource(const QString& id);
/// ISO 4217: how many digits stand behind the point of a sum of money.
int fiatDigits(const QString& currency);

/// What the owner picked; off until then.
struct FiatChoice {
    QString source;   ///< id; empty: off
    QString currency; ///< one that the source serves
    [[nodiscard]] bool isOn() const { return !source.isEmpty(); }
    friend bool operator==(const FiatChoice&, const FiatChoice&) = default;
};
/// The choice, or off when there is no such source or it does not serve the currency.
FiatChoice checkedChoice(const FiatChoice& choice);

/// What a bitcoin costs, of the source the owner picked; all empty while that is off.
struct FiatPart {
    QString source, currency;
    std::optional<MicroFiat> perBitcoin; ///< the last one known, never older than a day
    QDateTime at;                        ///< when it was answered
    QString fault; ///< why the last asking brought none, technical and sanitised; else empty
    friend bool operator==(const FiatPart&, const FiatPart&) = default;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "app/daemon/decode.h"

#include "app/api/recognise.h"
#include "lightning/gossip/short_channel_id_text.h"
#include "lightning/invoice/invoice.h"
#include "wallet/base/text.h"
#include "wallet/bitcoin/address.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;
using lightning::Invoice;

constexpr std::string_view kBech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kLongestText = 1024;

std::string trimmedInvoice(const std::string& text)
{
    constexpr std::string_view kScheme = "lightning:";
    std::string out;
    std::ranges::copy_if(text, std::back_inserter(out),
                         [](char c) { return std::isspace(static_cast<unsigned char>(c)) == 0; });
    const bool hasScheme =
        out.size() > kScheme.size() &&
        std::ranges::equal(std::string_view{out}.substr(0, kScheme.size()), kScheme,
                           [](char left, char right) {
                               return std::tolower(static_cast<unsigned char>(left)) == right;
                           });
    return hasScheme ? out.substr(kScheme.size()) : out;
}

/// "bcrt" of "lnbcrt10u1…".
std::string currencyOf(Network network)
{
    switch (network) {
    case Network::Bitcoin:
        return "bc";
    case Network::Testnet4:
        return "tb";
    case Network::Signet:
        return "tbs";
    case Network::Regtest:
        return "bcrt";
    }
    return {};
}

std::optional<std::string> scriptKind(ByteView script)
{
    const auto fits = [&](std::size_t size, std::initializer_list<std::uint8_t> head) {
        return script.size() == size && std::ranges::equal(head, script.first(head.size()));
    };
    if (fits(25, {0x76, 0xa9, 0x14}))
        return "P2PKH";
    if (fits(23, {0xa9, 0x14}))
        return "P2SH";
    if (fits(22, {0x00, 0x14}))
        return "P2WPKH";
    if (fits(34, {0x00, 0x20}))
        return "P2WSH";
    if (fits(34, {0x51, 0x20}))
        return "P2TR";
    return std::nullopt;
}

Json fallbackShapes(const Invoice& invoice)
{
    Json rows = Json::array();
    for (const Bytes& script : invoice.fallbackScripts) {
        const auto kind = scriptKind(script);
        if (!kind)
            continue; // Core Lightning's `type` has no word for it, and the field is required.
        Json row{{"type", *kind}, {"hex", toHex(script)}};
        if (const auto address = encodeAddress(script, invoice.network))
            row["addr"] = *address;
        rows.push_back(row);
    }
    return rows;
}

Json routeShapes(const Invoice& invoice)
{
    Json routes = Json::array();
    for (const auto& hint : invoice.routeHints) {
        Json route = Json::array();
        for (const lightning::RouteHintHop& hop : hint) {
            route.push_back({{"pubkey", toHex(hop.nodeId.view())},
                             {"short_channel_id", lightning::toText(hop.shortChannelId)},
                             {"fee_base_msat", hop.fee.baseMsat},
                             {"fee_proportional_millionths", hop.fee.proportionalMillionths},
                             {"cltv_expiry_delta", hop.cltvExpiryDelta}});
        }
        routes.push_back(route);
    }
    return routes;
}

Json unknownShapes(const Invoice& invoice)
{
    Json rows = Json::array();
    for (const lightning::TaggedField& field : invoice.unknownFields) {
        std::string data;
        for (const std::uint8_t word : field.words)
            data += kBech32[word % kBech32.size()];
        rows.push_back(
            {{"tag", std::string(1, kBech32[field.type % kBech32.size()])}, {"data", data}});
    }
    return rows;
}

void addOptional(Json& out, const Invoice& invoice)
{
    if (invoice.amount)
        out["amount_msat"] = invoice.amount->value();
    if (invoice.description)
        out["description"] = sanitised(*invoice.description, kLongestText);
    if (invoice.descriptionHash)
        out["description_hash"] = toHex(invoice.descriptionHash->view());
    if (!invoice.features.empty())
        out["features"] = toHex(invoice.features.wire());
    if (invoice.paymentMetadata)
        out["payment_metadata"] = toHex(*invoice.paymentMetadata);
    if (!invoice.fallbackScripts.empty())
        out["fallbacks"] = fallbackShapes(invoice);
    if (!invoice.routeHints.empty())
        out["routes"] = routeShapes(invoice);
    if (!invoice.unknownFields.empty())
        out["extra"] = unknownShapes(invoice);
}

} // namespace

std::expected<Json, std::string> decodeText(const std::string& text)
{
    const auto invoice = lightning::decodeInvoice(trimmedInvoice(text));
    if (!invoice) {
        if (const auto known = whatIsNotYetSupported(QString::fromStdString(text)))
            return std::unexpected("is not yet supported: " +
                                   known->values.at(QStringLiteral("what")).toStdString());
        return std::unexpected("is no BOLT 11 invoice that can be read: " +
                               sanitised(invoice.error().detail));
    }
    Json out{{"type", "bolt11 invoice"},
             {"valid", true},
             {"currency", currencyOf(invoice->network)},
             {"created_at", invoice->timestamp.time_since_epoch().count()},
             {"expiry", invoice->expiry.count()},
             {"payee", toHex(invoice->payee.view())},
             {"payment_hash", toHex(invoice->paymentHash.view())},
             {"payment_secret", toHex(invoice->paymentSecret.view())},
             {"min_final_cltv_expiry", invoice->minFinalCltvExpiryDelta},
             {"signature", toHex(toDer(invoice->signature.signature))}};
    addOptional(out, *invoice);
    return out;
}

std::optional<InvoiceFacts> invoiceFacts(const std::string& text)
{
    const auto invoice = lightning::readInvoiceUnproven(trimmedInvoice(text));
    return invoice ? std::optional{InvoiceFacts{invoice->amount, invoice->descriptionHash}}
                   : std::nullopt;
}

} // namespace fulgurite::app

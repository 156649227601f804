// SPDX-License-Identifier: MIT
#include "lightning/gossip/short_channel_id_text.h"
#include "lightning/invoice/invoice.h"
#include "tests/vectors_runner/json_values.h"
#include "tests/vectors_runner/lightning_vectors.h"
#include "wallet/bitcoin/address.h"

namespace fulgurite::vectors {

using namespace lightning;
using nlohmann::json;

namespace {

json hintsOf(const Invoice& invoice)
{
    json out = json::array();
    for (const auto& hops : invoice.routeHints) {
        json hint = json::array();
        for (const RouteHintHop& hop : hops)
            hint.push_back({{"pubkey", toHex(hop.nodeId)},
                            {"short_channel_id", toText(hop.shortChannelId)},
                            {"fee_base_msat", hop.fee.baseMsat},
                            {"fee_proportional_millionths", hop.fee.proportionalMillionths},
                            {"cltv_expiry_delta", hop.cltvExpiryDelta}});
        out.push_back(std::move(hint));
    }
    return out;
}

json fallbacksOf(const Invoice& invoice)
{
    json out = json::array();
    for (const Bytes& script : invoice.fallbackScripts)
        out.push_back(encodeAddress(script, invoice.network).value_or("no address"));
    return out;
}

/// The decoded invoice in the words of the vectors.
json describe(const Invoice& invoice)
{
    json out{{"valid", true},
             {"timestamp", toSeconds(invoice.timestamp)},
             {"payment_hash", toHex(invoice.paymentHash)},
             {"payment_secret", toHex(invoice.paymentSecret)},
             {"features", invoice.features.bits()},
             {"expiry", invoice.expiry.count()},
             {"min_final_cltv_expiry_delta", invoice.minFinalCltvExpiryDelta},
             {"payee_node_id", toHex(invoice.payee)},
             {"signature", toHex(invoice.signature.signature)},
             {"recovery_id", invoice.signature.recoveryId},
             {"routing_info", hintsOf(invoice)},
             {"fallback_addresses", fallbacksOf(invoice)}};
    out["network"] = invoice.network == Network::Testnet4
                         ? "testnet"
                         : std::string{networkName(invoice.network)};
    if (invoice.amount)
        out["amount_msat"] = invoice.amount->value();
    if (invoice.description)
        out["description"] = *invoice.description;
    if (invoice.descriptionHash)
        out["description_hash"] = toHex(*invoice.descriptionHash);
    if (invoice.paymentMetadata)
        out["payment_metadata"] = toHex(*invoice.paymentMetadata);
    return out;
}

bool agrees(const std::string& key, const json& got, const json& expected)
{
    if (key != "fallback_addresses")
        return got == expected;
    json addresses = json::array();
    for (const json& entry : expected)
        addresses.push_back(entry["address"]);
    return got == addresses;
}

/// What we sign from the decoded content is, field order aside, the same invoice.
std::string checkSigning(const Invoice& invoice, const json& test)
{
    const auto key = *SecretKey::parse(hexBytes(test["priv_key"]));
    const auto again = encodeInvoice(invoice, key);
    const auto back =
        again ? decodeInvoice(*again) : fail(again.error().code, again.error().detail);
    if (!back)
        return back.error().detail;
    if (back->payee != key.publicKey())
        return "signed for another payee";
    return same("content signed again", static_cast<const InvoiceDraft&>(*back),
                static_cast<const InvoiceDraft&>(invoice));
}

} // namespace

std::string checkInvoices(const json& test)
{
    const json& expected = test["expected"];
    const auto invoice = decodeInvoice(test["invoice"].get<std::string>());
    if (invoice.has_value() != expected["valid"])
        return invoice ? "accepted" : invoice.error().detail;
    if (!invoice)
        return "";
    const json got = describe(*invoice);
    for (const auto& [key, value] : expected.items()) {
        const bool informative = key == "prefix" || key == "tags" || key.starts_with("signed_") ||
                                 key == "description_preimage";
        if (!informative && !agrees(key, got.value(key, json()), value))
            return key + " is " + got.value(key, json()).dump();
    }
    return checkSigning(*invoice, test);
}

} // namespace fulgurite::vectors

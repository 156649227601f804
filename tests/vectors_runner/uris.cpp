// SPDX-License-Identifier: MIT
// Payment links: bip21_bip321_uris.
#include "tests/vectors_runner/runner.h"
#include "wallet/bitcoin/bip21.h"

namespace {

using namespace fulgurite;
using namespace fulgurite::vectors;

void checkText(const std::optional<std::string>& got, const Json& expected, const char* name,
               Check& check)
{
    check.equal(got.value_or("(none)"), expected.value(name, "(none)"), name);
}

/// What a wallet that opens proofs of payment would open; ours never does, but keeps the prefix.
void checkProof(const BitcoinUri& uri, const Json& callbacks, Check& check)
{
    const std::string prefix = uri.proofOfPayment.value_or("");
    if (callbacks.contains("onchain"))
        check.equal(prefix + "onchain=$HEX_ENCODED_TRANSACTION", callbacks.at("onchain"), "pop");
    if (callbacks.contains("lightning"))
        check.equal(prefix + "lightning=$HEX_ENCODED_PAYMENT_PREIMAGE", callbacks.at("lightning"),
                    "pop");
}

void runUri(const Json& sample, Check& check)
{
    const auto uri = parseBitcoinUri(sample.at("uri").get<std::string>());
    check.isTrue(uri.has_value() == expectedValid(sample),
                 uri ? "is accepted" : uri.error().detail);
    if (!uri || !expectedValid(sample))
        return;
    const Json& expected = sample.at("expected");
    check.equal(uri->address, expected.value("address", ""), "address");
    check.isTrue(uri->amount.has_value() == expected.contains("amount_sat"), "amount");
    if (uri->amount)
        check.equal(uri->amount->value(), integerField(expected, "amount_sat"), "amount");
    checkText(uri->label, expected, "label", check);
    checkText(uri->message, expected, "message", check);
    checkText(uri->lightning, expected, "lightning", check);
    checkText(uri->offer, expected, "lno", check);
    checkText(uri->silentPayment, expected, "sp", check);
    check.isTrue(uri->segwitAddresses == expected.value("bc", std::vector<std::string>{}), "bc");
    check.isTrue(uri->testnetAddresses == expected.value("tb", std::vector<std::string>{}), "tb");
    check.equal(uri->others.size(), expected.value("other", Json::object()).size(), "other");
    for (const auto& [key, value] : uri->others)
        check.equal(value, expected.at("other").value(key, "(none)"), key);
    checkProof(*uri, expected.value("pop_callback", Json::object()), check);
    const auto again = parseBitcoinUri(makeBitcoinUri(*uri));
    check.isTrue(again && *again == *uri, "is written otherwise");
}

VECTORS_RUNNER("bip21_bip321_uris", runUri)

} // namespace

// SPDX-License-Identifier: MIT
#include "lightning/invoice/invoice.h"
#include "tests/fuzz/fuzz_target.h"
#include "wallet/bitcoin/bech32.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

/// What decodes must sign and decode again to the same content, unless a writer may not write it.
void checkDecoded(std::string_view text)
{
    const auto invoice = decodeInvoice(text);
    if (!invoice)
        return;
    const auto again = encodeInvoice(*invoice, *SecretKey::parse(Bytes(32, 1)));
    if (!again)
        return;
    const auto back = decodeInvoice(*again);
    mustHold(back &&
             static_cast<const InvoiceDraft&>(*back) == static_cast<const InvoiceDraft&>(*invoice));
}

} // namespace

/// The input is taken as text and, so that a checksum never stands in the way, as the groups of a
/// bech32 string.
void fuzzOne(ByteView input)
{
    checkDecoded(asString(input));
    Bytes words;
    for (const std::uint8_t byte : input)
        words.push_back(byte & 31U);
    checkDecoded(encodeBech32("lnbc2500u", words, Bech32Kind::Bech32));
}

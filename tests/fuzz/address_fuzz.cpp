// SPDX-License-Identifier: MIT
#include "tests/fuzz/fuzz_target.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/bech32.h"
#include "wallet/bitcoin/bip21.h"

using namespace fulgurite;

namespace {

/// An address that is accepted stands for one script, and that script has an address.
void checkAddress(std::string_view text)
{
    for (const Network network :
         {Network::Bitcoin, Network::Testnet4, Network::Signet, Network::Regtest}) {
        const auto script = decodeAddress(text, network);
        if (!script)
            continue;
        const auto again = encodeAddress(*script, network);
        mustHold(again.has_value());
        mustHold(decodeAddress(*again, network) == *script);
    }
}

} // namespace

/// The input as a link, as an address, and as the groups of a bech32 address whose checksum holds.
void fuzzOne(ByteView input)
{
    const std::string text = asString(input);
    checkAddress(text);
    for (const std::string& link : {text, "bitcoin:" + text}) {
        const auto uri = parseBitcoinUri(link);
        if (!uri)
            continue;
        const auto again = parseBitcoinUri(makeBitcoinUri(*uri));
        mustHold(again.has_value());
        mustHold(again->address == uri->address && again->amount == uri->amount &&
                 again->lightning == uri->lightning && again->label == uri->label);
    }
    Bytes groups;
    for (const std::uint8_t byte : input)
        groups.push_back(byte & 31U);
    for (const Bech32Kind kind : {Bech32Kind::Bech32, Bech32Kind::Bech32m})
        checkAddress(encodeBech32("bcrt", groups, kind));
}

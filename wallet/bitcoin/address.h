// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"
#include "wallet/bitcoin/address_error.h"
#include "wallet/bitcoin/network.h"
#include "wallet/bitcoin/script.h"

#include <string>
#include <string_view>

namespace fulgurite {

/// The scriptPubKey of an address of `network`. Details name rule, value and position ("character 5
/// is 'b', which …").
Result<Bytes, AddressError> decodeAddress(std::string_view text, Network network);
/// The address of a standard script; NoAddress for the others (P2PK, OP_RETURN, bare multisig).
Result<std::string, AddressError> encodeAddress(ByteView scriptPubKey, Network network);

/// "bc", "tb" or "bcrt".
std::string_view segwitPrefix(Network network);

struct WifKey {
    SecretKey key;
    bool compressed = true;
};
/// A private key as base58 text (Core's dumpprivkey).
Result<WifKey, AddressError> decodeWif(std::string_view text, Network network);
std::string encodeWif(const SecretKey& key, bool compressed, Network network);

} // namespace fulgurite

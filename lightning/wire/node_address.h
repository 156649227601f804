// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/wire_error.h"
#include "wallet/base/bytes.h"

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace fulgurite::lightning {

// Address descriptors. Source: BOLT 7 § The `node_announcement` Message.

struct Ipv4Address {
    std::array<std::uint8_t, 4> address{};
    std::uint16_t port = 0;
    friend bool operator==(const Ipv4Address&, const Ipv4Address&) = default;
};
struct Ipv6Address {
    std::array<std::uint8_t, 16> address{};
    std::uint16_t port = 0;
    friend bool operator==(const Ipv6Address&, const Ipv6Address&) = default;
};
struct TorV2Address { ///< dead since 2021; read only to step over it
    std::array<std::uint8_t, 10> address{};
    std::uint16_t port = 0;
    friend bool operator==(const TorV2Address&, const TorV2Address&) = default;
};
struct TorV3Address {
    std::array<std::uint8_t, 35> address{}; ///< public key, checksum, version
    std::uint16_t port = 0;
    friend bool operator==(const TorV3Address&, const TorV3Address&) = default;
};
struct DnsAddress {
    std::string hostname; ///< checked: letters, digits, '-', '.', '_'
    std::uint16_t port = 0;
    friend bool operator==(const DnsAddress&, const DnsAddress&) = default;
};
using NodeAddress = std::variant<Ipv4Address, Ipv6Address, TorV2Address, TorV3Address, DnsAddress>;

/// Reads descriptors up to the first of an unknown type, which ends the list without an error; so
/// does a descriptor whose hostname is not ASCII. Errors: Truncated when a known type is cut short.
Result<std::vector<NodeAddress>, WireError> parseAddresses(ByteView descriptors);
Bytes encodeAddresses(const std::vector<NodeAddress>& addresses);

/// "203.0.113.7:9735", "[2001:db8::1]:9735", "….onion:9735", "example.org:9735". Safe to show.
std::string toText(const NodeAddress& address);

} // namespace fulgurite::lightning

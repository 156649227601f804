// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/network.h"

#include <cstdint>

namespace fulgurite {

/// Where a bitcoind that nobody configured is found: the port of its JSON-RPC on 127.0.0.1, and its
/// folder below ~/.bitcoin ("" or "NAME/").
struct BitcoindDefaults {
    std::uint16_t rpcPort;
    const char* folder;
};

constexpr BitcoindDefaults bitcoindDefaults(Network network)
{
    switch (network) {
    case Network::Bitcoin:
        return {8332, ""};
    case Network::Testnet4:
        return {48332, "testnet4/"};
    case Network::Signet:
        return {38332, "signet/"};
    case Network::Regtest:
        return {18443, "regtest/"};
    }
    return {0, ""};
}

} // namespace fulgurite

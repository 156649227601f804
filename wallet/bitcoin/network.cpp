// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/network.h"

#include <array>

namespace fulgurite {

namespace {

struct Named {
    Network network;
    std::string_view name;
};
constexpr std::array<Named, 4> kNames{{
    {Network::Bitcoin, "bitcoin"},
    {Network::Testnet4, "testnet4"},
    {Network::Signet, "signet"},
    {Network::Regtest, "regtest"},
}};

} // namespace

std::string_view networkName(Network network)
{
    for (const auto& entry : kNames) {
        if (entry.network == network)
            return entry.name;
    }
    return {};
}

std::optional<Network> networkFromName(std::string_view name)
{
    for (const auto& entry : kNames) {
        if (entry.name == name)
            return entry.network;
    }
    return std::nullopt;
}

} // namespace fulgurite

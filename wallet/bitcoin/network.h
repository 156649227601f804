// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace fulgurite {

/// Names are those of `--network`. Testnet3 shares testnet4's addresses.
enum class Network { Bitcoin, Testnet4, Signet, Regtest };

std::string_view networkName(Network network);
std::optional<Network> networkFromName(std::string_view name);

/// BIP 44 coin type: 0 on bitcoin, 1 elsewhere.
constexpr std::uint32_t coinType(Network network) { return network == Network::Bitcoin ? 0 : 1; }

} // namespace fulgurite

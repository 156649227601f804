// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/types.h"
#include "wallet/bitcoin/network.h"

#include <optional>

namespace fulgurite::lightning {

/// The genesis hash that stands for a network in messages. Source: BOLT 0 § Glossary and
/// Terminology Guide.
ChainHash chainHashOf(Network network);
/// Nothing for a chain we do not know.
std::optional<Network> networkOf(const ChainHash& chain);

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/amount.h"
#include "wallet/base/fixed_bytes.h"

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace fulgurite::app {

/// What Core Lightning's `decode` answers for a BOLT 11 invoice; needs no wallet. The error is the
/// rule that is broken.
std::expected<nlohmann::json, std::string> decodeText(const std::string& text);

/// What limits of a payment are reckoned from; nothing when the text is no invoice. Nobody has
/// looked at its signature: paying does.
struct InvoiceFacts {
    std::optional<MilliSatoshi> amount;
    std::optional<Hash256> descriptionHash;
};
std::optional<InvoiceFacts> invoiceFacts(const std::string& text);

} // namespace fulgurite::app

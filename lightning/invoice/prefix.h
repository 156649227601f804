// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/invoice/invoice.h"

namespace fulgurite::lightning {

/// The human-readable part: "lnbc2500u".
struct InvoicePrefix {
    Network network = Network::Bitcoin;
    std::optional<MilliSatoshi> amount{};
};

/// `text` in lower case. Errors: NotAnInvoice, UnknownNetwork, BadAmount. Source: BOLT 11 §
/// Human-Readable Part.
Result<InvoicePrefix, InvoiceError> parsePrefix(std::string_view text);
/// With the largest multiplier that is exact. Errors: BadAmount for zero or beyond 21 million
/// bitcoin.
Result<std::string, InvoiceError> formatPrefix(const InvoicePrefix& prefix);

} // namespace fulgurite::lightning

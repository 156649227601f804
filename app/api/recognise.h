// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"
#include "wallet/base/amount.h"
#include "wallet/bitcoin/network.h"

#include <optional>

namespace fulgurite::app {

enum class RecognisedKind {
    Nothing,
    Address,
    Bip21,
    Bolt11,
    NodeId,
    NodeAddress,
    Offer,
    Bip353,
    Lnurl,
    Text
};
/// What a pasted text is, or the rule it breaks and where.
struct Recognised {
    RecognisedKind kind = RecognisedKind::Nothing;
    QString address, invoice, nodeId, host; ///< as far as the kind has them
    std::optional<Satoshi> amount;          ///< BIP 21, or the invoice's rounded up
    std::optional<MilliSatoshi> amountMsat; ///< BOLT 11, exact
    QString label, message, description;
    std::optional<qint64> expiresAt; ///< seconds since 1970
    std::optional<ApiError> problem; ///< AddressInvalid, InvoiceInvalid, InvoiceOtherNetwork,
                                     ///< NotYetSupported, NotRecognised …
    std::optional<int> problemAt;    ///< index of the character at fault
};

/// Pure and at once: no network, no wallet. Accepts surrounding white space, `lightning:` and
/// `bitcoin:` in any case.
Recognised recognise(const QString& text, Network network);

} // namespace fulgurite::app

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
/// What a text that cannot be paid looks like all the same.
enum class Resembles {
    Nothing,
    SeedWords,     ///< twelve or more words of the seed list: they must go nowhere
    PrivateKey,    ///< WIF or an extended private key: the same
    ExtendedKey,   ///< xpub, zpub …: a watch key of a wallet
    TransactionId, ///< 64 hex digits: perhaps a payment hash or preimage
    OtherCoin,     ///< an address of Ethereum, Monero, Litecoin …
    NostrKey,
    WebAddress,
    Number,
    CutAddress, ///< begins like an address or invoice and is too short for one
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
    Resembles resembles = Resembles::Nothing; ///< of Text
};

/// Pure and at once: no network, no wallet. Accepts surrounding white space, `lightning:` and
/// `bitcoin:` in any case.
Recognised recognise(const QString& text, Network network);

/// NotYetSupported with what it is, for an offer, an LNURL, a name of BIP 353, a silent payment
/// code: they are not called invalid.
std::optional<ApiError> whatIsNotYetSupported(const QString& text);

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "wallet/base/amount.h"

#include <optional>

namespace fulgurite::ui {

enum class ReceiveMode { Unified, Lightning, OnChain };

/// "lightning", "onchain", and all else is unified.
ReceiveMode receiveModeOf(const QString& id);

/// What a request is made of, as far as it exists.
struct RequestParts {
    QString address, invoice, note;
    std::optional<Satoshi> amount;
};

/// The link a payer opens and "Copy" copies: `bitcoin:…?amount=…&lightning=…` (BIP 21), or
/// `lightning:…`. Empty when the mode's part does not exist.
QString requestLink(ReceiveMode mode, const RequestParts& parts);
/// The same for the QR code: in capitals where that makes it smaller.
QString requestQr(ReceiveMode mode, const RequestParts& parts);

} // namespace fulgurite::ui

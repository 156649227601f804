// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/wallets.h"
#include "wallet/base/bytes.h"

#include <optional>

namespace fulgurite::app {

/// How a wallet remembers its backend (setting `wallet.backend`, inside the encrypted file: it may
/// hold a password).
SecretBytes encodeBackend(const BackendChoice& choice);
/// Nothing when it is not whole.
std::optional<BackendChoice> decodeBackend(ByteView record);

} // namespace fulgurite::app

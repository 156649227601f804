// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/secret.h"

#include <optional>

namespace fulgurite::wallet {

/// `text` (UTF-8) in Unicode's normalisation form KD, as BIP 39 asks of words and passphrases;
/// nothing when it is no UTF-8. Unicode 14; code points it does not know stay as they are.
std::optional<SecretBytes> nfkd(ByteView text);

} // namespace fulgurite::wallet

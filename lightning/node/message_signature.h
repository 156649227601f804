// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/crypto/keys.h"

#include <optional>
#include <string>
#include <string_view>

namespace fulgurite::lightning {

/// As `signmessage` of LND and Core Lightning: zbase32 of a recoverable signature over "Lightning
/// Signed Message:" + text.
std::string signText(std::string_view text, const SecretKey& key);
/// Who signed `text`, when `zbase` is such a signature at all.
std::optional<PublicKey> messageSigner(std::string_view text, std::string_view zbase);

} // namespace fulgurite::lightning

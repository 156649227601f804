// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"

namespace fulgurite::lightning {

/// Why an encrypted connection must end. The detail names the act or the record.
enum class TransportError {
    BadVersion, ///< an act that does not begin with 0
    BadKey,     ///< no point of the curve
    BadTag,     ///< decryption failed: another key, or bytes changed on the way
};

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"

namespace fulgurite::lightning {

/// Why bytes are no message, or a message cannot become bytes. The detail names message, field and
/// rule.
enum class WireError {
    Truncated,      ///< fewer bytes than a field needs
    NotCanonical,   ///< a longer form than the value needs
    OutOfOrder,     ///< TLV types not strictly increasing
    UnknownEvenTlv, ///< a TLV that must be understood and is not
    BadValue,       ///< a field breaks its own rule (no point, unknown encoding)
    TrailingBytes,  ///< a value ends before its length does
    TooLong,        ///< more than 65,535 bytes would be sent
};

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/htlc_direction.h"
#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/base/feerate.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace fulgurite::lightning {

/// An HTLC of ours holds our money for no more blocks than this, whatever an invoice asks for.
inline constexpr std::uint32_t kMostBlocksHeld = 2016;

/// How far an update has come on its way through both commitments. S is who sent it, R who received
/// it. Between two messages an update of the peer is never Signed and one of ours never AckSigned:
/// we revoke at once.
enum class UpdateStage : std::uint8_t {
    Proposed = 0,  ///< in no commitment; forgotten at disconnect
    Signed = 1,    ///< in R's newest commitment
    Acked = 2,     ///< R revoked the commitment without it
    AckSigned = 3, ///< in S's newest commitment too
    Done = 4,      ///< irrevocable: S revoked too
};

struct HtlcFulfill {
    Preimage preimage;
    friend bool operator==(const HtlcFulfill&, const HtlcFulfill&) = default;
};
struct HtlcFail {
    Bytes reason; ///< still encrypted for the payer
    friend bool operator==(const HtlcFail&, const HtlcFail&) = default;
};
struct HtlcFailMalformed {
    Hash256 sha256OfOnion;
    std::uint16_t failureCode = 0;
    friend bool operator==(const HtlcFailMalformed&, const HtlcFailMalformed&) = default;
};
using HtlcResolution = std::variant<HtlcFulfill, HtlcFail, HtlcFailMalformed>;

struct HtlcRemoval {
    HtlcResolution how;
    UpdateStage stage = UpdateStage::Proposed;
    friend bool operator==(const HtlcRemoval&, const HtlcRemoval&) = default;
};

/// One HTLC, told apart by (direction, id) and by nothing else.
struct Htlc {
    HtlcDirection direction = HtlcDirection::Incoming;
    std::uint64_t id = 0;
    MilliSatoshi amount;
    PaymentHash paymentHash;
    CltvExpiry expiry;
    OnionPacket onion; ///< not in the snapshot: see attachOnion
    UpdateStage stage = UpdateStage::Proposed;
    std::optional<HtlcRemoval> removal;
    std::uint64_t createdIndex = 0; ///< ChannelContext::htlcIndex when it came; 0: not known
    friend bool operator==(const Htlc&, const Htlc&) = default;
};

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace fulgurite::lightning {

/// Every reason for which a channel goes on chain without its peer's consent. There is no other
/// way to broadcast a commitment: broadcastLocalCommitment asks for one of these.
enum class UnilateralReason : std::uint8_t {
    OwnerAsked,
    HtlcPastDeadline,     ///< it could be lost if the channel stayed open: BOLT 5 leaves no choice
    PeerFailedChannel,    ///< an `error` that is not passing
    PeerLostState,        ///< the peer's numbers prove that it cannot go on
    PeerRevokedWrongly,   ///< a secret that is not the one it owes us
    CommitmentNumbersEnd, ///< 2^48 of them
};
inline constexpr auto kUnilateralReasons = std::to_array({
    UnilateralReason::OwnerAsked,
    UnilateralReason::HtlcPastDeadline,
    UnilateralReason::PeerFailedChannel,
    UnilateralReason::PeerLostState,
    UnilateralReason::PeerRevokedWrongly,
    UnilateralReason::CommitmentNumbersEnd,
});

/// What the owner reads; the particulars follow it after a colon.
std::string_view sentenceOf(UnilateralReason reason);

} // namespace fulgurite::lightning

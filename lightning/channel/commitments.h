// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_params.h"
#include "lightning/channel/channel_totals.h"
#include "lightning/channel/htlc.h"
#include "lightning/channel/per_commitment_secrets.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace fulgurite::lightning {

/// Whose commitment transaction: who can broadcast it.
enum class CommitmentSide : std::uint8_t { Local, Remote };

/// Sent by the funder; replaced, never closed.
struct FeeUpdate {
    Feerate feerate;
    UpdateStage stage = UpdateStage::Proposed;
    friend bool operator==(const FeeUpdate&, const FeeUpdate&) = default;
};

/// One of our updates as it went over the wire, for retransmission in the same order.
struct UpdateRef {
    enum class Kind : std::uint8_t { Add, Remove, Fee };
    Kind kind = Kind::Add;
    std::uint64_t id = 0; ///< HTLC id; for Fee the feerate
    friend bool operator==(const UpdateRef&, const UpdateRef&) = default;
};

/// Everything both commitment transactions follow from. Ours, theirs and theirs-to-come are views
/// of one list of HTLCs.
struct Commitments {
    /// Balances with every listed HTLC still counted to who offered it.
    MilliSatoshi localBalance;
    MilliSatoshi remoteBalance;
    Feerate feerate;                   ///< the irrevocable one
    std::vector<FeeUpdate> feeUpdates; ///< oldest first
    std::vector<Htlc> htlcs;           ///< in order of arrival
    std::uint64_t nextLocalHtlcId = 0;
    std::uint64_t nextRemoteHtlcId = 0;

    std::uint64_t localNumber = 0; ///< of our newest commitment
    std::uint64_t remoteNumber =
        0; ///< of theirs, the newest that they acknowledged by revoking the one before
    bool awaitingRevocation = false;          ///< then commitment remoteNumber + 1 is signed, too
    PublicKey remoteCurrentPoint;             ///< of remoteNumber
    std::optional<PublicKey> remoteNextPoint; ///< of remoteNumber + 1

    Signature localSignature; ///< the peer's, for our newest commitment
    std::vector<Signature> localHtlcSignatures;

    std::vector<UpdateRef> proposed;   ///< ours, unsigned, in order
    std::vector<UpdateRef> lastSigned; ///< ours, covered by the last commitment_signed, in order
    bool revokedAfterSigning = false;  ///< order of our last commitment_signed and revoke_and_ack
    PerCommitmentSecretStore remoteSecrets;
    ChannelTotals totals{};
    friend bool operator==(const Commitments&, const Commitments&) = default;
};

/// The balances that one side's newest commitment carries, before fee and anchors.
struct CommitmentBalances {
    MilliSatoshi local;
    MilliSatoshi remote;
};

} // namespace fulgurite::lightning

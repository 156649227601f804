// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/types.h"
#include "wallet/base/bytes.h"
#include "wallet/base/fixed_bytes.h"
#include "wallet/crypto/keys.h"

#include <cstdint>

namespace fulgurite::lightning {

/// The keys of one commitment, from the view of the side that can broadcast it ("local" is that
/// side).
struct CommitmentKeys {
    PublicKey revocation;
    PublicKey localDelayed;
    PublicKey remotePayment; ///< its basepoint itself, as option_static_remotekey has it
    PublicKey localHtlc;
    PublicKey remoteHtlc;
};

/// 2-of-2 of the funding keys, the lesser first. Source: BOLT 3 § Funding Transaction Output.
Bytes fundingWitnessScript(const PublicKey& one, const PublicKey& other);
/// Source: BOLT 3 § `to_local` Output. The same script pays HTLC transactions.
Bytes toLocalScript(const PublicKey& revocation, std::uint16_t toSelfDelay,
                    const PublicKey& localDelayed);
/// Source: BOLT 3 § `to_remote` Output, with anchors.
Bytes toRemoteAnchorsScript(const PublicKey& remotePayment);
/// Source: BOLT 3 § `to_local_anchor` and `to_remote_anchor` Output (option_anchors).
Bytes anchorScript(const PublicKey& fundingPubkey);
/// Source: BOLT 3 § Offered HTLC Outputs.
Bytes offeredHtlcScript(const CommitmentKeys& keys, const PaymentHash& hash, bool anchors);
/// Source: BOLT 3 § Received HTLC Outputs.
Bytes receivedHtlcScript(const CommitmentKeys& keys, const PaymentHash& hash, CltvExpiry expiry,
                         bool anchors);

} // namespace fulgurite::lightning

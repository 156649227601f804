// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_params.h"
#include "lightning/channel/commitment_fee.h"
#include "lightning/channel/commitment_scripts.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace fulgurite::lightning {

/// What makes one commitment transaction, from the view of the side that can broadcast it: that
/// side is "local".
struct CommitmentSpec {
    struct Htlc {
        bool offered = false; ///< by the broadcaster
        MilliSatoshi amount;
        PaymentHash hash;
        CltvExpiry expiry;
        std::size_t source = 0; ///< the caller's index, handed back in CommitmentTx::Htlc
    };

    OutPoint funding;
    std::uint64_t number = 0;
    std::uint64_t obscuringFactor = 0;
    Feerate feerate;
    Satoshi dustLimit;             ///< the broadcaster's
    std::uint16_t toSelfDelay = 0; ///< what the other side imposed on the broadcaster
    bool anchors = false;
    bool localIsFunder = false;
    MilliSatoshi toLocal; ///< before fee and anchors, HTLCs taken out
    MilliSatoshi toRemote;
    PublicKey localFunding;
    PublicKey remoteFunding;
    CommitmentKeys keys;
    std::vector<Htlc> htlcs;
};

/// An unsigned commitment transaction and where its outputs went.
struct CommitmentTx {
    struct Htlc {
        std::size_t source = 0;
        std::uint32_t output = 0;
        bool offered = false;
        Satoshi amount;
        CltvExpiry expiry;
        Bytes script;
    };

    Transaction transaction;
    Txid txid;
    Bytes toLocalScript; ///< of `to_local` and of every HTLC transaction's output
    std::optional<std::uint32_t> toLocal, toRemote, localAnchor, remoteAnchor;
    std::vector<Htlc> htlcs; ///< untrimmed, in output order: that of `htlc_signature`s
};

/// Lower 48 bits of SHA256(opener's ‖ accepter's payment basepoint). Source: BOLT 3 § Commitment
/// Transaction.
std::uint64_t obscuringFactor(const PublicKey& openerPayment, const PublicKey& accepterPayment);
/// The number that a transaction's locktime and sequence carry, when they have a commitment's form.
std::optional<std::uint64_t> commitmentNumberOf(const Transaction& tx,
                                                std::uint64_t obscuringFactor);

/// Outputs in BIP 69 order with cltv_expiry as last key. Source: BOLT 3 § Commitment Transaction
/// Construction.
CommitmentTx buildCommitment(const CommitmentSpec& spec);

/// The HTLC-timeout (offered) or HTLC-success (received) transaction, unsigned.
/// Source: BOLT 3 § HTLC-Timeout and HTLC-Success Transactions.
Transaction buildHtlcTransaction(const CommitmentTx& commitment, const CommitmentTx::Htlc& htlc,
                                 const TrimRule& rule);
/// What the counterparty of the broadcaster signs for it.
Hash256 htlcDigest(const CommitmentTx& commitment, const CommitmentTx::Htlc& htlc,
                   const TrimRule& rule);

/// The witness `0 <sig> <sig> <script>`, signatures in the order of the keys in the script.
/// Source: BOLT 3 § Commitment Transaction.
struct FundingSignature {
    PublicKey key;
    Signature signature;
};
std::vector<Bytes> fundingWitness(const FundingSignature& one, const FundingSignature& other);

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_params.h"
#include "lightning/channel/htlc.h"
#include "lightning/channel/states.h"
#include "lightning/channel/unilateral_reason.h"
#include "lightning/wire/message.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace fulgurite::lightning {

/// All that can happen to one channel.
namespace input {

/// `init` was exchanged. A stored channel answers with channel_reestablish.
struct Connected {
    NegotiatedFeatures features;
};
struct Disconnected {};
/// A channel message of the peer, or an `error`/`warning` that names this channel.
/// announcement_signatures are the node's own business and must not come here.
struct PeerMessage {
    Message message;
};

/// Answer to effect::FundingNeeded: the wallet built and reserved, but did not broadcast, this
/// transaction.
struct FundingBuilt {
    OutPoint outpoint;
};
/// The wallet cannot fund it: the channel is given up.
struct FundingRefused {
    std::string reason;
};
/// The funding transaction is in a block of the best chain; `transaction` is checked against what
/// was agreed.
struct FundingConfirmed {
    Transaction transaction;
    std::uint32_t height = 0;
    std::uint32_t transactionIndex = 0;
};
/// Its block left the best chain.
struct FundingReorged {};
/// As funder: an input of the funding is spent otherwise, 100 deep. The channel can never open.
struct FundingDoubleSpent {};
/// The tip is now `ChannelContext::height`.
struct NewBlock {};

/// A transaction spends the funding output; `kind` and `commitmentNumber` come from
/// onchain::classifyFundingSpend.
struct FundingSpent {
    Transaction transaction;
    SpendKind kind = SpendKind::Unknown;
    std::uint64_t commitmentNumber = 0;
};
/// The spend of the funding output and all that we sweep from it is final.
struct SpendSettled {
    Txid txid;
};

struct OfferHtlc {
    MilliSatoshi amount;
    PaymentHash paymentHash;
    CltvExpiry expiry;
    OnionPacket onion;
    std::uint64_t cookie = 0; ///< echoed in effect::HtlcOffered or effect::HtlcRefused
};
struct FulfillHtlc {
    std::uint64_t id = 0; ///< of an incoming HTLC
    Preimage preimage;
};
struct FailHtlc {
    std::uint64_t id = 0;
    Bytes reason;
};
struct FailMalformedHtlc {
    std::uint64_t id = 0;
    Hash256 sha256OfOnion;
    std::uint16_t failureCode = 0; ///< with BADONION
};
/// As funder: propose the context's commitment feerate, if it differs enough and none is in flight.
struct UpdateFee {
    Feerate feerate;
};
/// Sign what is pending for the peer, unless a signature of ours is unanswered. Ignored when there
/// is nothing.
struct CommitNow {};

/// Begin a cooperative close to `script`.
struct CloseCooperatively {
    Bytes script;
};
/// Broadcast our newest commitment now.
struct CloseUnilaterally {
    std::string reason;
    UnilateralReason why = UnilateralReason::OwnerAsked;
};
/// Suspect: this file may be older than what the peer knows; nothing of ours is broadcast until
/// reestablish agrees.
struct SetSuspect {
    bool suspect = true;
};

} // namespace input

using ChannelInput =
    std::variant<input::Connected, input::Disconnected, input::PeerMessage, input::FundingBuilt,
                 input::FundingRefused, input::FundingConfirmed, input::FundingReorged,
                 input::FundingDoubleSpent, input::NewBlock, input::FundingSpent,
                 input::SpendSettled, input::OfferHtlc, input::FulfillHtlc, input::FailHtlc,
                 input::FailMalformedHtlc, input::UpdateFee, input::CommitNow,
                 input::CloseCooperatively, input::CloseUnilaterally, input::SetSuspect>;

} // namespace fulgurite::lightning

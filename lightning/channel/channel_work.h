// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"
#include "lightning/channel/commitment_view.h"

#include <string>
#include <string_view>
#include <utility>

namespace fulgurite::lightning {

/// A step in the making: what the handlers of the states change and add to. Internal to this
/// folder.
struct Work {
    Channel channel;
    const ChannelContext& context;
    std::vector<ChannelEffect> effects{};
    bool dirty = false;

    void emit(ChannelEffect effect) { effects.push_back(std::move(effect)); }
    void send(Message message) { effects.emplace_back(effect::SendMessage{std::move(message)}); }

    [[nodiscard]] ChannelParams& params() { return channel.params; }
    [[nodiscard]] Commitments& commitments() { return *channel.commitments; }
    /// The id that messages carry now.
    [[nodiscard]] ChannelId wireId() const
    {
        return channel.params.channelId.isZero() ? channel.params.temporaryId
                                                 : channel.params.channelId;
    }
    template <typename State> [[nodiscard]] State* in()
    {
        return std::get_if<State>(&channel.state);
    }
    template <typename State> void enter(State state)
    {
        channel.state = std::move(state);
        dirty = true;
    }
};

// failing.cpp
/// A warning to the peer, then the connection ends; unsigned updates are forgotten at once. The
/// channel stays.
void warnAndDisconnect(Work& work, std::string text);
/// An error to the peer; our newest commitment is broadcast unless that could be punished.
void failChannel(Work& work, UnilateralReason why, std::string text);
/// Before both have signed the funding: an error to the peer, and all is forgotten.
void failOpening(Work& work, std::string text);
/// Only while connected.
void sendError(Work& work, std::string_view text);
void handlePeerError(Work& work, const ErrorMessage& error);
void handleDisconnected(Work& work);
/// Signs and broadcasts our newest commitment, if allowed.
void broadcastLocalCommitment(Work& work, UnilateralReason why, std::string reason);
/// The funding is signed by both: from here on the channel is never just forgotten.
bool hasFunding(const Channel& channel);

// opening_funder.cpp, opening_fundee.cpp
void handleAcceptChannel(Work& work, const AcceptChannel& message);
void handleFundingBuilt(Work& work, const input::FundingBuilt& built);
void handleFundingSigned(Work& work, const FundingSigned& message);
void handleFundingCreated(Work& work, const FundingCreated& message);
/// The peer's signature on our commitment 0.
bool isFirstSignatureValid(const Work& work, const Signature& signature);
SideParams makeLocalSide(const ChannelSecrets& secrets, const ChannelConfig& config,
                         Satoshi capacity);
Commitments firstCommitments(const ChannelParams& params, const PublicKey& remotePoint);
/// Source: BOLT 2 § Definition of `channel_id`.
ChannelId channelIdOf(const OutPoint& funding);
/// No signature of ours is out, or the funding was never broadcast: forget it all.
void giveUpOpening(Work& work, std::string reason);

// confirmations.cpp
void handleFundingConfirmed(Work& work, const input::FundingConfirmed& confirmed);
void handleFundingReorged(Work& work);
void handleNewBlock(Work& work);
void handleChannelReady(Work& work, const ChannelReady& message);
ChannelReady makeChannelReady(const Work& work);

// updates_ours.cpp, updates_theirs.cpp: checks and records
/// Dust HTLCs of either commitment at 1.25 times the proposed feerate are worth more than `limit`.
bool exceedsDustExposure(const Channel& channel, MilliSatoshi limit, Feerate proposed);
/// For each of Commitments::htlcs: a commitment trims it at 1.25 times the feerate, and with it
/// what that commitment trims, in order of arrival, is worth more than `limit`. An HTLC that is no
/// dust is never meant. Source: BOLT 2 § Bounding exposure to trimmed in-flight HTLCs:
/// `max_dust_htlc_exposure_msat`.
std::vector<bool> overDustExposure(const Channel& channel, MilliSatoshi limit);
/// One of our updates as a message, the same bytes each time.
Message updateMessage(const Work& work, const UpdateRef& update);
void offerHtlc(Work& work, const input::OfferHtlc& offer);
void resolveHtlc(Work& work, std::uint64_t id, HtlcResolution how);
void proposeFee(Work& work, Feerate feerate);
void handleAddHtlc(Work& work, const UpdateAddHtlc& message);
void handleFulfillHtlc(Work& work, const UpdateFulfillHtlc& message);
void handleFailHtlc(Work& work, std::uint64_t id, HtlcResolution how);
void handleUpdateFee(Work& work, const UpdateFee& message);

// committing.cpp
void commitNow(Work& work);
void handleCommitmentSigned(Work& work, const CommitmentSigned& message);
void handleRevokeAndAck(Work& work, const RevokeAndAck& message);
/// Signs the remote commitment that `view` gives. Deterministic: the same state gives the same
/// bytes.
CommitmentSigned signRemote(const Work& work, const CommitmentView& view, std::uint64_t number,
                            const PublicKey& point);
RevokeAndAck makeRevocation(const Work& work, std::uint64_t revokedNumber);
void forgetUnsigned(Work& work);

// reestablish.cpp
void handleConnected(Work& work, const NegotiatedFeatures& features);
void handleReestablish(Work& work, const ChannelReestablish& message);
void setSuspect(Work& work, bool suspect);

// shutting_down.cpp
void closeCooperatively(Work& work, const Bytes& script);
void handleShutdown(Work& work, const Shutdown& message);
/// Sends our `shutdown` when it is due, and begins to negotiate when no HTLC is left.
void advanceShutdown(Work& work);

// negotiating_closing.cpp, simple_close.cpp
void beginNegotiation(Work& work);
void handleClosingSigned(Work& work, const ClosingSigned& message);
void sendClosingComplete(Work& work);
void handleClosingComplete(Work& work, const ClosingComplete& message);
void handleClosingSig(Work& work, const ClosingSig& message);
/// Broadcasts a fully signed closing transaction.
void publishClosing(Work& work, Transaction transaction, Satoshi fee);

// closing.cpp
void handleFundingSpent(Work& work, const input::FundingSpent& spent);
void handleSpendSettled(Work& work, const Txid& txid);

} // namespace fulgurite::lightning

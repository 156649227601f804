// SPDX-License-Identifier: MIT
#include "lightning/wire/normal_operation.h"

#include "lightning/wire/layout.h"

namespace fulgurite::lightning {

template <> struct WireValue<FundingReference> {
    static Result<FundingReference, WireError> read(ByteReader& in)
    {
        const Txid txid = FULGURITE_TRY(WireValue<Txid>::read(in));
        return FundingReference{txid, FULGURITE_TRY(WireValue<std::uint8_t>::read(in))};
    }
    static bool write(ByteWriter& out, const FundingReference& value)
    {
        return WireValue<Txid>::write(out, value.txid) &&
               WireValue<std::uint8_t>::write(out, value.retransmitFlags);
    }
};

template <> struct Layout<UpdateAddHtlc> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &UpdateAddHtlc::channelId},
                   Field{"id", &UpdateAddHtlc::id},
                   Field{"amount_msat", &UpdateAddHtlc::amountMsat},
                   Field{"payment_hash", &UpdateAddHtlc::paymentHash},
                   Field{"cltv_expiry", &UpdateAddHtlc::cltvExpiry},
                   Field{"onion_routing_packet", &UpdateAddHtlc::onionRoutingPacket}};
    static constexpr auto kTlvs = std::tuple{TlvField{0, "blinded_path", &UpdateAddHtlc::pathKey}};
};
template <> struct Layout<UpdateFulfillHtlc> {
    static constexpr auto kFields = std::tuple{
        Field{"channel_id", &UpdateFulfillHtlc::channelId}, Field{"id", &UpdateFulfillHtlc::id},
        Field{"payment_preimage", &UpdateFulfillHtlc::paymentPreimage}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<UpdateFailHtlc> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &UpdateFailHtlc::channelId},
                   Field{"id", &UpdateFailHtlc::id}, Field{"reason", &UpdateFailHtlc::reason}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<UpdateFailMalformedHtlc> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &UpdateFailMalformedHtlc::channelId},
                   Field{"id", &UpdateFailMalformedHtlc::id},
                   Field{"sha256_of_onion", &UpdateFailMalformedHtlc::sha256OfOnion},
                   Field{"failure_code", &UpdateFailMalformedHtlc::failureCode}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<CommitmentSigned> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &CommitmentSigned::channelId},
                   Field{"signature", &CommitmentSigned::signature},
                   Field{"htlc_signature", &CommitmentSigned::htlcSignatures}};
    static constexpr auto kTlvs =
        std::tuple{TlvField{1, "funding_txid", &CommitmentSigned::fundingTxid}};
};
template <> struct Layout<RevokeAndAck> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &RevokeAndAck::channelId},
                   Field{"per_commitment_secret", &RevokeAndAck::perCommitmentSecret},
                   Field{"next_per_commitment_point", &RevokeAndAck::nextPerCommitmentPoint}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<UpdateFee> {
    static constexpr auto kFields = std::tuple{Field{"channel_id", &UpdateFee::channelId},
                                               Field{"feerate_per_kw", &UpdateFee::feeratePerKw}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<ChannelReestablish> {
    static constexpr auto kFields = std::tuple{
        Field{"channel_id", &ChannelReestablish::channelId},
        Field{"next_commitment_number", &ChannelReestablish::nextCommitmentNumber},
        Field{"next_revocation_number", &ChannelReestablish::nextRevocationNumber},
        Field{"your_last_per_commitment_secret", &ChannelReestablish::yourLastPerCommitmentSecret},
        Field{"my_current_per_commitment_point", &ChannelReestablish::myCurrentPerCommitmentPoint}};
    static constexpr auto kTlvs = std::tuple{
        TlvField{1, "next_funding", &ChannelReestablish::nextFunding},
        TlvField{5, "my_current_funding_locked", &ChannelReestablish::myCurrentFundingLocked}};
};
template <> struct Layout<Stfu> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &Stfu::channelId}, Field{"initiator", &Stfu::initiator}};
    static constexpr auto kTlvs = std::tuple{};
};

FULGURITE_WIRE_MESSAGE(UpdateAddHtlc)
FULGURITE_WIRE_MESSAGE(UpdateFulfillHtlc)
FULGURITE_WIRE_MESSAGE(UpdateFailHtlc)
FULGURITE_WIRE_MESSAGE(UpdateFailMalformedHtlc)
FULGURITE_WIRE_MESSAGE(CommitmentSigned)
FULGURITE_WIRE_MESSAGE(RevokeAndAck)
FULGURITE_WIRE_MESSAGE(UpdateFee)
FULGURITE_WIRE_MESSAGE(ChannelReestablish)
FULGURITE_WIRE_MESSAGE(Stfu)

} // namespace fulgurite::lightning

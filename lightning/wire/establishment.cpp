// SPDX-License-Identifier: MIT
#include "lightning/wire/establishment.h"

#include "lightning/wire/layout.h"

namespace fulgurite::lightning {

template <> struct Layout<OpenChannel> {
    static constexpr auto kFields =
        std::tuple{Field{"chain_hash", &OpenChannel::chainHash},
                   Field{"temporary_channel_id", &OpenChannel::temporaryChannelId},
                   Field{"funding_satoshis", &OpenChannel::fundingSatoshis},
                   Field{"push_msat", &OpenChannel::pushMsat},
                   Field{"dust_limit_satoshis", &OpenChannel::dustLimitSatoshis},
                   Field{"max_htlc_value_in_flight_msat", &OpenChannel::maxHtlcValueInFlightMsat},
                   Field{"channel_reserve_satoshis", &OpenChannel::channelReserveSatoshis},
                   Field{"htlc_minimum_msat", &OpenChannel::htlcMinimumMsat},
                   Field{"feerate_per_kw", &OpenChannel::feeratePerKw},
                   Field{"to_self_delay", &OpenChannel::toSelfDelay},
                   Field{"max_accepted_htlcs", &OpenChannel::maxAcceptedHtlcs},
                   Field{"funding_pubkey", &OpenChannel::fundingPubkey},
                   Field{"revocation_basepoint", &OpenChannel::revocationBasepoint},
                   Field{"payment_basepoint", &OpenChannel::paymentBasepoint},
                   Field{"delayed_payment_basepoint", &OpenChannel::delayedPaymentBasepoint},
                   Field{"htlc_basepoint", &OpenChannel::htlcBasepoint},
                   Field{"first_per_commitment_point", &OpenChannel::firstPerCommitmentPoint},
                   Field{"channel_flags", &OpenChannel::channelFlags}};
    static constexpr auto kTlvs =
        std::tuple{TlvField{0, "upfront_shutdown_script", &OpenChannel::upfrontShutdownScript},
                   TlvField{1, "channel_type", &OpenChannel::channelType}};
};
template <> struct Layout<AcceptChannel> {
    static constexpr auto kFields =
        std::tuple{Field{"temporary_channel_id", &AcceptChannel::temporaryChannelId},
                   Field{"dust_limit_satoshis", &AcceptChannel::dustLimitSatoshis},
                   Field{"max_htlc_value_in_flight_msat", &AcceptChannel::maxHtlcValueInFlightMsat},
                   Field{"channel_reserve_satoshis", &AcceptChannel::channelReserveSatoshis},
                   Field{"htlc_minimum_msat", &AcceptChannel::htlcMinimumMsat},
                   Field{"minimum_depth", &AcceptChannel::minimumDepth},
                   Field{"to_self_delay", &AcceptChannel::toSelfDelay},
                   Field{"max_accepted_htlcs", &AcceptChannel::maxAcceptedHtlcs},
                   Field{"funding_pubkey", &AcceptChannel::fundingPubkey},
                   Field{"revocation_basepoint", &AcceptChannel::revocationBasepoint},
                   Field{"payment_basepoint", &AcceptChannel::paymentBasepoint},
                   Field{"delayed_payment_basepoint", &AcceptChannel::delayedPaymentBasepoint},
                   Field{"htlc_basepoint", &AcceptChannel::htlcBasepoint},
                   Field{"first_per_commitment_point", &AcceptChannel::firstPerCommitmentPoint}};
    static constexpr auto kTlvs =
        std::tuple{TlvField{0, "upfront_shutdown_script", &AcceptChannel::upfrontShutdownScript},
                   TlvField{1, "channel_type", &AcceptChannel::channelType}};
};
template <> struct Layout<FundingCreated> {
    static constexpr auto kFields =
        std::tuple{Field{"temporary_channel_id", &FundingCreated::temporaryChannelId},
                   Field{"funding_txid", &FundingCreated::fundingTxid},
                   Field{"funding_output_index", &FundingCreated::fundingOutputIndex},
                   Field{"signature", &FundingCreated::signature}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<FundingSigned> {
    static constexpr auto kFields = std::tuple{Field{"channel_id", &FundingSigned::channelId},
                                               Field{"signature", &FundingSigned::signature}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<ChannelReady> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &ChannelReady::channelId},
                   Field{"second_per_commitment_point", &ChannelReady::secondPerCommitmentPoint}};
    static constexpr auto kTlvs =
        std::tuple{TlvField{1, "short_channel_id", &ChannelReady::shortChannelId}};
};

FULGURITE_WIRE_MESSAGE(OpenChannel)
FULGURITE_WIRE_MESSAGE(AcceptChannel)
FULGURITE_WIRE_MESSAGE(FundingCreated)
FULGURITE_WIRE_MESSAGE(FundingSigned)
FULGURITE_WIRE_MESSAGE(ChannelReady)

} // namespace fulgurite::lightning

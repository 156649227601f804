// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/opening_limits.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

bool isKnownType(const std::optional<FeatureBits>& type, const NegotiatedFeatures& features)
{
    if (!type)
        return false;
    const ChannelType wanted{*type};
    return wanted == ChannelType::anchors() || wanted == ChannelType::staticRemotekey() ||
           (wanted == ChannelType::anchorsWithAlias() && features.scidAlias);
}

/// The rule of BOLT 2 § The `open_channel` Message that is broken.
std::optional<std::string> openBreaks(const OpenChannel& message, const AcceptRequest& request,
                                      const ChannelContext& context)
{
    if (message.chainHash != context.chainHash)
        return "open_channel.chain_hash: another network's";
    if (!isKnownType(message.channelType, request.features))
        return "open_channel.channel_type: not supported here";
    if (message.fundingSatoshis < request.config.minimumCapacity)
        return "open_channel.funding_satoshis: below " +
               std::to_string(request.config.minimumCapacity.value());
    if (message.fundingSatoshis > kMaxMoney)
        return "open_channel.funding_satoshis: more than exists";
    if (message.fundingSatoshis >= kLargeChannel &&
        !(request.features.largeChannels && request.config.allowLarge))
        return "open_channel.funding_satoshis: 2^24 and more need option_support_large_channel";
    if (message.pushMsat > toMsat(message.fundingSatoshis))
        return "open_channel.push_msat: more than the funding";
    if (message.feeratePerKw < kFeerateFloor)
        return "open_channel.feerate_per_kw: below 253";
    if ((message.channelFlags & kAnnounceChannel) != 0 && message.channelType->test(46))
        return "open_channel.channel_flags: a channel with option_scid_alias is private";
    const bool script = message.upfrontShutdownScript && !message.upfrontShutdownScript->empty();
    if (script && !isShutdownScript(*message.upfrontShutdownScript, request.features))
        return "open_channel.upfront_shutdown_script: not a form that shutdown may carry";
    return std::nullopt;
}

ChannelParams paramsOf(const OpenChannel& message, const AcceptRequest& request,
                       const ChannelContext& context)
{
    const Satoshi capacity = message.fundingSatoshis;
    ChannelParams params{.temporaryId = message.temporaryChannelId,
                         .channelId = {},
                         .peerNodeId = request.peerNodeId,
                         .keyId = request.keyId,
                         .funder = false,
                         .announce = (message.channelFlags & kAnnounceChannel) != 0,
                         .type = ChannelType{*message.channelType},
                         .capacity = capacity,
                         .push = message.pushMsat,
                         .initialFeerate = message.feeratePerKw,
                         .localAlias = request.localAlias,
                         .minimumDepth = depthFor(capacity),
                         .funding = {},
                         .shutdownScript = request.shutdownScript,
                         .local = makeLocalSide(context.secrets, request.config, capacity),
                         .remote = sideOf(message)};
    // Small channels come with a small reserve, which must not be below our dust limit.
    params.local.dustLimit = std::clamp(message.channelReserveSatoshis, Satoshi{354},
                                        std::max(request.config.dustLimit, Satoshi{354}));
    params.local.channelReserve =
        reserveFor(capacity, params.local.dustLimit, message.dustLimitSatoshis);
    if (request.features.upfrontShutdown)
        params.local.upfrontShutdownScript = request.shutdownScript;
    return params;
}

AcceptChannel acceptMessage(const ChannelParams& params, const ChannelContext& context)
{
    const SideParams& local = params.local;
    return {.temporaryChannelId = params.temporaryId,
            .dustLimitSatoshis = local.dustLimit,
            .maxHtlcValueInFlightMsat = local.maxHtlcValueInFlight,
            .channelReserveSatoshis = local.channelReserve,
            .htlcMinimumMsat = local.htlcMinimum,
            .minimumDepth = params.minimumDepth,
            .toSelfDelay = local.toSelfDelay,
            .maxAcceptedHtlcs = local.maxAcceptedHtlcs,
            .fundingPubkey = local.fundingPubkey,
            .revocationBasepoint = local.revocationBasepoint,
            .paymentBasepoint = local.paymentBasepoint,
            .delayedPaymentBasepoint = local.delayedPaymentBasepoint,
            .htlcBasepoint = local.htlcBasepoint,
            .firstPerCommitmentPoint =
                perCommitmentPoint(context.secrets.perCommitmentSeed.expose(), 0),
            .upfrontShutdownScript = local.upfrontShutdownScript,
            .channelType = params.type.bits()};
}

} // namespace

Result<ChannelStep, ChannelError> acceptChannel(const OpenChannel& message,
                                                const AcceptRequest& request,
                                                const ChannelContext& context)
{
    if (auto broken = openBreaks(message, request, context))
        return fail(ChannelError::BadParameter, *broken);
    if (!isShutdownScript(request.shutdownScript, request.features))
        return fail(ChannelError::BadParameter,
                    "shutdownScript: not a form that shutdown may carry");
    ChannelParams params = paramsOf(message, request, context);
    if (auto broken = termsBreak(claimOf(message), params.local, params.capacity))
        return fail(ChannelError::BadParameter, "open_channel." + *broken);
    if (auto broken = firstCommitmentBreaks(params))
        return fail(ChannelError::BadParameter, "open_channel." + *broken);

    Commitments commitments = firstCommitments(params, message.firstPerCommitmentPoint);
    Work work{Channel{.params = std::move(params),
                      .commitments = std::move(commitments),
                      .state = WaitForFundingCreated{}},
              context};
    work.channel.link = Link::Online;
    work.channel.features = request.features;
    work.send(acceptMessage(work.params(), context));
    return ChannelStep{std::move(work.channel), std::move(work.effects), false};
}

void handleFundingCreated(Work& work, const FundingCreated& message)
{
    if (work.in<WaitForFundingCreated>() == nullptr)
        return warnAndDisconnect(work, "funding_created is out of place in this state");
    // Nothing can ever pay to such an outpoint: an ordinary failure of the opening.
    if (message.fundingTxid.isZero())
        return failOpening(work, "funding_created.funding_txid: all zero");
    ChannelParams& params = work.params();
    params.funding = {message.fundingTxid, message.fundingOutputIndex};
    if (!isFirstSignatureValid(work, message.signature))
        return failOpening(work, "funding_created.signature: invalid for our first commitment");
    Commitments& state = work.commitments();
    state.localSignature = message.signature;
    const auto signedFirst = signRemote(work, kRemoteSignedView, 0, state.remoteCurrentPoint);
    params.channelId = channelIdOf(params.funding);
    work.emit(effect::ChannelIdAssigned{params.temporaryId, params.channelId});
    work.emit(effect::WatchFunding{params.funding, fundingScript(work.channel)});
    work.send(FundingSigned{params.channelId, signedFirst.signature});
    work.enter(WaitForConfirmations{work.context.height});
}

} // namespace fulgurite::lightning

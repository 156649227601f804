// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/opening_limits.h"
#include "lightning/channel/witness_digest.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

constexpr std::uint32_t kMaxMinimumDepth = 144;

OpenChannel openMessage(const ChannelParams& params, const ChannelContext& context)
{
    const SideParams& local = params.local;
    return {.chainHash = context.chainHash,
            .temporaryChannelId = params.temporaryId,
            .fundingSatoshis = params.capacity,
            .pushMsat = params.push,
            .dustLimitSatoshis = local.dustLimit,
            .maxHtlcValueInFlightMsat = local.maxHtlcValueInFlight,
            .channelReserveSatoshis = local.channelReserve,
            .htlcMinimumMsat = local.htlcMinimum,
            .feeratePerKw = params.initialFeerate,
            .toSelfDelay = local.toSelfDelay,
            .maxAcceptedHtlcs = local.maxAcceptedHtlcs,
            .fundingPubkey = local.fundingPubkey,
            .revocationBasepoint = local.revocationBasepoint,
            .paymentBasepoint = local.paymentBasepoint,
            .delayedPaymentBasepoint = local.delayedPaymentBasepoint,
            .htlcBasepoint = local.htlcBasepoint,
            .firstPerCommitmentPoint =
                perCommitmentPoint(context.secrets.perCommitmentSeed.expose(), 0),
            .channelFlags = params.announce ? kAnnounceChannel : std::uint8_t{0},
            .upfrontShutdownScript = local.upfrontShutdownScript,
            .channelType = params.type.bits()};
}

std::optional<std::string> requestBreaks(const OpenRequest& request)
{
    if (request.capacity < request.config.minimumCapacity)
        return "capacity: " + std::to_string(request.capacity.value()) + " sat is below " +
               std::to_string(request.config.minimumCapacity.value()) + " sat";
    if (request.capacity >= kLargeChannel &&
        !(request.features.largeChannels && request.config.allowLarge))
        return "capacity: " + std::to_string(request.capacity.value()) +
               " sat: 2^24 sat and more need option_support_large_channel on both sides";
    if (request.capacity > kMaxMoney || request.push > toMsat(request.capacity))
        return "push: " + std::to_string(request.push.value()) + " msat is more than the capacity";
    if (request.announce && request.type.hasScidAlias())
        return "announce: a channel with option_scid_alias is private";
    if (!isShutdownScript(request.shutdownScript, request.features))
        return "shutdownScript: not a form that shutdown may carry";
    return std::nullopt;
}

/// The rule of BOLT 2 § The `accept_channel` Message that the answer breaks.
std::optional<std::string> acceptBreaks(const Work& work, const AcceptChannel& message)
{
    const ChannelParams& params = work.channel.params;
    if (message.temporaryChannelId != params.temporaryId)
        return "accept_channel.temporary_channel_id: unknown";
    if (!message.channelType || !(*message.channelType == params.type.bits()))
        return "accept_channel.channel_type: not the one of open_channel";
    if (message.minimumDepth > kMaxMinimumDepth)
        return "accept_channel.minimum_depth: above 144 blocks";
    if (auto broken = termsBreak(claimOf(message), params.local, params.capacity))
        return "accept_channel." + *broken;
    const bool script = message.upfrontShutdownScript && !message.upfrontShutdownScript->empty();
    if (script && !isShutdownScript(*message.upfrontShutdownScript, work.channel.features))
        return "accept_channel.upfront_shutdown_script: not a form that shutdown may carry";
    return std::nullopt;
}

} // namespace

SideParams makeLocalSide(const ChannelSecrets& secrets, const ChannelConfig& config,
                         Satoshi capacity)
{
    return {.dustLimit = config.dustLimit,
            .maxHtlcValueInFlight = toMsat(capacity),
            .channelReserve = reserveFor(capacity, config.dustLimit, config.dustLimit),
            .htlcMinimum = config.htlcMinimum,
            .toSelfDelay = config.toSelfDelay,
            .maxAcceptedHtlcs = config.maxAcceptedHtlcs,
            .upfrontShutdownScript = {},
            .fundingPubkey = secrets.funding.publicKey(),
            .revocationBasepoint = secrets.revocation.publicKey(),
            .paymentBasepoint = secrets.payment.publicKey(),
            .delayedPaymentBasepoint = secrets.delayedPayment.publicKey(),
            .htlcBasepoint = secrets.htlc.publicKey()};
}

Result<ChannelStep, ChannelError> openChannel(const OpenRequest& request,
                                              const ChannelContext& context)
{
    if (auto broken = requestBreaks(request))
        return fail(ChannelError::BadParameter, *broken);
    ChannelParams params{.temporaryId = request.temporaryId,
                         .channelId = {},
                         .peerNodeId = request.peerNodeId,
                         .keyId = request.keyId,
                         .funder = true,
                         .announce = request.announce,
                         .type = request.type,
                         .capacity = request.capacity,
                         .push = request.push,
                         .initialFeerate = std::max(context.commitmentFeerate, kFeerateFloor),
                         .localAlias = request.localAlias,
                         .minimumDepth = depthFor(request.capacity),
                         .funding = {},
                         .shutdownScript = request.shutdownScript,
                         .local = makeLocalSide(context.secrets, request.config, request.capacity),
                         .remote = {}};
    if (request.features.upfrontShutdown)
        params.local.upfrontShutdownScript = request.shutdownScript;
    Bytes sent = *encode(openMessage(params, context));
    Work work{Channel{.params = std::move(params),
                      .commitments = {},
                      .state = WaitForAcceptChannel{std::move(sent)}},
              context};
    work.channel.link = Link::Online;
    work.channel.features = request.features;
    work.send(openMessage(work.params(), context));
    return ChannelStep{std::move(work.channel), std::move(work.effects), false};
}

Commitments firstCommitments(const ChannelParams& params, const PublicKey& remotePoint)
{
    const MilliSatoshi funder = saturatingSub(toMsat(params.capacity), params.push);
    const MilliSatoshi ours = params.funder ? funder : params.push;
    return Commitments{.localBalance = ours,
                       .remoteBalance = params.funder ? params.push : funder,
                       .feerate = params.initialFeerate,
                       .feeUpdates = {},
                       .htlcs = {},
                       .remoteCurrentPoint = remotePoint,
                       .remoteNextPoint = {},
                       .localSignature = {},
                       .localHtlcSignatures = {},
                       .proposed = {},
                       .lastSigned = {},
                       .remoteSecrets = {},
                       .totals = ChannelTotals::startingWith(ours)};
}

void handleAcceptChannel(Work& work, const AcceptChannel& message)
{
    if (work.in<WaitForAcceptChannel>() == nullptr)
        return warnAndDisconnect(work, "accept_channel is out of place in this state");
    if (auto broken = acceptBreaks(work, message))
        return failOpening(work, *broken);
    ChannelParams& params = work.params();
    params.remote = sideOf(message);
    params.minimumDepth = std::max({params.minimumDepth, message.minimumDepth, std::uint32_t{1}});
    if (auto broken = firstCommitmentBreaks(params))
        return failOpening(work, *broken);
    work.channel.commitments = firstCommitments(params, message.firstPerCommitmentPoint);
    work.enter(WaitForFundingTransaction{});
    work.emit(effect::FundingNeeded{fundingScript(work.channel), params.capacity});
}

void handleFundingBuilt(Work& work, const input::FundingBuilt& built)
{
    if (work.in<WaitForFundingTransaction>() == nullptr || built.outpoint.index > UINT16_MAX)
        return;
    ChannelParams& params = work.params();
    params.funding = built.outpoint;
    const Commitments& state = work.commitments();
    const auto signedFirst = signRemote(work, kRemoteSignedView, 0, state.remoteCurrentPoint);
    work.send(FundingCreated{params.temporaryId, built.outpoint.txid,
                             static_cast<std::uint16_t>(built.outpoint.index),
                             signedFirst.signature});
    params.channelId = channelIdOf(built.outpoint);
    work.emit(effect::ChannelIdAssigned{params.temporaryId, params.channelId});
    work.enter(WaitForFundingSigned{});
}

void handleFundingSigned(Work& work, const FundingSigned& message)
{
    if (work.in<WaitForFundingSigned>() == nullptr)
        return warnAndDisconnect(work, "funding_signed is out of place in this state");
    if (!isFirstSignatureValid(work, message.signature))
        return failOpening(work, "funding_signed.signature: invalid for our first commitment");
    work.commitments().localSignature = message.signature;
    const OutPoint& funding = work.params().funding;
    work.emit(effect::WatchFunding{funding, fundingScript(work.channel)});
    work.emit(effect::BroadcastFunding{funding});
    work.enter(WaitForConfirmations{work.context.height});
}

bool isFirstSignatureValid(const Work& work, const Signature& signature)
{
    const Channel& channel = work.channel;
    const ByteView seed = work.context.secrets.perCommitmentSeed.expose();
    const auto spec =
        specOf(channel.params, *channel.commitments, kLocalView, 0, perCommitmentPoint(seed, 0));
    const auto script = fundingWitnessScript(spec.localFunding, spec.remoteFunding);
    const auto digest =
        witnessDigest(buildCommitment(spec).transaction, script, channel.params.capacity);
    return verifyEcdsa(spec.remoteFunding, digest, signature);
}

ChannelId channelIdOf(const OutPoint& funding)
{
    auto id = retag<ChannelId>(funding.txid);
    id.data[30] ^= static_cast<std::uint8_t>(funding.index >> 8U);
    id.data[31] ^= static_cast<std::uint8_t>(funding.index);
    return id;
}

} // namespace fulgurite::lightning

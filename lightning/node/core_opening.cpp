// SPDX-License-Identifier: MIT
#include "lightning/node/node_core.h"

#include <algorithm>
#include <chrono>

namespace fulgurite::lightning {

namespace {

constexpr std::size_t kMostUnfundedOfPeer = 4;
constexpr std::size_t kMostUnfundedPeers = 50;
constexpr std::chrono::seconds kBackupRetry{60};
/// Peers' openings that come to nothing cost a backup and rows each: ten at once, then one a
/// minute.
constexpr std::chrono::seconds kChurnPause{60};
constexpr int kChurnBurst = 10;

Bytes textBytes(std::string_view text)
{
    const ByteView view = asBytes(text);
    return {view.begin(), view.end()};
}

/// Developer option: another depth than the capacity asks for, also in what the funder is told.
void overrideDepth(Channel& channel, std::vector<ChannelEffect>& effects, std::uint32_t depth)
{
    channel.params.minimumDepth = depth;
    for (ChannelEffect& effect : effects)
        if (auto* send = std::get_if<effect::SendMessage>(&effect))
            if (auto* accept = std::get_if<AcceptChannel>(&send->message))
                accept->minimumDepth = depth;
}

/// Whatever a peer says or does meanwhile: only the chain ends the wait.
bool isUnconfirmed(const ChannelEntry& entry)
{
    return isFundingUnproven(entry.channel) &&
           phaseOf(entry.channel) != event::ChannelPhase::Closed;
}

} // namespace

void NodeCore::countChurn() { m_churnedUntil = std::max(m_churnedUntil, steady) + kChurnPause; }

Bytes NodeCore::takeScript()
{
    if (m_spareScripts.empty())
        return secrets.freshScript();
    Bytes out = std::move(m_spareScripts.back());
    m_spareScripts.pop_back();
    return out;
}

ChannelKeyId NodeCore::freshKeyId() { return random.fixed<ChannelKeyId>(); }

ShortChannelId NodeCore::freshAlias()
{
    // Block numbers that no chain has reached: an alias is never mistaken for a real id.
    constexpr std::uint32_t kFirstBlock = 16'000'000;
    const std::uint64_t value = random.u64();
    return ShortChannelId::of(kFirstBlock + static_cast<std::uint32_t>(value % 700'000),
                              static_cast<std::uint32_t>(value >> 24U & 0xffffffU),
                              static_cast<std::uint16_t>(value >> 48U));
}

/// What stands in the way of an opening; `features` are those that both sides offer.
std::optional<reply::Refused> NodeCore::whyNotOpen(const request::OpenChannel& request,
                                                   const NegotiatedFeatures& features) const
{
    const auto refused = [](NodeError error, std::string why, Satoshi limit = {}) {
        return reply::Refused{error, std::move(why), toMsat(limit), {}};
    };
    const std::string amount = std::to_string(request.capacity.value()) + " sat";
    if (m_backupFailed)
        return refused(NodeError::BackupNotWritten,
                       "the channel backup cannot be written: no new channel until it can");
    if (request.capacity < config.channel.minimumCapacity)
        return refused(NodeError::CapacityTooSmall, amount, config.channel.minimumCapacity);
    const Satoshi most = features.largeChannels ? kMaxMoney : Satoshi{kLargeChannel.value() - 1};
    if (request.capacity > most)
        return refused(NodeError::CapacityTooLarge, amount, most);
    return std::nullopt;
}

void NodeCore::openTo(RequestId id, const request::OpenChannel& request)
{
    const Connection* connection = connectionOf(request.peer);
    if (height == 0 || !synced)
        return m_out.refuse(id, NodeError::NotReady, "the chain is not known up to its tip yet");
    if (connection == nullptr)
        return m_out.refuse(
            id, peers.contains(request.peer) ? NodeError::PeerNotConnected : NodeError::PeerUnknown,
            "connect to the peer first");
    const NegotiatedFeatures features =
        negotiate(config.initFeatures, connection->session.peerFeatures());
    if (auto refused = whyNotOpen(request, features))
        return m_out.reply(id, std::move(*refused));
    const ChannelType type = request.type.value_or(config.proposedType);
    for (const std::size_t bit : type.bits().bits())
        if (bit != 12 && !connection->session.peerFeatures().offers(static_cast<Feature>(bit)))
            return m_out.refuse(id, NodeError::FeatureMissing,
                                "the peer does not offer " + std::string{featureName(bit).value_or(
                                                                 "a feature of the channel type")});
    const ChannelKeyId keyId = freshKeyId();
    Bytes script = request.closeTo.empty() ? takeScript() : request.closeTo;
    OpenRequest open{random.fixed<ChannelId>(),
                     request.peer,
                     keyId,
                     request.capacity,
                     request.push,
                     request.announce,
                     type,
                     freshAlias(),
                     std::move(script),
                     features,
                     config.channel};
    ChannelSecrets channelSecrets = secrets.channelSecrets(keyId);
    ChannelContext context{chain,
                           height,
                           std::clamp(feerates.commitment, kFeerateFloor, Feerate{2500}),
                           feerates.closing,
                           feerates.fast,
                           config.dustExposureLimit,
                           channelSecrets};
    auto opened = openChannel(open, context);
    if (!opened)
        return m_out.refuse(id, NodeError::BadParameter, opened.error().detail);
    Channel channel = std::move(opened->channel);
    channel.params.minimumDepth = config.fundingConfirms.value_or(channel.params.minimumDepth);
    auto entry = std::make_unique<ChannelEntry>(
        ChannelEntry{open.temporaryId, std::move(channel), std::move(channelSecrets)});
    entry->openedAt = steady;
    entry->openRequest = id;
    entry->fundingFeerate = request.fundingFeerate;
    ChannelEntry& kept = channels.add(std::move(entry));
    absorb(kept, {std::move(kept.channel), std::move(opened->effects), opened->dirty});
}

bool NodeCore::isKnownFunding(const ChannelId& id) const
{
    return m_closed.contains(id) || m_broken.contains(id) || lost.contains(id) ||
           channels.find(id) != nullptr;
}

std::optional<std::string> NodeCore::whyNotAccept(const PublicKey& peer,
                                                  const OpenChannel& message) const
{
    if (!config.acceptChannels)
        return "this node takes no channels";
    if (m_churnedUntil - steady > kChurnPause * kChurnBurst)
        return "too many openings came to nothing: try again later";
    if (height == 0 || !synced)
        return "this node does not know the chain's tip yet: try again later";
    if (m_backupFailed)
        return "this node cannot take a channel now";
    // Its row is deleted once the real id is known: it must not be that of another channel, not
    // even of one that could not be read.
    if (isKnownFunding(message.temporaryChannelId))
        return "open_channel.temporary_channel_id: in use";
    if (!message.channelType)
        return "open_channel.channel_type: missing";
    if (std::ranges::find(config.acceptedTypes, ChannelType{*message.channelType}) ==
        config.acceptedTypes.end())
        return "open_channel.channel_type: not supported here";
    const auto unconfirmed = [](const ChannelEntry* entry) { return isUnconfirmed(*entry); };
    if (std::ranges::count_if(channels.ofPeer(peer), unconfirmed) >=
        static_cast<std::ptrdiff_t>(kMostUnfundedOfPeer))
        return "too many channels that wait for their funding: 4";
    std::set<PublicKey> waiting;
    for (const auto& [id, entry] : channels.all())
        if (isUnconfirmed(*entry))
            waiting.insert(entry->peer());
    if (!waiting.contains(peer) && waiting.size() >= kMostUnfundedPeers)
        return "too many peers with channels that wait for their funding: 50";
    return std::nullopt;
}

void NodeCore::acceptFrom(const PublicKey& peer, const OpenChannel& message)
{
    if (const auto reason = whyNotAccept(peer, message)) {
        m_out.log(LogLevel::Info, "channel", toHex(peer) + " asked for a channel: " + *reason);
        return sendTo(peer, ErrorMessage{message.temporaryChannelId, textBytes(*reason)});
    }
    const ChannelKeyId keyId = freshKeyId();
    ChannelSecrets channelSecrets = secrets.channelSecrets(keyId);
    const NegotiatedFeatures features =
        negotiate(config.initFeatures, connectionOf(peer)->session.peerFeatures());
    const Bytes script = takeScript();
    AcceptRequest request{peer, keyId, freshAlias(), script, features, config.channel};
    ChannelContext context{chain,
                           height,
                           feerates.commitment,
                           feerates.closing,
                           feerates.fast,
                           config.dustExposureLimit,
                           channelSecrets};
    auto accepted = acceptChannel(message, request, context);
    if (!accepted) {
        if (!script.empty())
            m_spareScripts.push_back(script);
        m_out.log(LogLevel::Info, "channel",
                  toHex(peer) + " asked for a channel: " + accepted.error().detail);
        return sendTo(peer,
                      ErrorMessage{message.temporaryChannelId, textBytes(accepted.error().detail)});
    }
    Channel channel = std::move(accepted->channel);
    if (config.fundingConfirms)
        overrideDepth(channel, accepted->effects, *config.fundingConfirms);
    auto entry = std::make_unique<ChannelEntry>(
        ChannelEntry{message.temporaryChannelId, std::move(channel), std::move(channelSecrets)});
    entry->openedAt = steady;
    ChannelEntry& kept = channels.add(std::move(entry));
    absorb(kept, {std::move(kept.channel), std::move(accepted->effects), accepted->dirty});
}

void NodeCore::on(const node_input::FundingReady& in)
{
    auto id = retag<ChannelId>(in.funding.txid);
    id.data[30] ^= static_cast<std::uint8_t>(in.funding.index >> 8U);
    id.data[31] ^= static_cast<std::uint8_t>(in.funding.index);
    if (isKnownFunding(id))
        return enqueue(in.temporaryId,
                       input::FundingRefused{"the wallet gave an outpoint that is in use"});
    if (channels.find(in.temporaryId) == nullptr) // given up while the wallet was at it
        return m_out.add(node_effect::ReleaseFunding{in.temporaryId});
    enqueue(in.temporaryId, input::FundingBuilt{in.funding});
}

void NodeCore::on(const node_input::FundingFailed& in)
{
    if (ChannelEntry* entry = channels.find(in.temporaryId))
        m_out.refuse(std::exchange(entry->openRequest, RequestId{}), NodeError::FundingFailed,
                     in.reason);
    enqueue(in.temporaryId, input::FundingRefused{in.reason});
}

ChannelBackup NodeCore::makeBackup() const
{
    ChannelBackup out{m_backupGeneration, nodeId, {}};
    for (const ChannelEntry* entry : channels.inOrder()) {
        const ChannelParams& params = entry->channel.params;
        if (!isFunded(entry->channel) || !params.remote)
            continue;
        const auto peer = peers.find(params.peerNodeId);
        out.entries.push_back(
            {params.channelId, params.peerNodeId,
             peer == peers.end() ? std::vector<PeerAddress>{} : peer->second.known, params.funding,
             params.capacity, params.funder, params.type, params.keyId, params.local.fundingPubkey,
             params.remote->fundingPubkey, params.remote->revocationBasepoint,
             params.remote->paymentBasepoint, params.remote->delayedPaymentBasepoint,
             params.remote->htlcBasepoint, params.remote->toSelfDelay, params.shutdownScript});
    }
    for (const auto& [id, each] : lost)
        out.entries.push_back(each.entry); // their money is not home yet
    return out;
}

void NodeCore::writeBackupIfWanted()
{
    if (!std::exchange(m_backupWanted, false))
        return;
    ByteWriter generation;
    generation.u64be(++m_backupGeneration);
    m_out.store(PutSetting{"backup.generation", generation.take()});
    m_out.add(node_effect::WriteBackup{makeBackup()});
}

void NodeCore::on(const node_input::BackupWritten& in)
{
    if (in.generation == m_backupGeneration)
        m_backupFailed = false;
    // The owner mended the place before the retry that these wait for.
    if (!m_backupFailed && std::ranges::any_of(m_gated, [&](const Gated& gated) {
            return gated.generation > m_backupGeneration;
        }))
        wantBackup();
    std::vector<Gated> open;
    std::ranges::partition_copy(
        std::exchange(m_gated, {}), std::back_inserter(open), std::back_inserter(m_gated),
        [&](const Gated& gated) { return gated.generation <= in.generation; });
    for (Gated& gated : open) {
        ChannelEntry* entry = channels.find(gated.channelId);
        if (entry == nullptr)
            continue;
        if (gated.message) {
            sendTo(entry->peer(), *gated.message);
            continue;
        }
        if (gated.mayForget && isOver(entry->channel)) { // failed while the backup was written
            giveUpUnbacked(gated.channelId, NodeError::OpenRefusedByPeer, "the channel failed");
            continue;
        }
        m_out.add(node_effect::BroadcastFunding{entry->channel.params.funding});
        m_out.reply(std::exchange(entry->openRequest, RequestId{}),
                    reply::Opened{entry->key, entry->channel.params.funding});
    }
}

void NodeCore::on(const node_input::BackupFailed& in)
{
    if (in.generation < m_backupGeneration)
        return; // a newer one, which holds all of it, is on its way
    m_backupFailed = true;
    m_backupRetryAt = steady + kBackupRetry;
    m_out.tell(event::AttentionNeeded{event::AttentionKind::BackupFailed, {}, {}, in.reason});
    std::vector<ChannelId> given;
    for (const Gated& gated : m_gated)
        if (gated.mayForget)
            given.push_back(gated.channelId);
    std::erase_if(m_gated, [](const Gated& gated) { return gated.mayForget; });
    for (Gated& gated : m_gated)
        gated.generation = m_backupGeneration + 1;
    for (const ChannelId& id : given)
        giveUpUnbacked(id, NodeError::BackupNotWritten, in.reason);
}

/// A peer that never answers keeps no coins of ours reserved. Safe, as the funding transaction
/// never left this wallet: it is broadcast only once the peer has signed and the backup is proven.
void NodeCore::endStaleOpenings()
{
    constexpr std::chrono::seconds kLongest{90}; // whoever asked still waits
    for (const auto& [id, entry] : channels.all()) {
        if (entry->phase != event::ChannelPhase::Opening || isFunded(entry->channel) ||
            entry->finished || steady - entry->openedAt < kLongest)
            continue;
        const std::string reason = "the peer did not answer within 90 seconds";
        m_out.refuse(std::exchange(entry->openRequest, RequestId{}), NodeError::TimedOut, reason);
        enqueue(id, input::FundingRefused{reason});
    }
}

/// While the backup is written nothing of an opening is out: it ends here, where a commitment on
/// chain would lock the coins up for nothing. False: the channel does not wait for a backup.
bool NodeCore::giveUpIfGated(const ChannelId& id, const std::string& reason)
{
    const auto gated = std::erase_if(
        m_gated, [&](const Gated& each) { return each.channelId == id && each.mayForget; });
    if (gated != 0)
        giveUpUnbacked(id, NodeError::OpenRefusedByPeer, reason);
    return gated != 0;
}

/// Nothing was broadcast (funder) and our signature never left (fundee): the channel can be as if
/// it had never been.
void NodeCore::giveUpUnbacked(const ChannelId& id, NodeError why, const std::string& reason)
{
    ChannelEntry* entry = channels.find(id);
    if (entry == nullptr)
        return;
    sendTo(entry->peer(), ErrorMessage{id, textBytes("the opening is given up")});
    m_out.refuse(std::exchange(entry->openRequest, RequestId{}), why, reason);
    for (const RequestId closing : std::exchange(entry->closeRequests, {}))
        m_out.reply(closing, reply::Closing{id, CloseKind::NeverOpened, std::nullopt});
    if (entry->channel.params.funder) {
        m_out.add(node_effect::ReleaseFunding{entry->channel.params.temporaryId});
        m_closed.insert(id);
    } else {
        m_spareScripts.push_back(entry->channel.params.shutdownScript);
        countChurn();
    }
    m_out.store(DeleteChannel{id});
    m_touched.erase(id);
    m_out.tell(event::ChannelChanged{id, entry->peer(), event::ChannelPhase::Closed, entry->phase});
    channels.remove(id);
}

} // namespace fulgurite::lightning

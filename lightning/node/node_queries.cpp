// SPDX-License-Identifier: MIT
#include "lightning/channel/closing_tx.h"
#include "lightning/channel/commitment_fee.h"
#include "lightning/channel/opening_limits.h"
#include "lightning/node/channel_info.h"
#include "lightning/node/closing_money.h"
#include "lightning/node/newest_commitment.h"
#include "lightning/node/node.h"
#include "lightning/node/node_core.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

void add(MilliSatoshi& sum, MilliSatoshi more) { sum = checkedAdd(sum, more).value_or(sum); }

ChannelInfo infoOf(const NodeCore& core, const ChannelEntry& entry)
{
    ChannelInfo out = describeChannel(entry.channel, core.height, core.feerates.closing);
    const auto peer = core.peers.find(entry.peer());
    out.connected = peer != core.peers.end() && peer->second.connection.has_value();
    out.ourTerms = core.ourTermsOf(entry.channel);
    out.theirTerms = entry.theirTerms;
    if (isEnding(entry.channel))
        out.closing = notYetHome(entry);
    if (entry.closingTransaction && !out.closingTxid)
        out.closingTxid = txidOf(*entry.closingTransaction);
    if (!std::holds_alternative<ForceClosed>(entry.channel.state))
        return out;
    const std::uint32_t waited = entry.spendHeight && core.height >= *entry.spendHeight
                                     ? core.height - *entry.spendHeight + 1
                                     : 0;
    out.blocksToWait = waited < out.ourToSelfDelay ? out.ourToSelfDelay - waited : 0;
    return out;
}

PaymentEstimate estimate(const NodeCore& core, const PaymentTarget& target)
{
    PaymentEstimate out{target.destination,
                        target.description,
                        target.hash,
                        target.amount,
                        {},
                        target.maxFee,
                        0,
                        0,
                        target.expiresAt,
                        {}};
    if (auto reason = core.whyNoPayment()) {
        out.obstacle = std::move(reason);
        return out;
    }
    const auto routes = core.outgoing.plan(target, core.world());
    if (!routes) {
        out.obstacle = core.waitsForAPeer(target) ? peerAway() : routes.error();
        return out;
    }
    out.parts = static_cast<std::uint32_t>(routes->size());
    for (const Route& route : *routes) {
        add(out.fee, route.fee());
        out.hops = std::max(out.hops, static_cast<std::uint32_t>(route.hops.size()));
    }
    return out;
}

} // namespace

PublicKey Node::nodeId() const { return m_core->nodeId; }
const std::string& Node::alias() const { return m_core->config.alias; }
std::uint32_t Node::height() const { return m_core->height; }

std::vector<ChannelInfo> Node::channels() const
{
    std::vector<ChannelInfo> out;
    for (const ChannelEntry* entry : m_core->channels.inOrder())
        out.push_back(infoOf(*m_core, *entry));
    return out;
}

std::optional<ChannelInfo> Node::channel(const ChannelId& id) const
{
    const ChannelEntry* entry = m_core->channels.find(id);
    return entry == nullptr ? std::nullopt : std::optional{infoOf(*m_core, *entry)};
}

std::vector<PeerInfo> Node::peers() const
{
    std::vector<PeerInfo> out;
    for (const auto& [id, entry] : m_core->peers) {
        PeerInfo info{id,
                      entry.alias,
                      entry.connection.has_value(),
                      false,
                      std::nullopt,
                      entry.known,
                      entry.features,
                      0};
        if (entry.connection) {
            const Connection& connection = m_core->connections.at(*entry.connection);
            info.inbound = connection.inbound;
            info.address = connection.address;
        }
        info.channels = static_cast<std::uint32_t>(m_core->channels.ofPeer(id).size());
        out.push_back(std::move(info));
    }
    return out;
}

std::vector<Payment> Node::payments() const { return m_core->outgoing.all(); }

std::optional<Payment> Node::payment(const PaymentHash& hash) const
{
    const Payment* payment = m_core->outgoing.find(hash);
    return payment == nullptr ? std::nullopt : std::optional{*payment};
}

std::vector<InvoiceEntry> Node::openInvoices() const
{
    std::vector<InvoiceEntry> out;
    for (const auto& [hash, entry] : m_core->incoming.open())
        out.push_back(entry);
    std::ranges::sort(out, {}, &InvoiceEntry::createdIndex);
    return out;
}

std::optional<InvoiceEntry> Node::openInvoice(const PaymentHash& hash) const
{
    const InvoiceEntry* entry = m_core->incoming.find(hash);
    return entry == nullptr ? std::nullopt : std::optional{*entry};
}

IndexCounters Node::indexes() const { return m_core->indexes(); }

NodeBalances Node::balances(const std::set<Txid>& without) const
{
    NodeBalances out;
    for (const auto& [id, entry] : m_core->channels.all()) {
        const Channel& channel = entry->channel;
        // A stranger may push any sum with a funding transaction that exists nowhere.
        if (!isFunded(channel) || isFundingUnproven(channel))
            continue;
        if (without.contains(channel.params.funding.txid))
            continue;
        const MilliSatoshi local = localBalance(channel);
        if (isEnding(channel)) {
            add(out.closing, notYetHome(*entry));
            continue;
        }
        add(out.local, local);
        if (channel.params.remote)
            add(out.reserve, std::min(local, toMsat(channel.params.remote->channelReserve)));
        for (const Htlc& htlc : channel.commitments->htlcs)
            if (isInFlight(htlc))
                add(out.inFlight, htlc.amount);
        if (!isUsable(channel))
            continue;
        const MilliSatoshi sendable = sendableBalance(channel);
        const MilliSatoshi receivable = receivableBalance(channel);
        add(out.sendable, sendable);
        add(out.receivable, receivable);
        out.largestSend = std::max(out.largestSend, sendable);
        out.largestReceive = std::max(out.largestReceive, receivable);
    }
    return out;
}

std::optional<Bytes> Node::channelSnapshot(const ChannelId& id) const
{
    const ChannelEntry* entry = m_core->channels.find(id);
    return entry == nullptr ? std::nullopt : std::optional{encodeChannel(entry->channel)};
}

std::optional<Transaction> Node::signedCommitment(const ChannelId& id) const
{
    const ChannelEntry* entry = m_core->channels.find(id);
    return entry == nullptr ? std::nullopt
                            : newestCommitment(entry->channel, m_core->contextOf(*entry));
}

ChannelBackup Node::backup() const { return m_core->makeBackup(); }

OpenEstimate Node::previewOpen(Satoshi capacity, std::optional<ChannelType> type) const
{
    const NodeCore& core = *m_core;
    const bool anchors = type.value_or(core.config.proposedType).hasAnchors();
    const Feerate rate = std::clamp(core.feerates.commitment, kFeerateFloor, Feerate{2500});
    OpenEstimate out;
    out.reserve =
        reserveFor(capacity, core.config.channel.dustLimit, core.config.channel.dustLimit);
    out.commitmentFee = commitmentBaseFee(rate, 0, anchors);
    // As the channel itself will count: twice the feerate with one HTLC, and both anchors.
    const Satoshi kept = commitmentBaseFee(Feerate{rate.satPerKw * 2}, 1, anchors);
    const std::uint64_t anchorValue = anchors ? 2 * kAnchorValue.value() : 0;
    out.spendable = saturatingSub(
        toMsat(capacity), toMsat(Satoshi{out.reserve.value() + kept.value() + anchorValue}));
    out.closeCost = core.feerates.closing.feeFor(closingWeight(Bytes(22, 0), Bytes(22, 0)));
    out.confirmations = core.config.fundingConfirms.value_or(depthFor(capacity));
    return out;
}

Result<CloseEstimate, NodeError> Node::previewClose(const ChannelId& id) const
{
    const ChannelEntry* entry = m_core->channels.find(id);
    if (entry == nullptr)
        return fail(NodeError::ChannelUnknown, "no such channel");
    const Channel& channel = entry->channel;
    CloseEstimate out;
    out.cooperative = channel.link == Link::Online;
    out.htlcs =
        channel.commitments ? static_cast<std::uint32_t>(channel.commitments->htlcs.size()) : 0;
    const bool anchors = channel.params.type.hasAnchors();
    if (out.cooperative) {
        out.fee = closingCost(channel, m_core->feerates.closing);
    } else {
        out.fee = channel.params.funder
                      ? commitmentBaseFee(currentFeerate(channel), out.htlcs, anchors)
                      : Satoshi{};
        out.blocksToWait = channel.params.remote ? channel.params.remote->toSelfDelay : 0;
    }
    out.returns = saturatingSub(localBalance(channel), toMsat(out.fee));
    return out;
}

std::expected<PaymentEstimate, PaymentFailure> Node::previewPay(const request::Pay& pay) const
{
    const auto target =
        targetOfInvoice({pay.invoice, pay.amount, pay.maxFee, pay.label, pay.decoded},
                        m_core->config.network, m_core->nodeId, m_core->now);
    if (!target)
        return std::unexpected(target.error());
    return estimate(*m_core, *target);
}

std::expected<PaymentEstimate, PaymentFailure>
Node::previewKeysend(const request::Keysend& keysend) const
{
    const KeysendTerms terms{keysend.destination, keysend.amount,  keysend.maxFee,
                             keysend.label,       keysend.message, keysend.customRecords};
    const auto target = targetOfKeysend(terms, Preimage{}, m_core->nodeId);
    if (!target)
        return std::unexpected(target.error());
    return estimate(*m_core, *target);
}

std::string Node::signMessage(std::string_view text) const
{
    return signText(text, m_core->secrets.nodeKey);
}

std::vector<LostChannel> Node::lostChannels() const
{
    std::vector<LostChannel> out;
    for (const auto& [id, lost] : m_core->lost)
        out.push_back(lost);
    return out;
}

Result<ChannelInfo, SnapshotError> channelInfoOf(ByteView snapshot)
{
    const Channel channel = FULGURITE_TRY(decodeChannel(snapshot));
    return describeChannel(channel, 0, Feerate{});
}

} // namespace fulgurite::lightning

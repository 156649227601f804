// SPDX-License-Identifier: MIT
#include "lightning/channel/closing_tx.h"
#include "lightning/invoice/invoice.h"
#include "lightning/node/node_core.h"
#include "lightning/payment/payment_onion.h"
#include "wallet/base/text.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

bool isNamedIn(const std::vector<ShortChannelId>& names, const Channel& channel)
{
    return std::ranges::any_of(names, [&](ShortChannelId name) {
        return name == shortChannelId(channel) || name == channel.params.localAlias;
    });
}

} // namespace

void NodeCore::on(node_input::Request& in)
{
    std::visit([&](const auto& request) { serve(in.id, request); }, in.body);
}

void NodeCore::serve(RequestId id, const request::Connect& r)
{
    if (r.peer == nodeId)
        return m_out.refuse(id, NodeError::BadParameter, "that is this node itself");
    if (const Connection* connection = connectionOf(r.peer))
        return m_out.reply(id, reply::Connected{r.peer, connection->address,
                                                connection->session.peerFeatures(),
                                                !connection->inbound});
    PeerEntry& entry = peers[r.peer];
    std::vector<PeerAddress> candidates = r.address ? std::vector{*r.address} : entry.known;
    if (candidates.empty()) {
        forgetIdlePeer(r.peer);
        return m_out.refuse(id, NodeError::NodeAddressUnknown,
                            "no address of this node is known: give HOST:PORT");
    }
    entry.waiting.push_back(id);
    if (entry.dialling && !r.address)
        return;
    entry.candidates = std::move(candidates);
    dial(r.peer, entry);
}

void NodeCore::serve(RequestId id, const request::Disconnect& r)
{
    if (connectionOf(r.peer) == nullptr)
        return m_out.refuse(id, NodeError::PeerNotConnected, "not connected to this peer");
    if (!r.force && hasLiveChannel(r.peer))
        return m_out.refuse(id, NodeError::HtlcsPending,
                            "the peer has a channel with us: use force");
    disconnect(r.peer, "asked for by the owner");
    m_out.reply(id, reply::Done{});
}

void NodeCore::serve(RequestId id, const request::PingPeer& r)
{
    Connection* connection = connectionOf(r.peer);
    if (connection == nullptr)
        return m_out.refuse(id, NodeError::PeerNotConnected, "not connected to this peer");
    m_written.insert(*peers.at(r.peer).connection);
    if (!connection->session.ping(static_cast<std::uint64_t>(id), r.length, r.pongBytes))
        m_out.reply(id, reply::Ponged{0});
}

void NodeCore::serve(RequestId id, const request::CloseChannel& r)
{
    ChannelEntry* entry = channels.find(r.channelId);
    if (entry == nullptr)
        return m_out.refuse(id, NodeError::ChannelUnknown, "no such channel");
    if (entry->closingTransaction &&
        (isOver(entry->channel) || isCloseAgreed(entry->channel.state)))
        return m_out.reply(
            id, reply::Closing{entry->key, CloseKind::Mutual, entry->closingTransaction});
    if (isOver(entry->channel))
        return m_out.refuse(id, NodeError::ClosePending, "the channel is closed on chain");
    entry->closeRequests.push_back(id);
    if (!isFunded(entry->channel))
        return enqueue(entry->key, input::FundingRefused{"given up by the owner"});
    const ChannelId key = entry->key;
    if (giveUpIfGated(key, "given up by the owner"))
        return;
    enqueue(key, input::CloseCooperatively{r.script});
    drain();
    entry = channels.find(key);
    const auto phase = entry == nullptr ? event::ChannelPhase::Closed : phaseOf(entry->channel);
    if (phase != event::ChannelPhase::Ready && phase != event::ChannelPhase::AwaitingConfirmations)
        return;
    std::erase(entry->closeRequests, id);
    m_out.refuse(id, NodeError::ChannelNotReady,
                 "the channel cannot begin to close: not in this state, or not to this script");
}

void NodeCore::serve(RequestId id, const request::ForceClose& r)
{
    ChannelEntry* entry = channels.find(r.channelId);
    if (entry == nullptr)
        return m_out.refuse(id, NodeError::ChannelUnknown, "no such channel");
    // A close that both agreed on but that no block takes may still be left for our commitment.
    const bool stuck =
        std::holds_alternative<ClosingPublished>(entry->channel.state) && !entry->spendHeight;
    if (isOver(entry->channel) && !stuck)
        return m_out.refuse(id, NodeError::ClosePending, "the channel is closing on chain");
    if (entry->channel.suspect || std::holds_alternative<DataLoss>(entry->channel.state))
        return m_out.refuse(
            id, NodeError::StateMayBeOld,
            "this wallet's state may be old: broadcasting it could lose all of the channel");
    entry->closeRequests.push_back(id);
    if (!giveUpIfGated(r.channelId, "given up by the owner"))
        enqueue(r.channelId, input::CloseUnilaterally{"asked for by the owner"});
}

void NodeCore::serve(RequestId id, const request::TrustChannel& r)
{
    const ChannelEntry* entry = channels.find(r.channelId);
    if (entry == nullptr)
        return m_out.refuse(id, NodeError::ChannelUnknown, "no such channel");
    if (std::holds_alternative<DataLoss>(entry->channel.state))
        return m_out.refuse(id, NodeError::StateMayBeOld,
                            "the peer has proven that this state is old: it alone can close");
    enqueue(r.channelId, input::SetSuspect{false});
    m_out.reply(id, reply::Done{});
}

std::vector<std::vector<RouteHintHop>>
NodeCore::privateHints(const std::vector<ShortChannelId>& chosen) const
{
    // Source: BOLT 11 § Tagged Fields: one r field a private channel; more than a few only bloat
    // the QR code.
    constexpr std::size_t kMostHints = 5;
    std::vector<const ChannelEntry*> candidates;
    for (const auto& [id, entry] : channels.all()) {
        const bool known =
            entry->theirTerms && (entry->channel.remoteAlias || shortChannelId(entry->channel));
        const bool wanted =
            chosen.empty() ? !entry->channel.params.announce : isNamedIn(chosen, entry->channel);
        if (wanted && known && isUsable(entry->channel))
            candidates.push_back(entry.get());
    }
    std::ranges::sort(candidates, std::ranges::greater{},
                      [](const ChannelEntry* entry) { return receivableBalance(entry->channel); });
    std::vector<std::vector<RouteHintHop>> out;
    for (const ChannelEntry* entry : candidates) {
        if (out.size() == kMostHints)
            break;
        const ShortChannelId id = entry->channel.remoteAlias ? *entry->channel.remoteAlias
                                                             : *shortChannelId(entry->channel);
        const ChannelTerms& terms = *entry->theirTerms;
        out.push_back({{entry->peer(), id, RelayFee{terms.feeBaseMsat, terms.feePpm},
                        terms.cltvExpiryDelta}});
    }
    return out;
}

std::expected<InvoiceEntry, std::string> NodeCore::makeInvoice(const request::CreateInvoice& r)
{
    InvoiceEntry entry;
    entry.preimage = r.preimage ? *r.preimage : random.fixed<Preimage>();
    entry.hash = paymentHashOf(entry.preimage);
    entry.label = r.label.empty() ? toHex(entry.hash) : r.label;
    entry.secret = random.fixed<PaymentSecret>();
    entry.createdAt = now;
    entry.expiresAt = now + r.expiry;
    entry.description = r.description;
    entry.amount = r.amount;
    entry.minFinalCltv = r.minFinalCltv;
    InvoiceDraft draft;
    draft.network = config.network;
    draft.amount = r.amount;
    draft.timestamp = now;
    draft.paymentHash = entry.hash;
    draft.paymentSecret = entry.secret;
    if (r.descriptionHash)
        draft.descriptionHash = r.descriptionHash;
    else
        draft.description = r.description;
    draft.expiry = r.expiry;
    draft.minFinalCltvExpiryDelta = r.minFinalCltv;
    draft.features = ourInvoiceFeatures();
    draft.fallbackScripts = r.fallbackScripts;
    if (r.exposePrivateChannels)
        draft.routeHints = privateHints(r.hintChannels);
    auto text = encodeInvoice(draft, secrets.nodeKey);
    if (!text)
        return std::unexpected(text.error().detail);
    entry.invoice = std::move(*text);
    return entry;
}

void NodeCore::serve(RequestId id, const request::CreateInvoice& r)
{
    if (r.amount == MilliSatoshi{} || (r.amount && *r.amount > toMsat(kMaxMoney)))
        return m_out.refuse(id, NodeError::BadParameter, "the amount is zero or more than exists");
    if (!r.label.empty() && incoming.hasLabel(r.label))
        return m_out.refuse(id, NodeError::LabelExists,
                            "an invoice with label \"" + sanitised(r.label) + "\" exists");
    if (r.expiry <= std::chrono::seconds{0} || r.minFinalCltv < kBlocksToClaim)
        return m_out.refuse(id, NodeError::BadParameter,
                            "the expiry must be in the future, cltv at least 18");
    auto entry = makeInvoice(r);
    if (!entry)
        return m_out.refuse(id, NodeError::BadParameter, entry.error());
    if (m_preimages.contains(entry->hash) || incoming.find(entry->hash) != nullptr)
        return m_out.refuse(id, NodeError::PreimageExists, "an invoice with this preimage exists");
    entry->createdIndex = incoming.takeCreatedIndex();
    m_out.store(PutInvoice{entry->hash, entry->label, entry->createdIndex, 0, entry->createdAt,
                           entry->expiresAt, 0, encodeInvoiceEntry(*entry)});
    MilliSatoshi receivable;
    for (const auto& [key, channel] : channels.all())
        if (isUsable(channel->channel))
            receivable =
                checkedAdd(receivable, receivableBalance(channel->channel)).value_or(receivable);
    m_out.tell(event::InvoiceChanged{*entry});
    m_out.reply(id, reply::InvoiceCreated{*entry, r.amount && *r.amount > receivable});
    incoming.add(std::move(*entry));
}

void NodeCore::serve(RequestId id, const request::DeleteInvoice& r)
{
    const bool unpaid = incoming.find(r.hash) != nullptr;
    if (!unpaid && !r.settled)
        return m_out.refuse(id, NodeError::InvoiceUnknown, "no unpaid invoice with this hash");
    if (unpaid && (r.settled || !incoming.remove(r.hash)))
        return m_out.refuse(id, NodeError::UnexpectedStatus,
                            "a payment of this invoice is coming in");
    ++m_indexes.invoicesDeleted;
    m_out.store(DeleteInvoice{r.hash});
    m_out.tell(event::InvoiceDeleted{r.hash});
    m_out.reply(id, reply::Done{});
}

void NodeCore::serve(RequestId id, const request::Pay& r)
{
    pay(id, targetOfInvoice({r.invoice, r.amount, r.maxFee, r.label, r.decoded}, config.network,
                            nodeId, now));
}

void NodeCore::serve(RequestId id, const request::Keysend& r)
{
    const KeysendTerms terms{r.destination, r.amount,  r.maxFee,
                             r.label,       r.message, r.customRecords};
    pay(id, targetOfKeysend(terms, random.fixed<Preimage>(), nodeId));
}

void NodeCore::serve(RequestId id, const request::SetAlias& r)
{
    if (r.alias.size() > NodeAlias::kSize)
        return m_out.refuse(id, NodeError::BadParameter, "an alias has at most 32 bytes");
    config.alias = r.alias;
    m_out.store(PutSetting{"alias", Bytes(r.alias.begin(), r.alias.end())});
    m_out.reply(id, reply::Done{});
}

void NodeCore::serve(RequestId id, const request::SetPolicy& r)
{
    config.channel.toSelfDelay = std::min(r.toSelfDelay, kMaxToSelfDelay);
    config.acceptKeysend = r.acceptKeysend;
    incoming.setAcceptKeysend(r.acceptKeysend);
    m_out.reply(id, reply::Done{});
}

void NodeCore::serve(RequestId id, const request::DevAddHtlc& r)
{
    ChannelEntry* entry = channels.find(r.channelId);
    if (config.network != Network::Regtest || entry == nullptr || !isUsable(entry->channel))
        return m_out.refuse(id, NodeError::ChannelNotReady, "no usable channel, or not on regtest");
    // An onion for the peer as last hop, under a hash nobody knows the preimage of.
    PaymentTarget target{entry->peer(), r.hash, r.amount, MilliSatoshi{}};
    const Route route{r.channelId, {{entry->peer(), {}, r.amount, r.expiry}}};
    const auto onion = buildPaymentOnion(route, target, randomKey(random).expose());
    if (!onion)
        return m_out.refuse(id, NodeError::BadParameter, onion.error().detail);
    enqueue(r.channelId, input::OfferHtlc{r.amount, r.hash, r.expiry, *onion, 0});
    m_out.reply(id, reply::Done{});
}

void NodeCore::serve(RequestId id, const request::DevFeerate& r)
{
    if (config.network != Network::Regtest || channels.find(r.channelId) == nullptr)
        return m_out.refuse(id, NodeError::ChannelUnknown, "no such channel, or not on regtest");
    enqueue(r.channelId, input::UpdateFee{r.feerate});
    m_out.reply(id, reply::Done{});
}

} // namespace fulgurite::lightning

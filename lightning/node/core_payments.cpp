// SPDX-License-Identifier: MIT
#include "lightning/node/node_core.h"
#include "lightning/onion/error_packet.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <chrono>

namespace fulgurite::lightning {

namespace {

Bytes numberBytes(std::uint64_t value)
{
    ByteWriter out;
    out.u64be(value);
    return out.take();
}

/// After a start, for payments that were asked for before the peers are back.
constexpr std::chrono::seconds kPeersReturn{20};
constexpr std::size_t kMostHeld = 100;

Failure invalidPayload(const PayloadFault& fault)
{
    Failure out{failure_code::kInvalidOnionPayload};
    out.payloadFault = fault;
    return out;
}

/// Ready, but for its peer, who is not back.
bool isAsleep(const Channel& channel)
{
    return channel.link != Link::Online && !channel.suspect && channel.readySent &&
           channel.readyReceived && channel.position.has_value() && !channel.shallow &&
           std::holds_alternative<Normal>(channel.state);
}

} // namespace

PaymentFailure peerAway()
{
    return paymentFailure(PaymentError::NotReady,
                          "the peer of the channel that leads there is not connected");
}

PaymentWorld NodeCore::world() const
{
    PaymentWorld out{now, height, {}, steady};
    for (const auto& [id, entry] : channels.all()) {
        if (!isUsable(entry->channel))
            continue;
        const auto& remote = entry->channel.params.remote;
        out.channels.push_back({id, entry->peer(), sendableBalance(entry->channel),
                                remote ? remote->htlcMinimum : MilliSatoshi{}});
    }
    return out;
}

/// It could be paid were all peers of our channels here.
bool NodeCore::waitsForAPeer(const PaymentTarget& target) const
{
    PaymentWorld awake = world();
    if (outgoing.plan(target, awake))
        return false;
    for (const auto& [id, entry] : channels.all())
        if (isAsleep(entry->channel) && entry->channel.params.remote)
            awake.channels.push_back({id, entry->peer(), sendableBalance(entry->channel),
                                      entry->channel.params.remote->htlcMinimum});
    return outgoing.plan(target, awake).has_value();
}

void NodeCore::learn(const PaymentHash& hash, const Preimage& preimage)
{
    if (m_preimages.emplace(hash, preimage).second)
        m_out.store(PutPreimage{hash, preimage});
}

void NodeCore::peelAhead(const ChannelEntry& entry, const std::vector<ChannelEffect>& effects)
{
    std::vector<const Htlc*> added;
    for (const ChannelEffect& effect : effects)
        if (const auto* one = std::get_if<effect::HtlcAdded>(&effect))
            added.push_back(&one->htlc);
    m_peeled.clear();
    if (added.size() < kWorthSharing || !synced)
        return;
    std::vector<std::optional<Result<PeeledOnion, OnionError>>> peeled(added.size());
    forEach(config.parallel, added.size(), [&](std::size_t i) {
        peeled[i] =
            peelOnion(secrets.nodeKey, added[i]->onion.view(), added[i]->paymentHash.view());
    });
    for (std::size_t i = 0; i < added.size(); ++i)
        m_peeled.emplace(HtlcRef{entry.key, added[i]->id}, std::move(*peeled[i]));
}

Result<PeeledOnion, OnionError> NodeCore::peeledOf(const HtlcRef& ref, const Htlc& htlc)
{
    if (auto ahead = m_peeled.extract(ref))
        return std::move(ahead.mapped());
    return peelOnion(secrets.nodeKey, htlc.onion.view(), htlc.paymentHash.view());
}

void NodeCore::takeHtlc(ChannelEntry& entry, const effect::HtlcAdded& added)
{
    const Htlc& htlc = added.htlc;
    const HtlcRef ref{entry.key, htlc.id};
    // Never fail what was decided to be claimed, also not after a restart.
    if (const auto known = m_claims.find(ref); known != m_claims.end())
        return enqueue(entry.key, input::FulfillHtlc{htlc.id, known->second});
    const auto peeled = peeledOf(ref, htlc);
    if (!peeled) {
        std::uint16_t code = failureCodeOf(peeled.error().code);
        if ((code & kBadOnion) ==
            0) // no shared secret to wrap a failure with: only the malformed form is left
            code = failure_code::kInvalidOnionHmac;
        return enqueue(entry.key,
                       input::FailMalformedHtlc{htlc.id, sha256(htlc.onion.view()), code});
    }
    const auto fail = [&](const Failure& failure) {
        enqueue(entry.key, input::FailHtlc{htlc.id, createErrorPacket(peeled->sharedSecret,
                                                                      encodeFailure(failure))});
    };
    auto payload = decodeHopPayload(peeled->payload);
    if (!payload)
        return fail(invalidPayload(payload.error().code));
    if (peeled->next) // forwarding is not served: nobody is told who our other peers are
        return fail(Failure{failure_code::kUnknownNextPeer});
    if (added.overDustExposure || !mayDecide(entry))
        return fail(Failure{failure_code::kTemporaryNodeFailure});
    const bool settled = m_preimages.contains(htlc.paymentHash);
    incoming.arrived({ref, htlc.amount, htlc.paymentHash, htlc.expiry, peeled->sharedSecret,
                      std::move(*payload)},
                     settled, {now, height, steady});
}

bool NodeCore::mayDecide(const ChannelEntry& entry) const
{
    return synced && entry.channel.position && !entry.channel.shallow;
}

/// A funding that a reorg took out may be spent otherwise for good: nothing is given for what its
/// channel promises. Before an HTLC runs out it is failed, unless its preimage is out already.
void NodeCore::decideDeferred()
{
    for (auto& [ref, added] : std::exchange(m_deferred, {})) {
        ChannelEntry* entry = channels.find(ref.channelId);
        if (entry == nullptr || isOver(entry->channel))
            continue;
        const bool late =
            synced && added.htlc.expiry.value < height + kBlocksToClaim && !m_claims.contains(ref);
        if (late || mayDecide(*entry))
            takeHtlc(*entry, added);
        else
            m_deferred.emplace(ref, added);
    }
}

void NodeCore::holdBack(const ChannelEntry& entry)
{
    if (!entry.channel.commitments)
        return;
    for (const Htlc& htlc : entry.channel.commitments->htlcs) {
        const HtlcRef ref{entry.key, htlc.id};
        if (htlc.direction == HtlcDirection::Incoming && incoming.withdraw(ref))
            m_deferred.try_emplace(ref, effect::HtlcAdded{htlc, true, false});
    }
}

void NodeCore::movePayments()
{
    for (HtlcOffer& offer : outgoing.takeOffers()) {
        if (channels.find(offer.channelId) == nullptr)
            outgoing.refused(offer.offer.cookie, ChannelError::NotReady, "the channel is gone",
                             world());
        else
            enqueue(offer.channelId, std::move(offer.offer));
    }
    for (const ClaimHtlc& claimed : incoming.takeClaims())
        claim(claimed);
    for (const RejectHtlc& rejected : incoming.takeRejects()) {
        // Every commitment and every known preimage is asked before an HTLC is failed back.
        if (m_claims.contains(rejected.ref))
            continue;
        enqueue(
            rejected.ref.channelId,
            input::FailHtlc{rejected.ref.htlcId,
                            createErrorPacket(rejected.secret, encodeFailure(rejected.failure))});
    }
}

void NodeCore::claim(const ClaimHtlc& claimed)
{
    learn(paymentHashOf(claimed.preimage), claimed.preimage);
    m_claims[claimed.ref] = claimed.preimage;
    m_claimsChanged.insert(claimed.ref.channelId);
    enqueue(claimed.ref.channelId, input::FulfillHtlc{claimed.ref.htlcId, claimed.preimage});
}

void NodeCore::storeClaims()
{
    for (const ChannelId& id : std::exchange(m_claimsChanged, {})) {
        ByteWriter out;
        for (auto it = m_claims.lower_bound({id, 0});
             it != m_claims.end() && it->first.channelId == id; ++it) {
            out.u64be(it->first.htlcId);
            out.bytes(it->second.view());
        }
        m_out.store(PutSetting{"claims." + toHex(id), out.take()});
    }
}

IndexCounters NodeCore::indexes() const
{
    IndexCounters out = m_indexes;
    out.invoicesCreated = incoming.nextCreatedIndex() - 1;
    out.paymentsCreated = m_nextPaymentIndex - 1;
    return out;
}

/// A step adds one HTLC at most, and the newest stands last.
void NodeCore::countHtlc(const ChannelEntry& entry)
{
    const auto& commitments = entry.channel.commitments;
    const bool added = commitments && !commitments->htlcs.empty() &&
                       commitments->htlcs.back().createdIndex == m_indexes.htlcsCreated + 1;
    if (added)
        ++m_indexes.htlcsCreated;
}

void NodeCore::storeIndexes()
{
    if (m_indexes == m_storedIndexes)
        return;
    m_storedIndexes = m_indexes;
    ByteWriter out;
    out.u64be(m_indexes.invoicesUpdated);
    out.u64be(m_indexes.invoicesDeleted);
    out.u64be(m_indexes.paymentsUpdated);
    out.u64be(m_indexes.htlcsCreated);
    m_out.store(PutSetting{"indexes", out.take()});
}

void NodeCore::storeChangedPayments()
{
    for (const PaymentHash& hash : outgoing.takeChanged()) {
        if (outgoing.number(hash, m_indexes.paymentsUpdated + 1))
            ++m_indexes.paymentsUpdated;
        const Payment* payment = outgoing.find(hash);
        if (payment == nullptr)
            continue;
        m_out.store(PutPayment{hash, payment->groupId, payment->createdIndex, payment->createdAt,
                               static_cast<std::uint8_t>(payment->status),
                               encodePayment(*payment)});
        m_out.tell(event::PaymentChanged{*payment});
    }
}

void NodeCore::storeChangedInvoices()
{
    for (InvoiceEntry& entry : incoming.takeChanged()) {
        entry.updatedIndex = ++m_indexes.invoicesUpdated;
        m_out.store(PutInvoice{entry.hash, entry.label, entry.createdIndex, entry.paidIndex,
                               entry.createdAt, entry.expiresAt,
                               static_cast<std::uint8_t>(entry.status), encodeInvoiceEntry(entry)});
        m_out.tell(event::InvoiceChanged{std::move(entry)});
    }
    if (m_storedPaidIndex != incoming.nextPaidIndex())
        m_out.store(
            PutSetting{"invoices.paid", numberBytes(m_storedPaidIndex = incoming.nextPaidIndex())});
    if (m_storedCreatedIndex != incoming.nextCreatedIndex())
        m_out.store(PutSetting{"invoices.next",
                               numberBytes(m_storedCreatedIndex = incoming.nextCreatedIndex())});
}

std::optional<PaymentFailure> NodeCore::whyNoPayment() const
{
    if (height == 0 || !synced)
        return paymentFailure(PaymentError::NotReady,
                              "the chain is not known up to its tip: nothing is sent");
    return std::nullopt;
}

void NodeCore::pay(RequestId id, std::expected<PaymentTarget, PaymentFailure> target)
{
    if (auto reason = whyNoPayment())
        return refusePayment(id, std::move(*reason));
    if (!target)
        return refusePayment(id, std::move(target).error());
    if (m_held.size() < kMostHeld && steady - m_startedAt < kPeersReturn && waitsForAPeer(*target))
        return m_held.push_back({id, std::move(*target)});
    begin(id, std::move(*target));
}

/// Right after a start the peers are on their way back.
void NodeCore::beginHeld()
{
    for (HeldPayment& held : std::exchange(m_held, {}))
        if (steady - m_startedAt < kPeersReturn && waitsForAPeer(held.target))
            m_held.push_back(std::move(held));
        else
            begin(held.request, std::move(held.target));
}

void NodeCore::refusePayment(RequestId id, PaymentFailure failure)
{
    reply::Refused refused{NodeError::PaymentRefused, failure.detail, failure.limit};
    refused.payment = std::move(failure);
    m_out.reply(id, std::move(refused));
}

void NodeCore::begin(RequestId id, PaymentTarget target)
{
    if (m_preimages.contains(target.hash))
        return refusePayment(id, paymentFailure(PaymentError::AlreadyPaid, "this was paid before"));
    if (waitsForAPeer(target))
        return refusePayment(id, peerAway());
    const std::uint64_t index = m_nextPaymentIndex;
    auto started = outgoing.start(std::move(target), index, world());
    if (!started)
        return refusePayment(id, std::move(started).error());
    m_out.store(PutSetting{"payments.next", numberBytes(++m_nextPaymentIndex)});
    m_out.reply(id, reply::PaymentStarted{*outgoing.find(*started)});
}

} // namespace fulgurite::lightning

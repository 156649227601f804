// SPDX-License-Identifier: MIT
#include "lightning/payment/outgoing.h"

#include "lightning/payment/payment_onion.h"
#include "wallet/base/text.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::lightning {

namespace {

std::string msat(MilliSatoshi amount) { return std::to_string(amount.value()) + " msat"; }

/// With the value that was refused and the limit it broke.
PaymentFailure describe(const RouteFault& fault, MilliSatoshi amount, MilliSatoshi maxFee)
{
    const auto make = [&](PaymentError error, MilliSatoshi asked, const std::string& rule) {
        PaymentFailure out = paymentFailure(error, rule, fault.limit);
        out.asked = asked;
        return out;
    };
    const std::string limit = msat(fault.limit);
    switch (fault.error) {
    case RouteError::AboveSendable:
        return make(PaymentError::AboveSendable, amount,
                    msat(amount) + ": the most that can be sent that way is " + limit);
    case RouteError::FeeAboveLimit:
        return make(PaymentError::FeeAboveLimit, maxFee,
                    "the way costs " + limit + ", " + msat(maxFee) + " is allowed");
    case RouteError::BelowMinimum:
        return make(PaymentError::AmountInvalid, amount,
                    msat(amount) + ": the peer carries nothing below " + limit);
    case RouteError::HeldTooLong:
        return paymentFailure(PaymentError::NoRoute,
                              "the payment could be held for " + std::to_string(fault.blocks) +
                                  " blocks; at most " + std::to_string(kMostBlocksHeld) +
                                  " are given");
    case RouteError::NoRoute:
        break;
    }
    return paymentFailure(PaymentError::NoRoute, "no live channel leads there");
}

MilliSatoshi delivered(const Payment& payment)
{
    return saturatingSub(amountSent(payment), feePaid(payment));
}

Payment newRecord(const PaymentTarget& target, std::uint64_t index, UnixTime now)
{
    Payment out{target.hash,       index, index, now, std::nullopt, PaymentStatus::Pending,
                target.destination};
    out.amount = target.amount;
    out.maxFee = target.maxFee;
    out.invoice = target.invoice;
    out.description = target.description;
    out.label = target.label;
    out.message = target.message;
    out.keysend = target.keysend.has_value();
    if (auto records = encodeTlvs(target.customRecords))
        out.customRecords = std::move(*records);
    return out;
}

} // namespace

void OutgoingPayments::load(Payment payment)
{
    payment.loaded = true;
    for (const PaymentPart& part : payment.parts)
        if (part.state == PaymentPart::State::Offered && part.htlcId)
            m_byHtlc[{part.channelId, *part.htlcId}] = {payment.hash, part.id};
    const PaymentHash hash = payment.hash;
    m_payments.insert_or_assign(hash, Live{std::move(payment), std::nullopt, {}});
}

void OutgoingPayments::reconcile(const std::function<bool(const ChannelId&, std::uint64_t)>& exists,
                                 UnixTime now)
{
    std::vector<PartRef> gone;
    for (const auto& [hash, live] : m_payments)
        for (const PaymentPart& part : live.record.parts)
            if (part.state == PaymentPart::State::Offered &&
                (!part.htlcId || !exists(part.channelId, *part.htlcId)))
                gone.push_back({hash, part.id});
    for (const PartRef& ref : gone)
        endPart(ref, {paymentFailure(PaymentError::FailedOnRoute, "it was never sent")},
                {now, 0, {}});
    for (auto& [hash, live] : m_payments)
        if (live.record.status == PaymentStatus::Pending && live.record.parts.empty()) {
            live.record.failure = paymentFailure(PaymentError::FailedOnRoute, "it was never sent");
            finish(live, PaymentStatus::Failed, now);
        }
}

void OutgoingPayments::channelLive(const ChannelId& channelId)
{
    for (auto it = m_byHtlc.lower_bound({channelId, 0});
         it != m_byHtlc.end() && it->first.first == channelId; ++it) {
        const auto payment = m_payments.find(it->second.hash);
        if (payment != m_payments.end() && std::exchange(payment->second.record.loaded, false))
            m_changed.insert(it->second.hash);
    }
}

std::expected<std::vector<Route>, PaymentFailure>
OutgoingPayments::plan(const PaymentTarget& target, const PaymentWorld& world) const
{
    const Payment* known = find(target.hash);
    // Two live payments of one hash could both be taken by the same preimage.
    if (known != nullptr && known->status == PaymentStatus::Pending)
        return std::unexpected(
            known->amount == target.amount && known->destination == target.destination
                ? paymentFailure(PaymentError::InFlight, "this payment is under way")
                : paymentFailure(PaymentError::HashUsedDifferently,
                                 "a payment with this hash is under way"));
    const Avoid nothing;
    auto routes = m_routes.find({target.destination, target.amount, target.maxFee, world.height,
                                 target.finalCltv, target.hints, world.channels, nothing});
    if (!routes)
        return std::unexpected(describe(routes.error(), target.amount, target.maxFee));
    return std::move(*routes);
}

std::expected<PaymentHash, PaymentFailure>
OutgoingPayments::start(PaymentTarget target, std::uint64_t index, const PaymentWorld& world)
{
    if (auto routes = plan(target, world); !routes)
        return std::unexpected(std::move(routes).error());
    const PaymentHash hash = target.hash;
    Live live{newRecord(target, index, world.now), std::move(target), {}};
    std::erase(m_ended, hash);
    auto& kept = m_payments.insert_or_assign(hash, std::move(live)).first->second;
    if (auto failure = sendParts(kept, world)) {
        // Nothing has left yet: parts that were already made must not leave without the rest.
        std::erase_if(m_offers,
                      [&](const HtlcOffer& made) { return made.offer.paymentHash == hash; });
        std::erase_if(m_byCookie, [&](const auto& known) { return known.second.ref.hash == hash; });
        m_payments.erase(hash);
        return std::unexpected(std::move(*failure));
    }
    m_changed.insert(hash);
    return hash;
}

std::optional<PaymentFailure> OutgoingPayments::sendParts(Live& payment, const PaymentWorld& world)
{
    const PaymentTarget& target = *payment.target;
    const MilliSatoshi missing = saturatingSub(target.amount, delivered(payment.record));
    if (missing == MilliSatoshi{})
        return std::nullopt;
    const MilliSatoshi feeLeft = saturatingSub(target.maxFee, feePaid(payment.record));
    auto routes = m_routes.find({target.destination, missing, feeLeft, world.height,
                                 target.finalCltv, target.hints, world.channels, payment.avoid});
    if (!routes)
        return describe(routes.error(), missing, feeLeft);
    for (Route& route : *routes)
        if (auto failure = offer(payment, std::move(route), world))
            return failure;
    return std::nullopt;
}

std::optional<PaymentFailure> OutgoingPayments::offer(Live& payment, Route route,
                                                      const PaymentWorld& world)
{
    // Whatever the route finder says: amount and fee over all live parts stay within the budget,
    // and no part is too many.
    const auto sent = checkedAdd(amountSent(payment.record), route.sent());
    const auto given = checkedAdd(delivered(payment.record), route.delivered());
    const auto budget = checkedAdd(payment.record.amount, payment.record.maxFee);
    if (!sent || !given || !budget || *sent > *budget || *given > payment.record.amount)
        return paymentFailure(PaymentError::FeeAboveLimit, "the budget is spent",
                              payment.record.maxFee);

    Bytes sessionKey(32);
    do
        m_random.fill(sessionKey);
    while (!SecretKey::parse(sessionKey));
    const auto onion = buildPaymentOnion(route, *payment.target, sessionKey);
    if (!onion)
        return paymentFailure(PaymentError::BadParameter,
                              "the onion cannot hold it: " + onion.error().detail);

    PaymentPart part;
    part.id = static_cast<std::uint32_t>(payment.record.parts.size());
    part.channelId = route.channelId;
    part.sessionKey = std::move(sessionKey);
    part.offeredAt = world.now;
    part.route = std::move(route);
    const std::uint64_t cookie = ++m_lastCookie;
    m_offers.push_back(
        {part.channelId,
         {part.route.sent(), payment.record.hash, part.route.expiry(), *onion, cookie}});
    m_byCookie[cookie] = {{payment.record.hash, part.id}, m_offers.back()};
    payment.record.parts.push_back(std::move(part));
    return std::nullopt;
}

PaymentPart* OutgoingPayments::partOf(const PartRef& ref)
{
    const auto payment = m_payments.find(ref.hash);
    if (payment == m_payments.end() || ref.part >= payment->second.record.parts.size())
        return nullptr;
    return &payment->second.record.parts[ref.part];
}

void OutgoingPayments::offered(std::uint64_t cookie, std::uint64_t htlcId)
{
    const auto known = m_byCookie.find(cookie);
    if (known == m_byCookie.end())
        return;
    const PartRef ref = known->second.ref;
    m_byCookie.erase(known);
    if (PaymentPart* part = partOf(ref)) {
        part->htlcId = htlcId;
        m_byHtlc[{part->channelId, htlcId}] = ref;
        m_changed.insert(ref.hash);
    }
}

void OutgoingPayments::refused(std::uint64_t cookie, ChannelError error, const std::string& detail,
                               const PaymentWorld& world)
{
    const auto known = m_byCookie.find(cookie);
    if (known == m_byCookie.end())
        return;
    const Unanswered ended = std::move(known->second);
    m_byCookie.erase(known);
    if (ended.waitsSince) // its turn goes to the next
        roomMade(ended.offer.channelId);
    FailureVerdict verdict;
    verdict.failure = paymentFailure(error == ChannelError::NotReady ? PaymentError::NoRoute
                                                                     : PaymentError::AboveSendable,
                                     sanitised(detail));
    verdict.retry = verdict.avoidOurs = true;
    endPart(ended.ref, std::move(verdict), world);
}

bool OutgoingPayments::fitsElsewhere(const PartRef& ref, const ChannelId& full,
                                     const PaymentWorld& world) const
{
    const Live& payment = m_payments.at(ref.hash);
    if (!payment.target || payment.record.parts.size() >= kMostAttempts)
        return false;
    Avoid avoid = payment.avoid;
    avoid.ours.insert(full);
    const Route& route = payment.record.parts.at(ref.part).route;
    const PaymentTarget& target = *payment.target;
    return m_routes
        .find({target.destination, route.delivered(), target.maxFee, world.height, target.finalCltv,
               target.hints, world.channels, avoid})
        .has_value();
}

void OutgoingPayments::noRoom(std::uint64_t cookie, ChannelError error, const std::string& detail,
                              const PaymentWorld& world)
{
    const auto known = m_byCookie.find(cookie);
    if (known == m_byCookie.end())
        return;
    Unanswered& waiting = known->second;
    const PaymentPart* part = partOf(waiting.ref);
    if (part == nullptr || fitsElsewhere(waiting.ref, part->channelId, world))
        return refused(cookie, error, detail, world);
    if (waiting.waitsSince)
        m_waiting.putBack(waiting.offer, *waiting.waitsSince);
    else if (m_waiting.add(waiting.offer, world.steady))
        waiting.waitsSince = world.steady;
    else
        refused(cookie, error, detail, world);
}

void OutgoingPayments::roomMade(const ChannelId& channelId)
{
    if (auto next = m_waiting.next(channelId))
        m_offers.push_back(std::move(next->offer));
}

void OutgoingPayments::channelLost(const ChannelId& channelId, const PaymentWorld& world)
{
    for (const HtlcOffer& lost : m_waiting.takeAll(channelId))
        refused(lost.offer.cookie, ChannelError::NotReady, "the channel takes no HTLC now", world);
}

void OutgoingPayments::tick(const PaymentWorld& world)
{
    for (const HtlcOffer& late : m_waiting.takeOverdue(world.steady))
        refused(late.offer.cookie, ChannelError::TooManyHtlcs,
                "the channel had no room for another HTLC for 60 seconds", world);
}

bool OutgoingPayments::fulfilled(const ChannelId& channelId, std::uint64_t htlcId,
                                 const Preimage& preimage, UnixTime now)
{
    const auto known = m_byHtlc.find({channelId, htlcId});
    if (known == m_byHtlc.end())
        return false;
    const PartRef ref = known->second;
    m_byHtlc.erase(known);
    PaymentPart* part = partOf(ref);
    if (part == nullptr)
        return false;
    part->state = PaymentPart::State::Fulfilled;
    Live& payment = m_payments.at(ref.hash);
    payment.record.preimage = preimage;
    payment.record.loaded = false;
    m_changed.insert(ref.hash);
    // The preimage proves the payment, whatever its other parts do: the recipient cannot refuse
    // them now and keep it.
    if (payment.record.status == PaymentStatus::Pending)
        finish(payment, PaymentStatus::Complete, now);
    return true;
}

void OutgoingPayments::failed(const ChannelId& channelId, std::uint64_t htlcId,
                              const std::variant<HtlcFail, HtlcFailMalformed>& how,
                              const PaymentWorld& world)
{
    const auto known = m_byHtlc.find({channelId, htlcId});
    if (known == m_byHtlc.end())
        return;
    const PartRef ref = known->second;
    m_byHtlc.erase(known);
    if (const PaymentPart* part = partOf(ref))
        endPart(ref, classifyFailure(*part, ref.hash, how), world);
}

void OutgoingPayments::forgotten(const ChannelId& channelId, std::uint64_t htlcId,
                                 const PaymentWorld& world)
{
    const auto known = m_byHtlc.find({channelId, htlcId});
    if (known == m_byHtlc.end())
        return;
    const PartRef ref = known->second;
    m_byHtlc.erase(known);
    FailureVerdict verdict;
    verdict.failure =
        paymentFailure(PaymentError::NoRoute, "the peer went away before it was sent");
    verdict.retry = verdict.avoidOurs = true;
    endPart(ref, std::move(verdict), world);
}

void OutgoingPayments::endPart(const PartRef& ref, FailureVerdict verdict,
                               const PaymentWorld& world)
{
    PaymentPart* part = partOf(ref);
    if (part == nullptr)
        return;
    part->state = PaymentPart::State::Failed;
    part->failure = verdict.failure;
    Live& payment = m_payments.at(ref.hash);
    if (verdict.avoidOurs)
        payment.avoid.ours.insert(part->channelId);
    if (verdict.avoidChannel)
        payment.avoid.theirs.insert(*verdict.avoidChannel);
    m_changed.insert(ref.hash);
    if (payment.record.status != PaymentStatus::Pending)
        return;
    const bool expired =
        payment.target && payment.target->expiresAt && *payment.target->expiresAt <= world.now;
    const bool again =
        verdict.retry && payment.target && !expired && payment.record.parts.size() < kMostAttempts;
    if (again && !sendParts(payment, world))
        return;
    if (hasLivePart(payment.record))
        return;
    payment.record.failure = std::move(verdict.failure);
    finish(payment, PaymentStatus::Failed, world.now);
}

bool OutgoingPayments::hasLivePart(const Payment& payment)
{
    return std::ranges::any_of(payment.parts, [](const PaymentPart& part) {
        return part.state == PaymentPart::State::Offered;
    });
}

void OutgoingPayments::finish(Live& payment, PaymentStatus status, UnixTime now)
{
    payment.record.status = status;
    payment.record.completedAt = now;
    payment.record.loaded = false;
    payment.target.reset();
    m_changed.insert(payment.record.hash);
    m_ended.push_back(payment.record.hash);
    while (m_ended.size() > kKeptEnded) {
        const PaymentHash oldest = m_ended.front();
        const auto it = m_payments.find(oldest);
        if (it != m_payments.end() &&
            (m_changed.contains(oldest) || hasLivePart(it->second.record)))
            break; // not yet handed out: later
        m_ended.pop_front();
        if (it != m_payments.end())
            m_payments.erase(it);
    }
}

bool OutgoingPayments::number(const PaymentHash& hash, std::uint64_t updatedIndex)
{
    const auto it = m_payments.find(hash);
    if (it == m_payments.end() || it->second.record.status == PaymentStatus::Pending ||
        it->second.record.updatedIndex != 0)
        return false;
    it->second.record.updatedIndex = updatedIndex;
    return true;
}

const Payment* OutgoingPayments::find(const PaymentHash& hash) const
{
    const auto it = m_payments.find(hash);
    return it == m_payments.end() ? nullptr : &it->second.record;
}

std::vector<Payment> OutgoingPayments::all() const
{
    std::vector<Payment> out;
    for (const auto& [hash, live] : m_payments)
        out.push_back(live.record);
    std::ranges::sort(out, {}, &Payment::createdIndex);
    return out;
}

} // namespace fulgurite::lightning

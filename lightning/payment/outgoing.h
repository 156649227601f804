// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_effect.h"
#include "lightning/payment/failure_class.h"
#include "lightning/payment/payment_target.h"
#include "lightning/payment/waiting_offers.h"
#include "lightning/routing/route_finder.h"
#include "wallet/base/random.h"

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <vector>

namespace fulgurite::lightning {

/// What a decision about payments is made from.
struct PaymentWorld {
    UnixTime now{};
    std::uint32_t height = 0;
    std::vector<LocalChannel> channels;
    UnixTime steady = now; ///< for pauses: no clock that is set moves it
};

/// All outgoing payments that live, and the last that ended. A payment is a set of parts; every
/// change is remembered until takeChanged(), offers until takeOffers().
class OutgoingPayments {
public:
    static constexpr std::size_t kKeptEnded = 100;
    static constexpr std::size_t kMostAttempts = 10;

    OutgoingPayments(const RouteFinder& routes, RandomSource& random)
        : m_routes{routes},
          m_random{random}
    {}

    /// A pending payment as the store had it. Nothing is sent for it any more; its HTLCs are
    /// awaited.
    void load(Payment payment);
    /// The HTLC of a loaded part is not in its channel's state: it was never signed, so it never
    /// was. `exists(channel, id)` is asked for each.
    void reconcile(const std::function<bool(const ChannelId&, std::uint64_t)>& exists,
                   UnixTime now);
    /// The channel is live again: what it carries is known, no longer "unknown after restart".
    void channelLive(const ChannelId& channelId);

    /// Why it would be refused now; nothing when a first part could be sent. Errors: InFlight,
    /// AlreadyPaid is the caller's, AboveSendable, NoRoute, FeeAboveLimit.
    [[nodiscard]] std::expected<std::vector<Route>, PaymentFailure>
    plan(const PaymentTarget& target, const PaymentWorld& world) const;
    /// Begins a payment under `index` and makes its first offers.
    std::expected<PaymentHash, PaymentFailure> start(PaymentTarget target, std::uint64_t index,
                                                     const PaymentWorld& world);

    void offered(std::uint64_t cookie, std::uint64_t htlcId);
    void refused(std::uint64_t cookie, ChannelError error, const std::string& detail,
                 const PaymentWorld& world);
    /// The channel's limits on what is in flight leave no room now. Another channel is tried; when
    /// there is none, the part waits for roomMade(), at most WaitingOffers::kLongest.
    void noRoom(std::uint64_t cookie, ChannelError error, const std::string& detail,
                const PaymentWorld& world);
    /// An HTLC of the channel is gone: the first part that waits for it is offered again.
    void roomMade(const ChannelId& channelId);
    /// The channel takes no HTLC any more: what waits for it goes elsewhere or ends.
    void channelLost(const ChannelId& channelId, const PaymentWorld& world);
    /// Ends what waited too long.
    void tick(const PaymentWorld& world);
    [[nodiscard]] bool waitsFor(const ChannelId& channelId) const
    {
        return m_waiting.has(channelId);
    }
    /// True when it is news.
    bool fulfilled(const ChannelId& channelId, std::uint64_t htlcId, const Preimage& preimage,
                   UnixTime now);
    void failed(const ChannelId& channelId, std::uint64_t htlcId,
                const std::variant<HtlcFail, HtlcFailMalformed>& how, const PaymentWorld& world);
    void forgotten(const ChannelId& channelId, std::uint64_t htlcId, const PaymentWorld& world);

    std::vector<HtlcOffer> takeOffers() { return std::exchange(m_offers, {}); }
    /// Hashes of payments that changed since the last call.
    std::set<PaymentHash> takeChanged() { return std::exchange(m_changed, {}); }
    /// Gives an ended payment that has none its updatedIndex; true when it took it.
    bool number(const PaymentHash& hash, std::uint64_t updatedIndex);
    [[nodiscard]] const Payment* find(const PaymentHash& hash) const;
    [[nodiscard]] std::vector<Payment> all() const;

private:
    struct Live {
        Payment record;
        std::optional<PaymentTarget> target; ///< nothing after a restart
        Avoid avoid;
    };
    struct PartRef {
        PaymentHash hash;
        std::uint32_t part = 0;
    };
    using HtlcKey = std::pair<ChannelId, std::uint64_t>;
    /// Handed out and not yet answered, or waiting.
    struct Unanswered {
        PartRef ref;
        HtlcOffer offer;
        std::optional<UnixTime> waitsSince{};
    };

    PaymentPart* partOf(const PartRef& ref);
    std::optional<PaymentFailure> sendParts(Live& payment, const PaymentWorld& world);
    std::optional<PaymentFailure> offer(Live& payment, Route route, const PaymentWorld& world);
    void endPart(const PartRef& ref, FailureVerdict verdict, const PaymentWorld& world);
    void finish(Live& payment, PaymentStatus status, UnixTime now);
    static bool hasLivePart(const Payment& payment);
    [[nodiscard]] bool fitsElsewhere(const PartRef& ref, const ChannelId& full,
                                     const PaymentWorld& world) const;

    const RouteFinder& m_routes;
    RandomSource& m_random;
    std::map<PaymentHash, Live> m_payments;
    std::map<std::uint64_t, Unanswered> m_byCookie;
    WaitingOffers m_waiting;
    std::map<HtlcKey, PartRef> m_byHtlc;
    std::deque<PaymentHash> m_ended;
    std::uint64_t m_lastCookie = 0;
    std::vector<HtlcOffer> m_offers;
    std::set<PaymentHash> m_changed;
};

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#include "lightning/channel/commitment_view.h"

#include "lightning/channel/key_derivation.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::lightning {

namespace {

MilliSatoshi plus(MilliSatoshi left, MilliSatoshi right)
{
    const auto sum = checkedAdd(left, right);
    assert(sum);
    return *sum;
}

bool isFulfilled(const Htlc& htlc)
{
    return htlc.removal && std::holds_alternative<HtlcFulfill>(htlc.removal->how);
}

/// What the HTLCs of a view move between the two sides, summed up in one pass.
class Moves {
public:
    void count(const Htlc& htlc, const CommitmentView& view)
    {
        const bool removed = view.hasRemoval(htlc);
        const bool fulfilled = removed && isFulfilled(htlc);
        if (!view.hasAdd(htlc) || (removed && !fulfilled))
            return;
        const bool outgoing = htlc.direction == HtlcDirection::Outgoing;
        raise(outgoing ? m_lost.local : m_lost.remote, htlc.amount);
        if (fulfilled)
            raise(outgoing ? m_gained.remote : m_gained.local, htlc.amount);
    }
    /// Gains first: a fulfilled HTLC may have paid for one that was added after it.
    [[nodiscard]] std::optional<CommitmentBalances> applied(const Commitments& before) const
    {
        const auto local = moved(before.localBalance, m_gained.local, m_lost.local);
        const auto remote = moved(before.remoteBalance, m_gained.remote, m_lost.remote);
        if (!m_fits || !local || !remote)
            return std::nullopt;
        return CommitmentBalances{*local, *remote};
    }

private:
    void raise(MilliSatoshi& sum, MilliSatoshi amount)
    {
        const auto raised = checkedAdd(sum, amount);
        m_fits = m_fits && raised;
        sum = raised.value_or(sum);
    }
    static std::optional<MilliSatoshi> moved(MilliSatoshi balance, MilliSatoshi gained,
                                             MilliSatoshi lost)
    {
        const auto sum = checkedAdd(balance, gained);
        return sum ? checkedSub(*sum, lost) : std::nullopt;
    }

    CommitmentBalances m_gained, m_lost;
    bool m_fits = true;
};

} // namespace

std::optional<CommitmentBalances> checkedBalancesIn(const Commitments& commitments,
                                                    const CommitmentView& view)
{
    Moves moves;
    for (const Htlc& htlc : commitments.htlcs)
        moves.count(htlc, view);
    return moves.applied(commitments);
}

CommitmentBalances balancesIn(const Commitments& commitments, const CommitmentView& view)
{
    const auto balances = checkedBalancesIn(commitments, view);
    assert(balances); // each HTLC was checked against its sender's balance when it was accepted
    return *balances;
}

Feerate feerateIn(const Commitments& commitments, const CommitmentView& view, bool weAreFunder)
{
    Feerate out = commitments.feerate;
    for (const FeeUpdate& update : commitments.feeUpdates) {
        if (view.has(update.stage, weAreFunder))
            out = update.feerate;
    }
    return out;
}

namespace {

/// The keys that stand in every commitment. Those of HTLCs are the delayed key: in no script, and
/// half of the arithmetic of a commitment without HTLCs saved.
CommitmentKeys keysWithoutHtlcs(const ChannelParams& params, CommitmentSide side,
                                const PublicKey& point)
{
    const bool local = side == CommitmentSide::Local;
    const SideParams& owner = local ? params.local : *params.remote;
    const SideParams& other = local ? *params.remote : params.local;
    const PublicKey delayed = derivePublicKey(owner.delayedPaymentBasepoint, point);
    return {deriveRevocationPublicKey(other.revocationBasepoint, point), delayed,
            other.paymentBasepoint, delayed, delayed};
}

} // namespace

CommitmentKeys keysOf(const ChannelParams& params, CommitmentSide side, const PublicKey& point)
{
    const bool local = side == CommitmentSide::Local;
    const SideParams& owner = local ? params.local : *params.remote;
    const SideParams& other = local ? *params.remote : params.local;
    CommitmentKeys keys = keysWithoutHtlcs(params, side, point);
    keys.localHtlc = derivePublicKey(owner.htlcBasepoint, point);
    keys.remoteHtlc = derivePublicKey(other.htlcBasepoint, point);
    return keys;
}

CommitmentSpec specOf(const ChannelParams& params, const Commitments& commitments,
                      const CommitmentView& view, std::uint64_t number, const PublicKey& point)
{
    const bool local = view.side == CommitmentSide::Local;
    const SideParams& owner = local ? params.local : *params.remote;
    const SideParams& other = local ? *params.remote : params.local;
    const SideParams& opener = params.funder ? params.local : *params.remote;
    const SideParams& accepter = params.funder ? *params.remote : params.local;
    const CommitmentBalances balances = balancesIn(commitments, view);
    const bool htlcs = std::ranges::any_of(commitments.htlcs,
                                           [&](const Htlc& htlc) { return view.hasOutput(htlc); });

    CommitmentSpec spec{.funding = params.funding,
                        .number = number,
                        .obscuringFactor =
                            obscuringFactor(opener.paymentBasepoint, accepter.paymentBasepoint),
                        .feerate = feerateIn(commitments, view, params.funder),
                        .dustLimit = owner.dustLimit,
                        .toSelfDelay = other.toSelfDelay,
                        .anchors = params.type.hasAnchors(),
                        .localIsFunder = params.funder == local,
                        .toLocal = local ? balances.local : balances.remote,
                        .toRemote = local ? balances.remote : balances.local,
                        .localFunding = owner.fundingPubkey,
                        .remoteFunding = other.fundingPubkey,
                        .keys = htlcs ? keysOf(params, view.side, point)
                                      : keysWithoutHtlcs(params, view.side, point),
                        .htlcs = {}};
    spec.htlcs.reserve(commitments.htlcs.size());
    for (std::size_t i = 0; i < commitments.htlcs.size(); ++i) {
        const Htlc& htlc = commitments.htlcs[i];
        if (view.hasOutput(htlc))
            spec.htlcs.push_back({(htlc.direction == HtlcDirection::Outgoing) == local, htlc.amount,
                                  htlc.paymentHash, htlc.expiry, i});
    }
    return spec;
}

TrimRule trimRuleOf(const CommitmentSpec& spec)
{
    return {spec.feerate, spec.dustLimit, spec.anchors};
}

CommitmentCost costOf(const ChannelParams& params, const Commitments& commitments,
                      const CommitmentView& view, Feerate feerate, std::size_t extraHtlcs)
{
    const bool anchors = params.type.hasAnchors();
    const bool local = view.side == CommitmentSide::Local;
    const TrimRule rule{feerate, local ? params.local.dustLimit : params.remote->dustLimit,
                        anchors};
    CommitmentCost cost;
    Moves moves;
    std::size_t untrimmed = extraHtlcs;
    for (const Htlc& htlc : commitments.htlcs) {
        moves.count(htlc, view);
        if (!view.hasOutput(htlc))
            continue;
        const bool outgoing = htlc.direction == HtlcDirection::Outgoing;
        ++(outgoing ? cost.offered : cost.received);
        MilliSatoshi& value = outgoing ? cost.offeredValue : cost.receivedValue;
        value = plus(value, htlc.amount);
        if (isTrimmed(htlc.amount, outgoing == local, rule))
            cost.dust = plus(cost.dust, htlc.amount);
        else
            ++untrimmed;
    }
    const auto balances = moves.applied(commitments);
    assert(balances); // as balancesIn
    cost.balances = *balances;
    cost.fee = Satoshi{commitmentBaseFee(feerate, untrimmed, anchors).value() +
                       (anchors ? 2 * kAnchorValue.value() : 0)};
    return cost;
}

} // namespace fulgurite::lightning

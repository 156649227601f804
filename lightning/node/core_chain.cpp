// SPDX-License-Identifier: MIT
#include "lightning/channel/closing_tx.h"
#include "lightning/node/newest_commitment.h"
#include "lightning/node/node_core.h"
#include "lightning/onchain/sweep_rate.h"
#include "wallet/bitcoin/interpreter.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace fulgurite::lightning {

namespace {

/// Blocks after which a mutual close, and any other spend, is final.
constexpr std::uint32_t kMutualDepth = 6;
constexpr std::uint32_t kSpendDepth = 100;
/// An outgoing HTLC may stay so many blocks beyond its expiry. Source: BOLT 2 § `cltv_expiry_delta`
/// Selection.
constexpr std::uint32_t kGraceBlocks = 3;
/// Peers that are late with a removal get so long after a start, as their messages wait in a queue.
constexpr std::chrono::seconds kStartGrace{30};
/// A backend without estimates must not keep money on the way for ever.
constexpr std::chrono::seconds kFeerateGrace{60};
/// LND may stay silent after init: a new connection helps.
constexpr std::chrono::seconds kReestablishLimit{60}, kReestablishLimitBesideOthers{3600};

/// A mempool proves nothing, a server may invent: an unconfirmed spend counts once both keys of the
/// funding signed it.
bool isSigned(const Channel& channel, const Transaction& spend)
{
    if (!isFunded(channel) || spend.inputs.size() != 1)
        return false;
    const std::array funding{TxOut{channel.params.capacity, fundingScript(channel)}};
    return verifyInput(spend, 0, funding).has_value();
}

} // namespace

void NodeCore::on(const node_input::Tick& in)
{
    moveClocks(in);
    std::vector<std::pair<ConnectionId, std::vector<SessionEvent>>> events;
    for (auto& [id, connection] : connections) {
        auto told = connection.session.tick(steady, random.u64());
        if (connection.session.hasOutput())
            m_written.insert(id);
        if (!told.empty())
            events.emplace_back(id, std::move(told));
    }
    for (auto& [id, told] : events)
        takeSessionEvents(id, std::move(told));
    leaveSilentPeers();
    incoming.tick({trustedDate(), height, steady});
    outgoing.tick(world());
    beginHeld();
    endStaleOpenings();
    storeWaitingPeers();
    redialWanted();
    closeOverdue();
    if (m_backupFailed && steady >= m_backupRetryAt)
        wantBackup();
}

/// A clock that runs ahead may be set right again: what cannot be undone, as an invoice that
/// expires, follows it after ten minutes.
void NodeCore::moveClocks(const node_input::Tick& in)
{
    constexpr std::chrono::seconds kSmallStep{60}, kTrust{600};
    now = in.now;
    steady = std::max(steady, in.steady);
    const auto lead = now - steady;
    if (lead > m_clockLead + kSmallStep && steady - m_dateTrustedAt < kTrust)
        return;
    m_clockLead = lead;
    m_dateTrustedAt = steady;
}

/// A peer that is silent about one channel may have lost it: the others are not cut off for that,
/// but once an hour, as an LND that forgot to answer does so at the next connection.
void NodeCore::leaveSilentPeers()
{
    std::set<PublicKey> silent;
    for (const auto& [id, entry] : channels.all())
        if (entry->channel.link == Link::Reestablishing &&
            steady - entry->reestablishingSince >= (hasOnlineChannel(entry->peer())
                                                        ? kReestablishLimitBesideOthers
                                                        : kReestablishLimit))
            silent.insert(entry->peer());
    for (const PublicKey& peer : silent)
        disconnect(peer, "no channel_reestablish came");
}

void NodeCore::on(const node_input::TipReached& in)
{
    height = in.height;
    synced = in.synced;
    caughtUp = in.caughtUp;
    for (const auto& [id, entry] : channels.all())
        enqueue(id, input::NewBlock{});
    drain();
    settleDeepSpends();
    settleLost();
    sweepRipe();
    if (synced)
        decideDeferred();
    incoming.tick({trustedDate(), height, steady});
    closeOverdue();
}

void NodeCore::on(const node_input::RolledBack& in)
{
    height = std::min(height, in.height);
    rollLostBack();
    for (const auto& [id, entry] : channels.all()) {
        if (entry->channel.position && entry->channel.position->height > in.height) {
            enqueue(id, input::FundingReorged{});
            holdBack(*entry);
        }
        const auto undo = [&](std::optional<std::uint32_t>& at) {
            return at && *at > in.height && std::exchange(at, std::nullopt);
        };
        const bool spend = undo(entry->spendHeight);
        const bool swept = undo(entry->sweptHeight);
        if (spend || swept)
            storeSpend(*entry);
        if (spend) // the new branch may lack it
            sendEndAgain(*entry);
    }
}

/// Where the funding was spent outlives a restart: a backend that reads only new blocks never tells
/// it again.
void NodeCore::storeSpend(const ChannelEntry& entry)
{
    ByteWriter out;
    if (entry.spendHeight) {
        out.u32be(*entry.spendHeight);
        out.bytes(entry.spendTxid.view());
        out.u32be(entry.sweptHeight.value_or(0));
        if (entry.sweep) // the same after a restart
            out.bytes(serialize(*entry.sweep));
    }
    m_out.store(PutSetting{std::string{kSpendPrefix} + toHex(entry.key), out.take()});
}

void NodeCore::on(const node_input::TransactionSeen& in)
{
    for (const TxIn& spent : in.transaction.inputs)
        if (ChannelEntry* entry = channels.ofOutpoint(spent.prevout);
            entry != nullptr && (in.confirmation || isSigned(entry->channel, in.transaction)))
            spendSeen(*entry, in);
    lostSpendSeen(in);
    if (!in.confirmation)
        return;
    sweepSeen(in);
    for (ChannelEntry* entry : channels.ofFunding(txidOf(in.transaction))) {
        height = std::max(height, in.confirmation->height);
        enqueue(entry->key, input::FundingConfirmed{in.transaction, in.confirmation->height,
                                                    in.confirmation->position});
    }
}

void NodeCore::spendSeen(ChannelEntry& entry, const node_input::TransactionSeen& in)
{
    if (!in.confirmation && entry.spendHeight)
        return; // only a reorg takes a block's word back
    entry.spendTxid = txidOf(in.transaction);
    entry.spendHeight = in.confirmation ? std::optional{in.confirmation->height} : std::nullopt;
    touch(entry);
    if (!isFunded(entry.channel))
        return;
    if (entry.sweep && entry.sweep->inputs.front().prevout.txid != entry.spendTxid)
        entry.sweep.reset();
    storeSpend(entry);
    const auto meaning = classifyFundingSpend(entry.channel, entry.secrets, in.transaction);
    entry.toSweep = in.confirmation && meaning.kind != SpendKind::MutualClose
                        ? findMainOutput(entry.channel, entry.secrets, in.transaction, meaning.kind)
                        : std::nullopt;
    if (entry.toSweep) // its spend, by whomever, ends the matter
        m_out.add(node_effect::WatchOutpoint{
            entry.toSweep->outpoint, entry.toSweep->output.scriptPubKey, entry.spendHeight});
    // Each side has a closing transaction of its own, and either may yet replace the other's: only
    // a block decides.
    if (!in.confirmation && meaning.kind == SpendKind::MutualClose &&
        isCloseAgreed(entry.channel.state))
        return;
    const auto* published = std::get_if<ClosingPublished>(&entry.channel.state);
    if (published != nullptr && txidOf(published->transaction) == entry.spendTxid)
        return;
    if (!in.confirmation)
        keepOnItsWay(meaning.kind, in.transaction);
    // The chain may tell of a close before its peer's last word comes.
    for (const RequestId waiting : std::exchange(entry.closeRequests, {}))
        m_out.reply(waiting, reply::Closing{entry.key, closeKindOf(meaning.kind), in.transaction});
    m_out.add(node_effect::FundingSpentSeen{entry.key, in.transaction, meaning.kind,
                                            meaning.commitmentNumber});
    enqueue(entry.key, input::FundingSpent{in.transaction, meaning.kind, meaning.commitmentNumber});
}

/// A commitment that the peer showed once and that was forgotten would hold all of the channel: it
/// pays us, so we send it as well.
void NodeCore::keepOnItsWay(SpendKind kind, const Transaction& spend)
{
    if (kind == SpendKind::RemoteCommitment || kind == SpendKind::RemoteNextCommitment)
        m_out.add(node_effect::Broadcast{{spend}});
}

void NodeCore::sweepSeen(const node_input::TransactionSeen& in)
{
    for (const auto& [id, entry] : channels.all())
        for (const TxIn& spent : in.transaction.inputs)
            if (entry->toSweep && entry->toSweep->outpoint == spent.prevout) {
                entry->sweptHeight = in.confirmation->height;
                storeSpend(*entry);
            }
}

/// Once the delay is over: to the script the peer was given for closing, the same after every
/// restart. Sent again with each block until the spend is final: a broadcast may be lost.
void NodeCore::sweepRipe()
{
    if (!m_feeratesKnown && steady - m_startedAt < kFeerateGrace)
        return; // else the fee of a sweep that is under way would be guessed anew
    for (const auto& [id, entry] : channels.all()) {
        if (!entry->toSweep || entry->sweptHeight || !entry->spendHeight)
            continue;
        if (height + 1 < *entry->spendHeight + entry->toSweep->blocksToWait)
            continue;
        if (makeSweep(*entry))
            m_out.add(node_effect::Broadcast{{*entry->sweep}});
    }
}

/// Whether there is one: the one made before, until it has waited too long.
bool NodeCore::makeSweep(ChannelEntry& entry)
{
    const auto rate = entry.sweep ? raisedRate(*entry.sweep, entry.toSweep->output.value, height,
                                               feerates.closing)
                                  : std::optional{feerates.closing};
    if (!rate)
        return true;
    auto made = sweepMainOutput(entry.channel, entry.secrets, *entry.toSweep,
                                {entry.channel.params.shutdownScript, *rate, height});
    if (made) {
        entry.sweep = std::move(*made);
        storeSpend(entry);
        return true;
    }
    if (entry.sweep)
        return true;
    m_out.log(LogLevel::Warning, "channel", toHex(entry.key) + ": " + made.error().detail);
    // Below dust at every feerate of the last hundred blocks: given up.
    if (height + 1 >= *entry.spendHeight + entry.toSweep->blocksToWait + kSpendDepth)
        entry.toSweep.reset();
    return false;
}

void NodeCore::settleDeepSpends()
{
    const auto deep = [this](std::uint32_t since, std::uint32_t depth) {
        return height + 1 >= since + depth;
    };
    for (const auto& [id, entry] : channels.all()) {
        if (!entry->spendHeight)
            continue;
        const bool mutual = std::holds_alternative<ClosingPublished>(entry->channel.state);
        const bool home =
            !entry->toSweep || (entry->sweptHeight && deep(*entry->sweptHeight, kMutualDepth));
        if (home && deep(*entry->spendHeight, mutual ? kMutualDepth : kSpendDepth))
            enqueue(id, input::SpendSettled{entry->spendTxid});
    }
}

bool NodeCore::isOverdue(const ChannelEntry& entry) const
{
    const Channel& channel = entry.channel;
    if (!channel.commitments || !isFunded(channel) || isOver(channel) || channel.suspect ||
        std::holds_alternative<DataLoss>(channel.state))
        return false;
    return std::ranges::any_of(channel.commitments->htlcs, [&](const Htlc& htlc) {
        if (htlc.direction == HtlcDirection::Outgoing)
            return htlc.stage != UpdateStage::Proposed &&
                   htlc.expiry.value + kGraceBlocks <= height;
        // A claimed one must be gone from the peer's commitment before a claim on chain would come
        // too late.
        return m_claims.contains({entry.key, htlc.id}) &&
               htlc.expiry.value <= height + kBlocksToClaim / 2;
    });
}

void NodeCore::closeOverdue()
{
    // Overdue at the height of an old tip is overdue at any: a wrong clock here must not hide it.
    if (!config.htlcTimeouts || !caughtUp || steady - m_startedAt < kStartGrace)
        return;
    for (const auto& [id, entry] : channels.all())
        if (isOverdue(*entry))
            enqueue(id, input::CloseUnilaterally{"an HTLC is past its deadline",
                                                 UnilateralReason::HtlcPastDeadline});
}

void NodeCore::on(const node_input::FundingDoubleSpent& in)
{
    const ChannelEntry* entry = channels.ofOutpoint(in.funding);
    if (entry != nullptr && !entry->channel.position && !entry->spendHeight)
        enqueue(entry->key, input::FundingDoubleSpent{});
}

void NodeCore::on(const node_input::Feerates& in)
{
    feerates = in;
    if (!std::exchange(m_feeratesKnown, true))
        sweepRipe();
    for (const auto& [id, entry] : channels.all()) {
        if (!entry->channel.params.funder || !isUsable(entry->channel))
            continue;
        // Small moves are not worth a message: 20 % up, 40 % down.
        const std::uint64_t wanted = contextOf(*entry).commitmentFeerate.satPerKw;
        const std::uint64_t current = currentFeerate(entry->channel).satPerKw;
        if (wanted * 5 > current * 6 || wanted * 5 < current * 3)
            enqueue(id, input::UpdateFee{Feerate{static_cast<std::uint32_t>(wanted)}});
    }
}

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#include "lightning/node/node_core.h"

#include <algorithm>

namespace fulgurite::lightning {

void NodeCore::on(ChannelEntry& entry, effect::SendMessage& e)
{
    // The fundee's signature makes the channel real: it leaves only once the backup is proven.
    if (std::holds_alternative<FundingSigned>(e.message)) {
        wantBackup();
        m_gated.push_back({entry.key, m_backupGeneration + 1, std::move(e.message), true});
        return;
    }
    sendTo(entry.peer(), e.message);
}

void NodeCore::on(ChannelEntry& entry, effect::DisconnectPeer& e)
{
    if (e.sparesOthers && hasOnlineChannel(entry.peer()))
        return m_out.log(LogLevel::Warning, "channel", toHex(entry.key) + ": " + e.reason);
    disconnect(entry.peer(), e.reason);
}

void NodeCore::on(ChannelEntry& entry, effect::Broadcast& e)
{
    m_out.add(node_effect::Broadcast{{e.transaction}});
    entry.closingTransaction = e.transaction;
    const bool mutual = e.reason == BroadcastReason::MutualClose;
    for (const RequestId waiting : std::exchange(entry.closeRequests, {}))
        m_out.reply(waiting,
                    reply::Closing{entry.key, mutual ? CloseKind::Mutual : CloseKind::Local,
                                   e.transaction});
    if (!mutual)
        m_out.tell(event::AttentionNeeded{
            event::AttentionKind::ForceClosed, entry.key, entry.peer(),
            "our commitment was broadcast: " +
                std::string{sentenceOf(e.why.value_or(UnilateralReason::OwnerAsked))}});
}

void NodeCore::on(ChannelEntry& entry, effect::FundingNeeded& e)
{
    m_out.add(node_effect::RequestFunding{entry.openRequest, entry.key, std::move(e.script),
                                          e.amount, entry.fundingFeerate});
}

void NodeCore::on(ChannelEntry& entry, effect::ChannelIdAssigned& e)
{
    m_out.store(DeleteChannel{e.temporaryId});
    entry.wasTemporary = e.temporaryId;
    m_touched.erase(entry.key);
    channels.rekey(entry, e.channelId);
    m_touched.insert(entry.key);
    if (!peers[entry.peer()].stored)
        storePeer(entry.peer());
}

void NodeCore::on(ChannelEntry& entry, effect::BroadcastFunding& e)
{
    const bool gated = std::ranges::any_of(
        m_gated, [&](const Gated& each) { return each.channelId == entry.key; });
    if (gated)
        return; // the backup is not proven yet
    if (entry.phase != event::ChannelPhase::Opening) {
        m_out.add(node_effect::BroadcastFunding{e.outpoint}); // again, after a reorg
        return;
    }
    wantBackup();
    m_gated.push_back({entry.key, m_backupGeneration + 1, std::nullopt, true});
}

void NodeCore::on(ChannelEntry& /*entry*/, effect::WatchFunding& e)
{
    m_out.add(node_effect::WatchOutpoint{e.outpoint, std::move(e.script), height});
}

void NodeCore::on(ChannelEntry& entry, effect::OpeningFailed& e)
{
    const RequestId waiting = std::exchange(entry.openRequest, RequestId{});
    m_out.refuse(waiting, NodeError::OpenRefusedByPeer, e.reason);
    for (const RequestId closing : std::exchange(entry.closeRequests, {}))
        m_out.reply(closing, reply::Closing{entry.key, CloseKind::NeverOpened, std::nullopt});
    m_out.log(LogLevel::Info, "channel", toHex(entry.key) + ": not opened: " + e.reason);
    std::erase_if(m_gated, [&](const Gated& gated) { return gated.channelId == entry.key; });
    const ChannelId temporary = entry.channel.params.temporaryId;
    const bool funder = entry.channel.params.funder;
    if (funder)
        m_out.add(node_effect::ReleaseFunding{temporary});
    else
        m_spareScripts.push_back(entry.channel.params.shutdownScript);
    const bool unproven = !funder && entry.key != temporary && !entry.channel.position;
    if (unproven)
        countChurn();
    // There was never a funding transaction, or none that any block held: anybody can name one.
    if (entry.phase == event::ChannelPhase::Opening || unproven) {
        m_out.store(DeleteChannel{temporary});
        if (entry.key != temporary)
            m_out.store(DeleteChannel{entry.key});
        entry.dirty = false;
    }
}

void NodeCore::on(ChannelEntry& entry, effect::ChannelReady& /*e*/)
{
    entry.updateSentOver.reset(); // the short channel id may be new
}

void NodeCore::on(ChannelEntry& entry, effect::AnnouncementDepthReached& /*e*/)
{
    sendSignatures(entry);
    announceIfComplete(entry);
}

void NodeCore::on(ChannelEntry& /*entry*/, effect::HtlcOffered& e)
{
    outgoing.offered(e.cookie, e.id);
}

void NodeCore::on(ChannelEntry& entry, effect::HtlcRefused& e)
{
    if (e.passing)
        return outgoing.noRoom(e.cookie, e.error, e.detail, world());
    m_out.log(LogLevel::Info, "payment", toHex(entry.key) + " refuses an HTLC: " + e.detail);
    outgoing.refused(e.cookie, e.error, e.detail, world());
}

void NodeCore::on(ChannelEntry& entry, effect::UpdateRefused& e)
{
    m_out.log(LogLevel::Debug, "channel", toHex(entry.key) + ": " + e.detail);
}

void NodeCore::on(ChannelEntry& entry, effect::HtlcAdded& e)
{
    if (mayDecide(entry))
        return takeHtlc(entry, e);
    // How many blocks an HTLC has left is unknown on a stale tip: decide once it is fresh.
    m_deferred.insert_or_assign({entry.key, e.htlc.id}, std::move(e));
    if (synced)
        decideDeferred();
}

void NodeCore::on(ChannelEntry& entry, effect::HtlcFulfilled& e)
{
    learn(e.paymentHash, e.preimage);
    outgoing.fulfilled(entry.key, e.id, e.preimage, now);
}

void NodeCore::on(ChannelEntry& entry, effect::HtlcFailed& e)
{
    outgoing.failed(entry.key, e.id, e.how, world());
}

void NodeCore::on(ChannelEntry& entry, effect::HtlcForgotten& e)
{
    outgoing.forgotten(entry.key, e.id, world());
    outgoing.roomMade(entry.key);
}

void NodeCore::on(ChannelEntry& entry, effect::HtlcSettled& e)
{
    outgoing.roomMade(entry.key);
    if (e.direction != HtlcDirection::Incoming)
        return;
    m_claims.erase(
        {entry.key, e.id}); // its row is rewritten with the next claim: a stale one does no harm
    incoming.lost({entry.key, e.id});
}

void NodeCore::on(ChannelEntry& entry, effect::ShutdownStarted& e)
{
    m_out.log(LogLevel::Info, "channel",
              toHex(entry.key) + (e.byUs ? ": we close" : ": the peer closes"));
}

void NodeCore::on(ChannelEntry& entry, effect::MutualCloseAgreed& e)
{
    m_out.log(LogLevel::Info, "channel",
              toHex(entry.key) + ": closing transaction " + toDisplay(e.txid) + " agreed, fee " +
                  std::to_string(e.fee.value()) + " sat");
}

void NodeCore::on(ChannelEntry& entry, effect::ChannelClosed& e)
{
    entry.spendTxid = e.txid;
    m_closed.insert(entry.key);
    storeClosed();
}

void NodeCore::storeClosed()
{
    ByteWriter all;
    for (const ChannelId& id : m_closed)
        all.bytes(id.view());
    m_out.store(PutSetting{"closed.channels", all.take()});
}

void NodeCore::on(ChannelEntry& entry, effect::PeerProblem& e)
{
    const bool loss = std::holds_alternative<DataLoss>(entry.channel.state);
    const auto kind = loss        ? event::AttentionKind::DataLoss
                      : e.isError ? event::AttentionKind::PeerError
                                  : event::AttentionKind::PeerWarning;
    m_out.tell(event::AttentionNeeded{kind, entry.key, entry.peer(), e.text});
}

void NodeCore::on(ChannelEntry& entry, effect::CommitmentSeen& e)
{
    m_out.log(LogLevel::Warning, "channel",
              toHex(entry.key) + ": commitment " + std::to_string(e.commitmentNumber) +
                  " is on chain");
}

void NodeCore::on(ChannelEntry& entry, effect::PutOnion& e)
{
    const ByteView onion = e.onion.view();
    m_out.store(PutOnion{entry.key, e.direction, e.id, Bytes(onion.begin(), onion.end())});
}

void NodeCore::on(ChannelEntry& entry, effect::DeleteOnion& e)
{
    m_out.store(DeleteOnion{entry.key, e.direction, e.id});
}

void NodeCore::on(ChannelEntry& entry, effect::PutRevokedHtlcs& e)
{
    m_out.store(PutRevokedHtlcs{entry.key, e.commitmentNumber, std::move(e.htlcs)});
}

} // namespace fulgurite::lightning

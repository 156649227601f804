// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/closing_tx.h"

namespace fulgurite::lightning {

namespace {

CloseKind closeKindOf(const ChannelState& state)
{
    if (std::holds_alternative<ClosingPublished>(state) ||
        std::holds_alternative<NegotiatingClosing>(state))
        return CloseKind::Mutual;
    if (std::holds_alternative<ForceClosed>(state))
        return CloseKind::Local;
    const auto* remote = std::get_if<RemoteClosed>(&state);
    return remote != nullptr ? closeKindOf(remote->kind) : CloseKind::Unknown;
}

} // namespace

void handleFundingSpent(Work& work, const input::FundingSpent& spent)
{
    if (!hasFunding(work.channel) || work.in<Closed>() != nullptr)
        return;
    switch (spent.kind) {
    case SpendKind::MutualClose:
        if (const auto* known = work.in<ClosingPublished>();
            known != nullptr && known->transaction == spent.transaction)
            return;
        return work.enter(ClosingPublished{spent.transaction});
    case SpendKind::LocalCommitment:
        if (work.in<ForceClosed>() == nullptr)
            work.enter(ForceClosed{spent.transaction, "our commitment is on chain"});
        break;
    case SpendKind::RemoteCommitment:
    case SpendKind::RemoteNextCommitment:
    case SpendKind::RevokedCommitment:
    case SpendKind::Unknown:
        work.enter(RemoteClosed{spent.transaction, spent.kind, spent.commitmentNumber});
        break;
    }
    work.emit(effect::CommitmentSeen{spent.kind, spent.commitmentNumber});
}

void handleSpendSettled(Work& work, const Txid& txid)
{
    if (!hasFunding(work.channel) || work.in<Closed>() != nullptr)
        return;
    const CloseKind kind = closeKindOf(work.channel.state);
    work.emit(effect::ChannelClosed{kind, txid});
    work.enter(Closed{kind, txid, {}});
}

} // namespace fulgurite::lightning

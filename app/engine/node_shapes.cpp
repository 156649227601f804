// SPDX-License-Identifier: MIT
#include "app/engine/node_shapes.h"

#include "lightning/gossip/short_channel_id_text.h"
#include "wallet/base/text.h"

namespace fulgurite::app {

namespace {

using lightning::event::ChannelPhase;

QString amountText(MilliSatoshi amount) { return QString::number(amount.value()); }

ChannelState stateOf(const lightning::ChannelInfo& info)
{
    switch (info.phase) {
    case ChannelPhase::Opening:
        return ChannelState::Opening;
    case ChannelPhase::AwaitingConfirmations:
        return ChannelState::AwaitingConfirmations;
    case ChannelPhase::Ready:
        return info.reestablished ? ChannelState::Ready : ChannelState::Reconnecting;
    case ChannelPhase::ShuttingDown:
        return ChannelState::ShuttingDown;
    case ChannelPhase::Closing:
        return ChannelState::Closing;
    case ChannelPhase::ForceClosing:
        return ChannelState::ForceClosing;
    case ChannelPhase::DataLoss:
        return ChannelState::DataLoss;
    case ChannelPhase::Closed:
        return ChannelState::Closed;
    }
    return ChannelState::Closed;
}

ErrorCode codeOf(lightning::NodeError error)
{
    using enum lightning::NodeError;
    switch (error) {
    case NotReady:
        return ErrorCode::LightningNotReady;
    case OnMainnetRefused:
        return ErrorCode::LightningOnMainnetRefused;
    case BadParameter:
        return ErrorCode::InvalidParameter;
    case NodeAddressUnknown:
        return ErrorCode::NodeAddressUnknown;
    case ConnectFailed:
        return ErrorCode::ConnectFailed;
    case PeerDisconnected:
        return ErrorCode::PeerDisconnected;
    case PeerNotConnected:
        return ErrorCode::PeerNotConnected;
    case PeerUnknown:
        return ErrorCode::PeerUnknown;
    case FeatureMissing:
        return ErrorCode::FeatureMissing;
    case ChannelUnknown:
        return ErrorCode::ChannelUnknown;
    case ChannelNotReady:
        return ErrorCode::ChannelNotReady;
    case CapacityTooSmall:
        return ErrorCode::CapacityTooSmall;
    case CapacityTooLarge:
        return ErrorCode::CapacityTooLarge;
    case OpenRefusedByPeer:
        return ErrorCode::OpenRefusedByPeer;
    case FundingFailed:
        return ErrorCode::CannotAfford;
    case BackupNotWritten:
        return ErrorCode::BackupNotWritten;
    case HtlcsPending:
        return ErrorCode::HtlcsPending;
    case ClosePending:
        return ErrorCode::ClosePending;
    case StateMayBeOld:
        return ErrorCode::FileOutdated;
    case LabelExists:
        return ErrorCode::LabelExists;
    case PreimageExists:
        return ErrorCode::PreimageExists;
    case InvoiceUnknown:
        return ErrorCode::RequestUnknown;
    case UnexpectedStatus:
        return ErrorCode::RequestUnexpectedStatus;
    case PaymentRefused:
        return ErrorCode::NoRoute;
    case TimedOut:
        return ErrorCode::TimedOut;
    }
    return ErrorCode::Internal;
}

ErrorCode codeOf(lightning::PaymentError error)
{
    using enum lightning::PaymentError;
    switch (error) {
    case None:
    case BadParameter:
        return ErrorCode::InvalidParameter;
    case InvoiceInvalid:
        return ErrorCode::InvoiceInvalid;
    case InvoiceExpired:
        return ErrorCode::InvoiceExpired;
    case InvoiceOtherNetwork:
        return ErrorCode::InvoiceOtherNetwork;
    case AmountMissing:
        return ErrorCode::InvoiceAmountMissing;
    case AmountInvalid:
        return ErrorCode::AmountInvalid;
    case AlreadyPaid:
        return ErrorCode::AlreadyPaid;
    case InFlight:
        return ErrorCode::PaymentInFlight;
    case HashUsedDifferently:
        return ErrorCode::HashUsedDifferently;
    case ToSelf:
        return ErrorCode::PayToSelf;
    case AboveSendable:
        return ErrorCode::AmountAboveSendable;
    case NoRoute:
        return ErrorCode::NoRoute;
    case FeeAboveLimit:
        return ErrorCode::FeeAboveLimit;
    case FailedAtDestination:
        return ErrorCode::PaymentFailedAtDestination;
    case FailedOnRoute:
    case ChannelClosed:
        return ErrorCode::PaymentFailedOnRoute;
    case FeatureMissing:
        return ErrorCode::FeatureMissing;
    case NotReady:
        return ErrorCode::LightningNotReady;
    }
    return ErrorCode::Internal;
}

PaymentState stateOf(lightning::PaymentStage stage)
{
    switch (stage) {
    case lightning::PaymentStage::Preparing:
        return PaymentState::Preparing;
    case lightning::PaymentStage::Sending:
        return PaymentState::Sending;
    case lightning::PaymentStage::InFlight:
        return PaymentState::InFlight;
    case lightning::PaymentStage::Paid:
        return PaymentState::Paid;
    case lightning::PaymentStage::Failed:
        return PaymentState::Failed;
    case lightning::PaymentStage::UnknownAfterRestart:
        return PaymentState::UnknownAfterRestart;
    }
    return PaymentState::Failed;
}

PaymentState stateOf(lightning::PaymentPart::State state)
{
    switch (state) {
    case lightning::PaymentPart::State::Offered:
        return PaymentState::InFlight;
    case lightning::PaymentPart::State::Fulfilled:
        return PaymentState::Paid;
    case lightning::PaymentPart::State::Failed:
        return PaymentState::Failed;
    }
    return PaymentState::Failed;
}

PaymentDetail::Part partOf(const lightning::PaymentPart& part)
{
    PaymentDetail::Part out;
    QStringList hops;
    for (const auto& hop : part.route.hops)
        hops.push_back(hexOf(hop.node));
    out.path = hops.join(QLatin1Char{','});
    out.amount = part.route.delivered();
    out.fee = part.route.fee();
    out.state = stateOf(part.state);
    out.outcome = safeText(part.failure.detail);
    if (out.state == PaymentState::Failed)
        out.failure = codeOf(part.failure.error);
    return out;
}

QString scidText(const std::optional<lightning::ShortChannelId>& id)
{
    return id ? QString::fromStdString(lightning::toText(*id)) : QString{};
}

HtlcRow rowOfHtlc(const lightning::HtlcInfo& htlc)
{
    return {htlc.direction == lightning::HtlcDirection::Incoming,
            htlc.id,
            htlc.amount,
            htlc.expiry.value,
            htlc.createdIndex,
            hexOf(htlc.paymentHash),
            QString::fromStdString(htlc.state)};
}

void addTotals(ChannelDetail& out, const lightning::ChannelTotals& totals)
{
    out.inOffered = totals.in.offered;
    out.inFulfilled = totals.in.fulfilled;
    out.outOffered = totals.out.offered;
    out.outFulfilled = totals.out.fulfilled;
    out.inOfferedMsat = totals.in.offeredSum;
    out.inFulfilledMsat = totals.in.fulfilledSum;
    out.outOfferedMsat = totals.out.offeredSum;
    out.outFulfilledMsat = totals.out.fulfilledSum;
}

std::optional<UpdateTerms> termsOf(const std::optional<lightning::ChannelTerms>& terms)
{
    if (!terms)
        return std::nullopt;
    return UpdateTerms{terms->feeBaseMsat, terms->feePpm, terms->cltvExpiryDelta,
                       terms->htlcMinimum, terms->htlcMaximum};
}

void addTerms(ChannelDetail& out, const lightning::ChannelInfo& info)
{
    out.termsOurs = termsOf(info.ourTerms);
    out.termsTheirs = termsOf(info.theirTerms);
    out.closeTo = QString::fromStdString(toHex(info.closeTo));
    if (info.closeKind && *info.closeKind != lightning::CloseKind::Mutual)
        out.closer = *info.closeKind == lightning::CloseKind::Local ? QStringLiteral("local")
                                                                    : QStringLiteral("remote");
}

} // namespace

QString hexOf(const PublicKey& key) { return QString::fromStdString(toHex(key)); }
QString displayOf(const Txid& txid) { return QString::fromStdString(toDisplay(txid)); }
QString safeText(const std::string& text) { return QString::fromStdString(sanitised(text, 1000)); }
QDateTime dateOf(UnixTime time) { return QDateTime::fromSecsSinceEpoch(toSeconds(time), Qt::UTC); }

ApiError errorOf(const lightning::reply::Refused& refused)
{
    if (refused.payment && refused.payment->error != lightning::PaymentError::None)
        return errorOf(*refused.payment);
    const QString detail = safeText(refused.detail);
    std::map<QString, QString> values{{QStringLiteral("rule"), detail},
                                      {QStringLiteral("value"), detail},
                                      {QStringLiteral("name"), QStringLiteral("request")}};
    if (refused.amount.value() != 0) {
        for (const char* name : {"minimum", "maximum", "amount"})
            values[QString::fromLatin1(name)] = QString::number(floorToSat(refused.amount).value());
    }
    return {codeOf(refused.error), std::move(values), detail};
}

ApiError errorOf(const lightning::PaymentFailure& failure, MilliSatoshi amount, MilliSatoshi maxFee)
{
    std::map<QString, QString> values{{QStringLiteral("rule"), safeText(failure.detail)},
                                      {QStringLiteral("value"), safeText(failure.detail)}};
    // No channel at all: nothing can be sent, which is a limit too.
    if (failure.limit.value() != 0 || failure.error == lightning::PaymentError::AboveSendable)
        values[QStringLiteral("available")] = amountText(failure.limit);
    if (failure.limit.value() != 0) {
        for (const char* name : {"fee", "minimum"})
            values[QString::fromLatin1(name)] = amountText(failure.limit);
    }
    if (failure.asked.value() != 0) {
        for (const char* name : {"amount", "maximum", "value"})
            values[QString::fromLatin1(name)] = amountText(failure.asked);
    }
    if (amount.value() != 0)
        values[QStringLiteral("amount")] = amountText(amount);
    if (maxFee.value() != 0)
        values[QStringLiteral("maximum")] = amountText(maxFee);
    if (failure.hopNode)
        values[QStringLiteral("node")] = hexOf(*failure.hopNode);
    return {codeOf(failure.error), std::move(values), safeText(failure.detail)};
}

ChannelRow rowOf(const lightning::LostChannel& lost, const QString& peerAlias)
{
    ChannelRow row;
    row.channelId = hexOf(lost.entry.channelId);
    row.peerId = hexOf(lost.entry.peerNodeId);
    row.peerAlias = peerAlias;
    row.state = lost.spendHeight ? ChannelState::Closing : ChannelState::DataLoss;
    row.weOpened = lost.entry.funder;
    row.fundingTxid = displayOf(lost.entry.funding.txid);
    row.fundingOutput = lost.entry.funding.index;
    row.capacity = lost.entry.capacity;
    row.statusText = lost.broken ? QStringLiteral("its row in the wallet file cannot be read")
                                 : QStringLiteral("known from the channel backup");
    return row;
}

ChannelRow rowOf(const lightning::ChannelInfo& info, const QString& peerAlias)
{
    ChannelRow row;
    row.channelId = hexOf(info.channelId);
    row.peerId = hexOf(info.peer);
    row.peerAlias = peerAlias;
    row.state = stateOf(info);
    row.connected = info.connected;
    row.isPrivate = !info.announce;
    row.weOpened = info.funder;
    row.shortChannelId = scidText(info.shortChannelId);
    if (info.funding) {
        row.fundingTxid = displayOf(info.funding->txid);
        row.fundingOutput = info.funding->index;
    }
    row.capacity = info.capacity;
    row.local = info.local;
    row.closing = info.closing;
    row.remote = info.remote;
    row.reserve = toMsat(info.ourReserve);
    row.spendable = info.sendable;
    row.receivable = info.receivable;
    row.inFlight = checkedAdd(info.inFlightOut, info.inFlightIn).value_or(info.inFlightOut);
    row.pendingHtlcs = static_cast<std::uint32_t>(info.htlcs.size());
    for (const auto& htlc : info.htlcs)
        row.firstExpiry = std::min(row.firstExpiry.value_or(htlc.expiry.value), htlc.expiry.value);
    row.confirmations = info.confirmations;
    row.confirmationsNeeded = info.minimumDepth;
    row.closeCost = info.closeCost;
    row.toSelfDelay = info.ourToSelfDelay;
    row.blocksToWait = info.blocksToWait;
    row.statusText = safeText(info.status);
    return row;
}

ChannelDetail detailOf(const lightning::ChannelInfo& info, const QString& peerAlias)
{
    ChannelDetail out;
    out.row = rowOf(info, peerAlias);
    out.state = QString::fromStdString(info.stateName);
    out.opener = info.funder ? QStringLiteral("local") : QStringLiteral("remote");
    out.aliasLocal = scidText(info.localAlias);
    out.aliasRemote = scidText(info.remoteAlias);
    for (const std::size_t bit : info.type.bits().bits())
        out.channelTypeBits.push_back(QString::number(bit));
    out.status = {out.row.statusText};
    out.ourReserve = toMsat(info.ourReserve);
    out.theirReserve = toMsat(info.theirReserve);
    out.minToUs = info.totals.minToUs;
    out.maxToUs = info.totals.maxToUs;
    addTotals(out, info.totals);
    addTerms(out, info);
    out.pushed = info.push;
    out.htlcMinimumOurs = info.htlcMinimumIn;
    out.maxInFlightOurs = info.maxHtlcValueIn;
    out.htlcMinimumTheirs = info.htlcMinimumOut;
    out.maxInFlightTheirs = info.maxHtlcValueOut;
    out.dustOurs = info.dustLimit;
    out.lastTxFee = info.lastTxFee;
    out.delayOurs = info.ourToSelfDelay;
    out.delayTheirs = info.theirToSelfDelay;
    out.maxHtlcsOurs = info.maxAcceptedHtlcs;
    out.maxHtlcsTheirs = info.theirMaxAcceptedHtlcs;
    out.feeratePerKw = info.feerate.satPerKw;
    out.reestablished = info.reestablished;
    for (const auto& htlc : info.htlcs)
        out.htlcs.push_back(rowOfHtlc(htlc));
    return out;
}

PaymentRow rowOf(const lightning::Payment& payment)
{
    PaymentRow row;
    row.id = hexOf(payment.hash);
    row.state = stateOf(lightning::stageOf(payment));
    row.recipient = hexOf(payment.destination);
    row.description = safeText(payment.description);
    row.amount = payment.amount;
    row.fee = lightning::feePaid(payment);
    for (const auto& part : payment.parts) {
        row.partsDone += part.state == lightning::PaymentPart::State::Fulfilled ? 1 : 0;
        row.partsTotal += part.state != lightning::PaymentPart::State::Failed ? 1 : 0;
    }
    row.returnsByBlock = lightning::returnsByBlock(payment);
    row.startedAt = dateOf(payment.createdAt);
    if (payment.status == lightning::PaymentStatus::Failed)
        row.failure = errorOf(payment.failure, payment.amount, payment.maxFee);
    return row;
}

PaymentDetail detailOf(const lightning::Payment& payment)
{
    PaymentDetail out;
    out.row = rowOf(payment);
    if (payment.preimage)
        out.preimage = hexOf(*payment.preimage);
    out.invoice = QString::fromStdString(payment.invoice);
    out.message = safeText(payment.message);
    out.label = safeText(payment.label);
    out.destination = hexOf(payment.destination);
    for (const auto& part : payment.parts)
        out.parts.push_back(partOf(part));
    if (payment.completedAt)
        out.completedAt = dateOf(*payment.completedAt);
    out.createdIndex = payment.createdIndex;
    out.updatedIndex = payment.updatedIndex;
    out.keysend = payment.keysend;
    return out;
}

RequestRow rowOf(const lightning::InvoiceEntry& entry)
{
    RequestRow row;
    row.paymentHash = hexOf(entry.hash);
    row.label = QString::fromStdString(entry.label);
    row.description = safeText(entry.keysend ? entry.message : entry.description);
    row.invoice = QString::fromStdString(entry.invoice);
    row.amount = entry.amount.value_or(MilliSatoshi{});
    row.received = entry.received;
    row.createdAt = dateOf(entry.createdAt);
    row.expiresAt = dateOf(entry.expiresAt);
    switch (entry.status) {
    case lightning::InvoiceStatus::Unpaid:
        row.status = RequestStatus::Open;
        break;
    case lightning::InvoiceStatus::Paid:
        row.status = RequestStatus::Paid;
        break;
    case lightning::InvoiceStatus::Expired:
        row.status = RequestStatus::Expired;
        break;
    }
    return row;
}

RequestDetail detailOf(const lightning::InvoiceEntry& entry)
{
    RequestDetail out;
    out.row = rowOf(entry);
    if (entry.status == lightning::InvoiceStatus::Paid)
        out.preimage = hexOf(entry.preimage);
    out.paymentSecret = hexOf(entry.secret);
    out.message = safeText(entry.message);
    out.createdIndex = entry.createdIndex;
    out.updatedIndex = entry.updatedIndex;
    out.paidIndex = entry.paidIndex;
    if (entry.paidAt)
        out.paidAt = dateOf(*entry.paidAt);
    out.keysend = entry.keysend;
    return out;
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/channels.h"
#include "app/api/payments.h"
#include "app/api/requests.h"
#include "lightning/node/node.h"

namespace fulgurite::app {

// From the node's values to those a front end sees. Pure.

QString hexOf(const PublicKey& key);
template <typename Tag, std::size_t N> QString hexOf(const FixedBytes<Tag, N>& bytes)
{
    return QString::fromStdString(toHex(bytes));
}
QString displayOf(const Txid& txid);
/// Peer's text, made safe to show.
QString safeText(const std::string& text);
QDateTime dateOf(UnixTime time);

ApiError errorOf(const lightning::reply::Refused& refused);
/// What was asked for stands beside the limit that refused it.
ApiError errorOf(const lightning::PaymentFailure& failure, MilliSatoshi amount = {},
                 MilliSatoshi maxFee = {});
/// A channel that only a backup tells of: its peer is waited for, or its money is on its way home.
ChannelRow rowOf(const lightning::LostChannel& lost, const QString& peerAlias);

ChannelRow rowOf(const lightning::ChannelInfo& info, const QString& peerAlias);
ChannelDetail detailOf(const lightning::ChannelInfo& info, const QString& peerAlias);
PaymentRow rowOf(const lightning::Payment& payment);
PaymentDetail detailOf(const lightning::Payment& payment);
RequestRow rowOf(const lightning::InvoiceEntry& entry);
RequestDetail detailOf(const lightning::InvoiceEntry& entry);

} // namespace fulgurite::app

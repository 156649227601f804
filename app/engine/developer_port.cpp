// SPDX-License-Identifier: MIT
#include "app/engine/developer_port.h"

#include "app/engine/channel_lookup.h"
#include "app/engine/node_shapes.h"
#include "app/engine/ports_base.h"

namespace fulgurite::app {

namespace {

WalletSession::ReplyHandler done(const Promise<bool>& promise)
{
    return [promise](const lightning::ReplyBody& reply) {
        if (const auto* refused = std::get_if<lightning::reply::Refused>(&reply))
            promise.fail(errorOf(*refused));
        else
            promise.finish(true);
    };
}

} // namespace

/// `body(session, channel, promise)` with the channel that was named.
template <typename T, typename Body> Future<T> DeveloperPort::ask(QString channelId, Body body)
{
    return askNode<T>(m_core, [enabled = m_enabled, channelId, body](WalletSession& session,
                                                                     const Promise<T>& promise) {
        if (!enabled)
            return promise.fail(
                {ErrorCode::NotYetSupported,
                 {{QStringLiteral("what"),
                   QStringLiteral("a developer method without --developer on regtest")}},
                 {}});
        const auto channel = findChannel(session.node(), channelId);
        if (!channel)
            return promise.fail(channel.error());
        body(session, *channel, promise);
    });
}

Future<bool> DeveloperPort::addHtlc(AddHtlcRequest request)
{
    return ask<bool>(request.channelId, [request](WalletSession& session,
                                                  const lightning::ChannelInfo& channel,
                                                  const Promise<bool>& promise) {
        const auto hash = fixedFromHex<PaymentHash>(request.paymentHash.toStdString());
        if (!hash)
            return promise.fail(
                {ErrorCode::InvalidParameter,
                 {{QStringLiteral("name"), QStringLiteral("payment_hash")},
                  {QStringLiteral("rule"), QStringLiteral("should be 64 hex digits")}},
                 {}});
        session.request(lightning::request::DevAddHtlc{channel.channelId, request.amount, *hash,
                                                       lightning::CltvExpiry{request.cltv}},
                        done(promise));
    });
}

Future<bool> DeveloperPort::setFeerate(QString channelId, std::uint32_t satPerKw)
{
    return ask<bool>(channelId, [satPerKw](WalletSession& session,
                                           const lightning::ChannelInfo& channel,
                                           const Promise<bool>& promise) {
        session.request(lightning::request::DevFeerate{channel.channelId, Feerate{satPerKw}},
                        done(promise));
    });
}

Future<QString> DeveloperPort::signLastTx(QString channelId)
{
    return ask<QString>(channelId, [channelId](WalletSession& session,
                                               const lightning::ChannelInfo& channel,
                                               const Promise<QString>& promise) {
        const auto tx = session.node().signedCommitment(channel.channelId);
        if (tx)
            return promise.finish(QString::fromStdString(toHex(serialize(*tx))));
        promise.fail({ErrorCode::ChannelNotReady,
                      {{QStringLiteral("value"), channelId.left(80)},
                       {QStringLiteral("state"), QStringLiteral("unsigned")}},
                      {}});
    });
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "app/engine/channels_port.h"

#include <QTimer>

#include "app/engine/channel_lookup.h"
#include "app/engine/closing_report.h"
#include "app/engine/node_shapes.h"
#include "app/engine/spending.h"
#include "app/engine/store_errors.h"
#include "wallet/base/text.h"
#include "wallet/bitcoin/address.h"
#include "wallet/coins/builder.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using namespace std::chrono_literals;

/// Source: BOLT 7 § The `channel_update` Message: 0 is the node whose id is the lesser.
int directionOf(const PublicKey& self, const PublicKey& peer)
{
    return std::ranges::lexicographical_compare(self.view(), peer.view()) ? 0 : 1;
}

std::vector<QString> bitsOf(const lightning::ChannelType& type)
{
    std::vector<QString> out;
    for (const std::size_t bit : type.bits().bits())
        out.push_back(QString::number(bit));
    return out;
}

Answer<Bytes> scriptOf(const QString& address, Network network)
{
    if (address.isEmpty())
        return Bytes{};
    const auto decoded = decodeAddress(address.trimmed().toStdString(), network);
    if (decoded)
        return *decoded;
    const QString rule = QString::fromStdString(sanitised(decoded.error().detail));
    return refuse(
        decoded.error().code == AddressError::WrongNetwork ? ErrorCode::AddressOtherNetwork
                                                           : ErrorCode::AddressInvalid,
        {{QStringLiteral("value"), address.left(100)},
         {QStringLiteral("rule"), rule},
         {QStringLiteral("other"), rule},
         {QStringLiteral("network"), QString::fromStdString(std::string{networkName(network)})}});
}

/// The channel type asked for; nothing asked for is the node's own choice.
Answer<std::optional<lightning::ChannelType>> typeOf(const std::vector<std::uint64_t>& bits)
{
    if (bits.empty())
        return std::nullopt;
    lightning::FeatureBits out;
    for (const std::uint64_t bit : bits) {
        if (bit != 12 && bit != 22 && bit != 46)
            return refuse(ErrorCode::InvalidParameter,
                          {{QStringLiteral("name"), QStringLiteral("channel_type")},
                           {QStringLiteral("rule"),
                            QStringLiteral("bit %1 is not served; use [12, 22]").arg(bit)}});
        out.set(bit);
    }
    return lightning::ChannelType{out};
}

Answer<PublicKey> nodeIdOf(const QString& text)
{
    const auto key = PublicKey::parse(fromHex(text.trimmed().toStdString()));
    if (!key)
        return refuse(
            ErrorCode::NodeIdInvalid,
            {{QStringLiteral("value"), text.left(80)},
             {QStringLiteral("rule"), QStringLiteral("66 hex digits of a point are expected")}});
    return *key;
}

/// The one place that decides it. A channel with an alias for its id (46) is never announced.
bool announces(const WalletSession& session, const OpenRequest& request)
{
    constexpr std::uint64_t kScidAlias = 46;
    const bool usual = session.preferences().announceByDefault &&
                       std::ranges::find(request.typeBits, kScidAlias) == request.typeBits.end();
    return request.announce.value_or(usual);
}

Feerate fundingFeerate(WalletSession& session, double satPerVb)
{
    return satPerVb > 0 ? std::max(toFeerate(satPerVb), kFeerateFloor) : session.unreviewedRate();
}

/// A transaction with an output of the funding's size, unsigned: for its fee, and for "all".
Answer<wallet::UnsignedTx> draftFunding(WalletSession& session, const OpenRequest& request)
{
    wallet::BuildRequest build;
    build.outputs = {{request.amount, Bytes(34, 0)}};
    build.outputs.front().scriptPubKey[1] =
        32; // the length of a P2WSH script is all that the fee depends on
    build.sendAll = request.all;
    build.feerate = fundingFeerate(session, request.satPerVb);
    build.changeScript = FULGURITE_TRY(changeScript(session));
    build.policy.segwitOnly = true;
    build.policy.reserve = anchorReserve(session, 1);
    build.tip = session.wallet().coins().tip();
    build.replaceable = false;
    auto built = wallet::buildTransaction(fundingCoins(session), build, session.random());
    if (!built)
        return std::unexpected(app::errorOf(built.error(), session.wallet().coins().balances(),
                                            {request.amount, build.policy.reserve, build.feerate}));
    return std::move(*built);
}

Satoshi capacityOf(const wallet::UnsignedTx& draft)
{
    const auto found = std::ranges::find_if(draft.tx.outputs, [](const TxOut& output) {
        return output.scriptPubKey.size() == 34 && output.scriptPubKey[0] == 0 &&
               output.scriptPubKey[2] == 0;
    });
    return found != draft.tx.outputs.end() ? found->value : Satoshi{};
}

void beginOpen(WalletSession& session, const OpenRequest& request, const PublicKey& peer,
               const Promise<OpenedChannel>& promise)
{
    auto type = typeOf(request.typeBits);
    auto closeTo = scriptOf(request.closeTo, session.options().network);
    if (!type || !closeTo)
        return promise.fail(type ? closeTo.error() : type.error());
    const bool named = !closeTo->empty();
    lightning::request::OpenChannel body{peer,
                                         request.amount,
                                         request.push,
                                         announces(session, request),
                                         std::move(*type),
                                         fundingFeerate(session, request.satPerVb),
                                         std::move(*closeTo)};
    if (request.all) {
        const auto draft = draftFunding(session, request);
        if (!draft)
            return promise.fail(draft.error());
        body.capacity = capacityOf(*draft);
    }
    const QString amount = QString::number(body.capacity.value());
    session.request(std::move(body), [&session, promise, named, amount,
                                      peerId = hexOf(peer)](const lightning::ReplyBody& reply) {
        if (const auto* refused = std::get_if<lightning::reply::Refused>(&reply)) {
            ApiError error = session.fundingError().value_or(errorOf(*refused));
            error.values[QStringLiteral("amount")] = amount;
            error.values[QStringLiteral("value")] = peerId;
            return promise.fail(std::move(error));
        }
        const auto* opened = std::get_if<lightning::reply::Opened>(&reply);
        if (opened == nullptr)
            return;
        const Transaction* tx = session.fundingTransaction(opened->funding.txid);
        OpenedChannel answer{hexOf(opened->channelId), displayOf(opened->funding.txid),
                             tx != nullptr ? QString::fromStdString(toHex(serialize(*tx)))
                                           : QString{},
                             opened->funding.index};
        if (const auto channel = session.node().channel(opened->channelId)) {
            answer.minimumDepth = channel->minimumDepth;
            answer.typeBits = bitsOf(channel->type);
            if (named)
                answer.closeTo = QString::fromStdString(toHex(channel->closeTo));
        }
        // Whoever mines or looks now must find it: the answer waits for the backend's.
        session.whenBroadcast(opened->funding.txid, [promise, answer] { promise.finish(answer); });
        QTimer::singleShot(kHandOver, &session, [promise, answer] { promise.finish(answer); });
    });
}

CloseOutcome outcomeOf(const lightning::reply::Closing& closing)
{
    CloseOutcome out;
    if (closing.transaction) {
        out.txid = displayOf(txidOf(*closing.transaction));
        out.tx = QString::fromStdString(toHex(serialize(*closing.transaction)));
    }
    const bool unopened = closing.kind == lightning::CloseKind::NeverOpened;
    out.type = unopened                                       ? QStringLiteral("unopened")
               : closing.kind == lightning::CloseKind::Mutual ? QStringLiteral("mutual")
                                                              : QStringLiteral("unilateral");
    return out;
}

WalletSession::ReplyHandler closing(const Promise<CloseOutcome>& promise)
{
    return [promise](const lightning::ReplyBody& reply) {
        if (const auto* refused = std::get_if<lightning::reply::Refused>(&reply))
            promise.fail(errorOf(*refused));
        else if (const auto* done = std::get_if<lightning::reply::Closing>(&reply))
            promise.finish(outcomeOf(*done));
    };
}

void forceClose(WalletSession& session, const ChannelId& channelId,
                const Promise<CloseOutcome>& promise)
{
    session.request(lightning::request::ForceClose{channelId}, closing(promise));
}

/// BOLT 2 § Closing Initiation: `shutdown`: a script that was promised at the opening is the only
/// one a peer takes.
ApiError otherPromise(const lightning::ChannelInfo& channel, Network network)
{
    const auto address = encodeAddress(channel.closeTo, network);
    return {ErrorCode::InvalidParameter,
            {{QStringLiteral("name"), QStringLiteral("destination")},
             {QStringLiteral("rule"),
              QStringLiteral("at its opening the channel was promised to close to %1: leave it out")
                  .arg(QString::fromStdString(address.value_or(toHex(channel.closeTo))))}},
            {}};
}

/// A peer that does not agree: the close goes on alone where its owner said so, else in the
/// background.
void awaitAgreement(WalletSession& session, const CloseRequest& request, const ChannelId& channelId,
                    const Promise<CloseOutcome>& promise)
{
    if (request.forceAfter) {
        QTimer::singleShot(*request.forceAfter, &session, [&session, channelId, promise] {
            if (!promise.isAnswered())
                forceClose(session, channelId, promise);
        });
        return;
    }
    QTimer::singleShot(120s, &session, [promise] {
        promise.fail({ErrorCode::ClosePending,
                      {{QStringLiteral("rule"), QStringLiteral("the peer has not agreed yet")}},
                      {}});
    });
}

/// After the password was found right.
void vouchFor(EngineCore& core, const QString& channelId, const Promise<bool>& promise)
{
    if (core.guard().isSealed())
        return promise.fail({ErrorCode::WalletLocked, {}, {}});
    WalletSession* session = core.session();
    if (session == nullptr || !session->hasNode())
        return promise.fail({ErrorCode::LightningOnMainnetRefused, {}, {}});
    const auto channel = findChannel(session->node(), channelId);
    if (!channel)
        return promise.fail(channel.error());
    session->request(lightning::request::TrustChannel{channel->channelId},
                     [promise](const lightning::ReplyBody& reply) {
                         if (const auto* refused = std::get_if<lightning::reply::Refused>(&reply))
                             promise.fail(errorOf(*refused));
                         else
                             promise.finish(true);
                     });
}

} // namespace

Future<OpenPreview> ChannelsPort::previewOpen(OpenRequest request)
{
    return askNode<OpenPreview>(
        m_core, [request](WalletSession& session, const Promise<OpenPreview>& promise) {
            OpenPreview out;
            out.madeAt = QDateTime::currentDateTimeUtc();
            out.amount = request.amount;
            out.satPerVb = fundingFeerate(session, request.satPerVb).satPerKw / 250.0;
            const auto draft = draftFunding(session, request);
            if (draft) {
                out.fundingFee = draft->fee;
                out.amount = request.all ? capacityOf(*draft) : request.amount;
                out.changeBack =
                    draft->changeIndex ? draft->tx.outputs[*draft->changeIndex].value : Satoshi{};
            } else {
                out.obstacle = draft.error();
            }
            const auto estimate = session.node().previewOpen(out.amount);
            out.spendable = saturatingSub(estimate.spendable, request.push);
            out.receivable =
                checkedAdd(estimate.receivable, request.push).value_or(estimate.receivable);
            out.reserve = estimate.reserve;
            out.commitmentFee = estimate.commitmentFee;
            out.closeCost = estimate.closeCost;
            out.announce = announces(session, request);
            out.confirmations = estimate.confirmations;
            promise.finish(std::move(out));
        });
}

Future<OpenedChannel> ChannelsPort::open(OpenRequest request)
{
    return askNode<OpenedChannel>(m_core, [request,
                                           &core = m_core](WalletSession& session,
                                                           const Promise<OpenedChannel>& promise) {
        if (auto problem = core.guard().obstacle(request.push, std::chrono::steady_clock::now()))
            return promise.fail(std::move(*problem)); // what is pushed is the peer's
        const auto peer = nodeIdOf(request.nodeId);
        if (!peer)
            return promise.fail(peer.error());
        if (auto tooHigh = feerateTooHigh(request.satPerVb))
            return promise.fail(std::move(*tooHigh));
        failAfter(&session, promise, 120s);
        const auto peers = session.node().peers();
        const auto known = std::ranges::find(peers, *peer, &lightning::PeerInfo::nodeId);
        const bool connected = known != peers.end() && known->connected;
        if (connected || request.address.isEmpty())
            return beginOpen(session, request, *peer, promise);
        session.request(
            lightning::request::Connect{*peer, parsePeerAddress(request.address)},
            [&session, request, peer = *peer, promise](const lightning::ReplyBody& reply) {
                if (const auto* refused = std::get_if<lightning::reply::Refused>(&reply))
                    return promise.fail(errorOf(*refused));
                if (!promise.isAnswered()) // else the owner may have asked again by now
                    beginOpen(session, request, peer, promise);
            });
    });
}

Future<ClosePreview> ChannelsPort::previewClose(QString channelId)
{
    return askNode<ClosePreview>(m_core, [channelId](WalletSession& session,
                                                     const Promise<ClosePreview>& promise) {
        const auto channel = findChannel(session.node(), channelId);
        if (!channel)
            return promise.fail(channel.error());
        const auto estimate = session.node().previewClose(channel->channelId);
        if (!estimate)
            return promise.fail(errorOf(
                lightning::reply::Refused{estimate.error().code, estimate.error().detail, {}, {}}));
        ClosePreview out;
        out.returns = estimate->returns;
        out.fee = estimate->fee;
        out.cooperative = estimate->cooperative;
        out.blocksToWait = estimate->blocksToWait;
        constexpr qint64 kSecondsABlock = 600;
        out.returnsAbout = QDateTime::currentDateTimeUtc().addSecs(
            kSecondsABlock * std::max<qint64>(1, estimate->blocksToWait));
        promise.finish(std::move(out));
    });
}

Future<CloseOutcome> ChannelsPort::close(CloseRequest request)
{
    const auto patience = request.forceAfter.value_or(0s) + kUsualPatience;
    return askNode<CloseOutcome>(
        m_core,
        [request, &core = m_core](WalletSession& session, const Promise<CloseOutcome>& promise) {
            // Locked, money may come home by agreement, nothing else: no script of somebody at the
            // desk, no coins tied up for weeks.
            const bool mayHarm =
                request.force || request.forceAfter || !request.destination.isEmpty();
            if (mayHarm && core.guard().isSealed())
                return promise.fail({ErrorCode::WalletLocked, {}, {}});
            const auto channel = findChannel(session.node(), request.channelId);
            if (!channel)
                return promise.fail(channel.error());
            if (request.force)
                return forceClose(session, channel->channelId, promise);
            auto script = scriptOf(request.destination, session.options().network);
            if (!script)
                return promise.fail(script.error());
            if (!script->empty() && !channel->closeTo.empty() && *script != channel->closeTo)
                return promise.fail(otherPromise(*channel, session.options().network));
            awaitAgreement(session, request, channel->channelId, promise);
            session.request(
                lightning::request::CloseChannel{channel->channelId, std::move(*script)},
                closing(promise));
        },
        patience);
}

Future<bool> ChannelsPort::trust(QString channelId, SecretBytes password)
{
    auto shared = std::make_shared<SecretBytes>(std::move(password));
    return askOn<bool>(&m_core, [&core = m_core, channelId, shared](const Promise<bool>& promise) {
        core.checkPassword(std::move(*shared),
                           [&core, channelId, promise](const Answer<bool>& right) {
                               if (right)
                                   vouchFor(core, channelId, promise);
                               else
                                   promise.fail(right.error());
                           });
    });
}

Future<std::vector<ChannelDetail>> ChannelsPort::list()
{
    using List = std::vector<ChannelDetail>;
    return askSession<List>(m_core, [](WalletSession& session, const Promise<List>& promise) {
        List out;
        if (session.hasNode()) {
            const PublicKey self = session.node().nodeId();
            for (const auto& channel : session.node().channels()) {
                out.push_back(detailOf(channel, {}));
                out.back().direction = directionOf(self, channel.peer);
            }
        }
        promise.finish(std::move(out));
    });
}

Future<std::vector<ClosedChannel>> ChannelsPort::listClosed()
{
    using List = std::vector<ClosedChannel>;
    return askNode<List>(m_core, [](WalletSession& session, const Promise<List>& promise) {
        const auto stored = session.nodeStore().channels.read(true);
        if (!stored)
            return promise.fail(toApiError(stored.error()));
        const ClosingReports reports{session.wallet().coins()};
        List out;
        for (const lightning::StoredChannel& each : *stored) {
            if (const auto info = lightning::channelInfoOf(each.snapshot))
                out.push_back(reports.of(*info));
        }
        promise.finish(std::move(out));
    });
}

} // namespace fulgurite::app

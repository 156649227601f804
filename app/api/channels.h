// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "wallet/base/secret.h"

#include <chrono>

namespace fulgurite::app {

struct OpenRequest {
    QString nodeId, address; ///< address may be empty when connected or known
    Satoshi amount;          ///< zero with `all`
    bool all = false;
    double satPerVb = 0;            ///< 0: the backend's estimate
    std::optional<bool> announce{}; ///< nothing: as the settings say (announceByDefault)
    MilliSatoshi push;
    QString closeTo;                     ///< address our side closes to; empty: a fresh one
    std::vector<std::uint64_t> typeBits; ///< channel type to propose; empty: the usual
};
struct OpenPreview {
    Satoshi amount, fundingFee, reserve, commitmentFee, closeCost, changeBack;
    MilliSatoshi spendable, receivable;
    std::uint32_t confirmations = 0;
    double satPerVb = 0;
    std::optional<ApiError> obstacle;
    QDateTime madeAt;
    bool announce = false; ///< what open() will ask the peer for
};
struct OpenedChannel {
    QString channelId, fundingTxid, fundingTx;
    std::uint32_t fundingOutput = 0, minimumDepth = 0;
    QString closeTo{}; ///< hex of our script, when the opener asked for one
    std::vector<QString> typeBits{};
};
struct ClosePreview {
    MilliSatoshi returns;
    Satoshi fee;
    bool cooperative = true;
    std::uint32_t blocksToWait = 0;
    QDateTime returnsAbout;
    std::optional<ApiError> obstacle;
};
struct CloseRequest {
    QString channelId;
    QString destination; ///< address; empty: our own chain for sweeps
    double satPerVb = 0;
    bool force = false; ///< our commitment at once; with forceAfter the only ways this port ever
                        ///< broadcasts one
    std::optional<std::chrono::seconds> forceAfter; ///< when the peer has not agreed by then
};
struct CloseOutcome {
    QString txid, tx, type; ///< "mutual", "unilateral", "unopened"
};
struct ClosedChannel {
    ChannelRow row;
    QString closer, cause, closingTxid; ///< closer "local" or "remote"
    std::vector<QString> channelTypeBits;
    std::uint64_t localCommitments = 0, remoteCommitments = 0, htlcsSent = 0;
    MilliSatoshi minToUs, maxToUs, pushed;
    Satoshi returned; ///< ours on chain, as far as it is known
    /// What the close took from us, fees of the closing transaction and of our sweep together;
    /// known once both are confirmed.
    std::optional<Satoshi> cost;
    QDateTime closedAt; ///< of the closing transaction; invalid while it is unknown
    QString type{};     ///< "mutual", "unilateral", "unopened"
};

struct HtlcRow {
    bool incoming = false;
    std::uint64_t id = 0;
    MilliSatoshi amount;
    std::uint32_t expiry = 0;
    std::uint64_t createdIndex = 0; ///< monotone over all HTLCs of all channels
    QString paymentHash, state; ///< the state in Core Lightning's words (SENT_ADD_ACK_REVOCATION …)
};
/// What one side's channel_update asks for forwarding.
struct UpdateTerms {
    std::uint32_t baseMsat = 0, ppm = 0, cltvDelta = 0;
    MilliSatoshi htlcMinimum, htlcMaximum;
};
/// Everything of a channel that the socket's lists show.
struct ChannelDetail {
    ChannelRow row;
    QString state, opener, aliasLocal, aliasRemote, features, closer,
        closeTo; ///< state: CHANNELD_NORMAL …
    std::vector<QString> channelTypeBits, status;
    MilliSatoshi ourReserve, theirReserve, minToUs, maxToUs, pushed, htlcMinimumOurs,
        htlcMinimumTheirs, maxInFlightOurs, maxInFlightTheirs;
    Satoshi dustOurs, dustTheirs, lastTxFee;
    std::uint32_t delayOurs = 0, delayTheirs = 0, maxHtlcsOurs = 0, maxHtlcsTheirs = 0,
                  feeratePerKw = 0;
    std::uint64_t inOffered = 0, inFulfilled = 0, outOffered = 0, outFulfilled = 0;
    MilliSatoshi inOfferedMsat, inFulfilledMsat, outOfferedMsat, outFulfilledMsat;
    bool reestablished = false;
    int direction = 0; ///< 0 when our node id is the lesser
    std::optional<UpdateTerms> termsOurs, termsTheirs;
    std::vector<HtlcRow> htlcs;
};

class Channels {
public:
    Channels() = default;
    Channels(const Channels&) = delete;
    Channels& operator=(const Channels&) = delete;
    virtual ~Channels() = default;

    virtual Future<OpenPreview> previewOpen(OpenRequest request) = 0;
    /// Answers once the funding transaction is broadcast.
    virtual Future<OpenedChannel> open(OpenRequest request) = 0;
    virtual Future<ClosePreview> previewClose(QString channelId) = 0;
    /// Answers once a closing transaction is agreed and broadcast.
    virtual Future<CloseOutcome> close(CloseRequest request) = 0;
    virtual Future<std::vector<ChannelDetail>> list() = 0;
    virtual Future<std::vector<ClosedChannel>> listClosed() = 0;
    /// The owner vouches that the wallet file holds the newest state of a suspect channel: from
    /// then on it may be force-closed and used. Wrong, it costs all of the channel. Errors:
    /// WrongPassword, WalletLocked while sealed, and of a channel whose peer has proven the
    /// contrary.
    virtual Future<bool> trust(QString channelId, SecretBytes password) = 0;
};

} // namespace fulgurite::app

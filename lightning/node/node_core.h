// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/channel_table.h"
#include "lightning/node/node.h"
#include "lightning/node/outbox.h"
#include "lightning/node/peer_table.h"
#include "lightning/onion/onion.h"
#include "lightning/payment/incoming.h"
#include "lightning/payment/outgoing.h"
#include "lightning/wire/chain_hash.h"

#include <deque>
#include <set>

namespace fulgurite::lightning {

/// Joins sessions, channels and payments: routes what happens to who decides, and collects what
/// they want done. Its functions stand in core_*.cpp by subject.
class NodeCore {
public:
    NodeCore(NodeConfig config, NodeSecrets secrets, RandomSource& random);
    void start(NodeStart start);
    void handle(NodeInput input);
    NodeOutput flush();

    // For the queries in node_queries.cpp.
    [[nodiscard]] PaymentWorld world() const;
    [[nodiscard]] IndexCounters indexes() const;
    [[nodiscard]] ChannelContext contextOf(const ChannelEntry& entry) const;
    [[nodiscard]] ChannelBackup makeBackup() const;
    [[nodiscard]] std::optional<PaymentFailure> whyNoPayment() const;
    [[nodiscard]] bool waitsForAPeer(const PaymentTarget& target) const;
    [[nodiscard]] ChannelTerms ourTermsOf(const Channel& channel) const;

    NodeConfig config;
    NodeSecrets secrets;
    PublicKey nodeId;
    ChainHash chain;
    RandomSource& random;

    ChannelTable channels;
    PeerTable peers;
    ConnectionTable connections;
    DirectRoutes routes;
    OutgoingPayments outgoing;
    IncomingPayments incoming;
    UnixTime now{};    ///< the date: somebody may set the clock, in both directions
    UnixTime steady{}; ///< for pauses and graces: no clock that is set moves it
    std::uint32_t height = 0;
    bool synced = false;
    bool caughtUp = false;
    node_input::Feerates feerates;
    std::map<ChannelId, LostChannel> lost;

private:
    // core_start.cpp
    void loadChannel(const StoredChannel& stored, bool suspect);
    void loadSuspect(const ChannelId& id);
    void rememberSuspects();
    void forgetSuspects();
    void resumeChannel(ChannelEntry& entry);
    void sendEndAgain(const ChannelEntry& entry);
    void loadOnions(const std::vector<PutOnion>& onions);
    void loadPeer(const PutPeer& stored);
    void loadSetting(const PutSetting& setting);
    void loadClaims(const ChannelId& channelId, ByteView value);
    void loadIndexes(ByteView value);
    void loadSpend(const ChannelId& channelId, ByteView value);

    // core_lost.cpp: channels of which only the backup is left
    void loadLost(ByteView backup);
    void loadLostSpends(ByteView value);
    void watchBroken(const ChannelBackup& backup);
    void watchLost();
    void watchLost(const ChannelId& id, const LostChannel& lostChannel);
    [[nodiscard]] reply::BackupImported::Fate fateOf(const ChannelId& id) const;
    void askToClose(const PublicKey& peer);
    void lostSpendSeen(const node_input::TransactionSeen& in);
    void rollLostBack();
    void settleLost();
    void storeLost();
    void storeClosed();
    [[nodiscard]] bool hasLost(const PublicKey& peer) const;

    // core_peers.cpp
    void on(const node_input::ConnectionOpened& in);
    void on(const node_input::ConnectFailed& in);
    void on(node_input::BytesReceived& in);
    void on(const node_input::ConnectionClosed& in);
    void takeSessionEvents(ConnectionId id, std::vector<SessionEvent> events);
    void becomeReady(ConnectionId id, const session_event::Ready& ready);
    void dropConnection(ConnectionId id, const std::string& reason, bool closeSocket);
    void peerGone(const PublicKey& peer, const std::string& reason);
    void dial(const PublicKey& peer, PeerEntry& entry);
    /// The next address; after the last one `error` is what whoever waits hears.
    [[nodiscard]] bool staysBeside(const Connection& older, const Connection& newer) const;
    [[nodiscard]] bool isComing(const PublicKey& peer) const;
    void dialEnded(const PublicKey& peer, NodeError error, const std::string& reason);
    void dialNext(const PublicKey& peer, PeerEntry& entry, NodeError error,
                  const std::string& reason);
    void redialWanted();
    void forgetIdlePeer(const PublicKey& peer);
    void rememberAddress(const PublicKey& peer, PeerEntry& entry, const PeerAddress& address);
    void storePeer(const PublicKey& peer);
    void storePeerSoon(const PublicKey& peer);
    void storeWaitingPeers();
    bool allowsGossip(const PublicKey& peer, const Message& message);
    [[nodiscard]] Connection* connectionOf(const PublicKey& peer);
    void sendTo(const PublicKey& peer, const Message& message);
    void disconnect(const PublicKey& peer, const std::string& reason);
    [[nodiscard]] bool hasLiveChannel(const PublicKey& peer) const;
    [[nodiscard]] bool hasOnlineChannel(const PublicKey& peer) const;

    // core_messages.cpp
    void takeMessage(const PublicKey& peer, Message message);
    void takeChannelMessage(const PublicKey& peer, const ChannelId& id, Message message);
    void takeError(const PublicKey& peer, const ChannelId& id, Message message);
    bool hearOnce(const ChannelId& id);
    void forgetHeard(const ChannelId& id);
    void answerUnknownChannel(const PublicKey& peer, const ChannelId& id, const Message& message);

    // core_channels.cpp
    void enqueue(const ChannelId& id, ChannelInput input);
    void drain();
    void apply(ChannelEntry& entry, const ChannelInput& input);
    void absorb(ChannelEntry& entry, ChannelStep step);
    void touch(ChannelEntry& entry);
    void storeChannel(ChannelEntry& entry);
    void announcePhase(ChannelEntry& entry);
    void finishBatchOf(ChannelEntry& entry);

    // core_effects.cpp: what channels want
    void on(ChannelEntry& entry, effect::SendMessage& e);
    void on(ChannelEntry& entry, effect::DisconnectPeer& e);
    void on(ChannelEntry& entry, effect::Broadcast& e);
    void on(ChannelEntry& entry, effect::FundingNeeded& e);
    void on(ChannelEntry& entry, effect::ChannelIdAssigned& e);
    void on(ChannelEntry& entry, effect::BroadcastFunding& e);
    void on(ChannelEntry& entry, effect::WatchFunding& e);
    void on(ChannelEntry& entry, effect::OpeningFailed& e);
    void on(ChannelEntry& entry, effect::ChannelReady& e);
    void on(ChannelEntry& entry, effect::AnnouncementDepthReached& e);
    void on(ChannelEntry& entry, effect::HtlcOffered& e);
    void on(ChannelEntry& entry, effect::HtlcRefused& e);
    void on(ChannelEntry& entry, effect::UpdateRefused& e);
    void on(ChannelEntry& entry, effect::HtlcAdded& e);
    void on(ChannelEntry& entry, effect::HtlcFulfilled& e);
    void on(ChannelEntry& entry, effect::HtlcFailed& e);
    void on(ChannelEntry& entry, effect::HtlcForgotten& e);
    void on(ChannelEntry& entry, effect::HtlcSettled& e);
    void on(ChannelEntry& entry, effect::ShutdownStarted& e);
    void on(ChannelEntry& entry, effect::MutualCloseAgreed& e);
    void on(ChannelEntry& entry, effect::ChannelClosed& e);
    void on(ChannelEntry& entry, effect::PeerProblem& e);
    void on(ChannelEntry& entry, effect::CommitmentSeen& e);
    void on(ChannelEntry& entry, effect::PutOnion& e);
    void on(ChannelEntry& entry, effect::DeleteOnion& e);
    void on(ChannelEntry& entry, effect::PutRevokedHtlcs& e);

    // core_opening.cpp
    void openTo(RequestId id, const request::OpenChannel& request);
    [[nodiscard]] std::optional<reply::Refused>
    whyNotOpen(const request::OpenChannel& request, const NegotiatedFeatures& features) const;
    void acceptFrom(const PublicKey& peer, const OpenChannel& message);
    [[nodiscard]] std::optional<std::string> whyNotAccept(const PublicKey& peer,
                                                          const OpenChannel& message) const;
    [[nodiscard]] bool isKnownFunding(const ChannelId& id) const;
    void on(const node_input::FundingReady& in);
    void on(const node_input::FundingFailed& in);
    void on(const node_input::BackupWritten& in);
    void on(const node_input::BackupFailed& in);
    void wantBackup() { m_backupWanted = true; }
    void writeBackupIfWanted();
    void giveUpUnbacked(const ChannelId& id, NodeError why, const std::string& reason);
    bool giveUpIfGated(const ChannelId& id, const std::string& reason);
    void endStaleOpenings();
    void countChurn();
    Bytes takeScript();
    ChannelKeyId freshKeyId();
    ShortChannelId freshAlias();

    // core_payments.cpp
    void takeHtlc(ChannelEntry& entry, const effect::HtlcAdded& added);
    /// Of HTLCs that became irrevocable together, side by side.
    void peelAhead(const ChannelEntry& entry, const std::vector<ChannelEffect>& effects);
    Result<PeeledOnion, OnionError> peeledOf(const HtlcRef& ref, const Htlc& htlc);
    void decideDeferred();
    /// The height is known, and the funding stands in the chain for good.
    [[nodiscard]] bool mayDecide(const ChannelEntry& entry) const;
    /// Its funding left the chain: what is held for a payment waits until it is back.
    void holdBack(const ChannelEntry& entry);
    void movePayments();
    void claim(const ClaimHtlc& claim);
    void storeChangedPayments();
    void storeChangedInvoices();
    void storeClaims();
    void storeIndexes();
    void countHtlc(const ChannelEntry& entry);
    void learn(const PaymentHash& hash, const Preimage& preimage);

    // core_chain.cpp
    void on(const node_input::Tick& in);
    void moveClocks(const node_input::Tick& in);
    [[nodiscard]] UnixTime trustedDate() const { return steady + m_clockLead; }
    void on(const node_input::TipReached& in);
    void on(const node_input::RolledBack& in);
    void on(const node_input::TransactionSeen& in);
    void on(const node_input::FundingDoubleSpent& in);
    void on(const node_input::Feerates& in);
    void spendSeen(ChannelEntry& entry, const node_input::TransactionSeen& in);
    void storeSpend(const ChannelEntry& entry);
    void settleDeepSpends();
    void sweepSeen(const node_input::TransactionSeen& in);
    void sweepRipe();
    bool makeSweep(ChannelEntry& entry);
    void keepOnItsWay(SpendKind kind, const Transaction& spend);
    void leaveSilentPeers();
    void closeOverdue();
    [[nodiscard]] bool isOverdue(const ChannelEntry& entry) const;

    // core_requests.cpp
    void on(node_input::Request& in);
    void serve(RequestId id, const request::Connect& r);
    void serve(RequestId id, const request::Disconnect& r);
    void serve(RequestId id, const request::PingPeer& r);
    void serve(RequestId id, const request::OpenChannel& r) { openTo(id, r); }
    void serve(RequestId id, const request::CloseChannel& r);
    void serve(RequestId id, const request::ForceClose& r);
    void serve(RequestId id, const request::TrustChannel& r);
    void serve(RequestId id, const request::ImportBackup& r);
    void serve(RequestId id, const request::CreateInvoice& r);
    void serve(RequestId id, const request::DeleteInvoice& r);
    void serve(RequestId id, const request::Pay& r);
    void serve(RequestId id, const request::Keysend& r);
    void serve(RequestId id, const request::SetAlias& r);
    void serve(RequestId id, const request::SetPolicy& r);
    void serve(RequestId id, const request::DevAddHtlc& r);
    void serve(RequestId id, const request::DevFeerate& r);
    void pay(RequestId id, std::expected<PaymentTarget, PaymentFailure> target);
    void begin(RequestId id, PaymentTarget target);
    void beginHeld();
    void refusePayment(RequestId id, PaymentFailure failure);
    [[nodiscard]] std::vector<std::vector<RouteHintHop>>
    privateHints(const std::vector<ShortChannelId>& chosen) const;
    std::expected<InvoiceEntry, std::string> makeInvoice(const request::CreateInvoice& r);

    // core_gossip.cpp
    void takeUpdate(const PublicKey& peer, const ChannelUpdate& update);
    void takeNodeAnnouncement(const PublicKey& peer, const NodeAnnouncement& announcement);
    void takeSignatures(const PublicKey& peer, const AnnouncementSignatures& message);
    void sendOurUpdate(ChannelEntry& entry);
    void sendSignatures(ChannelEntry& entry);
    void announceIfComplete(ChannelEntry& entry);
    [[nodiscard]] std::optional<ChannelAnnouncement> draftOf(const ChannelEntry& entry) const;
    [[nodiscard]] NodeAnnouncement ourAnnouncement() const;

    /// Settings `spend.CHANNEL`: height and txid of a confirmed spend of the funding; empty: none.
    static constexpr std::string_view kSpendPrefix = "spend.", kSuspectPrefix = "suspect.";
    /// Settings `heard.CHANNEL`: while it was suspect its peer had its word; empty: no more.
    static constexpr std::string_view kHeardPrefix = "heard.";

    struct Queued {
        ChannelId channelId;
        ChannelInput input;
    };
    /// Waits for a proven backup.
    struct Gated {
        ChannelId channelId;
        std::uint64_t generation = 0;
        std::optional<Message> message; ///< fundee: funding_signed
        bool mayForget = false;         ///< nothing was broadcast or signed away yet
    };

    struct HeldPayment {
        RequestId request;
        PaymentTarget target;
    };

    Outbox m_out;
    std::deque<Queued> m_queue;
    bool m_draining = false;
    std::set<ChannelId> m_touched;
    std::set<ConnectionId> m_written;

    std::map<PaymentHash, Preimage> m_preimages;
    std::map<HtlcRef, Preimage> m_claims;
    std::set<ChannelId> m_claimsChanged;
    std::map<HtlcRef, Result<PeeledOnion, OnionError>> m_peeled; ///< of the step in hand
    std::map<HtlcRef, effect::HtlcAdded> m_deferred;             ///< until the tip is fresh
                                                                 ///< and the funding deep
    std::uint64_t m_nextPaymentIndex = 1;
    std::uint64_t m_storedPaidIndex = 1, m_storedCreatedIndex = 1;
    /// Those of IndexCounters that are counted here: of invoices and payments, created ones are
    /// counted where they are made.
    IndexCounters m_indexes{}, m_storedIndexes{};

    /// Of peers' openings that came to nothing, for the next ones: else anyone could drive the
    /// chain of closing scripts beyond the gap that a restore looks through.
    std::vector<Bytes> m_spareScripts;
    std::vector<Gated> m_gated;
    bool m_backupWanted = false;
    bool m_backupFailed = false;
    std::uint64_t m_backupGeneration = 0;
    UnixTime m_backupRetryAt{};
    bool m_feeratesKnown = false;
    std::set<ChannelId> m_closed;   ///< ids of all channels that ever were: never to be used again
    std::set<ChannelId> m_suspects; ///< stored as such
    std::set<ChannelId> m_heard;    ///< suspect ones whose peer had its word
    std::set<ChannelId> m_broken;   ///< quarantined: could not be read
    std::set<ChannelId> m_finished;
    UnixTime m_startedAt{};
    std::vector<HeldPayment> m_held; ///< until the peers are back
    UnixTime m_churnedUntil{};       ///< each opening of a peer's that came to nothing moves it on
    UnixTime m_dateTrustedAt{};
    std::chrono::seconds m_clockLead{}; ///< of dates before `steady`, once it is trusted
};

/// A channel leads there, but its peer is away.
PaymentFailure peerAway();

} // namespace fulgurite::lightning

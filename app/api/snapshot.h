// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include "app/api/errors.h"
#include "wallet/base/amount.h"
#include "wallet/bitcoin/network.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace fulgurite::app {

// --- lifecycle: what the whole program is doing; the shell maps each to one face ---
struct NoWallet {
    friend bool operator==(const NoWallet&, const NoWallet&) = default;
};
struct Locked {
    friend bool operator==(const Locked&, const Locked&) = default;
};
struct Opening {
    QString stage; ///< "key", "database", "chain", "channels"
    friend bool operator==(const Opening&, const Opening&) = default;
};
struct Running {
    friend bool operator==(const Running&, const Running&) = default;
};
struct Stopped {
    ApiError error;
    friend bool operator==(const Stopped&, const Stopped&) = default;
};
struct Closing {
    friend bool operator==(const Closing&, const Closing&) = default;
};
using LifecycleState = std::variant<NoWallet, Locked, Opening, Running, Stopped, Closing>;
struct Lifecycle {
    LifecycleState state;
    QString walletName;   ///< "default"
    QString walletFolder; ///< for About and backup pages only
    Network network = Network::Bitcoin;
    bool practice = false;
    bool lightning = true; ///< false on network bitcoin until penalties are served
    QString nodeId;        ///< hex, also of a locked wallet; empty before there is one
    friend bool operator==(const Lifecycle&, const Lifecycle&) = default;
};

/// Parts of the wallet's money; they always sum to the total.
struct Balances {
    MilliSatoshi onChain, lightning, inFlight, closing, reserve;
    Satoshi unconfirmedIncoming; ///< apart, not in the total
    MilliSatoshi canSend, canReceive;
    MilliSatoshi total;
    friend bool operator==(const Balances&, const Balances&) = default;
};

enum class ChannelState {
    Opening,
    AwaitingConfirmations,
    Ready,
    Reconnecting,
    ShuttingDown,
    Closing,
    ForceClosing,
    DataLoss,
    Closed
};
struct ChannelRow {
    QString channelId; ///< natural key
    QString peerId, peerAlias;
    ChannelState state = ChannelState::Opening;
    bool connected = false, isPrivate = true, weOpened = true;
    QString shortChannelId, fundingTxid;
    std::uint32_t fundingOutput = 0;
    Satoshi capacity;
    MilliSatoshi local, remote, reserve, spendable, receivable, inFlight;
    MilliSatoshi closing; ///< of a channel that ends: ours until a block holds it
    std::uint32_t pendingHtlcs = 0;
    std::optional<std::uint32_t> firstExpiry; ///< the lowest block a pending HTLC expires at
    std::uint32_t confirmations = 0, confirmationsNeeded = 0;
    Satoshi closeCost;
    std::uint32_t toSelfDelay = 0;
    std::optional<std::uint32_t> blocksToWait; ///< closing: until our money is back
    QString statusText;                        ///< raw technical words, folded away
    friend bool operator==(const ChannelRow&, const ChannelRow&) = default;
};
struct ChannelList {
    std::vector<ChannelRow> channels; ///< open and closing, oldest first
    friend bool operator==(const ChannelList&, const ChannelList&) = default;
};

enum class RequestStatus { Open, Paid, Expired };
struct RequestRow {
    QString paymentHash, label, description, invoice, address;
    MilliSatoshi amount; ///< zero: any amount
    MilliSatoshi received;
    QDateTime createdAt, expiresAt;
    RequestStatus status = RequestStatus::Open;
    friend bool operator==(const RequestRow&, const RequestRow&) = default;
};
struct OpenRequests {
    std::vector<RequestRow> requests; ///< at most 100, newest first; the rest by History
    friend bool operator==(const OpenRequests&, const OpenRequests&) = default;
};

enum class PaymentState { Preparing, Sending, InFlight, Paid, Failed, UnknownAfterRestart };
struct PaymentRow {
    QString id; ///< payment hash, or txid
    PaymentState state = PaymentState::Preparing;
    QString recipient, description;
    MilliSatoshi amount, fee;
    std::uint32_t partsDone = 0, partsTotal = 0;
    std::optional<std::uint32_t> returnsByBlock;
    QDateTime startedAt;
    std::optional<ApiError> failure;
    friend bool operator==(const PaymentRow&, const PaymentRow&) = default;
};
struct InFlight {
    std::vector<PaymentRow> payments;
    friend bool operator==(const InFlight&, const InFlight&) = default;
};

enum class ChainHealth {
    Connecting,
    Syncing,
    Scanning,
    Ready,
    Unreachable,
    WrongNetwork,
    CertificateChanged,
    Lying
};
/// A TLS certificate that is not the pinned one: renewed, or of someone in between. Until its owner
/// trusts it (Connections::trustCertificate) the server is not spoken to.
struct OtherCertificate {
    QString server;          ///< HOST:PORT
    QString pinned, offered; ///< SHA-256 in hex
    friend bool operator==(const OtherCertificate&, const OtherCertificate&) = default;
};
struct ChainPart {
    ChainHealth health = ChainHealth::Connecting;
    std::uint32_t height = 0;
    QDateTime tipTime;
    double progress = 0;
    QString backend, trust, detail; ///< trust: "Your own node checks everything" …
    double nextBlockSatPerVb = 0, hourSatPerVb = 0, daySatPerVb = 0, minimumSatPerVb = 0;
    bool feesKnown = false;
    std::optional<std::uint32_t> historyMissingBelow;
    /// The first server with one; it stands also while another server serves.
    std::optional<OtherCertificate> otherCertificate{};
    friend bool operator==(const ChainPart&, const ChainPart&) = default;
};

struct PeerRow {
    QString nodeId, alias, address, features; ///< features: hex, once init was exchanged
    bool connected = false, inbound = false;
    std::uint32_t channels = 0;
    friend bool operator==(const PeerRow&, const PeerRow&) = default;
};
struct PeerList {
    std::vector<PeerRow> peers;
    QString ourNodeId, ourAlias, ourColour, listening;
    friend bool operator==(const PeerList&, const PeerList&) = default;
};

struct BackupPart {
    bool seedConfirmed = false; ///< the three words were asked and right
    QString folder;             ///< the user's second place; empty until chosen
    std::optional<QDateTime> provenAt;
    std::optional<ApiError> fault;
    std::uint32_t channels = 0;
    friend bool operator==(const BackupPart&, const BackupPart&) = default;
};

enum class AttentionKind {
    ConfirmSeed,
    ChooseBackupFolder,
    BackupFault,
    BackendTrouble,
    PaymentInFlight,
    ChannelClosing,
    ChannelSuspect,
    DataLoss,
    HistoryMissing,
    StorageFault
};
struct AttentionItem {
    AttentionKind kind = AttentionKind::ConfirmSeed;
    QString subject; ///< channel id, payment hash …
    std::map<QString, QString> values;
    friend bool operator==(const AttentionItem&, const AttentionItem&) = default;
};
struct Attention {
    std::vector<AttentionItem> items;
    friend bool operator==(const Attention&, const Attention&) = default;
};

enum class StageName { Chain, Peers, Graph, Channels };
enum class StageState { Waiting, Working, Ready, Failed, NotNeeded };
struct ReadinessStage {
    StageName name = StageName::Chain;
    StageState state = StageState::Waiting;
    QString reason; ///< short technical reason, sanitised
    QDateTime since;
    friend bool operator==(const ReadinessStage&, const ReadinessStage&) = default;
};
struct Readiness {
    std::array<ReadinessStage, 4> stages;
    friend bool operator==(const Readiness&, const Readiness&) = default;
};

/// What the engine shows, at most ten times a second. A part that did not change keeps its pointer.
/// Never null.
struct Snapshot {
    std::shared_ptr<const Lifecycle> lifecycle = std::make_shared<const Lifecycle>();
    std::shared_ptr<const Balances> balances = std::make_shared<const Balances>();
    std::shared_ptr<const ChannelList> channels = std::make_shared<const ChannelList>();
    std::shared_ptr<const OpenRequests> requests = std::make_shared<const OpenRequests>();
    std::shared_ptr<const InFlight> inFlight = std::make_shared<const InFlight>();
    std::shared_ptr<const ChainPart> chain = std::make_shared<const ChainPart>();
    std::shared_ptr<const PeerList> peers = std::make_shared<const PeerList>();
    std::shared_ptr<const BackupPart> backup = std::make_shared<const BackupPart>();
    std::shared_ptr<const Attention> attention = std::make_shared<const Attention>();
    std::shared_ptr<const Readiness> readiness = std::make_shared<const Readiness>();
    std::uint64_t sequence = 0;
};

} // namespace fulgurite::app

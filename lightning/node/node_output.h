// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/node_input.h"
#include "lightning/node/store_op.h"
#include "wallet/base/log.h"

#include <string>
#include <variant>
#include <vector>

namespace fulgurite::lightning {

/// Things a front end tells its owner or its subscribers about.
namespace event {

enum class ChannelPhase : std::uint8_t {
    Opening,
    AwaitingConfirmations,
    Ready,
    ShuttingDown,
    Closing,
    ForceClosing,
    DataLoss,
    Closed
};

/// Any change worth a new row; `phase` differs from `before` only when it moved on.
struct ChannelChanged {
    ChannelId channelId{};
    PublicKey peer;
    ChannelPhase phase = ChannelPhase::Opening;
    ChannelPhase before = ChannelPhase::Opening;
    std::optional<ChannelId> wasTemporaryId{}; ///< set once, when the real id became known
    std::optional<Txid> closingTxid{};
};
/// A payment of ours began, moved on or ended. The same value was stored in this batch.
struct PaymentChanged {
    Payment payment;
};
/// An invoice was made, paid or expired, or a keysend came in.
struct InvoiceChanged {
    InvoiceEntry invoice;
};
struct InvoiceDeleted {
    PaymentHash hash{};
};
struct PeerChanged {
    PublicKey peer;
    bool connected = false;
};
enum class AttentionKind : std::uint8_t {
    PeerError,
    PeerWarning,
    DataLoss,
    SuspectChannel,
    BackupFailed,
    ChannelBroken,
    ForceClosed
};
struct AttentionNeeded {
    AttentionKind kind{};
    std::optional<ChannelId> channelId{};
    std::optional<PublicKey> peer{};
    std::string text{}; ///< sanitised
};

} // namespace event

using NodeEvent = std::variant<event::ChannelChanged, event::PaymentChanged, event::InvoiceChanged,
                               event::InvoiceDeleted, event::PeerChanged, event::AttentionNeeded>;

/// To be done after COMMIT, in order. Names end in what they do; nothing here may run when the
/// commit failed.
namespace node_effect {

struct SendBytes {
    ConnectionId connection;
    Bytes bytes{};
    bool stranger = false; ///< it has no channel with us
};
/// Answered by ConnectionOpened or ConnectFailed. An onion address goes through the proxy.
struct OpenConnection {
    PublicKey target;
    PeerAddress address;
};
/// After what was given to SendBytes before is written. ConnectionClosed need not follow.
struct CloseConnection {
    ConnectionId connection;
};
/// Retried by the engine until provably final; parents first.
struct Broadcast {
    std::vector<Transaction> transactions{};
};
/// Report what creates or spends it. Repeated for every live channel at start.
struct WatchOutpoint {
    OutPoint outpoint;
    Bytes script{};
    /// The first block that could spend it, where a spend may have been missed: it is looked for in
    /// blocks already read.
    std::optional<std::uint32_t> since{};
};
/// Build, sign and reserve a transaction with this output; do not broadcast it. Answer:
/// FundingReady or FundingFailed.
struct RequestFunding {
    RequestId request{}; ///< of request::OpenChannel
    ChannelId temporaryId{};
    Bytes script{};
    Satoshi amount{};
    Feerate feerate{};
};
/// Now broadcast the reserved transaction. Repeated at each start until it confirms.
struct BroadcastFunding {
    OutPoint funding;
};
/// It will never be used: unreserve the coins. Only for what was never broadcast.
struct ReleaseFunding {
    ChannelId temporaryId{};
};
/// Write, re-open and prove; answer BackupWritten or BackupFailed with the generation. A newer one
/// replaces an older.
struct WriteBackup {
    ChannelBackup backup;
};
/// Outputs of ours on a spend of a funding output, to be swept. Source of truth is
/// lightning/onchain.
struct FundingSpentSeen {
    ChannelId channelId{};
    Transaction transaction;
    SpendKind kind = SpendKind::Unknown;
    std::uint64_t commitmentNumber = 0;
};
struct Reply {
    RequestId request{};
    ReplyBody body;
};
struct Tell {
    NodeEvent event;
};
struct WriteLog {
    LogLine line;
};

} // namespace node_effect

using NodeEffect =
    std::variant<node_effect::SendBytes, node_effect::OpenConnection, node_effect::CloseConnection,
                 node_effect::Broadcast, node_effect::WatchOutpoint, node_effect::RequestFunding,
                 node_effect::BroadcastFunding, node_effect::ReleaseFunding,
                 node_effect::WriteBackup, node_effect::FundingSpentSeen, node_effect::Reply,
                 node_effect::Tell, node_effect::WriteLog>;

/// One drained batch: commit all of `operations` in one transaction, then release `effects` in
/// order.
struct NodeOutput {
    std::vector<StoreOp> operations{};
    std::vector<NodeEffect> effects{};
    [[nodiscard]] bool empty() const { return operations.empty() && effects.empty(); }
};

} // namespace fulgurite::lightning

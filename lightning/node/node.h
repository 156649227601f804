// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/message_signature.h"
#include "lightning/node/node_config.h"
#include "lightning/node/node_input.h"
#include "lightning/node/node_output.h"
#include "lightning/node/node_query.h"
#include "lightning/node/store_op.h"
#include "wallet/base/random.h"

#include <expected>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace fulgurite::lightning {

/// What a node starts from.
struct NodeStart {
    StoredNode stored;
    /// The marker of the last commit is missing (new machine, restored disk): no commitment of ours
    /// is broadcast until a channel's peer agrees or the owner confirms.
    bool suspect = false;
    UnixTime now{};
    /// The backup file beside the wallet: what a channel whose row cannot be read is watched by.
    std::optional<ChannelBackup> backup{};
};

class NodeCore;

/// The Lightning node: deterministic, without IO. Feed inputs, then take one batch:
///
///     for (NodeInput& input : drained) node.handle(std::move(input));
///     NodeOutput out = node.flush();
///     commit(out.operations);            // one transaction; on failure: stop, release nothing,
///     discard the node for (auto& effect : out.effects) release(effect);
///
/// After construction call flush() once: it watches fundings, begins to reconnect, rebroadcasts.
/// Not thread-safe; `random` must outlive it.
class Node {
public:
    /// Errors: OnMainnetRefused (until penalties are served); BadParameter never: a channel that
    /// cannot be read is quarantined (ChannelBroken is told), not fatal.
    static Result<std::unique_ptr<Node>, NodeError> create(NodeConfig config, NodeSecrets secrets,
                                                           NodeStart start, RandomSource& random);
    ~Node();
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    void handle(NodeInput input);
    /// Signs what is pending in all touched channels, encrypts what is to be sent, and hands out
    /// the batch.
    NodeOutput flush();

    // Queries: values as of the last handle().
    [[nodiscard]] PublicKey nodeId() const;
    [[nodiscard]] const std::string& alias() const;
    [[nodiscard]] std::uint32_t height() const; ///< zero before the first tip
    /// Live and closing channels, oldest first; a channel stays until the batch after event Closed.
    [[nodiscard]] std::vector<ChannelInfo> channels() const;
    [[nodiscard]] std::optional<ChannelInfo> channel(const ChannelId& id) const;
    [[nodiscard]] std::vector<PeerInfo> peers() const;
    /// Those that only a backup tells of, until their funding is spent for good.
    [[nodiscard]] std::vector<LostChannel> lostChannels() const;
    /// Live payments and the last hundred that ended; older ones are in the store.
    [[nodiscard]] std::vector<Payment> payments() const;
    [[nodiscard]] std::optional<Payment> payment(const PaymentHash& hash) const;
    /// Unpaid and unexpired, oldest first.
    [[nodiscard]] std::vector<InvoiceEntry> openInvoices() const;
    [[nodiscard]] std::optional<InvoiceEntry> openInvoice(const PaymentHash& hash) const;
    /// Without the channels whose funding transactions are named.
    [[nodiscard]] NodeBalances balances(const std::set<Txid>& without = {}) const;
    [[nodiscard]] IndexCounters indexes() const;
    /// The channel as the store would hold it; for closed rows use channelInfoOf.
    [[nodiscard]] std::optional<Bytes> channelSnapshot(const ChannelId& id) const;
    /// Our newest commitment, fully signed: for `dev-sign-last-tx` and nothing else.
    [[nodiscard]] std::optional<Transaction> signedCommitment(const ChannelId& id) const;
    /// The backup as it should stand now (also for provebackup and exports).
    [[nodiscard]] ChannelBackup backup() const;

    [[nodiscard]] OpenEstimate previewOpen(Satoshi capacity,
                                           std::optional<ChannelType> type = {}) const;
    [[nodiscard]] Result<CloseEstimate, NodeError> previewClose(const ChannelId& id) const;
    /// Errors: as Pay's refusal, when the invoice itself cannot be read; else `obstacle` says why
    /// Pay would be refused now.
    [[nodiscard]] std::expected<PaymentEstimate, PaymentFailure>
    previewPay(const request::Pay& pay) const;
    [[nodiscard]] std::expected<PaymentEstimate, PaymentFailure>
    previewKeysend(const request::Keysend& keysend) const;
    /// zbase32, as `signmessage` of LND and Core Lightning.
    [[nodiscard]] std::string signMessage(std::string_view text) const;

private:
    explicit Node(std::unique_ptr<NodeCore> core);
    std::unique_ptr<NodeCore> m_core;
};

/// Of a stored snapshot (closed channels), without connection and terms. Errors as decodeChannel.
Result<ChannelInfo, SnapshotError> channelInfoOf(ByteView snapshot);

} // namespace fulgurite::lightning

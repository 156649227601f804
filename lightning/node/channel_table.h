// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"
#include "lightning/node/node_query.h"
#include "lightning/onchain/main_balance.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace fulgurite::lightning {

/// A channel and what the node keeps beside it.
struct ChannelEntry {
    ChannelId key{}; ///< temporary id until the funding outpoint is known
    Channel channel;
    ChannelSecrets secrets;
    std::uint64_t order = 0;

    bool dirty = false;    ///< its snapshot differs from the store's
    bool touched = false;  ///< in this batch
    bool finished = false; ///< Closed was told: leaves the table before the next batch
    event::ChannelPhase phase = event::ChannelPhase::Opening;
    std::optional<ChannelId> wasTemporary{};

    RequestId openRequest{};
    UnixTime openedAt{}; ///< while it is opened; zero after a restart
    std::vector<RequestId> closeRequests{};
    Feerate fundingFeerate{2500};
    std::optional<Transaction> closingTransaction{};

    std::optional<ConnectionId> updateSentOver{}; ///< our channel_update went over this connection
    std::optional<ChannelTerms> theirTerms{};
    std::uint32_t theirTermsTime = 0;
    std::uint32_t ourTermsTime = 0;
    std::optional<AnnouncementSignatures> theirSignatures{};
    std::optional<ConnectionId> signaturesSentOver{}; ///< ours went over this connection
    bool announcementSent = false;

    std::optional<std::uint32_t> spendHeight{};
    Txid spendTxid{};
    std::optional<Transaction> sweep{}; ///< made once it is ripe
    std::optional<std::uint32_t> sweptHeight{};
    std::optional<MainOutput> toSweep{}; ///< our main output on a confirmed commitment
    UnixTime reestablishingSince{};

    [[nodiscard]] const PublicKey& peer() const { return channel.params.peerNodeId; }
};

event::ChannelPhase phaseOf(const Channel& channel);
/// The funding is signed by both: money may be in it.
bool isFunded(const Channel& channel);
/// Neither on the way out nor before its funding.
bool isOver(const Channel& channel);

/// The channels by id, by peer and by funding transaction. Ordered maps: no key of a peer's making
/// can slow them down.
class ChannelTable {
public:
    using Entries = std::map<ChannelId, std::unique_ptr<ChannelEntry>>;

    ChannelEntry& add(std::unique_ptr<ChannelEntry> entry);
    void rekey(ChannelEntry& entry, const ChannelId& id);
    void remove(const ChannelId& id);
    [[nodiscard]] ChannelEntry* find(const ChannelId& id) const;
    [[nodiscard]] std::vector<ChannelEntry*> ofPeer(const PublicKey& peer) const;
    [[nodiscard]] std::vector<ChannelEntry*> ofFunding(const Txid& funding) const;
    [[nodiscard]] ChannelEntry* ofOutpoint(const OutPoint& funding) const;
    [[nodiscard]] const Entries& all() const { return m_entries; }
    /// Oldest first.
    [[nodiscard]] std::vector<ChannelEntry*> inOrder() const;
    void indexFunding(const ChannelEntry& entry);

private:
    Entries m_entries;
    std::map<PublicKey, std::vector<ChannelEntry*>> m_byPeer;
    std::map<OutPoint, ChannelId> m_byFunding{};
    std::uint64_t m_order = 0;
};

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#pragma once

#include "app/practice/chain.h"
#include "wallet/base/feerate.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

namespace fulgurite::practice {

/// Why the mempool refuses; `detail` is bitcoind's reject-reason, word for word.
enum class RejectCode {
    Consensus,     ///< invalid on any node
    NonStandard,   ///< relay policy
    MissingInputs, ///< also: already spent
    Known,         ///< in the mempool or in the chain
    Fee,           ///< too low for now
    Conflict,      ///< a replacement that BIP 125 refuses
    Limit,         ///< too many unconfirmed relatives
    Script,
};

/// What nodes may set differently.
struct MempoolPolicy {
    Feerate minRelay{250};
    Feerate incremental{250};
    std::size_t maxVsize = 300'000'000 / 4; ///< of all entries: beyond it the cheapest leave
    std::size_t maxDataCarrier = 83;        ///< bytes of an OP_RETURN script
};

struct MempoolEntry {
    Transaction tx;
    Txid txid;
    Satoshi fee;
    std::uint64_t vsize = 0;
    std::uint64_t sequence = 0; ///< order of arrival: parents before children
    UnixTime time{};
};

/// What a node of today relays: standard forms, dust, fees, full replacement by BIP 125 rules 3 to
/// 5, ancestor and descendant limits, packages of one parent and one child. Refers to no chain of
/// its own: each call gets it.
class Mempool {
public:
    explicit Mempool(MempoolPolicy policy = {}) : m_policy{policy} {}

    /// Takes a transaction in; returns what it replaced.
    Result<std::vector<Txid>, RejectCode> accept(const Chain& chain, const Transaction& tx,
                                                 UnixTime now);
    /// The verdict of accept without its effect.
    [[nodiscard]] Result<Satoshi, RejectCode> test(const Chain& chain, const Transaction& tx) const;
    /// A parent whose fee is too low alone, and a child that pays for both. Each may also be
    /// acceptable by itself.
    Result<std::vector<Txid>, RejectCode>
    acceptPackage(const Chain& chain, std::span<const Transaction> package, UnixTime now);

    /// After Chain::connect: leaves out what the block holds and what it conflicts with; returns
    /// the latter.
    std::vector<Txid> blockConnected(const Block& block);
    /// After Chain::rollBack: takes its transactions back, and drops what the shorter chain no
    /// longer allows.
    void rolledBack(const Chain& chain, std::span<const Transaction> returned, UnixTime now);
    /// Raises the least feerate as a full mempool would; it halves every twelve hours.
    void raiseMinimum(Feerate rate, UnixTime now);
    /// The greater of relay and rolling minimum.
    [[nodiscard]] Feerate minimum(UnixTime now) const;

    /// In order of arrival: parents first; at most `weight` weight units.
    [[nodiscard]] std::vector<Transaction> forBlock(std::uint64_t weight = 3'900'000) const;
    [[nodiscard]] const MempoolEntry* find(const Txid& txid) const;
    [[nodiscard]] std::optional<Txid> spenderOf(const OutPoint& outpoint) const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] const std::map<Txid, MempoolEntry>& entries() const { return m_entries; }
    /// Takes it out with all that spend it, as if it had expired.
    std::vector<Txid> evict(const Txid& txid);

private:
    /// All that a verdict found out.
    struct Finding {
        MempoolEntry entry;
        std::vector<TxOut> spent;
        std::set<Txid> parents;  ///< in the mempool
        std::set<Txid> replaces; ///< direct conflicts and their descendants
        std::set<Txid> conflicts;
    };
    Result<Finding, RejectCode> examine(const Chain& chain, const Transaction& tx, UnixTime now,
                                        bool feeWaived) const;
    Result<void, RejectCode> gatherInputs(const Chain& chain, Finding& finding) const;
    Result<void, RejectCode> checkFee(const Finding& finding, UnixTime now, bool waived) const;
    Result<void, RejectCode> checkLimits(const Finding& finding) const;
    Result<void, RejectCode> checkReplacement(const Finding& finding) const;
    Result<std::vector<Txid>, RejectCode>
    acceptPair(const Chain& chain, std::span<const Transaction> package, UnixTime now);
    std::vector<Txid> insert(Finding finding, UnixTime now);
    void remove(const Txid& txid);
    void trim(UnixTime now);
    [[nodiscard]] std::set<Txid> ancestorsOf(const std::set<Txid>& parents) const;
    [[nodiscard]] std::set<Txid> descendantsOf(const Txid& txid) const;

    MempoolPolicy m_policy;
    std::map<Txid, MempoolEntry> m_entries;
    std::unordered_map<OutPoint, Txid, wallet::IdHash> m_spenders;
    std::uint64_t m_nextSequence = 0;
    std::uint64_t m_totalVsize = 0;
    Feerate m_rolling{0};
    UnixTime m_rollingSince{};
};

/// Mines all that the mempool offers; both follow.
Result<BlockHash, BlockError> mineBlock(Chain& chain, Mempool& mempool, const Bytes& rewardScript,
                                        UnixTime now);

} // namespace fulgurite::practice

// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"

#include <chrono>

namespace fulgurite::app {

enum class HistoryLayer { OnChain, Lightning };
enum class HistoryKind { Received, Sent, ChannelOpen, ChannelClose, ToSelf, Keysend };
enum class HistoryStatus { Pending, Confirming, Done, Failed, Replaced, Conflicted, Unknown };
struct HistoryRow {
    QString id; ///< txid or payment hash, natural key together with layer
    HistoryLayer layer = HistoryLayer::OnChain;
    HistoryKind kind = HistoryKind::Received;
    HistoryStatus status = HistoryStatus::Done;
    bool incoming = false;
    MilliSatoshi amount, fee;
    QDateTime time;
    std::uint32_t confirmations = 0, height = 0;
    QString label, counterparty, description;
};
enum class HistorySort { TimeDescending, TimeAscending, AmountDescending };
struct HistoryQuery {
    QString search;
    bool onChain = true, lightning = true, received = true, sent = true, pendingOnly = false,
         failed = true;
    HistorySort sort = HistorySort::TimeDescending;
    QString afterKey; ///< of the last row of the page before; empty: the first page
    int limit = 200;
};
struct HistoryPage {
    std::vector<HistoryRow> rows;
    QString nextKey; ///< empty: no more
    std::uint64_t total = 0;
};
struct TransactionDetail {
    HistoryRow row;
    QString raw, txid, blockHash;
    std::uint32_t vsize = 0;
    double satPerVb = 0;
    bool canBump = false;
    QString displacedBy; ///< of a replaced or conflicted one: the transaction that took its coins
    struct Side {
        QString address;
        Satoshi value;
        bool ours = false;
    };
    std::vector<Side> inputs, outputs;
    /// Only unspent outputs of ours are known, from our own node's coins: the block is pruned. Then
    /// `raw` and `inputs` are empty, and what else it did is not known.
    bool fromCoinSet = false;
};

/// What came in less what went out within one span of time, of what counts in the total.
struct BalanceChange {
    QDateTime since; ///< where the span begins
    qint64 msat = 0;
};

/// Both layers' history, paged by key over a read-only connection.
class History {
public:
    History() = default;
    History(const History&) = delete;
    History& operator=(const History&) = delete;
    virtual ~History() = default;

    virtual Future<HistoryPage> page(HistoryQuery query) = 0;
    virtual Future<TransactionDetail> transaction(QString txid) = 0;
    /// Oldest first, spans of `span` without a change left out; changes before `since` are not
    /// told.
    virtual Future<std::vector<BalanceChange>> balanceChanges(QDateTime since,
                                                              std::chrono::seconds span) = 0;
    /// By BIP 329 reference: txid, address or payment hash. An empty label removes it.
    virtual Future<bool> setLabel(QString reference, QString label) = 0;
};

} // namespace fulgurite::app

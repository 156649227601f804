// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringList>

#include "app/api/snapshot.h"

namespace fulgurite::app {

enum class AddressType { NativeSegwit, Nested, Legacy, Taproot };
struct NewAddress {
    QString address, path;
};
struct CoinRow {
    QString outpoint; ///< txid:n
    QString address, label;
    QByteArray scriptPubKey;
    Satoshi value;
    std::uint32_t confirmations = 0, height = 0;
    bool reserved = false, frozen = false, spendable = true, spent = false;
    bool fromCoinSet = false; ///< proven by our own node's coins alone: its block is pruned
};
struct SendRequest {
    QString address;
    Satoshi amount;
    bool all = false;
    double satPerVb = 0; ///< 0: estimate for about one hour
    QString label;
    QStringList coins;                  ///< empty: chosen
    bool allowUnconfirmed = false;      ///< coins from others, too
    std::uint32_t minConfirmations = 0; ///< only coins this deep; 0: as coins are trusted
};
enum class SendWarning { FeeAboveFivePercent, FeeTenTimesEstimate, AddressUsedBefore, OwnAddress };
struct SendPreview {
    QString reviewId; ///< signs exactly this; stale after a minute or a block
    QString address;
    Satoshi amount, fee, change, total;
    double satPerVb = 0;
    std::uint32_t inputs = 0, vsize = 0;
    std::vector<SendWarning> warnings;
    std::vector<CoinRow> coins; ///< that it spends
    QDateTime madeAt;
};
struct SentTransaction {
    QString txid, tx, psbt; ///< hex, hex, base64 of the final PSBT
    Satoshi amount, fee;
    bool handedOver = true; ///< false: stored and signed, goes out once the backend answers
};
struct BumpPreview {
    QString reviewId, method; ///< "RBF" or "CPFP"
    double oldSatPerVb = 0, newSatPerVb = 0;
    Satoshi oldFee, newFee;
};

struct WalletTransaction {
    QString txid, raw;
    std::uint32_t height = 0, position = 0; ///< 0: unconfirmed
};

/// Coins, addresses, and sending on chain.
class Coins {
public:
    Coins() = default;
    Coins(const Coins&) = delete;
    Coins& operator=(const Coins&) = delete;
    virtual ~Coins() = default;

    virtual Future<NewAddress> newAddress(AddressType type) = 0;
    virtual Future<std::vector<NewAddress>> listAddresses() = 0;
    virtual Future<std::vector<CoinRow>> list(bool spentToo) = 0;
    virtual Future<SendPreview> preview(SendRequest request) = 0;
    virtual Future<SentTransaction> send(QString reviewId) = 0;
    virtual Future<BumpPreview> previewBump(QString txid, double satPerVb) = 0;
    virtual Future<SentTransaction> bump(QString reviewId) = 0;
    virtual Future<std::vector<WalletTransaction>> transactions() = 0;
};

} // namespace fulgurite::app

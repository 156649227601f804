// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/ports_base.h"
#include "wallet/coins/builder.h"
#include "wallet/coins/bump.h"

#include <map>

namespace fulgurite::app {

class CoinsPort final : public QObject, public Coins {
    Q_OBJECT

public:
    explicit CoinsPort(EngineCore& core);

    Future<NewAddress> newAddress(AddressType type) override;
    Future<std::vector<NewAddress>> listAddresses() override;
    Future<std::vector<CoinRow>> list(bool spentToo) override;
    Future<SendPreview> preview(SendRequest request) override;
    Future<SentTransaction> send(QString reviewId) override;
    Future<BumpPreview> previewBump(QString txid, double satPerVb) override;
    Future<SentTransaction> bump(QString reviewId) override;
    Future<std::vector<WalletTransaction>> transactions() override;

private:
    /// What a person saw; signing it later signs exactly this.
    struct Review {
        wallet::UnsignedTx tx;
        Satoshi amount;
        BlockHeight tip;
        UnixTime madeAt{};
        QString label;
        std::vector<Txid> replaces{}; ///< by a bump: they alone may spend its coins meanwhile
    };
    static bool isAsReviewed(const wallet::CoinSet& coins, const Review& review);
    Answer<SendPreview> review(WalletSession& session, const SendRequest& request);
    Answer<wallet::BumpPlan> planBump(WalletSession& session, const QString& txid, double satPerVb);
    QString keep(Review review);
    void sign(WalletSession& session, const QString& reviewId,
              const Promise<SentTransaction>& promise);

    EngineCore& m_core;
    std::map<QString, Review> m_reviews;
    std::uint64_t m_next = 0;
};

} // namespace fulgurite::app

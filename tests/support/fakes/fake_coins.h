// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/coins.h"
#include "tests/support/fakes/answers.h"

namespace fulgurite::testing {

/// Scripted; `last…` is the argument of the latest request.
class FakeCoins final : public app::Coins {
public:
    Script<app::NewAddress> onNewAddress;
    Script<std::vector<app::NewAddress>> onListAddresses;
    Script<std::vector<app::CoinRow>> onList;
    Script<app::SendPreview> onPreview;
    Script<app::SentTransaction> onSend;
    Script<app::BumpPreview> onPreviewBump;
    Script<app::SentTransaction> onBump;
    Script<std::vector<app::WalletTransaction>> onTransactions;
    app::SendRequest lastPreview{};
    QString lastSend{};
    QString lastPreviewBump{};
    double lastBumpRate = -1;
    QString lastBump{};

    app::Future<app::NewAddress> newAddress(app::AddressType) override
    {
        return onNewAddress.ask();
    }
    app::Future<std::vector<app::NewAddress>> listAddresses() override
    {
        return onListAddresses.ask();
    }
    app::Future<std::vector<app::CoinRow>> list(bool) override { return onList.ask(); }
    app::Future<app::SendPreview> preview(app::SendRequest request) override
    {
        lastPreview = std::move(request);
        return onPreview.ask();
    }
    app::Future<app::SentTransaction> send(QString reviewId) override
    {
        lastSend = std::move(reviewId);
        return onSend.ask();
    }
    app::Future<app::BumpPreview> previewBump(QString txid, double satPerVb) override
    {
        lastBumpRate = satPerVb;
        lastPreviewBump = std::move(txid);
        return onPreviewBump.ask();
    }
    app::Future<app::SentTransaction> bump(QString reviewId) override
    {
        lastBump = std::move(reviewId);
        return onBump.ask();
    }
    app::Future<std::vector<app::WalletTransaction>> transactions() override
    {
        return onTransactions.ask();
    }
};

} // namespace fulgurite::testing

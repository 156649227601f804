// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/engine.h"
#include "tests/support/fakes/fake_backups.h"
#include "tests/support/fakes/fake_channels.h"
#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_connections.h"
#include "tests/support/fakes/fake_guard.h"
#include "tests/support/fakes/fake_history.h"
#include "tests/support/fakes/fake_identity.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/fakes/fake_practice.h"
#include "tests/support/fakes/fake_preferences.h"
#include "tests/support/fakes/fake_requests.h"
#include "tests/support/fakes/fake_upkeep.h"
#include "tests/support/fakes/fake_wallets.h"

#include <utility>

namespace fulgurite::testing {

/// Publishes what it is told.
class FakeFeed final : public app::EngineFeed {
public:
    [[nodiscard]] app::Snapshot current() const override { return m_now; }
    void tell(app::Snapshot next)
    {
        m_now = std::move(next);
        emit snapshotChanged(m_now);
    }

private:
    app::Snapshot m_now;
};

/// Every port scripted.
class FakeEngine final : public app::Engine {
public:
    struct Ports {
        FakeWallets wallets;
        FakePayments payments;
        FakeRequests requests;
        FakeChannels channels;
        FakeCoins coins;
        FakeHistory history;
        FakeBackups backups;
        FakeConnections connections;
        FakePreferences preferences;
        FakePractice practice;
        FakeIdentity identity;
        FakeIndexes indexes;
        FakeDeveloper developer;
        FakeUpkeep upkeep;
        FakeGuard guard;
    };
    Ports ports;

    FakeFeed& feed() override { return m_feed; }
    app::Wallets& wallets() override { return ports.wallets; }
    app::Payments& payments() override { return ports.payments; }
    app::Requests& requests() override { return ports.requests; }
    app::Channels& channels() override { return ports.channels; }
    app::Coins& coins() override { return ports.coins; }
    app::History& history() override { return ports.history; }
    app::Backups& backups() override { return ports.backups; }
    app::Connections& connections() override { return ports.connections; }
    app::Preferences& preferences() override { return ports.preferences; }
    app::Practice& practice() override { return ports.practice; }
    app::Identity& identity() override { return ports.identity; }
    app::Indexes& indexes() override { return ports.indexes; }
    app::Developer& developer() override { return ports.developer; }
    app::Upkeep& upkeep() override { return ports.upkeep; }
    app::Guard& guard() override { return ports.guard; }

private:
    FakeFeed m_feed;
};

} // namespace fulgurite::testing

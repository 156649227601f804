// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/developer.h"
#include "app/api/indexes.h"
#include "app/api/upkeep.h"
#include "tests/support/fakes/script.h"

namespace fulgurite::testing {

// Ports that the window does not use: scripted, so that an engine of fakes is whole.

class FakeUpkeep final : public app::Upkeep {
public:
    Script<app::WalletCheck> onCheck;

    app::Future<app::WalletCheck> check(bool) override { return onCheck.ask(); }
};

class FakeIndexes final : public app::Indexes {
public:
    Script<app::IndexReached> onWait;

    app::Future<app::IndexReached> wait(app::IndexedRows, app::IndexKind, std::uint64_t) override
    {
        return onWait.ask();
    }
};

class FakeDeveloper final : public app::Developer {
public:
    Script<bool> onAddHtlc, onSetFeerate;
    Script<QString> onSignLastTx;

    app::Future<bool> addHtlc(app::AddHtlcRequest) override { return onAddHtlc.ask(); }
    app::Future<bool> setFeerate(QString, std::uint32_t) override { return onSetFeerate.ask(); }
    app::Future<QString> signLastTx(QString) override { return onSignLastTx.ask(); }
    [[nodiscard]] bool isEnabled() const override { return false; }
};

} // namespace fulgurite::testing

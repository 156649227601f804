// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/wallets.h"
#include "tests/support/fakes/script.h"

namespace fulgurite::testing {

class FakeWallets final : public app::Wallets {
public:
    Script<std::vector<app::WalletEntry>> onList;
    Script<app::CreatedWallet> onCreate;
    Script<app::RestoredWallet> onRestore;
    Script<bool> onOpen, onUnlock, onLock, onChangePassword;
    Script<SecretBytes> onExportSeed;
    std::optional<app::NewWallet> created;
    std::optional<app::RestoreRequest> restored;
    QString opened;

    app::Future<std::vector<app::WalletEntry>> list() override { return onList.ask(); }
    app::Future<app::CreatedWallet> create(app::NewWallet request) override
    {
        created = std::move(request);
        return onCreate.ask();
    }
    app::Future<app::RestoredWallet> restore(app::RestoreRequest request) override
    {
        restored = std::move(request);
        return onRestore.ask();
    }
    app::Future<bool> open(QString folder, Network) override
    {
        opened = folder;
        return onOpen.ask();
    }
    app::Future<bool> unlock(SecretBytes) override { return onUnlock.ask(); }
    app::Future<bool> lock(bool) override { return onLock.ask(); }
    app::Future<bool> changePassword(SecretBytes, SecretBytes) override
    {
        return onChangePassword.ask();
    }
    app::Future<SecretBytes> exportSeed(SecretBytes) override { return onExportSeed.ask(); }
};

} // namespace fulgurite::testing

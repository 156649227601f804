// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/ports_base.h"

namespace fulgurite::app {

class WalletsPort final : public Wallets {
public:
    explicit WalletsPort(EngineCore& core) : m_core{core} {}

    Future<std::vector<WalletEntry>> list() override;
    Future<CreatedWallet> create(NewWallet request) override;
    Future<RestoredWallet> restore(RestoreRequest request) override;
    Future<bool> open(QString folder, Network network) override;
    Future<bool> unlock(SecretBytes password) override;
    Future<bool> lock(bool force) override;
    Future<bool> changePassword(SecretBytes oldPassword, SecretBytes newPassword) override;
    Future<SecretBytes> exportSeed(SecretBytes password) override;

private:
    EngineCore& m_core;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"
#include "wallet/base/secret.h"

namespace fulgurite::app {

/// The window's lock, and proof that the owner is there. Unlike Wallets::lock the engine goes on
/// receiving, watching and claiming.
class Guard {
public:
    Guard() = default;
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;
    virtual ~Guard() = default;

    /// Wipes what is left in memory of the words, the BIP 39 seed and the master key. Until
    /// unseal() sending, opening a channel and export are refused (WalletLocked).
    virtual Future<bool> seal() = 0;
    /// Errors: WrongPassword.
    virtual Future<bool> unseal(SecretBytes password) = 0;
    /// Allows one sending above EnginePreferences::passwordAbove within two minutes. Errors:
    /// WrongPassword, WalletLocked while sealed.
    virtual Future<bool> prove(SecretBytes password) = 0;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"
#include "wallet/coins/records.h"
#include "wallet/keys/accounts.h"
#include "wallet/keys/lightning_keys.h"

#include <optional>
#include <vector>

namespace fulgurite::app {

/// What stays in memory while a wallet is open: the Lightning branch, the one account that pays for
/// claims and CPFP, and every account's public half. The words, the BIP 39 seed and the master key
/// are wiped before this exists.
struct WalletSecrets {
    wallet::LightningKeys lightning;
    wallet::HdKey spendingAccount; ///< m/84'/coin'/0'
    std::vector<wallet::Account> accounts;
};

/// From the words and the BIP 39 passphrase. Slow (PBKDF2): never on a GUI thread. Errors:
/// MnemonicInvalid.
Answer<WalletSecrets> deriveSecrets(const SecretBytes& mnemonic, const SecretBytes& passphrase,
                                    Network network);

/// The key of one script of any account, from the words; nothing when they are not valid.
std::optional<SecretKey> keyFromWords(const SecretBytes& mnemonic, const SecretBytes& passphrase,
                                      Network network, const wallet::ScriptPath& path);

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QStringList>

#include "app/api/wallets.h"
#include "app/engine/wallet_secrets.h"
#include "app/store/wallet_file.h"

#include <array>
#include <filesystem>
#include <optional>

namespace fulgurite::app {

/// What a wallet is made from. Lives until it is made, then is wiped.
struct WalletSeed {
    SecretBytes mnemonic, passphrase, password;
    std::optional<QDateTime> birthday;
    BackendChoice backend;
    QString backupFolder;
    bool restored = false; ///< the words need no check, and money of old channels may be about
    QString channelBackup; ///< a file of the owner's; empty: the usual places are looked at
};

/// An open file and the secrets that follow from its words.
struct OpenWallet {
    store::WalletFile file;
    WalletSecrets secrets;
    QStringList channelsFound; ///< restore: the peers of the channels in the backup
};

// Slow (key derivation): for the pool.

/// Errors: those of the file; BackupDamaged, BackupOfAnotherWallet and BackupOfAnotherNetwork of
/// the channel backup that was named.
Answer<OpenWallet> makeWalletFile(const WalletSeed& seed, const std::filesystem::path& folder,
                                  Network network, const Argon2Cost& cost, RandomSource& random);
Answer<OpenWallet> openWalletFile(const std::filesystem::path& folder, const SecretBytes& password,
                                  Network network);
/// Of a file that is open already. Errors: FileDamaged.
Answer<WalletSecrets> secretsIn(store::Database& database, Network network);

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include "app/api/errors.h"
#include "app/api/snapshot.h"
#include "wallet/base/secret.h"

#include <optional>
#include <vector>

namespace fulgurite::app {

enum class BackendKind { Bitcoind, Electrum, Practice };
/// Which chain backend to use; tried by Connections::testBackend before it is saved.
struct BackendChoice {
    BackendKind kind = BackendKind::Electrum;
    QString bitcoindUrl; ///< http://HOST:PORT, without credentials
    QString cookieFile;  ///< or user and password
    QString user;
    SecretBytes password;
    QString zmq;
    QStringList electrumServers; ///< HOST:PORT:t or :s
    QString certificate{};       ///< SHA-256 in hex that the owner trusts; empty: the one pinned

    [[nodiscard]] BackendChoice clone() const
    {
        return {kind, bitcoindUrl,     cookieFile, user, password.clone(),
                zmq,  electrumServers, certificate};
    }
};

struct WalletEntry {
    QString name, folder;
    Network network = Network::Bitcoin;
    bool practice = false;
};
struct NewWallet {
    QString folder; ///< empty: the default
    Network network = Network::Bitcoin;
    SecretBytes password;
    int words = 12;         ///< 12 or 24
    SecretBytes passphrase; ///< BIP 39; empty for none
    BackendChoice backend;
    QString backupFolder; ///< empty: only beside the wallet
    SecretBytes mnemonic; ///< the words shown by proposeMnemonic; empty: fresh ones
};
struct CreatedWallet {
    SecretBytes mnemonic;
    QString folder;
};
struct RestoreRequest {
    QString folder;
    Network network = Network::Bitcoin;
    SecretBytes mnemonic, passphrase, password;
    std::optional<QDateTime> birthday;
    BackendChoice backend;
    QString backupFolder;
    QString channelBackup; ///< a file, or empty
};
struct RestoredWallet {
    QString folder;
    QStringList accounts;      ///< "m/84'/0'/0' native segwit"
    QStringList channelsFound; ///< peer ids of channels in the backup
};

/// Which wallet is open. Exists before any engine. Seeds and passwords only in secret types.
class Wallets {
public:
    Wallets() = default;
    Wallets(const Wallets&) = delete;
    Wallets& operator=(const Wallets&) = delete;
    virtual ~Wallets() = default;

    virtual Future<std::vector<WalletEntry>> list() = 0;
    virtual Future<CreatedWallet> create(NewWallet request) = 0;
    virtual Future<RestoredWallet> restore(RestoreRequest request) = 0;
    /// Makes `folder` the current wallet; it is then Locked.
    virtual Future<bool> open(QString folder, Network network) = 0;
    virtual Future<bool> unlock(SecretBytes password) = 0;
    /// Stops the engine and closes the file. Without `force` refused while an HTLC is pending.
    virtual Future<bool> lock(bool force) = 0;
    virtual Future<bool> changePassword(SecretBytes oldPassword, SecretBytes newPassword) = 0;
    /// The words again; also how a window proves its owner is there.
    virtual Future<SecretBytes> exportSeed(SecretBytes password) = 0;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include "app/api/snapshot.h"
#include "lightning/channel/channel_secrets.h"
#include "lightning/node/channel_backup.h"
#include "wallet/base/random.h"
#include "wallet/base/secret.h"
#include "wallet/bitcoin/network.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace fulgurite::app {

/// Whose backups: the key that only the seed gives, and the network, since all but bitcoin share
/// their keys.
struct BackupOwner {
    const SecretBytes& key;
    Network network;
};

/// Seals a channel backup. Layout: "FULGSCB2", length (1 byte) and name of the network, 8 bytes of
/// a hash of the key that tell wallets apart, length of what follows the nonce (4 bytes, big
/// endian), all of it authenticated; 12-byte nonce; ChaCha20-Poly1305.
Bytes sealBackup(const BackupOwner& owner, const lightning::ChannelBackup& backup,
                 RandomSource& random);
/// Also reads "FULGSCB1" (nonce and ciphertext alone). Errors: BackupDamaged,
/// BackupOfAnotherWallet, BackupOfAnotherNetwork.
Answer<lightning::ChannelBackup> openBackup(const BackupOwner& owner, ByteView sealed);

/// Errors: as openBackup, with the file's name; BackupDamaged also when it cannot be read.
Answer<lightning::ChannelBackup> readBackup(const BackupOwner& owner,
                                            const std::filesystem::path& file);
/// Where backups of a wallet stand: beside it, and in the owner's folder when there is one.
std::vector<std::filesystem::path> backupPlaces(const std::filesystem::path& walletFolder,
                                                const QString& folder);

/// Writes the sealed backup beside the wallet and into the owner's folder, reads both back, and
/// proves them: every channel's funding key must follow from the seed.
class BackupWriter {
public:
    using Secrets = std::function<lightning::ChannelSecrets(const lightning::ChannelKeyId&)>;

    BackupWriter(SecretBytes key, Network network, std::filesystem::path walletFolder,
                 Secrets secrets, RandomSource& random);

    void setFolder(const QString& folder) { m_folder = folder; }
    [[nodiscard]] QString folder() const { return m_folder; }
    /// Both places, synced, then proven. The error says which place failed.
    Answer<QDateTime> write(const lightning::ChannelBackup& backup);
    /// Re-opens both places; they must hold `expected`.
    Answer<QDateTime> prove(const lightning::ChannelBackup& expected);
    Answer<bool> exportTo(const lightning::ChannelBackup& backup, const QString& file);
    /// The one beside the wallet, as it stands.
    [[nodiscard]] std::optional<lightning::ChannelBackup> read() const;
    /// A file of the owner's. Errors: as readBackup; BackupOfAnotherWallet when this seed gives
    /// other keys than the backup names.
    [[nodiscard]] Answer<lightning::ChannelBackup> readFrom(const QString& file,
                                                            const PublicKey& nodeId) const;
    /// The newest of both places.
    [[nodiscard]] std::optional<lightning::ChannelBackup> newest() const;

private:
    [[nodiscard]] std::vector<std::filesystem::path> places() const
    {
        return backupPlaces(m_walletFolder, m_folder);
    }
    Answer<bool> proveOne(const std::filesystem::path& file,
                          const lightning::ChannelBackup& expected) const;

    [[nodiscard]] BackupOwner owner() const { return {m_key, m_network}; }

    SecretBytes m_key;
    Network m_network;
    std::filesystem::path m_walletFolder;
    QString m_folder;
    Secrets m_secrets;
    RandomSource& m_random;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include "app/api/snapshot.h"
#include "lightning/channel/channel_secrets.h"
#include "lightning/node/channel_backup.h"
#include "wallet/base/random.h"
#include "wallet/base/secret.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace fulgurite::app {

/// Seals a channel backup with a key that only the seed gives. Layout: "FULGSCB1", 12-byte nonce,
/// ChaCha20-Poly1305.
Bytes sealBackup(const SecretBytes& key, const lightning::ChannelBackup& backup,
                 RandomSource& random);
/// Errors: FileDamaged when the key, the tag or the content is wrong.
Answer<lightning::ChannelBackup> openBackup(const SecretBytes& key, ByteView sealed);

/// Errors: FileDamaged, as openBackup; the file cannot be read.
Answer<lightning::ChannelBackup> readBackup(const SecretBytes& key,
                                            const std::filesystem::path& file);
/// Where backups of a wallet stand: beside it, and in the owner's folder when there is one.
std::vector<std::filesystem::path> backupPlaces(const std::filesystem::path& walletFolder,
                                                const QString& folder);

/// Writes the sealed backup beside the wallet and into the owner's folder, reads both back, and
/// proves them: every channel's funding key must follow from the seed.
class BackupWriter {
public:
    using Secrets = std::function<lightning::ChannelSecrets(const lightning::ChannelKeyId&)>;

    BackupWriter(SecretBytes key, std::filesystem::path walletFolder, Secrets secrets,
                 RandomSource& random);

    void setFolder(const QString& folder) { m_folder = folder; }
    [[nodiscard]] QString folder() const { return m_folder; }
    /// Both places, synced, then proven. The error says which place failed.
    Answer<QDateTime> write(const lightning::ChannelBackup& backup);
    /// Re-opens both places; they must hold `expected`.
    Answer<QDateTime> prove(const lightning::ChannelBackup& expected);
    Answer<bool> exportTo(const lightning::ChannelBackup& backup, const QString& file);
    /// The one beside the wallet, as it stands.
    [[nodiscard]] std::optional<lightning::ChannelBackup> read() const;

private:
    [[nodiscard]] std::vector<std::filesystem::path> places() const
    {
        return backupPlaces(m_walletFolder, m_folder);
    }
    Answer<bool> proveOne(const std::filesystem::path& file,
                          const lightning::ChannelBackup& expected) const;

    SecretBytes m_key;
    std::filesystem::path m_walletFolder;
    QString m_folder;
    Secrets m_secrets;
    RandomSource& m_random;
};

} // namespace fulgurite::app

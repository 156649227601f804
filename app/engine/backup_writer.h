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
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
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
/// Where a backup of a wallet may lie: beside it and, when the owner has a folder, there under the
/// usual name and under the one that the wallet takes when another wallet has the usual one.
std::vector<std::filesystem::path> backupPlaces(const BackupOwner& owner,
                                                const std::filesystem::path& walletFolder,
                                                const QString& folder);
/// Of those that can be read, the one with the highest generation.
std::optional<lightning::ChannelBackup> newestBackup(const BackupOwner& owner,
                                                     std::span<const std::filesystem::path> places);

/// Writes the sealed backup beside the wallet and into the owner's folder, reads both back, and
/// proves them: every channel's funding key must follow from the seed. What lies there already and
/// may hold more than what is written is kept beside it as `<file>.<unix time>.kept`; the backup of
/// another wallet in the owner's folder stays as it is.
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
    /// Channels of this seed that lie in the places and are not in `current`: each is told once,
    /// none that was written here. `newerOnly`: of backups with a higher generation.
    std::optional<lightning::ChannelBackup> unknownTo(const lightning::ChannelBackup& current,
                                                      bool newerOnly);
    /// The files that were kept since the last call.
    std::vector<std::filesystem::path> takeKept() { return std::exchange(m_keptNow, {}); }

private:
    struct Kept {
        std::filesystem::path copy;
        Bytes content;
    };

    /// What may lie in the places, for the reader.
    [[nodiscard]] std::vector<std::filesystem::path> places() const
    {
        return backupPlaces(owner(), m_walletFolder, m_folder);
    }
    /// What is written: one file beside the wallet and one in the owner's folder.
    [[nodiscard]] std::vector<std::filesystem::path> targets() const;
    [[nodiscard]] bool isForeign(const std::filesystem::path& file) const;
    std::optional<ApiError> replace(const std::filesystem::path& file,
                                    const lightning::ChannelBackup& backup, ByteView sealed);
    std::optional<ApiError> makeRoom(const std::filesystem::path& file,
                                     const lightning::ChannelBackup& backup);
    std::optional<ApiError> keepCopy(const std::filesystem::path& file, Bytes content);
    /// What it holds is all in `backup`, or was written here before.
    [[nodiscard]] bool isOutlived(ByteView content, const lightning::ChannelBackup& backup) const;
    Answer<bool> proveOne(const std::filesystem::path& file,
                          const lightning::ChannelBackup& expected) const;

    [[nodiscard]] BackupOwner owner() const { return {m_key, m_network}; }

    SecretBytes m_key;
    Network m_network;
    std::filesystem::path m_walletFolder;
    QString m_folder;
    Secrets m_secrets;
    RandomSource& m_random;
    std::set<ChannelId> m_written; ///< by this writer
    std::set<ChannelId> m_told;    ///< by unknownTo
    std::map<std::filesystem::path, Kept> m_kept;
    std::vector<std::filesystem::path> m_keptNow;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "app/engine/make_wallet.h"

#include "app/engine/backend_record.h"
#include "app/engine/backup_writer.h"
#include "app/engine/store_errors.h"
#include "app/store/seed_table.h"
#include "app/store/settings_table.h"
#include "lightning/node/store_op.h"

namespace fulgurite::app {

namespace {

Bytes timeRecord(const std::optional<QDateTime>& time)
{
    ByteWriter out;
    if (time)
        out.u64be(static_cast<std::uint64_t>(time->toSecsSinceEpoch()));
    return out.take();
}

/// The newest backup of this seed in the usual places, or the one that was named.
Answer<std::optional<lightning::ChannelBackup>>
findBackup(const WalletSeed& seed, const std::filesystem::path& folder, const BackupOwner& owner)
{
    if (!seed.channelBackup.isEmpty()) {
        auto named = readBackup(owner, seed.channelBackup.toStdString());
        if (!named)
            return std::unexpected(named.error());
        return std::optional{std::move(*named)};
    }
    return newestBackup(owner, backupPlaces(owner, folder, seed.backupFolder));
}

store::Result<void> fill(store::Database& database, const WalletSeed& seed, ByteView walletId,
                         const std::optional<lightning::ChannelBackup>& backup)
{
    store::SettingsTable settings{database};
    FULGURITE_TRY_VOID(
        store::SeedTable{database}.put({seed.mnemonic.clone(), seed.passphrase.clone()}));
    FULGURITE_TRY_VOID(settings.put("wallet.id", walletId));
    FULGURITE_TRY_VOID(settings.put("wallet.birthday", timeRecord(seed.birthday)));
    FULGURITE_TRY_VOID(settings.put("wallet.backend", encodeBackend(seed.backend).expose()));
    FULGURITE_TRY_VOID(settings.put("backup.folder", asBytes(seed.backupFolder.toStdString())));
    const auto flag = [](bool value) { return Bytes{static_cast<std::uint8_t>(value ? 1 : 0)}; };
    FULGURITE_TRY_VOID(settings.put("wallet.restored", flag(seed.restored)));
    FULGURITE_TRY_VOID(settings.put("backup.seedConfirmed", flag(seed.restored)));
    if (!backup)
        return {};
    const auto counter = [](std::uint64_t value) {
        ByteWriter out;
        out.u64be(value);
        return out.take();
    };
    FULGURITE_TRY_VOID(settings.put("node.backup.generation", counter(backup->generation)));
    return settings.put("node." + std::string{lightning::kLostChannels},
                        lightning::encodeChannelBackup(*backup));
}

} // namespace

Answer<OpenWallet> makeWalletFile(const WalletSeed& seed, const std::filesystem::path& folder,
                                  Network network, const Argon2Cost& cost, RandomSource& random)
{
    auto secrets = FULGURITE_TRY(deriveSecrets(seed.mnemonic, seed.passphrase, network));
    std::optional<lightning::ChannelBackup> backup;
    if (seed.restored)
        backup = FULGURITE_TRY(findBackup(seed, folder, {secrets.lightning.backupKey(), network}));
    std::array<std::uint8_t, 16> walletId{};
    random.fill(walletId);
    auto file = store::WalletFile::create(
        folder, seed.password, cost, random,
        [&](store::Database& database) { return fill(database, seed, walletId, backup); });
    if (!file)
        return std::unexpected(toApiError(file.error()));
    OpenWallet out{std::move(*file), std::move(secrets), {}};
    if (backup)
        for (const auto& entry : backup->entries)
            out.channelsFound.push_back(QString::fromStdString(toHex(entry.peerNodeId)));
    return out;
}

Answer<WalletSecrets> secretsIn(store::Database& database, Network network)
{
    const auto seed = store::SeedTable{database}.read();
    if (!seed || !*seed)
        return refuse(ErrorCode::FileDamaged,
                      {{QStringLiteral("rule"), QStringLiteral("the seed words are missing")}});
    return deriveSecrets((*seed)->words, (*seed)->passphrase, network);
}

Answer<OpenWallet> openWalletFile(const std::filesystem::path& folder, const SecretBytes& password,
                                  Network network)
{
    auto file = store::WalletFile::open(folder, password);
    if (!file)
        return std::unexpected(toApiError(file.error()));
    auto secrets = FULGURITE_TRY(secretsIn(file->database(), network));
    return OpenWallet{std::move(*file), std::move(secrets), {}};
}

} // namespace fulgurite::app

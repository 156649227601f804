// SPDX-License-Identifier: MIT
#include "app/engine/backup_writer.h"

#include "app/store/files.h"
#include "wallet/base/text.h"
#include "wallet/crypto/aead.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

constexpr std::string_view kMagic = "FULGSCB1";
constexpr std::size_t kMostBytes = 16 * 1024 * 1024;
constexpr const char* kFileName = "channels.backup";

ApiError writeError(const std::filesystem::path& file, const std::string& why)
{
    return {ErrorCode::BackupNotWritten,
            {{QStringLiteral("rule"), QString::fromStdString(file.string() + ": " + why)}},
            {}};
}

} // namespace

Bytes sealBackup(const SecretBytes& key, const lightning::ChannelBackup& backup,
                 RandomSource& random)
{
    Nonce96 nonce{};
    random.fill(nonce);
    ByteWriter out;
    out.bytes(asBytes(kMagic));
    out.bytes(nonce);
    out.bytes(aeadSeal(key.expose(), nonce, asBytes(kMagic), encodeChannelBackup(backup)));
    return out.take();
}

Answer<lightning::ChannelBackup> openBackup(const SecretBytes& key, ByteView sealed)
{
    const auto damaged = [](const char* rule) {
        return refuse(ErrorCode::FileDamaged,
                      {{QStringLiteral("rule"), QString::fromLatin1(rule)}});
    };
    ByteReader in{sealed};
    if (asString(in.take(kMagic.size())) != kMagic)
        return damaged("this is no channel backup of Fulgurite");
    Nonce96 nonce{};
    const ByteView raw = in.take(nonce.size());
    if (raw.size() != nonce.size())
        return damaged("the channel backup is cut short");
    std::ranges::copy(raw, nonce.begin());
    const auto plain = aeadOpen(key.expose(), nonce, asBytes(kMagic), in.rest());
    if (!plain)
        return damaged("the channel backup belongs to another seed, or a bit of it flipped");
    auto backup = lightning::decodeChannelBackup(*plain);
    if (!backup)
        return damaged("the channel backup cannot be read");
    return std::move(*backup);
}

Answer<lightning::ChannelBackup> readBackup(const SecretBytes& key,
                                            const std::filesystem::path& file)
{
    const auto content = store::readFile(file, kMostBytes);
    if (!content)
        return refuse(
            ErrorCode::FileDamaged,
            {{QStringLiteral("rule"), QString::fromStdString(sanitised(content.error().detail))}});
    return openBackup(key, *content);
}

std::vector<std::filesystem::path> backupPlaces(const std::filesystem::path& walletFolder,
                                                const QString& folder)
{
    std::vector<std::filesystem::path> out{walletFolder / kFileName};
    if (!folder.isEmpty())
        out.push_back(std::filesystem::path{folder.toStdString()} /
                      ("fulgurite-" + std::string{kFileName}));
    return out;
}

BackupWriter::BackupWriter(SecretBytes key, std::filesystem::path walletFolder, Secrets secrets,
                           RandomSource& random)
    : m_key{std::move(key)},
      m_walletFolder{std::move(walletFolder)},
      m_secrets{std::move(secrets)},
      m_random{random}
{}

std::optional<lightning::ChannelBackup> BackupWriter::read() const
{
    auto backup = readBackup(m_key, m_walletFolder / kFileName);
    return backup ? std::optional{std::move(*backup)} : std::nullopt;
}

Answer<QDateTime> BackupWriter::write(const lightning::ChannelBackup& backup)
{
    const Bytes sealed = sealBackup(m_key, backup, m_random);
    for (const auto& file : places()) {
        const auto written = store::writeFileDurably(file, sealed);
        if (!written)
            return std::unexpected(writeError(file, written.error().detail));
    }
    return prove(backup);
}

Answer<QDateTime> BackupWriter::prove(const lightning::ChannelBackup& expected)
{
    for (const auto& file : places()) {
        const auto proven = proveOne(file, expected);
        if (!proven)
            return std::unexpected(proven.error());
    }
    return QDateTime::currentDateTimeUtc();
}

Answer<bool> BackupWriter::proveOne(const std::filesystem::path& file,
                                    const lightning::ChannelBackup& expected) const
{
    const auto content = store::readFile(file, kMostBytes);
    if (!content)
        return std::unexpected(writeError(file, content.error().detail));
    const auto backup = openBackup(m_key, *content);
    if (!backup)
        return std::unexpected(writeError(file, "it does not open with the seed's key"));
    if (backup->entries != expected.entries)
        return std::unexpected(writeError(file, "it does not hold the channels of now"));
    for (const auto& entry : backup->entries) {
        if (m_secrets(entry.keyId).funding.publicKey() != entry.localFundingPubkey)
            return std::unexpected(
                writeError(file, "the seed does not give the funding key of channel " +
                                     toHex(entry.channelId)));
    }
    return true;
}

Answer<bool> BackupWriter::exportTo(const lightning::ChannelBackup& backup, const QString& file)
{
    const std::filesystem::path path{file.toStdString()};
    const auto written = store::writeFileDurably(path, sealBackup(m_key, backup, m_random));
    if (!written)
        return std::unexpected(writeError(path, written.error().detail));
    return proveOne(path, backup);
}

} // namespace fulgurite::app

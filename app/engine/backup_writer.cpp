// SPDX-License-Identifier: MIT
#include "app/engine/backup_writer.h"

#include "app/store/files.h"
#include "wallet/base/text.h"
#include "wallet/crypto/aead.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

constexpr std::string_view kMagic = "FULGSCB2", kFirstMagic = "FULGSCB1";
constexpr std::size_t kMostBytes = 16 * 1024 * 1024;
constexpr std::size_t kMarkSize = 8;
constexpr const char* kFileName = "channels.backup";

ApiError writeError(const std::filesystem::path& file, const std::string& why)
{
    return {ErrorCode::BackupNotWritten,
            {{QStringLiteral("rule"), QString::fromStdString(file.string() + ": " + why)}},
            {}};
}

std::unexpected<ApiError> damaged(const std::string& rule)
{
    return refuse(ErrorCode::BackupDamaged,
                  {{QStringLiteral("rule"), QString::fromStdString(rule)}});
}

/// What tells the wallets of several backups apart without the key.
Bytes markOf(const SecretBytes& key)
{
    ByteWriter out;
    out.bytes(asBytes("fulgurite channel backup"));
    out.bytes(key.expose());
    const auto hash = sha256(out.view());
    return {hash.data.begin(), hash.data.begin() + kMarkSize};
}

struct Head {
    std::string network;
    Bytes mark;
    std::uint32_t size = 0; ///< of the sealed part
};

std::optional<Head> readHead(ByteReader& in)
{
    Head out;
    out.network = asString(in.take(in.u8().value_or(0)));
    const ByteView mark = in.take(kMarkSize);
    out.mark.assign(mark.begin(), mark.end());
    const auto size = in.u32be();
    out.size = size.value_or(0);
    const bool whole = size && !out.network.empty() && out.mark.size() == kMarkSize;
    return whole ? std::optional{std::move(out)} : std::nullopt;
}

/// What the head alone tells: whose it is, and whether it is whole.
std::optional<ApiError> faultOf(const BackupOwner& owner, const Head& head, std::size_t present)
{
    const auto name = [](std::string_view network) {
        return QString::fromStdString(sanitised(network, 20));
    };
    if (head.network != networkName(owner.network))
        return ApiError{ErrorCode::BackupOfAnotherNetwork,
                        {{QStringLiteral("other"), name(head.network)},
                         {QStringLiteral("network"), name(networkName(owner.network))}},
                        {}};
    if (head.mark != markOf(owner.key))
        return ApiError{
            ErrorCode::BackupOfAnotherWallet,
            {{QStringLiteral("rule"), QStringLiteral("it has the mark %1, ours is %2")
                                          .arg(QString::fromStdString(toHex(head.mark)),
                                               QString::fromStdString(toHex(markOf(owner.key))))}},
            {}};
    if (present == head.size)
        return std::nullopt;
    return damaged((present < head.size ? "it is cut short: " : "it has bytes behind its end: ") +
                   std::to_string(present) + " bytes where " + std::to_string(head.size) +
                   " are expected")
        .error();
}

/// The part that only the key opens.
Answer<lightning::ChannelBackup> unseal(const SecretBytes& key, ByteReader in, ByteView head,
                                        const char* whenNotOurs)
{
    Nonce96 nonce{};
    const ByteView raw = in.take(nonce.size());
    if (raw.size() != nonce.size())
        return damaged("it is cut short");
    std::ranges::copy(raw, nonce.begin());
    const auto plain = aeadOpen(key.expose(), nonce, head, in.rest());
    if (!plain)
        return damaged(whenNotOurs);
    auto backup = lightning::decodeChannelBackup(*plain);
    if (!backup)
        return damaged("its content cannot be read (" + sanitised(backup.error().detail) + ")");
    return std::move(*backup);
}

/// Only a backup may be overwritten by one.
bool isBackup(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
        return false;
    const auto content = store::readFile(file, kMostBytes);
    return content && content->size() >= kMagic.size() &&
           asString(ByteView{*content}.first(kMagic.size() - 1)) == kMagic.substr(0, 7);
}

} // namespace

Bytes sealBackup(const BackupOwner& owner, const lightning::ChannelBackup& backup,
                 RandomSource& random)
{
    constexpr std::size_t kTag = 16;
    const Bytes plain = encodeChannelBackup(backup);
    const std::string_view network = networkName(owner.network);
    Nonce96 nonce{};
    random.fill(nonce);
    ByteWriter out;
    out.bytes(asBytes(kMagic));
    out.u8(static_cast<std::uint8_t>(network.size()));
    out.bytes(asBytes(network));
    out.bytes(markOf(owner.key));
    out.u32be(static_cast<std::uint32_t>(plain.size() + kTag));
    const Bytes head{out.view().begin(), out.view().end()};
    out.bytes(nonce);
    out.bytes(aeadSeal(owner.key.expose(), nonce, head, plain));
    return out.take();
}

Answer<lightning::ChannelBackup> openBackup(const BackupOwner& owner, ByteView sealed)
{
    ByteReader in{sealed};
    const std::string magic = asString(in.take(kMagic.size()));
    if (magic == kFirstMagic)
        return unseal(owner.key, in, asBytes(kFirstMagic),
                      "it belongs to another seed, or a bit of it flipped");
    if (magic != kMagic)
        return damaged(magic.starts_with("FULGSCB") ? "a newer version of Fulgurite wrote it"
                                                    : "it is no channel backup of Fulgurite");
    const auto head = readHead(in);
    if (!head)
        return damaged("it is cut short");
    const std::size_t headSize = sealed.size() - in.remaining();
    const std::size_t behind = in.remaining();
    if (auto fault = faultOf(owner, *head, behind - std::min(behind, Nonce96{}.size())))
        return std::unexpected(std::move(*fault));
    return unseal(owner.key, in, sealed.first(headSize), "a bit of it flipped");
}

Answer<lightning::ChannelBackup> readBackup(const BackupOwner& owner,
                                            const std::filesystem::path& file)
{
    const auto named = [&](ApiError error) {
        error.values[QStringLiteral("file")] =
            QString::fromStdString(sanitised(file.string(), 300));
        return std::unexpected(std::move(error));
    };
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored) && !std::filesystem::is_regular_file(file, ignored))
        return named(damaged("it is no ordinary file").error()); // a pipe would be waited for
    const auto content = store::readFile(file, kMostBytes);
    if (!content)
        return named(damaged(sanitised(content.error().detail)).error());
    auto opened = openBackup(owner, *content);
    return opened ? std::move(opened) : named(std::move(opened.error()));
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

BackupWriter::BackupWriter(SecretBytes key, Network network, std::filesystem::path walletFolder,
                           Secrets secrets, RandomSource& random)
    : m_key{std::move(key)},
      m_network{network},
      m_walletFolder{std::move(walletFolder)},
      m_secrets{std::move(secrets)},
      m_random{random}
{}

std::optional<lightning::ChannelBackup> BackupWriter::read() const
{
    auto backup = readBackup(owner(), m_walletFolder / kFileName);
    return backup ? std::optional{std::move(*backup)} : std::nullopt;
}

Answer<lightning::ChannelBackup> BackupWriter::readFrom(const QString& file,
                                                        const PublicKey& nodeId) const
{
    auto backup = FULGURITE_TRY(readBackup(owner(), file.toStdString()));
    const auto foreign = [&](const std::string& rule) {
        return refuse(ErrorCode::BackupOfAnotherWallet,
                      {{QStringLiteral("file"), file.left(300)},
                       {QStringLiteral("rule"), QString::fromStdString(rule)}});
    };
    if (backup.nodeId != nodeId)
        return foreign("its node is " + toHex(backup.nodeId));
    for (const auto& entry : backup.entries) {
        if (m_secrets(entry.keyId).funding.publicKey() != entry.localFundingPubkey)
            return foreign("the seed does not give the funding key of channel " +
                           toHex(entry.channelId));
    }
    return backup;
}

std::optional<lightning::ChannelBackup> BackupWriter::newest() const
{
    std::optional<lightning::ChannelBackup> out;
    for (const auto& file : places()) {
        auto found = readBackup(owner(), file);
        if (found && (!out || found->generation > out->generation))
            out = std::move(*found);
    }
    return out;
}

Answer<QDateTime> BackupWriter::write(const lightning::ChannelBackup& backup)
{
    const Bytes sealed = sealBackup(owner(), backup, m_random);
    std::optional<ApiError> failure;
    for (const auto& file : places()) { // one place that fails is no reason to leave the other old
        const auto written = store::writeFileDurably(file, sealed);
        if (!written && !failure)
            failure = writeError(file, written.error().detail);
    }
    if (failure)
        return std::unexpected(std::move(*failure));
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
    const auto backup = openBackup(owner(), *content);
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
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored) && !isBackup(path))
        return std::unexpected(writeError(
            path, "something else is there already: choose another name")); // perhaps a wallet
    const auto written = store::writeFileDurably(path, sealBackup(owner(), backup, m_random));
    if (!written)
        return std::unexpected(writeError(path, written.error().detail));
    return proveOne(path, backup);
}

} // namespace fulgurite::app

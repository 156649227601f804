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

bool holds(const lightning::ChannelBackup& backup, const ChannelId& id)
{
    return std::ranges::count(backup.entries, id, &lightning::ChannelBackupEntry::channelId) > 0;
}

std::filesystem::path freeNameBeside(const std::filesystem::path& file)
{
    const std::string stem =
        file.string() + "." + std::to_string(QDateTime::currentSecsSinceEpoch());
    std::filesystem::path out = stem + ".kept";
    std::error_code ignored;
    for (int count = 2; std::filesystem::exists(out, ignored); ++count)
        out = stem + "-" + std::to_string(count) + ".kept";
    return out;
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

std::vector<std::filesystem::path> backupPlaces(const BackupOwner& owner,
                                                const std::filesystem::path& walletFolder,
                                                const QString& folder)
{
    std::vector<std::filesystem::path> out{walletFolder / kFileName};
    if (folder.isEmpty())
        return out;
    const std::filesystem::path named{folder.toStdString()};
    out.push_back(named / ("fulgurite-" + std::string{kFileName}));
    out.push_back(named / ("fulgurite-channels-" + std::string{networkName(owner.network)} + "-" +
                           toHex(markOf(owner.key)) + ".backup"));
    return out;
}

std::optional<lightning::ChannelBackup> newestBackup(const BackupOwner& owner,
                                                     std::span<const std::filesystem::path> places)
{
    std::optional<lightning::ChannelBackup> out;
    for (const auto& file : places) {
        auto found = readBackup(owner, file);
        if (found && (!out || found->generation > out->generation))
            out = std::move(*found);
    }
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
    return newestBackup(owner(), places());
}

std::optional<lightning::ChannelBackup>
BackupWriter::unknownTo(const lightning::ChannelBackup& current, bool newerOnly)
{
    lightning::ChannelBackup out{0, current.nodeId, {}};
    for (const auto& file : places()) {
        auto found = readFrom(QString::fromStdString(file.string()), current.nodeId);
        if (!found || (newerOnly && found->generation <= current.generation))
            continue;
        out.generation = std::max(out.generation, found->generation);
        for (auto& entry : found->entries) {
            const ChannelId id = entry.channelId;
            if (!holds(current, id) && !m_written.contains(id) && m_told.insert(id).second)
                out.entries.push_back(std::move(entry));
        }
    }
    return out.entries.empty() ? std::nullopt : std::optional{std::move(out)};
}

bool BackupWriter::isForeign(const std::filesystem::path& file) const
{
    const auto found = readBackup(owner(), file);
    return !found && (found.error().code == ErrorCode::BackupOfAnotherWallet ||
                      found.error().code == ErrorCode::BackupOfAnotherNetwork);
}

std::vector<std::filesystem::path> BackupWriter::targets() const
{
    std::vector<std::filesystem::path> out = places();
    if (out.size() < 3)
        return out;
    const auto usual = out.begin() + 1, marked = out.begin() + 2;
    std::error_code ignored;
    out.erase(std::filesystem::exists(*marked, ignored) || isForeign(*usual) ? usual : marked);
    return out;
}

bool BackupWriter::isOutlived(ByteView content, const lightning::ChannelBackup& backup) const
{
    const auto found = openBackup(owner(), content);
    return found && std::ranges::all_of(found->entries, [&](const auto& entry) {
               return holds(backup, entry.channelId) || m_written.contains(entry.channelId);
           });
}

/// A backup may be all that is left of somebody's channels: nothing is written over what may hold
/// more, be it damaged, of another wallet, of a later version, or no backup at all.
std::optional<ApiError> BackupWriter::makeRoom(const std::filesystem::path& file,
                                               const lightning::ChannelBackup& backup)
{
    std::error_code error;
    const auto type = std::filesystem::status(file, error).type();
    if (type == std::filesystem::file_type::not_found)
        return std::nullopt;
    if (type == std::filesystem::file_type::none)
        return writeError(file, error.message());
    if (type != std::filesystem::file_type::regular)
        return writeError(file, "something else is there already: choose another folder");
    auto content = store::readFile(file, kMostBytes);
    if (content && (content->empty() || isOutlived(*content, backup)))
        return std::nullopt;
    if (content)
        return keepCopy(file, std::move(*content));
    const auto kept = freeNameBeside(file); // longer than any backup, or it cannot be read
    if (const auto moved = store::renameDurably(file, kept); !moved)
        return writeError(file, moved.error().detail);
    m_keptNow.push_back(kept);
    return std::nullopt;
}

std::optional<ApiError> BackupWriter::keepCopy(const std::filesystem::path& file, Bytes content)
{
    std::error_code ignored;
    const auto last = m_kept.find(file);
    if (last != m_kept.end() && last->second.content == content &&
        std::filesystem::exists(last->second.copy, ignored))
        return std::nullopt; // the write that followed failed
    const auto copy = freeNameBeside(file);
    if (const auto written = store::writeFileDurably(copy, content); !written)
        return writeError(copy, written.error().detail);
    if (const auto again = store::readFile(copy, kMostBytes); !again || *again != content)
        return writeError(copy, "it does not hold what was written");
    m_keptNow.push_back(copy);
    m_kept.insert_or_assign(file, Kept{copy, std::move(content)});
    return std::nullopt;
}

std::optional<ApiError> BackupWriter::replace(const std::filesystem::path& file,
                                              const lightning::ChannelBackup& backup,
                                              ByteView sealed)
{
    if (auto fault = makeRoom(file, backup))
        return fault;
    const auto written = store::writeFileDurably(file, sealed);
    return written ? std::nullopt : std::optional{writeError(file, written.error().detail)};
}

Answer<QDateTime> BackupWriter::write(const lightning::ChannelBackup& backup)
{
    const Bytes sealed = sealBackup(owner(), backup, m_random);
    std::optional<ApiError> failure;
    for (const auto& file : targets()) { // one place that fails is no reason to leave the other old
        auto fault = replace(file, backup, sealed);
        if (fault && !failure)
            failure = std::move(fault);
    }
    for (const auto& entry : backup.entries)
        m_written.insert(entry.channelId);
    if (failure)
        return std::unexpected(std::move(*failure));
    return prove(backup);
}

Answer<QDateTime> BackupWriter::prove(const lightning::ChannelBackup& expected)
{
    for (const auto& file : targets()) {
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
    if (isForeign(path))
        return std::unexpected(
            writeError(path, "the backup of another wallet is there: choose another name"));
    if (auto fault = replace(path, backup, sealBackup(owner(), backup, m_random)))
        return std::unexpected(std::move(*fault));
    return proveOne(path, backup);
}

} // namespace fulgurite::app

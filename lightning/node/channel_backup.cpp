// SPDX-License-Identifier: MIT
#include "lightning/node/channel_backup.h"

#include "lightning/payment/record_codec.h"

namespace fulgurite::lightning {

namespace {

constexpr std::uint8_t kVersion = 1;

void writeEntry(RecordWriter& out, const ChannelBackupEntry& entry)
{
    out.raw(entry.channelId.view())
        .key(entry.peerNodeId)
        .u32(static_cast<std::uint32_t>(entry.addresses.size()));
    for (const PeerAddress& address : entry.addresses)
        out.text(address.host).u16(address.port);
    out.raw(entry.funding.txid.view())
        .u32(entry.funding.index)
        .u64(entry.capacity.value())
        .flag(entry.funder);
    out.blob(entry.type.bits().wire())
        .raw(entry.keyId.view())
        .key(entry.localFundingPubkey)
        .key(entry.remoteFundingPubkey);
    out.key(entry.remoteRevocationBasepoint)
        .key(entry.remotePaymentBasepoint)
        .key(entry.remoteDelayedPaymentBasepoint);
    out.key(entry.remoteHtlcBasepoint).u16(entry.remoteToSelfDelay).blob(entry.shutdownScript);
}

struct Head {
    ChannelId channelId;
    std::optional<PublicKey> peer;
    std::vector<PeerAddress> addresses;
    OutPoint funding;
    Satoshi capacity;
    bool funder = false;
    ChannelType type;
    ChannelKeyId keyId;
};

Head readHead(RecordReader& in)
{
    Head out;
    out.channelId = in.fixed<ChannelId>();
    out.peer = in.key();
    const std::size_t addresses = in.count();
    for (std::size_t i = 0; i < addresses && in.ok(); ++i) {
        std::string host = in.text();
        out.addresses.push_back({std::move(host), in.u16()});
    }
    out.funding.txid = in.fixed<Txid>();
    out.funding.index = in.u32();
    out.capacity = Satoshi{in.u64()};
    out.funder = in.flag();
    out.type = ChannelType{FeatureBits::fromWire(in.blob())};
    out.keyId = in.fixed<ChannelKeyId>();
    return out;
}

std::optional<ChannelBackupEntry> readEntry(RecordReader& in)
{
    Head head = readHead(in);
    const auto localFunding = in.key();
    const auto funding = in.key();
    const auto revocation = in.key();
    const auto payment = in.key();
    const auto delayed = in.key();
    const auto htlc = in.key();
    const std::uint16_t delay = in.u16();
    Bytes script = in.blob();
    if (!in.ok())
        return std::nullopt;
    return ChannelBackupEntry{head.channelId,   *head.peer,    std::move(head.addresses),
                              head.funding,     head.capacity, head.funder,
                              head.type,        head.keyId,    *localFunding,
                              *funding,         *revocation,   *payment,
                              *delayed,         *htlc,         delay,
                              std::move(script)};
}

} // namespace

Bytes encodeChannelBackup(const ChannelBackup& backup)
{
    RecordWriter out{kVersion};
    out.u64(backup.generation)
        .key(backup.nodeId)
        .u32(static_cast<std::uint32_t>(backup.entries.size()));
    for (const ChannelBackupEntry& entry : backup.entries)
        writeEntry(out, entry);
    return out.take();
}

Result<ChannelBackup, RecordError> decodeChannelBackup(ByteView bytes)
{
    RecordReader in = FULGURITE_TRY(RecordReader::open(bytes, kVersion));
    const std::uint64_t generation = in.u64();
    const auto nodeId = in.key();
    if (!nodeId)
        return fail(RecordError::Malformed, "backup: node id");
    ChannelBackup out{generation, *nodeId, {}};
    const std::size_t entries = in.count();
    for (std::size_t i = 0; i < entries; ++i) {
        auto entry = readEntry(in);
        if (!entry)
            return fail(RecordError::Malformed, "backup: entry " + std::to_string(i));
        out.entries.push_back(std::move(*entry));
    }
    if (!in.finished())
        return fail(RecordError::Malformed, "backup: its entries do not fill it");
    return out;
}

} // namespace fulgurite::lightning

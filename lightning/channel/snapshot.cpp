// SPDX-License-Identifier: MIT
#include "lightning/channel/snapshot.h"

#include "lightning/channel/commitment_view.h"
#include "lightning/channel/snapshot_io.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <array>

namespace fulgurite::lightning {

namespace {

/// 2: the index of each HTLC and the channel's totals.
constexpr std::uint8_t kVersion = 2;
constexpr std::uint8_t kRevokedVersion = 1;
constexpr std::size_t kChecksumSize = 8;

ByteView checksumOf(const Hash256& digest) { return digest.view().first(kChecksumSize); }

void writeBody(SnapshotWriter& out, const Channel& channel)
{
    writeParams(out, channel.params);
    out.flag(channel.commitments.has_value());
    if (channel.commitments)
        writeCommitments(out, *channel.commitments);
    writeState(out, channel.state);
    out.flag(channel.position.has_value());
    if (channel.position) {
        out.number(channel.position->height);
        out.number(channel.position->transactionIndex);
        out.flag(channel.position->coinbase);
    }
    out.flag(channel.shallow);
    out.flag(channel.readySent);
    out.flag(channel.readyReceived);
    out.flag(channel.announced);
    out.flag(channel.remoteAlias.has_value());
    if (channel.remoteAlias)
        out.number(channel.remoteAlias->value);
}

std::optional<FundingPosition> readPosition(SnapshotReader& in)
{
    if (!in.flag())
        return std::nullopt;
    FundingPosition position;
    position.height = in.small<std::uint32_t>();
    position.transactionIndex = in.small<std::uint32_t>();
    position.coinbase = in.flag();
    return position;
}

/// Every HTLC was taken from a balance that held it.
bool fitsBalances(const Commitments& commitments)
{
    return std::ranges::all_of(
        std::array{kLocalView, kLocalNextView, kRemoteView, kRemoteSignedView, kRemoteNextView},
        [&](const CommitmentView& view) {
            return checkedBalancesIn(commitments, view).has_value();
        });
}

/// Later states read these without asking.
bool isComplete(const ChannelParams& params, const std::optional<Commitments>& commitments,
                const ChannelState& state)
{
    const bool early = std::holds_alternative<WaitForAcceptChannel>(state) ||
                       std::holds_alternative<Closed>(state);
    return early || (params.remote && commitments);
}

std::optional<Channel> readBody(SnapshotReader& in)
{
    auto params = readParams(in);
    std::optional<Commitments> commitments;
    if (in.flag())
        commitments = readCommitments(in);
    auto state = readState(in);
    if (!in.ok() || !params || !state || !isComplete(*params, commitments, *state) ||
        (commitments && !fitsBalances(*commitments)))
        return std::nullopt;
    Channel channel{.params = std::move(*params),
                    .commitments = std::move(commitments),
                    .state = std::move(*state)};
    channel.position = readPosition(in);
    channel.shallow = in.flag();
    channel.readySent = in.flag();
    channel.readyReceived = in.flag();
    channel.announced = in.flag();
    if (in.flag())
        channel.remoteAlias = ShortChannelId{in.number()};
    return in.ok() && in.atEnd() ? std::optional{std::move(channel)} : std::nullopt;
}

} // namespace

Bytes encodeChannel(const Channel& channel)
{
    SnapshotWriter out;
    out.raw().u8(kVersion);
    writeBody(out, channel);
    const Hash256 digest = sha256(out.raw().view());
    out.raw().bytes(checksumOf(digest));
    return out.raw().take();
}

Result<Channel, SnapshotError> decodeChannel(ByteView snapshot)
{
    if (snapshot.size() < 1 + kChecksumSize)
        return fail(SnapshotError::Truncated, "a channel snapshot is shorter than its frame");
    const ByteView body = snapshot.first(snapshot.size() - kChecksumSize);
    if (!std::ranges::equal(checksumOf(sha256(body)), snapshot.last(kChecksumSize)))
        return fail(SnapshotError::BadChecksum, "a channel snapshot does not match its checksum");
    if (body[0] > kVersion || body[0] == 0)
        return fail(SnapshotError::NewerVersion,
                    "a channel snapshot of version " + std::to_string(body[0]));
    SnapshotReader in{body.subspan(1), body[0]};
    auto channel = readBody(in);
    if (!channel)
        return fail(SnapshotError::Malformed,
                    "a channel snapshot whose fields contradict each other");
    return std::move(*channel);
}

bool attachOnion(Channel& channel, HtlcDirection direction, std::uint64_t id, ByteView onion)
{
    const auto packet = OnionPacket::fromView(onion);
    if (!channel.commitments || !packet)
        return false;
    for (Htlc& htlc : channel.commitments->htlcs) {
        if (htlc.direction == direction && htlc.id == id) {
            htlc.onion = *packet;
            return true;
        }
    }
    return false;
}

Bytes encodeRevokedHtlcs(std::span<const Htlc* const> htlcs)
{
    ByteWriter out;
    out.u8(kRevokedVersion);
    for (const Htlc* htlc : htlcs) {
        out.u8(static_cast<std::uint8_t>(htlc->direction));
        out.u64be(htlc->id);
        out.u64be(htlc->amount.value());
        out.bytes(htlc->paymentHash.view());
        out.u32be(htlc->expiry.value);
    }
    return out.take();
}

Result<std::vector<Htlc>, SnapshotError> decodeRevokedHtlcs(ByteView bytes)
{
    constexpr std::size_t kRow = 1 + 8 + 8 + 32 + 4;
    if (bytes.empty() || (bytes.size() - 1) % kRow != 0)
        return fail(SnapshotError::Truncated, "revoked HTLCs: not whole rows");
    if (bytes[0] != kRevokedVersion)
        return fail(SnapshotError::NewerVersion,
                    "revoked HTLCs of version " + std::to_string(bytes[0]));
    std::vector<Htlc> out;
    for (ByteReader in{bytes.subspan(1)}; !in.atEnd();) {
        const std::uint8_t direction = *in.u8();
        if (direction > 1)
            return fail(SnapshotError::Malformed, "revoked HTLCs: a direction that is none");
        Htlc htlc;
        htlc.direction = static_cast<HtlcDirection>(direction);
        htlc.id = *in.u64be();
        htlc.amount = MilliSatoshi{*in.u64be()};
        htlc.paymentHash = *PaymentHash::fromView(in.take(32));
        htlc.expiry = CltvExpiry{*in.u32be()};
        htlc.stage = UpdateStage::Done;
        out.push_back(std::move(htlc));
    }
    return out;
}

} // namespace fulgurite::lightning

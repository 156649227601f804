// SPDX-License-Identifier: MIT
#include "lightning/channel/snapshot.h"
#include "tests/fuzz/fuzz_target.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

constexpr std::size_t kChecksumSize = 8;

ChannelSecrets secrets()
{
    const auto key = [](std::uint8_t byte) { return *SecretKey::parse(Bytes(32, byte)); };
    return {key(1), key(2), key(3), key(4), key(5), SecretBytes{Bytes(32, 6)}};
}

/// Everything the node asks of a channel that it loaded.
void askAll(const Channel& channel)
{
    static_cast<void>(stateName(channel.state));
    static_cast<void>(shortChannelId(channel));
    static_cast<void>(wantsCommit(channel));
    if (channel.params.remote)
        static_cast<void>(fundingScript(channel));
    if (!channel.commitments)
        return;
    static_cast<void>(isUsable(channel));
    static_cast<void>(sendableBalance(channel));
    static_cast<void>(receivableBalance(channel));
    static_cast<void>(localBalance(channel));
    static_cast<void>(remoteBalance(channel));
    static_cast<void>(currentFeerate(channel));
}

void readSnapshot(ByteView bytes)
{
    auto channel = decodeChannel(bytes);
    if (!channel)
        return;
    const Bytes written = encodeChannel(*channel);
    auto again = decodeChannel(written);
    mustHold(again.has_value() && encodeChannel(*again) == written);
    askAll(*channel);
    static_cast<void>(attachOnion(*channel, HtlcDirection::Incoming, 0, Bytes(kOnionPacketSize)));
    const ChannelSecrets keys = secrets();
    const ChannelContext context{.chainHash = {}, .height = 100, .secrets = keys};
    const ChannelStep loaded = step(std::move(*channel), input::Disconnected{}, context);
    askAll(loaded.channel);
    static_cast<void>(step(loaded.channel, input::Connected{}, context));
}

void readRevoked(ByteView bytes)
{
    const auto htlcs = decodeRevokedHtlcs(bytes);
    if (!htlcs)
        return;
    std::vector<const Htlc*> rows;
    for (const Htlc& htlc : *htlcs)
        rows.push_back(&htlc);
    mustHold(std::ranges::equal(encodeRevokedHtlcs(rows), bytes));
}

} // namespace

/// The input as it is, and as the body of a snapshot whose checksum holds. What loads must survive
/// what the node does with it first.
void fuzzOne(ByteView input)
{
    readRevoked(input);
    readSnapshot(input);
    readSnapshot(withChecksum(input, kChecksumSize));
}

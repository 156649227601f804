// SPDX-License-Identifier: MIT
#include "tests/lightning/wire/sample_messages.h"

namespace fulgurite::lightning::testing {

namespace {

template <typename T> T filled(std::uint8_t byte)
{
    T out;
    out.data.fill(byte);
    return out;
}

TlvRecords odd() { return {{201, {1, 2, 3}}}; }

std::vector<Message> setupSamples()
{
    return {Init{FeatureBits{8}, ourInitFeatures(),
                 std::vector{filled<ChainHash>(1), filled<ChainHash>(2)},
                 Bytes{1, 127, 0, 0, 1, 38, 7}, odd()},
            ErrorMessage{filled<ChannelId>(3), {1, 2}, odd()},
            Warning{filled<ChannelId>(4), {3, 4}, odd()},
            Ping{16, Bytes(5), odd()},
            Pong{Bytes(16), odd()},
            PeerStorage{Bytes(7, 9), odd()},
            PeerStorageRetrieval{Bytes(8, 9), odd()},
            Stfu{filled<ChannelId>(5), 1, odd()},
            UnknownMessage{32769, {5, 6, 7}}};
}

std::vector<Message> channelSamples()
{
    const auto p = samplePoint;
    return {OpenChannel{filled<ChainHash>(1),
                        filled<ChannelId>(2),
                        Satoshi{100'000},
                        MilliSatoshi{7},
                        Satoshi{546},
                        MilliSatoshi{8},
                        Satoshi{1000},
                        MilliSatoshi{1},
                        Feerate{253},
                        720,
                        483,
                        p(1),
                        p(2),
                        p(3),
                        p(4),
                        p(5),
                        p(6),
                        kAnnounceChannel,
                        Bytes{0, 20},
                        anchorsChannelType(),
                        odd()},
            AcceptChannel{filled<ChannelId>(2), Satoshi{546}, MilliSatoshi{8}, Satoshi{1000},
                          MilliSatoshi{1}, 3, 720, 483, p(1), p(2), p(3), p(4), p(5), p(6), Bytes{},
                          anchorsChannelType(), odd()},
            FundingCreated{filled<ChannelId>(1), filled<Txid>(2), 3, filled<Signature>(4), odd()},
            FundingSigned{filled<ChannelId>(1), filled<Signature>(2), odd()},
            ChannelReady{filled<ChannelId>(1), p(2), ShortChannelId{3}, odd()},
            Shutdown{filled<ChannelId>(1), {0, 20, 1}, odd()},
            ClosingSigned{filled<ChannelId>(1), Satoshi{2}, filled<Signature>(3),
                          FeeRange{Satoshi{1}, Satoshi{9}}, odd()},
            ClosingComplete{filled<ChannelId>(1),
                            {1},
                            {2, 2},
                            Satoshi{3},
                            4,
                            filled<Signature>(5),
                            filled<Signature>(6),
                            filled<Signature>(7),
                            odd()},
            ClosingSig{filled<ChannelId>(1),
                       {1},
                       {2, 2},
                       Satoshi{3},
                       4,
                       filled<Signature>(5),
                       filled<Signature>(6),
                       filled<Signature>(7),
                       odd()}};
}

std::vector<Message> htlcSamples()
{
    const auto onion = *OnionPacket::fromView(Bytes(kOnionPacketSize, 8));
    return {
        UpdateAddHtlc{filled<ChannelId>(1),
                      2,
                      MilliSatoshi{3},
                      filled<PaymentHash>(4),
                      {5},
                      onion,
                      samplePoint(6),
                      odd()},
        UpdateFulfillHtlc{filled<ChannelId>(1), 2, filled<Preimage>(3), odd()},
        UpdateFailHtlc{filled<ChannelId>(1), 2, Bytes(292, 3), odd()},
        UpdateFailMalformedHtlc{filled<ChannelId>(1), 2, filled<Hash256>(3), 0xc005, odd()},
        CommitmentSigned{filled<ChannelId>(1),
                         filled<Signature>(2),
                         {filled<Signature>(3), filled<Signature>(4)},
                         filled<Txid>(5),
                         odd()},
        RevokeAndAck{filled<ChannelId>(1), filled<PerCommitmentSecret>(2), samplePoint(3), odd()},
        UpdateFee{filled<ChannelId>(1), Feerate{2500}, odd()},
        ChannelReestablish{filled<ChannelId>(1), 2, 3, filled<PerCommitmentSecret>(4),
                           samplePoint(5), FundingReference{filled<Txid>(6), 1},
                           FundingReference{filled<Txid>(7), 2}, odd()}};
}

std::vector<Message> gossipSamples()
{
    const auto sig = filled<Signature>;
    const EncodedShortIds ids{{ShortChannelId{1}, ShortChannelId{2}}};
    const auto chain = filled<ChainHash>(9);
    return {
        AnnouncementSignatures{filled<ChannelId>(1), ShortChannelId{2}, sig(3), sig(4), odd()},
        ChannelAnnouncement{sig(1),
                            sig(2),
                            sig(3),
                            sig(4),
                            FeatureBits::fromWire(Bytes{0, 0, 1}),
                            chain,
                            ShortChannelId{6},
                            samplePoint(7),
                            samplePoint(8),
                            samplePoint(9),
                            samplePoint(10),
                            {1, 2, 3}},
        NodeAnnouncement{sig(1),
                         FeatureBits{8},
                         3,
                         samplePoint(4),
                         {{1, 2, 3}},
                         filled<NodeAlias>(65),
                         {1, 127, 0, 0, 1, 38, 7},
                         {4}},
        ChannelUpdate{sig(1),
                      chain,
                      ShortChannelId{3},
                      4,
                      1,
                      1,
                      80,
                      MilliSatoshi{1},
                      1000,
                      10,
                      MilliSatoshi{99},
                      {0, 1}},
        QueryShortChannelIds{chain, ids, QueryFlags{{1, 31}}, odd()},
        ReplyShortChannelIdsEnd{chain, 1, odd()},
        QueryChannelRange{chain, 100, 200, QueryOption{kWantTimestamps | kWantChecksums}, odd()},
        ReplyChannelRange{chain, 100, 200, 1, ids, EncodedTimestamps{{{1, 2}, {3, 4}}},
                          std::vector<UpdateChecksums>{{5, 6}, {7, 8}}, odd()},
        GossipTimestampFilter{chain, 5, 6, odd()}};
}

} // namespace

PublicKey samplePoint(std::uint8_t n)
{
    std::array<std::uint8_t, 32> scalar{};
    scalar.back() = n;
    return SecretKey::parse(scalar)->publicKey();
}

std::vector<Message> sampleMessages()
{
    std::vector<Message> out = setupSamples();
    for (const auto& group : {channelSamples(), htlcSamples(), gossipSamples()})
        out.insert(out.end(), group.begin(), group.end());
    return out;
}

} // namespace fulgurite::lightning::testing

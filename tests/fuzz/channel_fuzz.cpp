// SPDX-License-Identifier: MIT
#include "tests/fuzz/fuzz_target.h"
#include "tests/lightning/channel/channel_pair.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::testing;

namespace {

constexpr int kMostSteps = 48;

Preimage preimageOf(std::uint8_t number) { return {{number, 1}}; }

OpenRequest request(const Pair& pair)
{
    return {.temporaryId = ChannelId{{9}},
            .peerNodeId = keyOf(1, 9).publicKey(),
            .keyId = {},
            .capacity = pair.capacity,
            .push = pair.push,
            .type = pair.type,
            .localAlias = {},
            .shutdownScript = Pair::scriptOf(0),
            .features = pair.features,
            .config = {}};
}

AcceptRequest answer(const Pair& pair)
{
    return {.peerNodeId = keyOf(0, 9).publicKey(),
            .keyId = {},
            .localAlias = {},
            .shutdownScript = Pair::scriptOf(1),
            .features = pair.features,
            .config = {}};
}

/// open_channel is sent, accept_channel waits to be delivered.
Pair opening()
{
    Pair pair;
    pair.push = MilliSatoshi{400'000'000};
    pair.take(0, *openChannel(request(pair), pair.ends[0].context()));
    const auto open = std::get<OpenChannel>(*decode(pair.ends[0].outbox.front()));
    pair.ends[0].outbox.clear();
    pair.take(1, *acceptChannel(open, answer(pair), pair.ends[1].context()));
    return pair;
}

/// Open, with an HTLC each way.
Pair working(ChannelType type)
{
    Pair pair;
    pair.type = std::move(type);
    pair.push = MilliSatoshi{400'000'000};
    pair.open();
    pair.confirm();
    for (const std::uint8_t side : {std::uint8_t{0}, std::uint8_t{1}}) {
        pair.apply(side,
                   input::OfferHtlc{MilliSatoshi{50'000'000}, paymentHashOf(preimageOf(side)),
                                    CltvExpiry{500},
                                    *OnionPacket::fromView(Bytes(kOnionPacketSize, 1)), side});
    }
    pair.settle();
    return pair;
}

/// The node keeps these two from channels.
bool isForChannels(const Message& message)
{
    return !std::holds_alternative<AnnouncementSignatures>(message) &&
           !std::holds_alternative<OpenChannel>(message);
}

/// End 0 is ours. End 1 is a peer that follows the protocol until the input says otherwise.
class Siege {
public:
    Siege(Pair pair, ByteView input) : m_pair{std::move(pair)}, m_in{input}
    {
        if (m_pair.ends[0].channel->commitments)
            m_ours = m_pair.ends[0].channel->commitments->localBalance.value();
    }
    void run()
    {
        for (int i = 0; i < kMostSteps && m_in.remaining() > 0; ++i) {
            once(*m_in.u8() % 16U);
            if (m_pair.parted())
                meetAgain();
            check();
        }
        m_pair.disconnect();
        m_pair.restart(0);
        m_pair.connect();
        check();
    }

private:
    void once(unsigned what)
    {
        switch (what) {
        case 0:
            m_pair.deliver(0);
            return;
        case 1:
            m_pair.deliver(1);
            return;
        case 2:
            return deliverChanged();
        case 3:
            return hear(m_last);
        case 4:
            return deliverMadeUp();
        case 5:
            return offer();
        case 6:
            return resolve();
        case 7:
            m_pair.apply(0, input::CommitNow{});
            return m_pair.apply(1, input::CommitNow{});
        case 8:
            return meetAgain();
        case 9:
            return outOfOrder();
        case 10:
            m_pair.restart(0);
            return m_pair.apply(0, input::Disconnected{});
        case 11:
            return m_pair.apply(1, input::CloseCooperatively{Pair::scriptOf(1)});
        case 12:
            return m_pair.apply(0, input::UpdateFee{Feerate{500U + m_in.u8().value_or(0) * 20U}});
        case 13:
            return fundOrConfirm();
        case 14:
            return m_pair.apply(0, input::CloseCooperatively{Pair::scriptOf(0)});
        default:
            return m_pair.settle();
        }
    }
    void hear(const Bytes& bytes)
    {
        const auto message = decode(bytes);
        if (message && isForChannels(*message))
            m_pair.apply(0, input::PeerMessage{*message});
    }
    /// The peer's next message with some bytes changed.
    void deliverChanged()
    {
        auto& box = m_pair.ends[1].outbox;
        if (box.empty())
            return;
        Bytes bytes = box.front();
        box.pop_front();
        m_last = bytes;
        const std::size_t place = m_in.u16be().value_or(0) % bytes.size();
        const std::size_t count = m_in.u8().value_or(0) % 33U;
        const ByteView change =
            m_in.take(std::min({count, m_in.remaining(), bytes.size() - place}));
        std::ranges::copy(change, bytes.begin() + static_cast<long>(place));
        hear(bytes);
    }
    /// Any type, this channel's id, and fields of the input's choice.
    void deliverMadeUp()
    {
        ByteWriter out;
        out.u16be(m_in.u16be().value_or(0));
        out.bytes(m_pair.ends[0].channel->params.channelId.view());
        out.bytes(m_in.take(std::min<std::size_t>(m_in.u8().value_or(0), m_in.remaining())));
        m_last = out.take();
        hear(m_last);
    }
    void outOfOrder()
    {
        auto& box = m_pair.ends[1].outbox;
        if (box.empty())
            return;
        m_last = box.front();
        box.push_back(m_last);
        box.pop_front();
    }
    void offer()
    {
        const std::uint8_t choice = m_in.u8().value_or(0);
        const std::size_t side = choice & 1U;
        const MilliSatoshi amount{m_in.u32be().value_or(0)};
        if (side == 0)
            m_offered += amount.value();
        m_pair.apply(side,
                     input::OfferHtlc{amount, paymentHashOf(preimageOf(choice)), CltvExpiry{500},
                                      *OnionPacket::fromView(Bytes(kOnionPacketSize, 1)), choice});
    }
    void resolve()
    {
        const std::uint8_t choice = m_in.u8().value_or(0);
        const std::size_t side = choice & 1U;
        const std::uint64_t id = choice >> 3U;
        if ((choice & 2U) != 0)
            return m_pair.apply(side, input::FailHtlc{id, Bytes(20, 3)});
        m_pair.apply(side, input::FulfillHtlc{id, preimageOf(m_in.u8().value_or(0))});
    }
    void meetAgain()
    {
        m_pair.disconnect();
        m_pair.connect();
    }
    void fundOrConfirm()
    {
        const bool wanted = !m_pair.ends[0].all<effect::FundingNeeded>().empty();
        if (wanted && m_pair.funding.inputs.empty())
            return m_pair.fund();
        if (wanted)
            m_pair.apply(0, input::FundingConfirmed{m_pair.funding, 100, 1});
    }
    void check()
    {
        mustHold(!m_pair.unsaved());
        const auto& ours = m_pair.ends[0].channel->commitments;
        if (!ours)
            return;
        const std::uint64_t balance = ours->localBalance.value();
        mustHold(balance + ours->remoteBalance.value() == toMsat(m_pair.capacity).value());
        mustHold(balance + m_offered + kFirstHtlc >= m_ours);
    }

    /// Ours of `working`, which the peer may settle.
    static constexpr std::uint64_t kFirstHtlc = 50'000'000;
    Pair m_pair;
    ByteReader m_in;
    Bytes m_last{};
    std::uint64_t m_ours = 0, m_offered = 0;
};

/// A stranger's open_channel as it comes.
void acceptAnything(ByteView bytes)
{
    const auto message = decode(bytes);
    const auto* open = message ? std::get_if<OpenChannel>(&*message) : nullptr;
    const Pair pair;
    if (open != nullptr)
        static_cast<void>(acceptChannel(*open, answer(pair), pair.ends[0].context()));
}

} // namespace

/// A channel beside a peer that sends garbage, old messages, messages out of order and honest ones:
/// nothing breaks, what is stored can be loaded, and no balance falls by more than was offered.
void fuzzOne(ByteView input)
{
    static const Pair plain = working(ChannelType::staticRemotekey());
    static const Pair anchors = working(ChannelType::anchors());
    static const Pair begun = opening();
    if (input.empty())
        return;
    const ByteView rest = input.subspan(1);
    switch (input[0] % 4U) {
    case 0:
        return Siege{plain, rest}.run();
    case 1:
        return Siege{anchors, rest}.run();
    case 2:
        return Siege{begun, rest}.run();
    default:
        return acceptAnything(rest);
    }
}

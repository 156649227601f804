// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/channel/update_limits.h"
#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <set>

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::testing;

namespace {

Preimage preimageOf(std::uint64_t number)
{
    Preimage preimage;
    for (std::size_t i = 0; i < 8; ++i)
        preimage.data[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return preimage;
}

/// Two ends that pay each other, fail, change fees, part and restart, as one seed number says.
class Walk {
public:
    explicit Walk(std::uint64_t seed, ChannelType type) : m_random{seed}
    {
        m_pair.type = std::move(type);
        m_pair.push = MilliSatoshi{400'000'000};
        m_pair.open();
        m_pair.confirm();
        m_pair.ends[0].reload = m_pair.ends[1].reload = true;
    }

    void run(int steps)
    {
        for (int i = 0; i < steps && m_fault.isEmpty(); ++i) {
            once();
            check();
        }
        drain();
    }
    [[nodiscard]] const QString& fault() const { return m_fault; }
    [[nodiscard]] std::uint64_t settled() const { return m_settled; }

private:
    void once()
    {
        const std::size_t side = m_random.below(2);
        switch (m_random.below(16)) {
        case 0:
        case 1:
        case 2:
            return offer(side);
        case 3:
        case 4:
            return resolve(side);
        case 5:
        case 6:
        case 7:
            return m_pair.apply(side, input::CommitNow{});
        case 8:
            return m_random.below(3) == 0
                       ? m_pair.apply(0, input::UpdateFee{Feerate{static_cast<std::uint32_t>(
                                             500 + m_random.below(2000))}})
                       : void();
        case 9:
            return m_random.below(4) == 0 ? part() : void();
        default:
            m_pair.deliver(side);
            m_pair.deliver(1 - side);
        }
    }
    void offer(std::size_t side)
    {
        const std::uint64_t number = ++m_made;
        const MilliSatoshi amount{1 +
                                  m_random.below(m_random.below(2) == 0 ? 1'000'000 : 60'000'000)};
        m_pair.apply(side,
                     input::OfferHtlc{amount, paymentHashOf(preimageOf(number)), CltvExpiry{500},
                                      *OnionPacket::fromView(Bytes(kOnionPacketSize, 1)), number});
    }
    void resolve(std::size_t side)
    {
        const auto& htlcs = m_pair.ends[side].channel->commitments->htlcs;
        std::vector<Htlc> open;
        std::ranges::copy_if(htlcs, std::back_inserter(open), [](const Htlc& htlc) {
            return htlc.direction == HtlcDirection::Incoming && htlc.stage == UpdateStage::Done &&
                   !htlc.removal;
        });
        if (open.empty())
            return;
        answer(side, open[m_random.below(open.size())], m_random.below(3));
    }
    void answer(std::size_t side, const Htlc& htlc, std::uint64_t how)
    {
        if (how == 0)
            return m_pair.apply(side, input::FailHtlc{htlc.id, Bytes(20, 3)});
        if (how == 1)
            return m_pair.apply(side, input::FailMalformedHtlc{htlc.id, Hash256{}, 0xc005});
        for (std::uint64_t number = 1; number <= m_made; ++number) {
            if (paymentHashOf(preimageOf(number)) == htlc.paymentHash)
                return m_pair.apply(side, input::FulfillHtlc{htlc.id, preimageOf(number)});
        }
    }
    /// Cuts the line in the middle of whatever is under way; both ends begin again from their
    /// snapshots.
    void part()
    {
        m_pair.disconnect();
        for (const End& end : m_pair.ends) {
            if (!(encodeChannel(*decodeChannel(encodeChannel(*end.channel))) ==
                  encodeChannel(*end.channel)))
                m_fault = "a snapshot does not round-trip";
        }
        m_pair.connect();
    }
    void check()
    {
        if (m_pair.unsaved())
            m_fault = "a step changed the snapshot without saying so";
        if (m_pair.parted())
            m_fault = "an honest peer was sent away: " + reason();
        for (const End& end : m_pair.ends) {
            if (!std::holds_alternative<Normal>(end.channel->state))
                m_fault = "a channel left the normal state: " + reason();
            const auto& state = *end.channel->commitments;
            if (state.localBalance.value() + state.remoteBalance.value() !=
                toMsat(m_pair.capacity).value())
                m_fault = "money was made or lost";
            m_settled = std::max(m_settled, state.localNumber);
            if (!paysInEveryView(*end.channel))
                m_fault = "a commitment lacks fee, anchors or reserve";
        }
    }
    /// Of every commitment there is, and those to come: the funder pays fee and anchors, the other
    /// side keeps its reserve. Defence 19.
    static bool paysInEveryView(const Channel& channel)
    {
        const ChannelParams& params = channel.params;
        const Satoshi reserve =
            params.funder ? params.local.channelReserve : params.remote->channelReserve;
        for (const auto& view :
             {kLocalView, kLocalNextView, kRemoteView, kRemoteSignedView, kRemoteNextView,
              wholeView(CommitmentSide::Local), wholeView(CommitmentSide::Remote)}) {
            const Feerate rate = feerateIn(*channel.commitments, view, params.funder);
            const auto cost = costOf(params, *channel.commitments, view, rate);
            const auto [funder, other] = params.funder
                                             ? std::pair{cost.balances.local, cost.balances.remote}
                                             : std::pair{cost.balances.remote, cost.balances.local};
            if (funder < toMsat(cost.fee) || other < toMsat(reserve))
                return false;
        }
        return true;
    }
    QString reason() const
    {
        for (const End& end : m_pair.ends) {
            const auto parts = end.all<effect::DisconnectPeer>();
            const auto problems = end.all<effect::PeerProblem>();
            if (!parts.empty())
                return QString::fromStdString(parts.back().reason);
            if (!problems.empty())
                return QString::fromStdString(problems.back().text);
        }
        return {};
    }
    /// Everything is answered and signed: then nothing may stand, and both ledgers agree to the
    /// msat.
    void drain()
    {
        if (!m_fault.isEmpty())
            return;
        part();
        for (int round = 0; round < 4; ++round) {
            m_pair.settle();
            for (std::size_t side : {0U, 1U}) {
                const auto htlcs = m_pair.ends[side].channel->commitments->htlcs;
                for (const Htlc& htlc : htlcs) {
                    if (htlc.direction == HtlcDirection::Incoming &&
                        htlc.stage == UpdateStage::Done && !htlc.removal)
                        answer(side, htlc, 2);
                }
            }
        }
        check();
        const auto& a = *m_pair.ends[0].channel->commitments;
        const auto& b = *m_pair.ends[1].channel->commitments;
        if (!a.htlcs.empty() || !b.htlcs.empty())
            m_fault = "an HTLC is stuck";
        if (a.localBalance != b.remoteBalance || a.remoteBalance != b.localBalance ||
            a.feerate != b.feerate)
            m_fault = "the two ledgers differ";
        if (a.localNumber != b.remoteNumber || b.localNumber != a.remoteNumber)
            m_fault = "the commitment numbers differ";
    }

    SeededRandom m_random;
    Pair m_pair;
    QString m_fault;
    std::uint64_t m_made = 0;
    std::uint64_t m_settled = 0;
};

} // namespace

class RandomWalkTest final : public QObject {
    Q_OBJECT

    static void walk(const ChannelType& type, std::uint64_t firstSeed)
    {
        std::uint64_t commitments = 0;
        for (std::uint64_t seed = firstSeed; seed < firstSeed + 16; ++seed) {
            Walk walk{seed, type};
            walk.run(600);
            QVERIFY2(walk.fault().isEmpty(),
                     qPrintable(QString("seed %1: %2").arg(seed).arg(walk.fault())));
            commitments += walk.settled();
        }
        QVERIFY2(commitments > 400, std::to_string(commitments).c_str());
    }

private slots:
    void anchorChannelsKeepTheirMoney() { walk(ChannelType::anchors(), 1); }
    void staticRemotekeyChannelsKeepTheirMoney() { walk(ChannelType::staticRemotekey(), 1000); }
};

FULGURITE_TEST(RandomWalkTest)
#include "random_walk_test.moc"

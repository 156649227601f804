// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_registry.h"

#include <functional>
#include <string>
#include <vector>

using namespace fulgurite;
using namespace fulgurite::lightning;
using fulgurite::lightning::testing::keyOf;
using fulgurite::lightning::testing::Pair;

namespace {

OpenRequest requestOf(const Pair& pair)
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

AcceptRequest answerOf(const Pair& pair)
{
    return {.peerNodeId = keyOf(0, 9).publicKey(),
            .keyId = {},
            .localAlias = {},
            .shutdownScript = Pair::scriptOf(1),
            .features = pair.features,
            .config = {}};
}

template <typename T> T sentBy(Pair& pair, std::size_t side)
{
    const Bytes front = pair.ends[side].outbox.front();
    pair.ends[side].outbox.pop_front();
    return std::get<T>(*decode(front));
}

OpenChannel openMessage(Pair& pair)
{
    pair.take(0, *openChannel(requestOf(pair), pair.ends[0].context()));
    return sentBy<OpenChannel>(pair, 0);
}

/// One broken rule: how the message is changed, and what the refusal names.
template <typename Opening> struct Breach {
    const char* name;
    std::function<void(Opening&)> change;
    const char* says;
    std::function<void(Pair&)> before = [](Pair&) {};
};

/// What both messages that open a channel say of their sender.
template <typename Opening> std::vector<Breach<Opening>> termBreaches()
{
    return {
        {"dust below 354", [](Opening& m) { m.dustLimitSatoshis = Satoshi{353}; },
         "dust_limit_satoshis"},
        {"dust above 1062", [](Opening& m) { m.dustLimitSatoshis = Satoshi{1063}; },
         "dust_limit_satoshis"},
        {"reserve below its own dust", [](Opening& m) { m.channelReserveSatoshis = Satoshi{545}; },
         "channel_reserve_satoshis: below"},
        {"reserve above a fifth", [](Opening& m) { m.channelReserveSatoshis = Satoshi{200'001}; },
         "channel_reserve_satoshis: above"},
        {"delay above 2016", [](Opening& m) { m.toSelfDelay = 2017; }, "to_self_delay"},
        {"fewer than 5 HTLCs", [](Opening& m) { m.maxAcceptedHtlcs = 4; }, "max_accepted_htlcs"},
        {"more than 483 HTLCs", [](Opening& m) { m.maxAcceptedHtlcs = 484; }, "max_accepted_htlcs"},
        {"least HTLC above a tenth",
         [](Opening& m) { m.htlcMinimumMsat = MilliSatoshi{100'000'001}; }, "htlc_minimum_msat"},
        {"in flight below the least HTLC",
         [](Opening& m) {
             m.htlcMinimumMsat = MilliSatoshi{1000};
             m.maxHtlcValueInFlightMsat = MilliSatoshi{999};
         },
         "max_htlc_value_in_flight_msat"},
        {"a script that no shutdown may carry",
         [](Opening& m) { m.upfrontShutdownScript = Bytes(25, 0x76); }, "upfront_shutdown_script"},
    };
}

std::vector<Breach<OpenChannel>> openBreaches()
{
    auto out = termBreaches<OpenChannel>();
    const auto withAlias = [](Pair& pair) { pair.features.scidAlias = true; };
    const std::vector<Breach<OpenChannel>> more{
        {"another chain", [](OpenChannel& m) { m.chainHash.data[0] ^= 1; }, "chain_hash"},
        {"no type", [](OpenChannel& m) { m.channelType.reset(); }, "channel_type"},
        {"an unknown type", [](OpenChannel& m) { m.channelType = FeatureBits{12, 22, 60}; },
         "channel_type"},
        {"an alias that was not negotiated",
         [](OpenChannel& m) { m.channelType = FeatureBits{12, 22, 46}; }, "channel_type"},
        {"too small", [](OpenChannel& m) { m.fundingSatoshis = Satoshi{19'999}; },
         "funding_satoshis: below 20000"},
        {"more money than exists",
         [](OpenChannel& m) { m.fundingSatoshis = Satoshi{kMaxMoney.value() + 1}; },
         "funding_satoshis: more than exists",
         [](Pair& pair) { pair.features.largeChannels = true; }},
        {"large without the feature", [](OpenChannel& m) { m.fundingSatoshis = kLargeChannel; },
         "option_support_large_channel"},
        {"a push above the funding",
         [](OpenChannel& m) { m.pushMsat = MilliSatoshi{1'000'000'001}; },
         "push_msat: more than the funding"},
        {"a feerate below 253", [](OpenChannel& m) { m.feeratePerKw = Feerate{252}; },
         "feerate_per_kw"},
        {"an announced channel with an alias",
         [](OpenChannel& m) {
             m.channelType = FeatureBits{12, 22, 46};
             m.channelFlags = kAnnounceChannel;
         },
         "channel_flags", withAlias},
        {"a funder that cannot pay the fee",
         [](OpenChannel& m) { m.pushMsat = MilliSatoshi{1'000'000'000}; }, "could not pay"},
        {"both outputs below the reserves",
         [](OpenChannel& m) {
             m.fundingSatoshis = Satoshi{20'000};
             m.channelReserveSatoshis = Satoshi{4'000};
             m.pushMsat = MilliSatoshi{3'000'000};
             m.htlcMinimumMsat = MilliSatoshi{1};
             m.feeratePerKw = Feerate{14'100};
         },
         "below the reserves"},
    };
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

std::vector<Breach<AcceptChannel>> acceptBreaches()
{
    auto out = termBreaches<AcceptChannel>();
    const auto small = [](Pair& pair) { pair.capacity = Satoshi{20'000}; };
    const std::vector<Breach<AcceptChannel>> more{
        {"another temporary id", [](AcceptChannel& m) { m.temporaryChannelId.data[0] ^= 1; },
         "temporary_channel_id"},
        {"no type", [](AcceptChannel& m) { m.channelType.reset(); }, "channel_type"},
        {"another type", [](AcceptChannel& m) { m.channelType = FeatureBits{12}; }, "channel_type"},
        {"a depth above 144", [](AcceptChannel& m) { m.minimumDepth = 145; }, "minimum_depth"},
        {"a reserve below our dust",
         [](AcceptChannel& m) {
             m.dustLimitSatoshis = Satoshi{354};
             m.channelReserveSatoshis = Satoshi{545};
         },
         "channel_reserve_satoshis: below"},
        {"a dust limit above our reserve",
         [](AcceptChannel& m) {
             m.dustLimitSatoshis = Satoshi{547};
             m.channelReserveSatoshis = Satoshi{547};
         },
         "channel_reserve_satoshis: below", small},
    };
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

/// Opens up to the fundee's wait for the funding, which may be a coinbase.
Pair awaitingFunding(Satoshi capacity, bool coinbase)
{
    Pair pair;
    pair.capacity = capacity;
    const OpenChannel message = openMessage(pair);
    pair.take(1, *acceptChannel(message, answerOf(pair), pair.ends[1].context()));
    pair.deliver(1);
    const auto needed = pair.ends[0].all<effect::FundingNeeded>().at(0);
    pair.funding.inputs.resize(1);
    pair.funding.inputs.front().prevout =
        coinbase ? OutPoint{Txid{}, UINT32_MAX} : OutPoint{Txid{{1}}, 0};
    pair.funding.outputs = {{needed.amount, needed.script}};
    pair.apply(0, input::FundingBuilt{{txidOf(pair.funding), 0}});
    pair.settle();
    return pair;
}

} // namespace

/// What an opening may not say, and when a funding is deep enough.
class OpeningRefusalsTest final : public QObject {
    Q_OBJECT

private slots:
    void aFundeeRefusesEveryBrokenOpenChannel_data() { addRows(openBreaches()); }
    void aFundeeRefusesEveryBrokenOpenChannel()
    {
        QFETCH(std::size_t, row);
        const auto breach = openBreaches()[row];
        Pair pair;
        breach.before(pair);
        OpenChannel message = openMessage(pair);
        QVERIFY(acceptChannel(message, answerOf(pair), pair.ends[1].context()));
        breach.change(message);
        const auto refused = acceptChannel(message, answerOf(pair), pair.ends[1].context());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ChannelError::BadParameter);
        QVERIFY2(refused.error().detail.starts_with("open_channel."),
                 refused.error().detail.c_str());
        QVERIFY2(refused.error().detail.find(breach.says) != std::string::npos,
                 refused.error().detail.c_str());
    }

    void aFunderRefusesEveryBrokenAcceptChannel_data() { addRows(acceptBreaches()); }
    void aFunderRefusesEveryBrokenAcceptChannel()
    {
        QFETCH(std::size_t, row);
        const auto breach = acceptBreaches()[row];
        Pair pair;
        breach.before(pair);
        const OpenChannel message = openMessage(pair);
        pair.take(1, *acceptChannel(message, answerOf(pair), pair.ends[1].context()));
        auto answer = sentBy<AcceptChannel>(pair, 1);
        Pair whole = pair;
        whole.apply(0, input::PeerMessage{answer});
        QCOMPARE(whole.ends[0].all<effect::FundingNeeded>().size(), std::size_t{1});
        breach.change(answer);
        pair.apply(0, input::PeerMessage{answer});
        QVERIFY(pair.ends[0].all<effect::FundingNeeded>().empty());
        const auto failed = pair.ends[0].all<effect::OpeningFailed>();
        QCOMPARE(failed.size(), std::size_t{1});
        QVERIFY2(failed.front().reason.starts_with("accept_channel."),
                 failed.front().reason.c_str());
        QVERIFY2(failed.front().reason.find(breach.says) != std::string::npos,
                 failed.front().reason.c_str());
        const auto error = sentBy<ErrorMessage>(pair, 0);
        QCOMPARE(error.channelId, ChannelId{{9}});
        QCOMPARE(asString(error.data), failed.front().reason);
    }

    void weAskForNothingThatBreaksARule_data()
    {
        QTest::addColumn<int>("which");
        const char* names[] = {"too small",
                               "large without the feature",
                               "more money than exists",
                               "a push above the capacity",
                               "announced with an alias",
                               "a script that no shutdown may carry"};
        for (int i = 0; i < 6; ++i)
            QTest::newRow(names[i]) << i;
    }
    void weAskForNothingThatBreaksARule()
    {
        QFETCH(int, which);
        const Pair pair;
        OpenRequest request = requestOf(pair);
        QVERIFY(openChannel(request, pair.ends[0].context()));
        const char* says = "";
        switch (which) {
        case 0:
            request.capacity = Satoshi{19'999};
            says = "capacity: 19999 sat is below";
            break;
        case 1:
            request.capacity = kLargeChannel;
            says = "option_support_large_channel";
            break;
        case 2:
            request.features.largeChannels = true;
            request.capacity = Satoshi{kMaxMoney.value() + 1};
            says = "more than the capacity";
            break;
        case 3:
            request.push = MilliSatoshi{1'000'000'001};
            says = "push: 1000000001 msat";
            break;
        case 4:
            request.announce = true;
            request.type = ChannelType::anchorsWithAlias();
            says = "announce";
            break;
        default:
            request.shutdownScript = Bytes(25, 0x76);
            says = "shutdownScript";
        }
        const auto refused = openChannel(request, pair.ends[0].context());
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.find(says) != std::string::npos,
                 refused.error().detail.c_str());
    }

    void theFundeeWaitsForTheDepthThatTheFundingAsks_data()
    {
        QTest::addColumn<quint64>("capacity");
        QTest::addColumn<bool>("coinbase");
        QTest::addColumn<quint32>("depth");
        QTest::newRow("small") << quint64{4'999'999} << false << 3U;
        QTest::newRow("from 5 M sat") << quint64{5'000'000} << false << 6U;
        QTest::newRow("small of a coinbase") << quint64{1'000'000} << true << 100U;
        QTest::newRow("large of a coinbase") << quint64{5'000'000} << true << 100U;
    }
    void theFundeeWaitsForTheDepthThatTheFundingAsks()
    {
        QFETCH(quint64, capacity);
        QFETCH(bool, coinbase);
        QFETCH(quint32, depth);
        Pair pair = awaitingFunding(Satoshi{capacity}, coinbase);
        constexpr std::uint32_t kBlock = 200;
        auto& fundee = pair.ends[1];
        fundee.height = kBlock;
        pair.apply(1, input::FundingConfirmed{pair.funding, kBlock, 0});
        QVERIFY(!fundee.channel->readySent);
        fundee.height = kBlock + depth - 2;
        pair.apply(1, input::NewBlock{});
        QVERIFY(!fundee.channel->readySent);
        fundee.height = kBlock + depth - 1;
        pair.apply(1, input::NewBlock{});
        QVERIFY(fundee.channel->readySent);
    }

private:
    template <typename Opening> static void addRows(const std::vector<Breach<Opening>>& breaches)
    {
        QTest::addColumn<std::size_t>("row");
        for (std::size_t i = 0; i < breaches.size(); ++i)
            QTest::newRow(breaches[i].name) << i;
    }
};

FULGURITE_TEST(OpeningRefusalsTest)
#include "opening_refusals_test.moc"

// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"
#include "wallet/bitcoin/header_rules.h"

#include <map>

using namespace fulgurite;

namespace {

constexpr std::uint32_t kPeriod = HeaderRules::kPeriod;

/// Some headers of a chain, by height.
struct Chain {
    std::map<std::uint32_t, BlockHeader> headers;

    void add(std::uint32_t height, std::uint32_t time, std::uint32_t bits)
    {
        headers[height] = BlockHeader{1, {}, {}, time, bits, 0};
    }
    [[nodiscard]] HeaderLookup lookup() const
    {
        return [this](std::uint32_t height) -> const BlockHeader* {
            const auto found = headers.find(height);
            return found == headers.end() ? nullptr : &found->second;
        };
    }
};

/// A regtest header on top of `previous` with enough work.
BlockHeader mined(const BlockHeader& previous, std::uint32_t time)
{
    BlockHeader out{4, hashOf(previous), {}, time, 0x207fffff, 0};
    while (!meetsOwnTarget(out))
        ++out.nonce;
    return out;
}

struct Regtest {
    HeaderRules rules{Network::Regtest};
    Chain chain;

    explicit Regtest(std::uint32_t length)
    {
        chain.headers[0] = rules.genesis();
        for (std::uint32_t height = 1; height < length; ++height)
            chain.headers[height] =
                mined(chain.headers[height - 1], chain.headers[height - 1].time + 600);
    }
    [[nodiscard]] HeaderError errorOf(const BlockHeader& header) const
    {
        const auto height = static_cast<std::uint32_t>(chain.headers.size());
        return rules.check(header, height, chain.lookup(), unixTime(1'300'000'000)).error().code;
    }
    [[nodiscard]] const BlockHeader& tip() const { return chain.headers.rbegin()->second; }
};

std::uint32_t retargeted(Network network, const Chain& chain, std::uint32_t height)
{
    return HeaderRules{network}.requiredBits(height, 0, chain.lookup()).value_or(0);
}

} // namespace

class HeaderTest final : public QObject {
    Q_OBJECT

private slots:
    void genesisHeadersHashAsTheyShould()
    {
        const std::map<Network, std::string> due{
            {Network::Bitcoin, "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f"},
            {Network::Testnet4, "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043"},
            {Network::Signet, "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6"},
            {Network::Regtest, "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206"}};
        for (const auto& [network, hash] : due) {
            const BlockHeader header = HeaderRules{network}.genesis();
            QCOMPARE(toDisplay(hashOf(header)), hash);
            QVERIFY(meetsOwnTarget(header));
        }
    }
    void aHeaderRoundTripsAndItsPrefixesAreRefused()
    {
        const Bytes bytes = serialize(HeaderRules{Network::Bitcoin}.genesis());
        QCOMPARE(bytes.size(), BlockHeader::kSize);
        QVERIFY(*parseHeader(bytes) == HeaderRules{Network::Bitcoin}.genesis());
        QVERIFY(!testing::acceptedPrefix(
            bytes, [](ByteView part) { return parseHeader(part).has_value(); }));
    }
    void compactBitsBecomeTargetsAndBack()
    {
        QCOMPARE(targetOf(0x1d00ffff)->toHex(), "00000000ffff" + std::string(52, '0'));
        QCOMPARE(targetOf(0x05009234)->low64(), 0x92340000UL);
        QCOMPARE(targetOf(0x01120000)->low64(), 0x12UL);
        for (const std::uint32_t bits :
             {0x1d00ffffU, 0x1b0404cbU, 0x207fffffU, 0x170331dbU, 0x05009234U})
            QCOMPARE(compactOf(*targetOf(bits)), bits);
        for (const std::uint32_t bits :
             {0U, 0x01003456U, 0x04923456U, 0x01fedcbaU, 0xff123456U, 0x23000100U, 0x20800000U})
            QVERIFY2(!targetOf(bits), std::to_string(bits).c_str());
    }
    void workIsCountedInHashes()
    {
        QCOMPARE(workOf(0x1d00ffff).low64(), 0x100010001UL);
        QCOMPARE(workOf(0x207fffff).low64(), 2UL);
        QCOMPARE(workOf(0).low64(), 0UL);
    }
    void mainnetRetargetsAsItDid()
    {
        struct Case {
            std::uint32_t last, firstTime, lastTime, bits, due;
        };
        const std::vector<Case> cases{{32255, 1261130161, 1262152739, 0x1d00ffff, 0x1d00d86a},
                                      {2015, 1231006505, 1233061996, 0x1d00ffff, 0x1d00ffff},
                                      {68543, 1279008237, 1279297671, 0x1c05a3f4, 0x1c0168fd},
                                      {46367, 1263163443, 1269211443, 0x1c387f6f, 0x1d00e1fd}};
        for (const auto& each : cases) {
            Chain chain;
            chain.add(each.last + 1 - kPeriod, each.firstTime, each.bits);
            chain.add(each.last, each.lastTime, each.bits);
            QCOMPARE(retargeted(Network::Bitcoin, chain, each.last + 1), each.due);
        }
    }
    void testnet4TakesThePeriodsFirstTargetAsItsBase()
    {
        Chain chain;
        chain.add(0, 1'000'000, 0x1c0fffff);
        chain.add(kPeriod - 1, 1'000'000 + 14 * 86'400, 0x1d00ffff); // a twenty-minute block
        QCOMPARE(retargeted(Network::Testnet4, chain, kPeriod), 0x1c0fffffU);
        QCOMPARE(retargeted(Network::Bitcoin, chain, kPeriod), 0x1d00ffffU);
    }
    void testnet4AllowsAnEasyBlockAfterTwentyMinutes()
    {
        Chain chain;
        const HeaderRules rules{Network::Testnet4};
        chain.add(kPeriod, 1'000'000, 0x1c0fffff);
        chain.add(kPeriod + 1, 1'001'300, 0x1d00ffff);
        QCOMPARE(*rules.requiredBits(kPeriod + 2, 1'001'300 + 1'201, chain.lookup()), 0x1d00ffffU);
        QCOMPARE(*rules.requiredBits(kPeriod + 2, 1'001'300 + 1'200, chain.lookup()), 0x1c0fffffU);
    }
    void aGoodHeaderPasses()
    {
        const Regtest world{15};
        const auto next = mined(world.tip(), world.tip().time + 600);
        QVERIFY(
            world.rules.check(next, 15, world.chain.lookup(), unixTime(1'300'000'000)).has_value());
    }
    void eachBrokenRuleIsNamed()
    {
        const Regtest world{15};
        BlockHeader header = mined(BlockHeader{}, world.tip().time + 600);
        QVERIFY(world.errorOf(header) == HeaderError::NotLinked);
        header = mined(world.tip(), world.chain.headers.at(9).time);
        QVERIFY(world.errorOf(header) == HeaderError::TimeTooOld);
        header = mined(world.tip(), 1'300'000'000 + 7'201);
        QVERIFY(world.errorOf(header) == HeaderError::TimeTooNew);
        header = mined(world.tip(), world.tip().time + 600);
        header.bits = 0x207ffffe;
        QVERIFY(world.errorOf(header) == HeaderError::WrongTarget);
        header = mined(world.tip(), world.tip().time + 600);
        while (meetsOwnTarget(header))
            ++header.nonce;
        QVERIFY(world.errorOf(header) == HeaderError::TooLittleWork);
    }
    void aHeaderBelowTheCheckpointIsMissed()
    {
        const HeaderRules rules{Network::Bitcoin};
        const auto result = rules.requiredBits(kPeriod, 0, Chain{}.lookup());
        QVERIFY(result.error().code == HeaderError::MissingAncestor);
    }
    void theMedianIsTheMiddleOne()
    {
        QCOMPARE(medianTime(std::vector<std::uint32_t>{5, 1, 9}), 5U);
        QCOMPARE(medianTime(std::vector<std::uint32_t>{4}), 4U);
        const Regtest world{15};
        QCOMPARE(*HeaderRules::medianTimePast(14, world.chain.lookup()),
                 world.chain.headers.at(9).time);
    }
    void numbersOf256BitsDivideAndShift()
    {
        const Uint256 big = Uint256{1}.shiftedLeft(200).plus(Uint256{12345});
        QVERIFY(big.shiftedRight(200) == Uint256{1});
        QVERIFY(big.dividedBy(Uint256{1}.shiftedLeft(100)) == Uint256{1}.shiftedLeft(100));
        QVERIFY(big.minus(big).isZero());
        QVERIFY(Uint256::max().dividedBy(Uint256::max()) == Uint256{1});
        QVERIFY(Uint256{7}.dividedBy(Uint256{8}).isZero());
        QVERIFY(Uint256::fromBigEndian(big.toBigEndian()) == big);
        QVERIFY(Uint256::max().plus(Uint256{1}).isZero());
    }
};

FULGURITE_TEST(HeaderTest)
#include "header_test.moc"

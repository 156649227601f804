// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/wallet/chain/toy_chain.h"
#include "wallet/chain/block_scanner.h"
#include "wallet/chain/header_chain.h"

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

std::vector<RawHeader> headersOf(const ToyChain& chain, std::uint32_t from = 0)
{
    std::vector<RawHeader> out;
    for (std::uint32_t h = from; h <= chain.height(); ++h)
        out.push_back(chain.blocks[h].parsed());
    return out;
}

HeaderChain regtest() { return HeaderChain{Network::Regtest, builtInCheckpoint(Network::Regtest)}; }

ToyChain grown(int blocks, std::uint32_t salt = 0)
{
    ToyChain chain;
    for (int i = 0; i < blocks; ++i)
        chain.add({}, salt);
    return chain;
}

} // namespace

class HeaderChainTest : public QObject {
    Q_OBJECT

private slots:
    void aChainWithWorkIsTaken()
    {
        auto ours = regtest();
        const auto chain = grown(5);
        QVERIFY(ours.accept(0, headersOf(chain)));
        QCOMPARE(ours.tip()->height.value, 5U);
        QVERIFY(ours.anchored());
    }

    void lackingWorkWrongBitsAndBrokenLinksAreRefused()
    {
        const auto chain = grown(3);
        auto headers = headersOf(chain);
        auto ours = regtest();
        QVERIFY(ours.accept(0, headers));
        RawHeader light = mined(headers.back().hash, 5, {}).parsed();
        light.hash.data[31] = 0xff;
        QCOMPARE(ours.accept(4, std::vector{light}).error().code, HeaderFault::BadWork);
        RawHeader other = mined(headers.back().hash, 5, {}).parsed();
        other.bits = 0x207ffffe;
        other.hash = {};
        QCOMPARE(ours.accept(4, std::vector{other}).error().code, HeaderFault::BadDifficulty);
        const RawHeader stray = mined(headers.front().hash, 5, {}).parsed();
        QCOMPARE(ours.accept(4, std::vector{stray}).error().code, HeaderFault::NotLinked);
        QCOMPARE(ours.tip()->height.value, 3U);
    }

    void anotherGenesisIsAnotherNetwork()
    {
        auto ours = regtest();
        const RawHeader other = mined({}, 5, {}).parsed();
        QCOMPARE(ours.accept(0, std::vector{other}).error().code, HeaderFault::NotThisNetwork);
    }

    void onlyMoreWorkReplaces()
    {
        auto ours = regtest();
        const auto first = grown(105);
        QVERIFY(ours.accept(0, headersOf(first)));
        auto second = first;
        second.blocks.resize(6);
        for (int i = 0; i < 100; ++i)
            second.add({}, 7);
        QCOMPARE(ours.accept(0, headersOf(second)).error().code, HeaderFault::LessWork);
        QCOMPARE(ours.tip()->hash, first.hashAt(105));
        second.add({}, 7);
        const auto kept = ours.accept(0, headersOf(second));
        QVERIFY(kept);
        QCOMPARE(kept->value, 5U);
        QCOMPARE(ours.tip()->hash, second.hashAt(106));
    }

    void aBlockIsScannedForPaymentsAndSpends()
    {
        const Transaction in = payment({Txid{}, 1}, {0x52});
        const Transaction out = payment({txidOf(in), 0}, {0x53});
        const Transaction other = payment({Txid{}, 9}, {0x54});
        const Bytes raw = mined({}, 1, {other, in, out}).raw();
        WatchSet watched;
        watched.add(Watch{{0x52}, {}});

        const auto block = scanBlock(raw, watched);

        QVERIFY(block);
        QCOMPARE(block->matches.size(), std::size_t{2});
        QCOMPARE(block->matches[0].position, 2U);
        QCOMPARE(block->matches[1].tx, out);
    }

    void everyTruncationOfABlockIsRefused()
    {
        const Bytes raw = mined({}, 1, {payment({Txid{}, 1}, {0x52})}).raw();
        for (std::size_t size = 0; size < raw.size(); ++size) {
            WatchSet watched;
            QVERIFY(!scanBlock(ByteView{raw}.first(size), watched));
        }
    }

    void fourMegabytesOfBlockTakeMilliseconds()
    {
        std::vector<Transaction> many;
        for (std::uint32_t i = 0; i < 20'000; ++i) {
            Transaction tx = payment({Txid{}, i}, Bytes(34, static_cast<std::uint8_t>(i)));
            tx.inputs[0].witness = {Bytes(72), Bytes(33)};
            many.push_back(std::move(tx));
        }
        const Bytes raw = mined({}, 1, std::move(many)).raw();
        QVERIFY(raw.size() > 3'900'000);
        WatchSet watched;
        for (std::uint32_t i = 0; i < 5000; ++i)
            watched.add(Watch{
                Bytes{1, 2, static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8U)}, {}});
        QBENCHMARK_ONCE { QVERIFY(scanBlock(raw, watched)); }
    }
};

FULGURITE_TEST(HeaderChainTest)
#include "header_chain_test.moc"

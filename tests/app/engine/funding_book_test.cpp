// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/engine/funding_book.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

const Bytes kOurs{0x00, 0x14, 0x11};

Transaction spending(const OutPoint& coin, std::uint64_t value, const Bytes& script)
{
    Transaction tx;
    tx.inputs.push_back({coin, {}, 0xfffffffe, {{1}, {2}}});
    tx.outputs.push_back({Satoshi{value}, script});
    return tx;
}

/// A wallet with one coin of 100,000 satoshi.
struct Wallet {
    wallet::CoinSet coins;
    OutPoint coin;

    Wallet()
    {
        coins.open({84, 0, 0});
        const auto wanted = coins.book().wanted();
        coins.addScripts({{wanted.front(), kOurs, false}});
        const Transaction gift = spending({Txid{{7}}, 0}, 100'000, kOurs);
        see(gift, 10);
        coin = {txidOf(gift), 0};
    }
    void see(const Transaction& tx, std::uint32_t height)
    {
        coins.apply(tx, wallet::Confirmation{BlockHeight{height}, {}, 1, unixTime(5)}, unixTime(5));
        coins.setTip(BlockHeight{height});
    }
};

} // namespace

class FundingBookTest final : public QObject {
    Q_OBJECT

private slots:
    void aFundingWhoseRivalABlockHoldsIsInDoubtUntilAReorg()
    {
        Wallet wallet;
        const Transaction funding = spending(wallet.coin, 90'000, Bytes(34, 1));
        const Transaction rival = spending(wallet.coin, 95'000, kOurs);
        FundingBook book;
        book.add(ChannelId{{1}}, funding);
        QVERIFY(book.inDoubt(wallet.coins).empty()); // the coins do not know it yet
        wallet.coins.apply(funding, {}, unixTime(6));
        QVERIFY(book.inDoubt(wallet.coins).empty());
        wallet.see(rival, 11);
        QCOMPARE(book.inDoubt(wallet.coins), std::set<Txid>{txidOf(funding)});
        wallet.coins.rollBack(BlockHeight{10});
        wallet.see(funding, 11);
        QVERIFY(book.inDoubt(wallet.coins).empty());
    }
};

FULGURITE_TEST(FundingBookTest)
#include "funding_book_test.moc"

// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/app/engine/engine_fixture.h"
#include "tests/support/test_registry.h"

#include <array>

using namespace fulgurite;
using namespace fulgurite::app;
using namespace fulgurite::testing;

namespace {

/// What the history says of a transaction.
std::optional<HistoryRow> rowOf(EngineFixture& fixture, const QString& txid)
{
    const auto page = await(fixture.engine->history().page({}));
    if (!page)
        return std::nullopt;
    const auto found = std::ranges::find(page->rows, txid, &HistoryRow::id);
    return found != page->rows.end() ? std::optional{*found} : std::nullopt;
}

bool untilStatus(EngineFixture& fixture, const QString& txid, HistoryStatus status)
{
    return fixture.until([&](const Snapshot&) {
        const auto row = rowOf(fixture, txid);
        return row && row->status == status;
    });
}

bool hasCoins(EngineFixture& fixture, std::uint64_t satoshi)
{
    return worked(fixture.create()) && worked(await(fixture.engine->practice().gift(satoshi))) &&
           fixture.until([satoshi](const Snapshot& now) {
               return now.balances->onChain.value() == satoshi * 1000;
           });
}

Answer<SentTransaction> sendAt(EngineFixture& fixture, double satPerVb)
{
    SendRequest request;
    request.address = QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");
    request.amount = Satoshi{50'000};
    request.satPerVb = satPerVb;
    request.label = QStringLiteral("Rent");
    const auto preview = await(fixture.engine->coins().preview(request));
    if (!preview)
        return std::unexpected(preview.error());
    return await(fixture.engine->coins().send(preview->reviewId));
}

} // namespace

/// Speed up, over the practice world: its mempool obeys BIP 125.
class BumpTest final : public QObject {
    Q_OBJECT

private slots:
    void ourOwnTransactionIsReplaced()
    {
        EngineFixture fixture;
        QVERIFY(hasCoins(fixture, 1'000'000));
        const auto sent = sendAt(fixture, 2);
        QVERIFY(worked(sent) && sent->handedOver);
        const auto shown = await(fixture.engine->coins().previewBump(sent->txid, 12));
        QVERIFY(worked(shown));
        QCOMPARE(shown->method, QStringLiteral("RBF"));
        QCOMPARE(shown->oldFee, sent->fee);
        QVERIFY(shown->newFee.value() >= 5 * shown->oldFee.value());
        QVERIFY(shown->oldSatPerVb >= 2 && shown->oldSatPerVb < 2.2);
        QVERIFY(shown->newSatPerVb >= 11.9 && shown->newSatPerVb < 12.5);

        const auto bumped = await(fixture.engine->coins().bump(shown->reviewId));
        QVERIFY(worked(bumped) && bumped->handedOver);
        QCOMPARE(bumped->fee, shown->newFee);
        QVERIFY(bumped->txid != sent->txid);
        QVERIFY(untilStatus(fixture, sent->txid, HistoryStatus::Replaced));
        QCOMPARE(rowOf(fixture, bumped->txid)->label, QStringLiteral("Rent"));
        const auto detail = await(fixture.engine->history().transaction(sent->txid));
        QVERIFY(worked(detail));
        QCOMPARE(detail->displacedBy, bumped->txid);

        // What the mempool held is what the block holds: the new one, paid once.
        QVERIFY(fixture.mineOne());
        QVERIFY(rowOf(fixture, sent->txid)->status == HistoryStatus::Replaced);
        const std::uint64_t left = (1'000'000 - 50'000 - bumped->fee.value()) * 1000;
        QVERIFY(fixture.until(
            [left](const Snapshot& now) { return now.balances->total.value() == left; }));
        QVERIFY(rowOf(fixture, bumped->txid)->confirmations > 0);
    }

    void withoutANamedRateItIsAlwaysAboveTheOldOne()
    {
        EngineFixture fixture;
        QVERIFY(hasCoins(fixture, 1'000'000));
        const auto sent = sendAt(fixture, 150); // above what the next block asks
        QVERIFY(worked(sent));
        QVERIFY(!await(fixture.engine->coins().previewBump(sent->txid, 100)));
        const auto shown = await(fixture.engine->coins().previewBump(sent->txid, 0));
        QVERIFY(worked(shown));
        QVERIFY(shown->newSatPerVb > shown->oldSatPerVb);
        QVERIFY(shown->newSatPerVb < shown->oldSatPerVb + 2.5);
        const auto bumped = await(fixture.engine->coins().bump(shown->reviewId));
        QVERIFY(worked(bumped) && bumped->handedOver);
        // And once more.
        const auto again = await(fixture.engine->coins().previewBump(bumped->txid, 0));
        QVERIFY(worked(again));
        const auto last = await(fixture.engine->coins().bump(again->reviewId));
        QVERIFY(worked(last) && last->handedOver);
        QVERIFY(untilStatus(fixture, bumped->txid, HistoryStatus::Replaced));
    }

    void aLaterPaymentFromItsChangeStillStands()
    {
        EngineFixture fixture;
        QVERIFY(hasCoins(fixture, 1'000'000));
        const auto first = sendAt(fixture, 2), second = sendAt(fixture, 2);
        QVERIFY(worked(first) && worked(second) && second->handedOver);
        const auto shown = await(fixture.engine->coins().previewBump(first->txid, 12));
        QVERIFY(worked(shown));
        QCOMPARE(shown->method, QStringLiteral("CPFP"));
        const auto bumped = await(fixture.engine->coins().bump(shown->reviewId));
        QVERIFY(worked(bumped) && bumped->handedOver);
        QVERIFY(fixture.mineOne());
        QVERIFY(fixture.until([&](const Snapshot&) {
            return std::ranges::all_of(std::array{first->txid, second->txid, bumped->txid},
                                       [&](const QString& txid) {
                                           const auto row = rowOf(fixture, txid);
                                           return row && row->confirmations > 0;
                                       });
        }));
    }

    void norIsOneCancelledThatWasMadeSinceTheReview()
    {
        EngineFixture fixture;
        QVERIFY(hasCoins(fixture, 1'000'000));
        const auto first = sendAt(fixture, 2);
        QVERIFY(worked(first));
        const auto shown = await(fixture.engine->coins().previewBump(first->txid, 12));
        QVERIFY(worked(shown));
        QCOMPARE(shown->method, QStringLiteral("RBF"));
        const auto second = sendAt(fixture, 2);
        QVERIFY(worked(second));
        const auto bumped = await(fixture.engine->coins().bump(shown->reviewId));
        QVERIFY(!bumped);
        QVERIFY(bumped.error().code == ErrorCode::ReviewStale);
        QVERIFY(rowOf(fixture, second->txid)->status == HistoryStatus::Pending);
    }

    void whatWeReceivedIsPulledByAChild()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        QVERIFY(worked(fixture.openChannel()));
        const auto robot = await(fixture.engine->practice().robots())->front();
        QVERIFY(worked(
            await(fixture.engine->practice().robot(robot.name, RobotAction::CloseWithMe, 0))));
        QString closing;
        QVERIFY(fixture.until([&](const Snapshot&) {
            const auto page = await(fixture.engine->history().page({}));
            if (!page)
                return false;
            const auto found =
                std::ranges::find(page->rows, HistoryKind::ChannelClose, &HistoryRow::kind);
            closing = found != page->rows.end() ? found->id : QString{};
            return !closing.isEmpty();
        }));
        const auto shown = await(fixture.engine->coins().previewBump(closing, 25));
        QVERIFY(worked(shown));
        QCOMPARE(shown->method, QStringLiteral("CPFP"));
        QVERIFY(shown->newFee > shown->oldFee);
        QVERIFY(shown->newSatPerVb >= 24.9 && shown->newSatPerVb < 26);
        const auto bumped = await(fixture.engine->coins().bump(shown->reviewId));
        QVERIFY(worked(bumped) && bumped->handedOver);
        QVERIFY(rowOf(fixture, closing)->status == HistoryStatus::Pending);
        QVERIFY(fixture.mineOne());
        QVERIFY(fixture.until([&](const Snapshot&) {
            const auto parent = rowOf(fixture, closing), child = rowOf(fixture, bumped->txid);
            return parent && child && parent->confirmations > 0 && child->confirmations > 0;
        }));
    }
};

FULGURITE_TEST(BumpTest)
#include "bump_test.moc"

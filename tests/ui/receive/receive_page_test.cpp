// SPDX-License-Identifier: MIT
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_requests.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/receive/qr_dialog.h"
#include "ui/receive/receive_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/state_chip.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

namespace {

const QString kAddress = QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");

app::Snapshot running(MilliSatoshi canReceive)
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    app::Balances balances;
    balances.canReceive = canReceive;
    snapshot.balances = std::make_shared<const app::Balances>(balances);
    return snapshot;
}

app::RequestDetail request()
{
    app::RequestDetail detail;
    detail.row.label = QStringLiteral("one");
    detail.row.invoice = QStringLiteral("lnbcrt1abc");
    detail.row.address = kAddress;
    return detail;
}

} // namespace

class ReceivePageTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void aLinkCarriesAmountNoteAndInvoice()
    {
        const RequestParts parts{kAddress, QStringLiteral("lnbcrt1abc"), QStringLiteral("a & b"),
                                 250'000_sat};
        QCOMPARE(requestLink(ReceiveMode::Unified, parts),
                 QStringLiteral("bitcoin:%1?amount=0.0025&message=a%20%26%20b&lightning=lnbcrt1abc")
                     .arg(kAddress));
        QVERIFY(!requestLink(ReceiveMode::OnChain, parts).contains(QStringLiteral("lightning")));
        QCOMPARE(requestQr(ReceiveMode::Lightning, parts), QStringLiteral("LIGHTNING:LNBCRT1ABC"));
        QCOMPARE(requestLink(ReceiveMode::Lightning, {}), QString{});
    }

    void theCodeIsThereAtOnceOnceTheWalletRuns()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(requests.onCreate, request());
        ReceivePage page{requests, coins};
        page.setSnapshot(app::Snapshot{});
        QCOMPARE(requests.onCreate.asked(), 0);
        page.setSnapshot(running(1'000'000'000_msat));
        page.setSnapshot(running(1'000'000'000_msat));
        QTRY_VERIFY(page.link().contains(QStringLiteral("lightning=lnbcrt1abc")));
        QCOMPARE(requests.onCreate.asked(), 1);
        QVERIFY(requests.lastCreate.withAddress);
        QCOMPARE(coins.onNewAddress.asked(), 0);
    }

    void withoutChannelsAnAddressIsShown()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(coins.onNewAddress, app::NewAddress{kAddress, {}});
        ReceivePage page{requests, coins};
        page.setSnapshot(running(0_msat));
        QTRY_COMPARE(page.link(), QStringLiteral("bitcoin:") + kAddress);
        QCOMPARE(requests.onCreate.asked(), 0);
    }

    void aRefusedInvoiceFallsBackToAnAddress()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        requests.onCreate.fail(app::ErrorCode::LightningNotReady);
        testing::answers(coins.onNewAddress, app::NewAddress{kAddress, {}});
        ReceivePage page{requests, coins};
        page.setSnapshot(running(5'000'000_msat));
        QTRY_COMPARE(page.link(), QStringLiteral("bitcoin:") + kAddress);
    }

    void aPaidRequestSaysSo()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(requests.onCreate, request());
        ReceivePage page{requests, coins};
        page.setSnapshot(running(5'000'000_msat));
        QTRY_COMPARE(requests.onWait.asked(), 1);
        auto paid = request();
        paid.row.status = app::RequestStatus::Paid;
        paid.row.received = 4'000'000_msat;
        requests.onWait.release(paid);
        const auto chips = page.findChildren<StateChip*>();
        QTRY_VERIFY(std::ranges::any_of(chips, [](const StateChip* chip) {
            return chip->text() == QStringLiteral("Received");
        }));
        QVERIFY(page.back());
        QVERIFY(!page.back());
    }

    void everyOpenRequestCanBeReached()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        ReceivePage page{requests, coins};
        app::Snapshot snapshot = running(1'000'000'000_msat);
        app::OpenRequests many;
        for (int i = 0; i < 20; ++i) {
            app::RequestRow row;
            row.label = row.description = QStringLiteral("request %1").arg(i);
            row.expiresAt = QDateTime::currentDateTime().addSecs(600);
            many.requests.push_back(row);
        }
        snapshot.requests = std::make_shared<const app::OpenRequests>(many);
        page.resize(1000, 900);
        page.show();
        page.setSnapshot(snapshot);
        const auto stands = [&page](const QString& text) {
            const auto labels = page.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) {
                return label->isVisibleTo(&page) && label->text() == text;
            });
        };
        QVERIFY(stands(QStringLiteral("request 7")) && !stands(QStringLiteral("request 8")));
        QAbstractButton* fold = nullptr;
        for (auto* button : page.findChildren<QAbstractButton*>()) {
            if (button->text() == QStringLiteral("Show 12 older ones"))
                fold = button;
        }
        QVERIFY(fold);
        fold->click();
        QTRY_VERIFY(stands(QStringLiteral("request 19")));
        page.setSnapshot(snapshot);
        QTRY_VERIFY(stands(QStringLiteral("request 19"))); // and stay
    }

    void editsWaitForNewRequest()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(requests.onCreate, request());
        ReceivePage page{requests, coins};
        page.setSnapshot(running(1'000'000'000_msat));
        QTRY_COMPARE(requests.onWait.asked(), 1);
        auto* note = page.findChild<QLineEdit*>(QStringLiteral("note"));
        QVERIFY(note != nullptr);
        QTest::keyClicks(note, QStringLiteral("rent"));
        QCOMPARE(requests.onCreate.asked(), 1);
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(requests.onCreate.asked(), 2);
        QCOMPARE(requests.lastCreate.description, QStringLiteral("rent"));
        QVERIFY(!requests.lastCreate.withAddress);
    }

    void aRowOfTheListShowsItsCode()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(requests.onCreate, request());
        ReceivePage page{requests, coins};
        app::Snapshot snapshot = running(1'000'000'000_msat);
        app::RequestRow row = request().row;
        row.label = QStringLiteral("older");
        row.invoice = QStringLiteral("lnbcrt1older");
        snapshot.requests = std::make_shared<const app::OpenRequests>(app::OpenRequests{{row}});
        page.setSnapshot(snapshot);
        QTRY_COMPARE(requests.onWait.asked(), 1);
        const auto buttons = page.findChildren<IconButton*>();
        const auto show = std::ranges::find_if(buttons, [](const IconButton* button) {
            return button->accessibleName().startsWith(QStringLiteral("Show the code"));
        });
        QVERIFY(show != buttons.end());
        (*show)->click();
        QVERIFY(page.link().contains(QStringLiteral("lightning=lnbcrt1older")));
        QCOMPARE(requests.lastWait, QStringLiteral("older"));
    }

    void aPaymentOnChainToTheAddressShownIsNoticed()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(requests.onCreate, request());
        std::vector<app::CoinRow> held;
        coins.onList.answer([&held]() -> app::Answer<std::vector<app::CoinRow>> { return held; });
        ReceivePage page{requests, coins};
        page.show();
        page.setSnapshot(running(1'000'000'000_msat));
        QTRY_COMPARE(requests.onWait.asked(), 1);
        held.emplace_back();
        held.back().address = kAddress;
        held.back().value = 60'000_sat;
        page.setSnapshot(running(1'000'000'000_msat)); // the wallet saw a transaction
        QVERIFY(says(page, QStringLiteral("Arriving, not confirmed")));
        held.back().confirmations = 1;
        page.setSnapshot(running(1'000'000'000_msat));
        QVERIFY(says(page, QStringLiteral("Received")));
        press(page, QStringLiteral("New request"));
        QVERIFY(requests.lastCreate.withAddress); // a fresh one
    }

    void aCodeIsEnlargedByEnterAndClosedByEscape()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(requests.onCreate, request());
        ReceivePage page{requests, coins};
        page.show();
        page.setSnapshot(running(1'000'000'000_msat));
        QTRY_VERIFY(!page.link().isEmpty());
        QTest::keyClick(page.findChild<QrView*>(), Qt::Key_Return);
        auto* dialog = page.findChild<QrDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        const QStringList faults =
            testing::layoutFaults(dialog) + testing::accessibilityFaults(dialog);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(page.findChild<QrDialog*>() == nullptr);
    }

    void aRemovedRequestCanBeBroughtBack()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(requests.onCreate, request());
        ReceivePage page{requests, coins};
        page.show();
        app::Snapshot snapshot = running(1'000'000'000_msat);
        app::RequestRow row = request().row;
        row.label = QStringLiteral("older");
        snapshot.requests = std::make_shared<const app::OpenRequests>(app::OpenRequests{{row}});
        page.setSnapshot(snapshot);
        for (auto* button : page.findChildren<IconButton*>()) {
            if (button->accessibleName().startsWith(QStringLiteral("Remove the request")))
                button->click();
        }
        QCOMPARE(requests.onRemove.asked(), 0);
        press(page, QStringLiteral("Undo"));
        QCoreApplication::processEvents();
        const auto buttons = page.findChildren<IconButton*>();
        QVERIFY(std::ranges::any_of(buttons, [](const IconButton* button) {
            return button->isVisible() &&
                   button->accessibleName().startsWith(QStringLiteral("Remove the request"));
        }));
    }

    void theLimitCanBeRaisedInThreeWays()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(requests.onCreate, request());
        ReceivePage page{requests, coins};
        const QSignalSpy went{&page, &ReceivePage::go};
        page.show();
        page.setSnapshot(running(5'000'000_msat));
        press(page, QStringLiteral("Raise this limit"));
        press(page, QStringLiteral("Open a channel"));
        QCOMPARE(went.count(), 1);
        press(page, QStringLiteral("Receive on chain"));
        QTRY_VERIFY(!page.link().contains(QStringLiteral("lightning=")));
    }

    void thePageHasNoFaultInLayoutOrNames()
    {
        testing::FakeRequests requests;
        testing::FakeCoins coins;
        testing::answers(requests.onCreate, request());
        ReceivePage page{requests, coins};
        app::Snapshot snapshot = running(1'000'000'000_msat);
        app::RequestRow row = request().row;
        row.createdAt = row.expiresAt = QDateTime::currentDateTime();
        snapshot.requests = std::make_shared<const app::OpenRequests>(app::OpenRequests{{row}});
        page.resize(904, 900);
        page.show();
        page.setSnapshot(snapshot);
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const QStringList faults =
            testing::layoutFaults(&page) + testing::accessibilityFaults(&page);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

private:
    static bool says(const ReceivePage& page, const QString& word)
    {
        const auto chips = page.findChildren<StateChip*>();
        return std::ranges::any_of(chips, [&word](const StateChip* chip) {
            return chip->isVisible() && chip->text() == word;
        });
    }
    static void press(const ReceivePage& page, const QString& text)
    {
        QCoreApplication::processEvents(); // rows made just now show themselves then
        const auto all = page.findChildren<Button*>();
        const auto found = std::ranges::find_if(all, [&text](const Button* button) {
            return button->isVisible() && button->text() == text;
        });
        QVERIFY2(found != all.end(), qPrintable(text));
        (*found)->click();
    }
    std::unique_ptr<Theme> m_theme;
};

FULGURITE_TEST(ReceivePageTest)
#include "receive_page_test.moc"

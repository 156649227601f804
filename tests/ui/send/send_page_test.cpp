// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/send/payment_card.h"
#include "ui/send/review_card.h"
#include "ui/send/send_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/smart_field.h"
#include "ui/widgets/state_chip.h"

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

namespace {

const QString kInvoice = QStringLiteral(
    "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqq"
    "syqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpm"
    "dla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh");
const QString kAddress = QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
const QString kHash = QStringLiteral("00ff");

app::Snapshot running(std::uint32_t height = 100)
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    app::Balances balances;
    balances.canSend = 1'000'000'000_msat;
    snapshot.balances = std::make_shared<const app::Balances>(balances);
    app::ChainPart chain;
    chain.height = height;
    chain.feesKnown = true;
    chain.nextBlockSatPerVb = 24;
    chain.hourSatPerVb = 12;
    chain.daySatPerVb = 4;
    snapshot.chain = std::make_shared<const app::ChainPart>(chain);
    return snapshot;
}

app::PayPreview preview()
{
    app::PayPreview made;
    made.recipientAlias = QStringLiteral("Bean bar");
    made.paymentHash = kHash;
    made.amount = 250'000'000_msat;
    made.likelyFee = 12'000_msat;
    made.maxFee = 2'500'000_msat;
    made.chance = 0.93;
    made.hops = 3;
    made.madeAt = QDateTime::currentDateTime();
    return made;
}

QString stateOf(const SendPage& page)
{
    return page.findChild<PaymentCard*>()->findChild<StateChip*>()->text();
}

} // namespace

class SendPageTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
        QGuiApplication::clipboard()->clear();
    }
    void init()
    {
        m_payments = std::make_unique<testing::FakePayments>();
        m_coins = std::make_unique<testing::FakeCoins>();
        m_page = std::make_unique<SendPage>(*m_payments, *m_coins);
        m_page->resize(760, 900);
        m_page->show();
        m_page->show(running());
    }
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void anInvoiceIsReviewedAndPaidOnceByTheButtonOnly()
    {
        testing::answers(m_payments->onPreview, preview());
        m_page->open(kInvoice);
        QVERIFY(pay()->isEnabled());
        auto* edit = m_page->findChild<SmartField*>()->findChild<QLineEdit*>();
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_payments->onPay.asked(), 0);
        pay()->click();
        QVERIFY(!pay()->isEnabled());
        pay()->click();
        QCOMPARE(m_payments->onPay.asked(), 1);
        QCOMPARE(m_payments->lastPay.text, kInvoice);
        QCOMPARE(stateOf(*m_page), QStringLiteral("Preparing"));
        app::PaymentDetail detail;
        detail.row.id = kHash;
        detail.row.state = app::PaymentState::Paid;
        m_payments->onPay.release(detail);
        QCOMPARE(stateOf(*m_page), QStringLiteral("Paid"));
        checkFaults();
    }

    void theSixStatesHaveFixedWords()
    {
        const QDateTime now = QDateTime::currentDateTime();
        app::PaymentRow row;
        QStringList titles;
        for (int state = 0; state <= static_cast<int>(app::PaymentState::UnknownAfterRestart);
             ++state) {
            row.state = static_cast<app::PaymentState>(state);
            row.partsTotal = 3;
            row.returnsByBlock = 840'163;
            const auto words = paymentWords(row, 840'123, now);
            QVERIFY(!words.detail.isEmpty());
            titles << words.title;
        }
        QCOMPARE(titles,
                 (QStringList{QStringLiteral("Preparing"), QStringLiteral("Sending (part 1 of 3)"),
                              QStringLiteral("In flight, not settled"), QStringLiteral("Paid"),
                              QStringLiteral("Failed"), QStringLiteral("Unknown after restart")}));
        row.state = app::PaymentState::InFlight;
        QVERIFY(
            paymentWords(row, 840'123, now).detail.contains(QStringLiteral("do not pay again")));
    }

    void aPendingAnswerIsInFlightAndItsEndIsFollowed()
    {
        testing::answers(m_payments->onPreview, preview());
        m_payments->onPay.fail(app::ErrorCode::PaymentPending);
        m_page->open(kInvoice);
        pay()->click();
        QCOMPARE(stateOf(*m_page), QStringLiteral("In flight, not settled"));
        app::Snapshot snapshot = running();
        app::PaymentRow row;
        row.id = kHash;
        row.state = app::PaymentState::InFlight;
        snapshot.inFlight = std::make_shared<const app::InFlight>(app::InFlight{{row}});
        m_page->show(snapshot);
        QCOMPARE(m_payments->onDetail.asked(), 0);
        m_page->show(running());
        app::PaymentDetail detail;
        detail.row = row;
        detail.row.state = app::PaymentState::Paid;
        m_payments->onDetail.release(detail);
        QCOMPARE(stateOf(*m_page), QStringLiteral("Paid"));
    }

    void aRepeatOfARunningInvoiceShowsTheRunningPayment()
    {
        testing::answers(m_payments->onPreview, preview());
        app::Snapshot snapshot = running();
        app::PaymentRow row;
        row.id = kHash;
        row.state = app::PaymentState::InFlight;
        snapshot.inFlight = std::make_shared<const app::InFlight>(app::InFlight{{row}});
        m_page->show(snapshot);
        m_page->open(kInvoice);
        QCOMPARE(stateOf(*m_page), QStringLiteral("In flight, not settled"));
        QCOMPARE(m_payments->onPay.asked(), 0);
    }

    void aStoppedEngineLeavesThePaymentUnknown()
    {
        testing::answers(m_payments->onPreview, preview());
        m_payments->onPay.fail(app::ErrorCode::EngineStopped);
        m_page->open(kInvoice);
        pay()->click();
        QCOMPARE(stateOf(*m_page), QStringLiteral("Unknown after restart"));
        QCOMPARE(m_payments->lastDetail, kHash); // and it is asked for
    }

    void whatBecameOfAPaymentIsAskedUntilSomebodyKnows()
    {
        testing::answers(m_payments->onPreview, preview());
        m_payments->onPay.fail(app::ErrorCode::EngineStopped);
        m_payments->onDetail.fail(app::ErrorCode::EngineStopped);
        app::PaymentDetail paid;
        paid.row.id = kHash;
        paid.row.state = app::PaymentState::Paid;
        testing::answers(m_payments->onDetail, paid);
        m_page->open(kInvoice);
        pay()->click();
        QCOMPARE(stateOf(*m_page), QStringLiteral("Unknown after restart"));
        m_page->show(running());
        QTRY_COMPARE(stateOf(*m_page), QStringLiteral("Paid"));
    }

    void whatWasNeverStoredNeverLeft()
    {
        testing::answers(m_payments->onPreview, preview());
        m_payments->onPay.fail(app::ErrorCode::Internal);
        m_payments->onDetail.fail(app::ErrorCode::PaymentUnknown);
        m_page->open(kInvoice);
        pay()->click();
        QTRY_COMPARE(stateOf(*m_page), QStringLiteral("Failed"));
    }

    void aKeysendWithoutAHashIsFoundByWhomAndHowMuch()
    {
        const QString node = QStringLiteral("03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221e"
                                            "de0f934dd9ad");
        auto made = preview();
        made.paymentHash.clear();
        testing::answers(m_payments->onPreview, made);
        m_payments->onPay.fail(app::ErrorCode::Internal);
        app::PaymentDetail older;
        older.destination = node;
        older.row.amount = made.amount;
        older.row.startedAt = QDateTime::currentDateTime().addDays(-1);
        older.row.state = app::PaymentState::Failed;
        app::PaymentDetail ours = older;
        ours.row.startedAt = QDateTime::currentDateTime();
        ours.row.state = app::PaymentState::Paid;
        testing::answers(m_payments->onList, std::vector{ours, older});
        m_page->open(node);
        for (auto* edit : m_page->findChildren<QLineEdit*>()) {
            if (edit->accessibleName().startsWith(QStringLiteral("Amount")))
                QTest::keyClicks(edit, QStringLiteral("250000"));
        }
        QTRY_VERIFY(pay()->isEnabled());
        pay()->click();
        QTRY_COMPARE(stateOf(*m_page), QStringLiteral("Paid"));
    }

    void aLinkThatComesMeanwhileIsOfferedAfterwards()
    {
        testing::answers(m_payments->onPreview, preview());
        m_page->open(kInvoice);
        pay()->click();
        const QString link = QStringLiteral("bitcoin:%1?amount=0.001").arg(kAddress);
        m_page->open(link);
        QCOMPARE(stateOf(*m_page), QStringLiteral("Preparing"));
        checkFaults();
        app::PaymentDetail detail;
        detail.row.id = kHash;
        detail.row.state = app::PaymentState::Paid;
        m_payments->onPay.release(detail);
        QCOMPARE(stateOf(*m_page), QStringLiteral("Paid"));
        for (auto* button : m_page->findChildren<Button*>()) {
            if (button->isVisible() && button->text() == QStringLiteral("Use it")) {
                button->click();
                break;
            }
        }
        QCOMPARE(m_page->findChild<SmartField*>()->text(), link);
        QVERIFY(!m_page->findChild<PaymentCard*>()->isVisible());
    }

    void aReceiptTellsHowLongThePaymentTook()
    {
        const QDateTime start = QDateTime::currentDateTime().addDays(-1);
        app::PaymentRow row;
        row.state = app::PaymentState::Paid;
        row.startedAt = start;
        PaymentCard card;
        card.setPayment(row, 100, QDateTime::currentDateTime(), start.addSecs(3));
        const auto labels = card.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text().startsWith(QStringLiteral("3 s"));
        }));
    }

    void aReviewOfAnotherBlockIsMadeAnewNotSigned()
    {
        app::SendPreview review;
        review.reviewId = QStringLiteral("r");
        review.madeAt = QDateTime::currentDateTime();
        testing::answers(m_coins->onPreview, review);
        m_page->open(QStringLiteral("bitcoin:%1?amount=0.001").arg(kAddress));
        QCOMPARE(m_coins->onPreview.asked(), 1);
        QCOMPARE(m_coins->lastPreview.amount, 100'000_sat);
        QCOMPARE(m_coins->lastPreview.satPerVb, 12.0);
        m_page->show(running(101));
        pay()->click();
        QCOMPARE(m_coins->onSend.asked(), 0);
        QCOMPARE(m_coins->onPreview.asked(), 2);
        pay()->click();
        QCOMPARE(m_coins->onSend.asked(), 1);
        checkFaults();
    }

    void anEditedAmountTakesThePayButtonAway()
    {
        app::SendPreview review;
        review.madeAt = QDateTime::currentDateTime();
        testing::answers(m_coins->onPreview, review);
        m_page->open(QStringLiteral("bitcoin:%1?amount=0.001").arg(kAddress));
        QVERIFY(pay()->isEnabled());
        for (auto* edit : m_page->findChildren<QLineEdit*>()) {
            if (edit->accessibleName().startsWith(QStringLiteral("Amount")))
                QTest::keyClicks(edit, QStringLiteral("1"));
        }
        QVERIFY(!pay()->isEnabled());
        QTRY_VERIFY(pay()->isEnabled());
        QVERIFY(m_coins->lastPreview.amount != 100'000_sat);
    }

    void aUnifiedRequestGoesOverLightningWhenThatCarriesIt()
    {
        app::Recognised found;
        found.kind = app::RecognisedKind::Bip21;
        found.address = kAddress;
        found.invoice = kInvoice;
        found.amount = 250'000_sat;
        app::Balances balances;
        balances.canSend = 300'000'000_msat;
        QCOMPARE(payWay(found, balances, true), PayWay::Lightning);
        balances.canSend = 200'000'000_msat;
        QCOMPARE(payWay(found, balances, true), PayWay::OnChain);
        QCOMPARE(payWay(found, balances, false), PayWay::OnChain);
    }

    void whatIsNotSupportedIsNeverCalledInvalid()
    {
        m_page->open(QStringLiteral("lno1pqps7sjqpgt"));
        const auto labels = m_page->findChild<SmartField*>()->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text().contains(QStringLiteral("not yet supported"));
        }));
        QVERIFY(!m_page->findChild<ReviewCard*>()->isVisible());
        checkFaults();
    }

private:
    [[nodiscard]] Button* pay() const { return m_page->findChild<ReviewCard*>()->payButton(); }
    void checkFaults()
    {
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const QStringList faults =
            testing::layoutFaults(m_page.get()) + testing::accessibilityFaults(m_page.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<testing::FakePayments> m_payments;
    std::unique_ptr<testing::FakeCoins> m_coins;
    std::unique_ptr<SendPage> m_page;
};

FULGURITE_TEST(SendPageTest)
#include "send_page_test.moc"

// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/send/coin_picker.h"
#include "ui/send/payment_card.h"
#include "ui/send/review_card.h"
#include "ui/send/send_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/smart_field.h"
#include "ui/widgets/state_chip.h"

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

namespace {

const QString kAddress = QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
const QString kLink = QStringLiteral("bitcoin:%1?amount=0.001").arg(kAddress);

app::Snapshot running()
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    app::ChainPart chain;
    chain.height = 100;
    chain.feesKnown = true;
    chain.nextBlockSatPerVb = 24;
    chain.hourSatPerVb = 12;
    chain.daySatPerVb = 4;
    snapshot.chain = std::make_shared<const app::ChainPart>(chain);
    return snapshot;
}

app::CoinRow coin(const char* outpoint, Satoshi value)
{
    app::CoinRow row;
    row.outpoint = QString::fromLatin1(outpoint);
    row.address = kAddress;
    row.value = value;
    row.confirmations = 3;
    return row;
}

app::SendPreview review()
{
    app::SendPreview made;
    made.reviewId = QStringLiteral("r");
    made.address = kAddress;
    made.amount = 100'000_sat;
    made.coins = {coin("aa:0", 300'000_sat)};
    made.inputs = 1;
    made.madeAt = QDateTime::currentDateTime();
    return made;
}

} // namespace

/// What Send says and offers when it cannot go on; nothing typed is ever lost.
class SendRefusalTest final : public QObject {
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
        m_page->resize(960, 900);
        m_page->show();
        m_page->show(running());
    }
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void withoutAServerTheDraftStaysAndOneButtonHelps()
    {
        testing::answers(m_coins->onPreview, review());
        m_coins->onSend.fail(app::ErrorCode::BackendUnreachable);
        const QSignalSpy went{m_page.get(), &SendPage::go};
        m_page->open(kLink);
        pay()->click();
        QCOMPARE(m_page->findChild<SmartField*>()->text(), kLink);
        auto* note = m_page->findChild<ReviewCard*>()->findChild<Banner*>();
        QVERIFY(note->isVisible());
        note->findChild<Button*>()->click();
        QCOMPARE(went.count(), 1);
        QCOMPARE(went.front().front().value<Place>().page, PageId::Network);
    }

    void moreThanThereIsOffersToSendAll()
    {
        m_coins->onPreview.fail(app::ErrorCode::AmountAboveBalance);
        m_page->open(kLink);
        m_page->findChild<ReviewCard*>()->findChild<Banner*>()->findChild<Button*>()->click();
        QTRY_VERIFY(m_coins->lastPreview.all);
    }

    void aServerThatDoesNotAnswerLeavesASignedTransaction()
    {
        testing::answers(m_coins->onPreview, review());
        app::SentTransaction sent;
        sent.txid = QStringLiteral("ab");
        sent.handedOver = false;
        testing::answers(m_coins->onSend, sent);
        m_page->open(kLink);
        pay()->click();
        QCOMPARE(m_page->findChild<PaymentCard*>()->findChild<StateChip*>()->text(),
                 QStringLiteral("Signed, waiting for the server"));
    }

    void theCoinsSpentAreNamedAndCanBeChosen()
    {
        testing::answers(m_coins->onPreview, review());
        auto frozen = coin("cc:2", 900'000_sat);
        frozen.spendable = false;
        frozen.frozen = true;
        testing::answers(m_coins->onList,
                         std::vector<app::CoinRow>{coin("aa:0", 300'000_sat),
                                                   coin("bb:1", 200'000_sat), frozen});
        m_page->open(kLink);
        const auto labels = m_page->findChild<ReviewCard*>()->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text().contains(QStringLiteral("bc1qw508"));
        }));
        auto* picker = m_page->findChild<CoinPicker*>();
        picker->findChild<Button*>()->click();
        auto* list = picker->findChild<QListWidget*>();
        QCOMPARE(list->count(), 3);
        QVERIFY(!(list->item(0)->flags() & Qt::ItemIsUserCheckable));
        list->item(2)->setCheckState(Qt::Checked);
        QCOMPARE(picker->chosen(), QStringList{QStringLiteral("bb:1")});
        QTRY_COMPARE(m_coins->lastPreview.coins, QStringList{QStringLiteral("bb:1")});
        checkFaults();
    }

    void seedWordsPastedHereAreTakenAwayAndExplained()
    {
        auto* field = m_page->findChild<SmartField*>();
        field->setText(QStringLiteral("abandon ").repeated(11) + QStringLiteral("about"));
        QVERIFY(field->text().isEmpty());
        const auto labels = field->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("words of a seed"));
        }));
        field->setText(kLink);
        QVERIFY(!field->hasError());
    }

    void anInvoiceThatEndedLeavesTheAddressBesideIt()
    {
        app::Recognised found;
        found.kind = app::RecognisedKind::Bip21;
        found.address = kAddress;
        found.invoice = QStringLiteral("lnbc1");
        found.amount = 1'000_sat;
        const QDateTime now = QDateTime::currentDateTime();
        found.expiresAt = now.toSecsSinceEpoch() - 1;
        app::Balances balances;
        balances.canSend = 300'000'000_msat;
        QCOMPARE(payWay(found, balances, true, now), PayWay::OnChain);
        found.expiresAt = now.toSecsSinceEpoch() + 60;
        QCOMPARE(payWay(found, balances, true, now), PayWay::Lightning);
    }

    void aCancelledDraftCanBeBroughtBack()
    {
        testing::answers(m_coins->onPreview, review());
        m_page->open(kLink);
        press(QStringLiteral("Cancel"));
        QVERIFY(m_page->findChild<SmartField*>()->text().isEmpty());
        press(QStringLiteral("Bring it back"));
        QCOMPARE(m_page->findChild<SmartField*>()->text(), kLink);
    }

    void thePartBeingSentIsNeverAboveTheirNumber()
    {
        app::PaymentRow row;
        row.state = app::PaymentState::Sending;
        row.partsTotal = row.partsDone = 3;
        QCOMPARE(paymentWords(row, 100, QDateTime::currentDateTime()).title,
                 QStringLiteral("Sending (part 3 of 3)"));
    }

    void aFailedPaymentIsNeverCalledSent()
    {
        app::PaymentRow row;
        row.state = app::PaymentState::Failed;
        const auto steps = paymentSteps(row);
        QCOMPARE(steps.size(), std::size_t{2});
        QCOMPARE(steps.back().text, QStringLiteral("Failed"));
    }

    void everyRefusalHasASentenceOfItsOwn()
    {
        using app::ErrorCode;
        QStringList sentences;
        for (const auto code :
             {ErrorCode::AmountAboveBalance, ErrorCode::AmountBelowDust, ErrorCode::CannotAfford,
              ErrorCode::AmountAboveSendable, ErrorCode::InvoiceExpired,
              ErrorCode::InvoiceOtherNetwork, ErrorCode::AddressOtherNetwork,
              ErrorCode::AlreadyPaid, ErrorCode::BackendUnreachable}) {
            ReviewCard card;
            card.setRefused({code, {}, {}});
            for (const auto* label : card.findChild<Banner*>()->findChildren<QLabel*>()) {
                if (!label->text().isEmpty())
                    sentences << label->text();
            }
        }
        QCOMPARE(sentences.size(), 9);
        QCOMPARE(sentences.removeDuplicates(), 0);
    }

private:
    [[nodiscard]] Button* pay() const { return m_page->findChild<ReviewCard*>()->payButton(); }
    void press(const QString& text) const
    {
        const auto all = m_page->findChildren<Button*>();
        const auto found = std::ranges::find_if(all, [&text](const Button* button) {
            return button->isVisible() && button->text() == text;
        });
        QVERIFY2(found != all.end(), qPrintable(text));
        (*found)->click();
    }
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

FULGURITE_TEST(SendRefusalTest)
#include "send_refusal_test.moc"

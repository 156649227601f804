// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTest>

#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_guard.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/send/review_card.h"
#include "ui/send/send_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/owner_prompt.h"

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

const QString kInvoice = QStringLiteral(
    "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqq"
    "syqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpm"
    "dla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh");

app::Snapshot running()
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    return snapshot;
}

} // namespace

/// A payment above the owner's limit asks for the password in place.
class PasswordAgainTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_payments.onPay = {};
        m_guard.onProve = {};
        QGuiApplication::clipboard()->clear();
        app::PayPreview preview;
        preview.paymentHash = QStringLiteral("00ff");
        preview.amount = MilliSatoshi{250'000'000};
        preview.madeAt = QDateTime::currentDateTime();
        fulgurite::testing::answers(m_payments.onPreview, preview);
        m_payments.onPay.fail(app::ErrorCode::PasswordNeeded);
        app::PaymentDetail paid;
        paid.row.id = QStringLiteral("00ff");
        paid.row.state = app::PaymentState::Paid;
        m_payments.onPay.answer([paid]() -> app::Answer<app::PaymentDetail> { return paid; });
        m_page = std::make_unique<SendPage>(m_payments, m_coins, &m_guard);
        m_page->resize(760, 900);
        m_page->QWidget::show();
        m_page->show(running());
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->open(kInvoice);
        pay()->click();
        QTRY_VERIFY(prompt()->isVisible());
    }
    void cleanup()
    {
        m_page.reset();
        m_theme.reset();
    }

    void theRightPasswordPaysWhatWasReviewed()
    {
        m_guard.onProve.answer([]() -> app::Answer<bool> { return true; });
        QCoreApplication::processEvents();
        const QStringList faults = fulgurite::testing::layoutFaults(m_page.get()) +
                                   fulgurite::testing::accessibilityFaults(m_page.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
        submit();
        QTRY_COMPARE(m_payments.onPay.asked(), 2);
        QCOMPARE(m_payments.lastPay.text, kInvoice);
        QTRY_VERIFY(!prompt()->isVisible());
    }

    void aWrongPasswordIsToldAndNothingIsPaid()
    {
        m_guard.onProve.fail(app::ErrorCode::WrongPassword);
        submit();
        QTRY_VERIFY(!edit()->accessibleDescription().isEmpty());
        QCOMPARE(m_payments.onPay.asked(), 1);
        QVERIFY(prompt()->isVisible());
    }

    void cancelGoesBackToTheReview()
    {
        QTest::keyClick(edit(), Qt::Key_Escape);
        QVERIFY(!prompt()->isVisible());
        QVERIFY(pay()->isVisible() && pay()->isEnabled());
        QCOMPARE(m_payments.onPay.asked(), 1);
    }

private:
    [[nodiscard]] Button* pay() const { return m_page->findChild<ReviewCard*>()->payButton(); }
    [[nodiscard]] OwnerPrompt* prompt() const { return m_page->findChild<OwnerPrompt*>(); }
    [[nodiscard]] QLineEdit* edit() const { return prompt()->findChild<QLineEdit*>(); }
    void submit()
    {
        QTest::keyClicks(edit(), QStringLiteral("secret"));
        QTest::keyClick(edit(), Qt::Key_Return);
    }

    std::unique_ptr<Theme> m_theme;
    fulgurite::testing::FakePayments m_payments;
    fulgurite::testing::FakeCoins m_coins;
    fulgurite::testing::FakeGuard m_guard;
    std::unique_ptr<SendPage> m_page;
};

FULGURITE_TEST(PasswordAgainTest)
#include "password_again_test.moc"

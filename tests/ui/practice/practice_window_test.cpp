// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fakes/fake_practice.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/practice/practice_window.h"
#include "ui/style/theme.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::FakePractice;

class PracticeWindowTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_practice = std::make_unique<FakePractice>();
        fulgurite::testing::answers(
            m_practice->onRobots,
            std::vector<app::Robot>{
                {QStringLiteral("Ada"), QStringLiteral("02aa"), QStringLiteral("robot:1"), true}});
        fulgurite::testing::answers(m_practice->onGift, true);
        fulgurite::testing::answers(m_practice->onMine, true);
        fulgurite::testing::answers(m_practice->onRobot, QStringLiteral("done"));
        fulgurite::testing::answers(m_practice->onRobotInvoice, QStringLiteral("lnbcrt1"));
        fulgurite::testing::answers(m_practice->onRemove, true);
        m_window = std::make_unique<PracticeWindow>(*m_practice);
        m_window->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY(button(QStringLiteral("Pays me")));
    }
    void cleanup()
    {
        m_window.reset();
        m_theme.reset();
    }

    void coinsAndBlocksComeOnRequest()
    {
        press(QStringLiteral("Get 1 000 000 sat"));
        QCOMPARE(m_practice->lastGift, std::uint64_t{1'000'000});
        press(QStringLiteral("Mine six blocks"));
        QCOMPARE(m_practice->lastMine, 6U);
    }

    void robotsDoWhatTheyAreTold()
    {
        press(QStringLiteral("Pays me"));
        QCOMPARE(m_practice->lastRobot, QStringLiteral("Ada"));
        QCOMPARE(*m_practice->lastAction, app::RobotAction::PayMe);
        QTRY_VERIFY(button(QStringLiteral("Vanishes")));
        press(QStringLiteral("Vanishes"));
        QCOMPARE(*m_practice->lastAction, app::RobotAction::Vanish);
    }

    void aRobotsInvoiceGoesToSendAndItsAddressToTheWizard()
    {
        QSignalSpy pay{m_window.get(), &PracticeWindow::payRequested};
        QSignalSpy open{m_window.get(), &PracticeWindow::openRequested};
        press(QStringLiteral("Its invoice…"));
        QTRY_COMPARE(pay.count(), 1);
        press(QStringLiteral("Open to it…"));
        QCOMPARE(open.at(0).at(0).toString(), QStringLiteral("02aa@robot:1"));
    }

    void thePracticeWalletIsDeletedOnlyAfterAQuestion()
    {
        press(QStringLiteral("Delete this practice wallet…"));
        QCOMPARE(m_practice->onRemove.asked(), 0);
        QCoreApplication::processEvents();
        press(QStringLiteral("Delete it"));
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(m_practice->onRemove.asked(), 1);
    }

    void theWindowHasNoFaultInLayoutOrNames()
    {
        const QStringList faults = fulgurite::testing::layoutFaults(m_window.get()) +
                                   fulgurite::testing::accessibilityFaults(m_window.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

private:
    [[nodiscard]] QAbstractButton* button(const QString& text) const
    {
        const auto all = m_window->findChildren<QAbstractButton*>();
        const auto found = std::ranges::find_if(all, [&text](const auto* candidate) {
            return candidate->isVisible() && candidate->text() == text;
        });
        return found == all.end() ? nullptr : *found;
    }
    void press(const QString& text)
    {
        auto* found = button(text);
        QVERIFY2(found, qPrintable(text));
        found->click();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakePractice> m_practice;
    std::unique_ptr<PracticeWindow> m_window;
};

FULGURITE_TEST(PracticeWindowTest)
#include "practice_window_test.moc"

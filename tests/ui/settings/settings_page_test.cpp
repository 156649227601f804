// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fakes/fake_backups.h"
#include "tests/support/fakes/fake_preferences.h"
#include "tests/support/fakes/fake_wallets.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/settings/security_words.h"
#include "ui/settings/settings_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/seed_grid.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::FakeBackups;
using fulgurite::testing::FakePreferences;
using fulgurite::testing::FakeWallets;

namespace {

SecretBytes words()
{
    const QByteArray text{"abandon abandon abandon abandon abandon abandon abandon abandon "
                          "abandon abandon abandon about"};
    return SecretBytes{ByteView{reinterpret_cast<const std::uint8_t*>(text.constData()),
                                static_cast<std::size_t>(text.size())}};
}

} // namespace

class SettingsPageTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_wallets = std::make_unique<FakeWallets>();
        m_backups = std::make_unique<FakeBackups>();
        m_preferences = std::make_unique<FakePreferences>();
        m_preferences->onRead.answer(
            []() -> app::Answer<app::EnginePreferences> { return app::EnginePreferences{}; });
        m_preferences->onWrite.answer([]() -> app::Answer<bool> { return true; });
        m_page = std::make_unique<SettingsPage>(
            SettingsPage::Ports{*m_wallets, *m_backups, *m_preferences}, WindowChoices{});
        m_page->setSnapshot({});
        m_page->resize(904, 760);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_theme.reset();
    }

    void eachSectionHasNoFaultInLayoutOrNames_data()
    {
        QTest::addColumn<QString>("section");
        for (const auto* name :
             {"general", "display", "security", "backup", "lightning", "network"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void eachSectionHasNoFaultInLayoutOrNames()
    {
        QFETCH(QString, section);
        m_page->open(section);
        QCoreApplication::processEvents();
        const QStringList faults = fulgurite::testing::layoutFaults(m_page.get()) +
                                   fulgurite::testing::accessibilityFaults(m_page.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

    void theThemeIsChosenAtOnce()
    {
        m_page->open(QStringLiteral("display"));
        QSignalSpy changed{m_page.get(), &SettingsPage::choicesChanged};
        press(QStringLiteral("Dark"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).value<WindowChoices>().theme, ThemeChoice::Dark);
    }

    void aWrongPasswordIsToldAtItsField()
    {
        m_wallets->onExportSeed.fail(app::ErrorCode::WrongPassword);
        m_page->open(QStringLiteral("backup"));
        typePassword();
        press(QStringLiteral("Show the words"));
        QTRY_VERIFY(!visibleEdits().front()->accessibleDescription().isEmpty());
        QVERIFY(!m_page->findChild<SeedGrid*>());
    }

    void theWordsAreGoneWhenThePageIsLeft()
    {
        m_wallets->onExportSeed.answer([]() -> app::Answer<SecretBytes> { return words(); });
        m_page->open(QStringLiteral("backup"));
        typePassword();
        press(QStringLiteral("Show the words"));
        QTRY_VERIFY(m_page->findChild<SeedGrid*>());
        m_page->hide();
        QVERIFY(!m_page->findChild<SeedGrid*>());
    }

    void aProofIsShownWithItsTime()
    {
        m_backups->onProve.answer([]() -> app::Answer<app::BackupPart> {
            app::BackupPart part;
            part.provenAt = QDateTime::currentDateTime();
            return part;
        });
        m_page->open(QStringLiteral("backup"));
        press(QStringLiteral("Prove now"));
        QTRY_COMPARE(m_backups->onProve.asked(), 1);
        QTRY_VERIFY(button(QStringLiteral("Prove now")));
    }

    void whatWasNotReadIsNotWritten()
    {
        m_preferences->onRead = {};
        m_preferences->onRead.fail(app::ErrorCode::WalletLocked);
        m_page->open(QStringLiteral("lightning"));
        QTRY_VERIFY(m_preferences->onRead.asked() > 0);
        QCoreApplication::processEvents();
        QVERIFY(!button(QStringLiteral("Save"))->isEnabled());
    }

    void preferencesAreSaved()
    {
        m_page->open(QStringLiteral("lightning"));
        QTRY_VERIFY(button(QStringLiteral("Save"))->isEnabled());
        visibleEdits().front()->setText(QStringLiteral("corner"));
        press(QStringLiteral("Save"));
        QTRY_VERIFY(m_preferences->written.has_value());
        QCOMPARE(m_preferences->written->alias, QStringLiteral("corner"));
    }

    void theLightningChoicesAllReachTheEngine()
    {
        m_page->open(QStringLiteral("lightning"));
        QTRY_VERIFY(button(QStringLiteral("Save"))->isEnabled());
        visible<QSpinBox>()->setValue(9);
        for (auto* box : m_page->findChildren<QCheckBox*>()) {
            if (box->isVisible())
                box->click();
        }
        press(QStringLiteral("Save"));
        QTRY_VERIFY(m_preferences->written.has_value());
        QCOMPARE(m_preferences->written->awayDays, 9);
        QVERIFY(!m_preferences->written->acceptKeysend);
        QVERIFY(m_preferences->written->announceByDefault);
    }

    void theUnlockTimeIsWrittenByKeyboardToo()
    {
        m_page->open(QStringLiteral("security"));
        auto* slider = visible<QSlider>();
        QTRY_VERIFY(slider->isEnabled());
        QTest::keyClick(slider, Qt::Key_Right);
        QTRY_VERIFY(m_preferences->written.has_value());
        QCOMPARE(tenthsOf(m_preferences->written->unlockSeconds), 11);
    }

    void aLimitForThePasswordIsWrittenAndTakenBack()
    {
        m_page->open(QStringLiteral("security"));
        auto* asks = visible<QCheckBox>();
        QTRY_VERIFY(asks->isEnabled());
        asks->click();
        QTRY_VERIFY(m_preferences->written.has_value());
        QCOMPARE(m_preferences->written->passwordAbove, Satoshi{100'000});
        QCoreApplication::processEvents();
        const QStringList faults = fulgurite::testing::layoutFaults(m_page.get()) +
                                   fulgurite::testing::accessibilityFaults(m_page.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
        asks->click();
        QTRY_COMPARE(m_preferences->written->passwordAbove, Satoshi{});
    }

    void aWeakerLimitAsksForThePasswordFirst()
    {
        m_preferences->onWrite.fail(app::ErrorCode::PasswordNeeded);
        m_preferences->onWrite.answer([]() -> app::Answer<bool> { return true; });
        m_wallets->onUnlock.fail(app::ErrorCode::WrongPassword);
        m_wallets->onUnlock.answer([]() -> app::Answer<bool> { return true; });
        m_page->open(QStringLiteral("security"));
        auto* asks = visible<QCheckBox>();
        QTRY_VERIFY(asks->isEnabled());
        asks->click();
        QTRY_COMPARE(m_preferences->onWrite.asked(), 1);
        asks->click();
        auto* proof = m_page->findChildren<PasswordField*>().last();
        QTRY_VERIFY(proof->isVisible());
        auto* edit = proof->findChild<QLineEdit*>();
        QTest::keyClicks(edit, QStringLiteral("wrong"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(proof->hasError());
        QCOMPARE(m_preferences->onWrite.asked(), 2);
        QTest::keyClicks(edit, QStringLiteral("right"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!proof->isVisible());
        QCOMPARE(m_preferences->onWrite.asked(), 3);
        QCOMPARE(m_preferences->written->passwordAbove, Satoshi{});
    }

    void aWrongPresentPasswordIsToldAtItsField()
    {
        m_wallets->onChangePassword.fail(app::ErrorCode::WrongPassword);
        m_page->open(QStringLiteral("security"));
        const auto edits = visibleEdits();
        for (int i = 0; i < 3; ++i)
            edits.at(i)->setText(i == 0 ? QStringLiteral("old") : QStringLiteral("new"));
        press(QStringLiteral("Change the password"));
        QTRY_VERIFY(!visibleEdits().front()->accessibleDescription().isEmpty());
    }

    void aChangeOfThePasswordIsCheckedBeforeItIsAskedFor()
    {
        QCOMPARE(problemOfChange(false, true, true), ChangeProblem::OldMissing);
        QCOMPARE(problemOfChange(true, false, true), ChangeProblem::NewMissing);
        QCOMPARE(problemOfChange(true, true, false), ChangeProblem::Differ);
        QCOMPARE(problemOfChange(true, true, true), ChangeProblem::None);
        QVERIFY(changeProblemText(ChangeProblem::None).isEmpty());
        QCOMPARE(tenthsOf(0.01), kFewestTenths);
        QCOMPARE(tenthsOf(99), kMostTenths);
        QVERIFY(unlockTimeText(15).contains(QStringLiteral("1.5")));
    }

    void choicesSurviveARestart()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.conf"));
        WindowChoices choices;
        choices.theme = ThemeChoice::Dark;
        choices.language = Language::SimplifiedChinese;
        choices.scale = 130;
        choices.amounts.hidden = true;
        choices.lockMinutes = 3;
        saveWindowChoices(file, choices);
        QCOMPARE(loadWindowChoices(file), choices);
    }

private:
    /// The first one that is shown.
    template <typename Widget> [[nodiscard]] Widget* visible() const
    {
        const auto all = m_page->findChildren<Widget*>();
        const auto found = std::ranges::find_if(all, &QWidget::isVisible);
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] QAbstractButton* button(const QString& text) const
    {
        const auto all = m_page->findChildren<QAbstractButton*>();
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
    [[nodiscard]] QList<QLineEdit*> visibleEdits() const
    {
        QList<QLineEdit*> edits;
        for (auto* edit : m_page->findChildren<QLineEdit*>()) {
            if (edit->isVisible() && !edit->objectName().startsWith(QLatin1String{"qt_"}))
                edits << edit;
        }
        return edits;
    }
    void typePassword() { visibleEdits().front()->setText(QStringLiteral("secret")); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeWallets> m_wallets;
    std::unique_ptr<FakeBackups> m_backups;
    std::unique_ptr<FakePreferences> m_preferences;
    std::unique_ptr<SettingsPage> m_page;
};

FULGURITE_TEST(SettingsPageTest)
#include "settings_page_test.moc"

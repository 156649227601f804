// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>

#include "tests/support/fakes/fake_backups.h"
#include "tests/support/fakes/fake_wallets.h"
#include "tests/support/test_registry.h"
#include "ui/settings/backup_section.h"
#include "ui/style/theme.h"
#include "ui/widgets/seed_grid.h"

#include <string_view>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::FakeBackups;
using fulgurite::testing::FakeWallets;

namespace {

constexpr std::string_view kWords = "abandon abandon abandon abandon abandon abandon abandon "
                                    "abandon abandon abandon abandon about";

SecretBytes words()
{
    return SecretBytes{
        ByteView{reinterpret_cast<const std::uint8_t*>(kWords.data()), kWords.size()}};
}

} // namespace

class SettingsSecretsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_wallets = std::make_unique<FakeWallets>();
        m_backups = std::make_unique<FakeBackups>();
        m_section = std::make_unique<BackupSection>(*m_wallets, *m_backups);
        m_section->setSnapshot({});
        m_section->resize(700, 700);
        m_section->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_section.get()));
    }
    void cleanup()
    {
        m_section.reset();
        m_theme.reset();
    }

    void wordsThatComeAfterThePageWasLeftAreNotShown()
    {
        ask();
        m_section->leave();
        m_wallets->onExportSeed.release(words());
        QCoreApplication::processEvents();
        QVERIFY(!m_section->findChild<SeedGrid*>());
        QVERIFY(button(QStringLiteral("Show the words"))->isEnabled());
    }

    void wordsAreAskedForOnceAtATime()
    {
        ask();
        typePassword();
        QTest::keyClick(password(), Qt::Key_Return);
        QCOMPARE(m_wallets->onExportSeed.asked(), 1);
        m_wallets->onExportSeed.release(words());
        QTRY_COMPARE(m_section->findChildren<SeedGrid*>().size(), 1);
        button(QStringLiteral("Hide"))->click();
        QVERIFY(!m_section->findChild<SeedGrid*>());
    }

    void threeRightWordsConfirmTheSeedAndAWrongOneDoesNot()
    {
        m_backups->onConfirmSeed.answer([]() -> app::Answer<bool> { return true; });
        typePassword();
        button(QStringLiteral("Confirm three words"))->click();
        m_wallets->onExportSeed.release(words());
        QTRY_VERIFY(button(QStringLiteral("Check")));
        answer(QStringLiteral("zoo"));
        QCOMPARE(m_backups->onConfirmSeed.asked(), 0);
        // Word 12 is another than the first eleven: whichever were asked, one of these is right.
        for (auto* edit : asked()) {
            const bool last = edit->accessibleName().contains(QStringLiteral("12"));
            edit->setText(last ? QStringLiteral("about") : QStringLiteral("abandon"));
        }
        button(QStringLiteral("Check"))->click();
        QCOMPARE(m_backups->onConfirmSeed.asked(), 1);
        QVERIFY(asked().isEmpty());
    }

private:
    [[nodiscard]] QAbstractButton* button(const QString& text) const
    {
        for (auto* candidate : m_section->findChildren<QAbstractButton*>()) {
            if (candidate->isVisible() && candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit* password() const { return m_section->findChild<QLineEdit*>(); }
    [[nodiscard]] QList<QLineEdit*> asked() const
    {
        QList<QLineEdit*> edits;
        for (auto* edit : m_section->findChildren<QLineEdit*>()) {
            if (edit->isVisible() && edit != password())
                edits << edit;
        }
        return edits;
    }
    void typePassword() { password()->setText(QStringLiteral("secret")); }
    void ask()
    {
        typePassword();
        button(QStringLiteral("Show the words"))->click();
    }
    void answer(const QString& word)
    {
        for (auto* edit : asked())
            edit->setText(word);
        button(QStringLiteral("Check"))->click();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeWallets> m_wallets;
    std::unique_ptr<FakeBackups> m_backups;
    std::unique_ptr<BackupSection> m_section;
};

FULGURITE_TEST(SettingsSecretsTest)
#include "settings_secrets_test.moc"

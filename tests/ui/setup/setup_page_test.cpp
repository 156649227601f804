// SPDX-License-Identifier: MIT
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fakes/fake_backups.h"
#include "tests/support/fakes/fake_connections.h"
#include "tests/support/fakes/fake_wallets.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/format/seed_questions.h"
#include "ui/setup/seed_edit.h"
#include "ui/setup/seed_step.h"
#include "ui/setup/setup_page.h"
#include "ui/setup/words_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/seed_grid.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::FakeBackups;
using fulgurite::testing::FakeConnections;
using fulgurite::testing::FakeWallets;

namespace {

const QString kWords = QStringLiteral("abandon abandon abandon abandon abandon abandon abandon "
                                      "abandon abandon abandon abandon about");

app::BackendChoice localNode()
{
    app::BackendChoice choice;
    choice.kind = app::BackendKind::Bitcoind;
    choice.bitcoindUrl = QStringLiteral("http://127.0.0.1:8332");
    return choice;
}

} // namespace

class SetupPageTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_wallets = std::make_unique<FakeWallets>();
        m_connections = std::make_unique<FakeConnections>();
        m_backups = std::make_unique<FakeBackups>();
        m_wallets->onList.answer([]() -> app::Answer<std::vector<app::WalletEntry>> { return {}; });
        m_connections->onFindLocal.answer(
            []() -> app::Answer<app::BackendChoice> { return localNode(); });
        m_connections->onTest.answer([]() -> app::Answer<app::BackendTest> {
            return app::BackendTest{true, QStringLiteral("bitcoind 27.0, height 312"), {}, {}};
        });
        m_wallets->onCreate.answer(
            []() -> app::Answer<app::CreatedWallet> { return app::CreatedWallet{}; });
        m_page = std::make_unique<SetupPage>(
            SetupPage::Ports{*m_wallets, *m_connections, *m_backups},
            SetupPage::Options{QStringLiteral("/wallets"), Network::Bitcoin, false,
                               SetupPath::Create});
        m_page->resize(960, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_theme.reset();
    }

    void aWalletIsMadeInFivePagesAndNothingBeforeTheLast()
    {
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Password);
        typePasswords();
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Seed);
        readTheGrid();
        next();
        answerTheThreeWords();
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Backup);
        QCOMPARE(m_wallets->onCreate.asked(), 0);
        QSignalSpy finished{m_page.get(), &SetupPage::finished};
        next();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(m_wallets->created);
        QCOMPARE(m_wallets->created->folder, QStringLiteral("/wallets/default"));
        QCOMPARE(m_wallets->created->password.size(), std::size_t{6});
        QVERIFY(!m_wallets->created->mnemonic.empty());
        QCOMPARE(m_backups->onConfirmSeed.asked(), 1);
    }

    void theGridIsAwayWhileTheWordsAreAskedAndBackShowsIt()
    {
        toSeed();
        QVERIFY(m_page->findChild<SeedGrid*>());
        next();
        QVERIFY(!m_page->findChild<SeedGrid*>());
        press(QStringLiteral("Back"));
        QVERIFY(m_page->findChild<SeedGrid*>());
    }

    void aWrongWordIsRefusedAndLaterDefersTheCheck()
    {
        toSeed();
        next();
        next();
        QCOMPARE(m_page->currentStep(), SetupStepId::Seed);
        press(QStringLiteral("Later"));
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Backup);
        next();
        QTRY_COMPARE(m_wallets->onCreate.asked(), 1);
        QCOMPARE(m_backups->onConfirmSeed.asked(), 0);
    }

    void aBackendThatDoesNotAnswerOffersToGoOnOffline()
    {
        m_connections->onTest = {};
        m_connections->onTest.fail(app::ErrorCode::BackendUnreachable);
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        next();
        QTRY_VERIFY(button(QStringLiteral("Continue offline")));
        press(QStringLiteral("Continue offline"));
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Password);
    }

    void whoeverHasNoServerYetGoesOnOffline()
    {
        m_connections->onFindLocal = {};
        m_connections->onFindLocal.fail(app::ErrorCode::BackendUnreachable);
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        next();
        QVERIFY(button(QStringLiteral("Continue offline")));
        checkFaults("no server");
        press(QStringLiteral("Continue offline"));
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Password);
        typePasswords();
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Seed);
        next();
        press(QStringLiteral("Later"));
        next();
        QTRY_VERIFY(m_wallets->created);
        QVERIFY(m_wallets->created->backend.electrumServers.isEmpty());
        QVERIFY(m_wallets->created->backend.bitcoindUrl.isEmpty());
    }

    void aCertificateSeenForTheFirstTimeIsTrustedByOneMorePress()
    {
        m_connections->onTest = {};
        m_connections->onTest.answer([]() -> app::Answer<app::BackendTest> {
            app::BackendTest test;
            test.ok = true;
            test.fingerprint = QStringLiteral("ab12").repeated(16);
            return test;
        });
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        next();
        QTRY_VERIFY(button(QStringLiteral("Trust this certificate")));
        QVERIFY(button(QStringLiteral("Continue offline")));
        checkFaults("certificate");
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Password);
    }

    void aWalletWithALocalNodeTakesNineClicksAtMost()
    {
        int clicks = 0;
        const auto click = [this, &clicks] {
            next();
            ++clicks;
        };
        click();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        click();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Password);
        typePasswords();
        click();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Seed);
        readTheGrid();
        click();
        answerTheThreeWords();
        click();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Backup);
        clicks += 2; // choose a folder, and accept it
        click();
        QTRY_COMPARE(m_wallets->onCreate.asked(), 1);
        QVERIFY(clicks <= 9);
    }

    void quittingOnAnyPageLeavesNothingBehind()
    {
        const auto nothingMade = [this] {
            return m_wallets->onCreate.asked() + m_wallets->onRestore.asked() +
                       m_wallets->onOpen.asked() ==
                   0;
        };
        toSeed([&](const char*) { QVERIFY(nothingMade()); });
        readTheGrid();
        next();
        answerTheThreeWords();
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Backup);
        m_page.reset();
        QVERIFY(nothingMade());
    }

    void aRestoreListsTheChannelsItFoundAndWhatHappensToThem()
    {
        m_wallets->onRestore.answer([]() -> app::Answer<app::RestoredWallet> {
            app::RestoredWallet restored;
            restored.accounts = {QStringLiteral("BIP 84 native segwit")};
            restored.channelsFound = {QStringLiteral("02") + QString{64, QLatin1Char{'a'}}};
            return restored;
        });
        press(QStringLiteral("Restore a wallet"));
        next();
        m_page->findChild<SeedEdit*>()->setPlainText(kWords);
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Password);
        typePasswords();
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Backup);
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Restored);
        checkFaults("restored");
        QVERIFY(shows(QStringLiteral("02aaaaaaaaaa…aaaaaaaaaaaa")));
        QVERIFY(shows(QStringLiteral("within a day")));
    }

    void eachPracticeWalletHasAFolderOfItsOwn()
    {
        QCOMPARE(freePracticeName({}), QStringLiteral("practice"));
        app::WalletEntry entry;
        entry.name = QStringLiteral("practice");
        QCOMPARE(freePracticeName({entry}), QStringLiteral("practice-2"));
    }

    void twoPasswordsThatDifferAreRefused()
    {
        next();
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Password);
        const auto edits = visibleEdits();
        QTest::keyClicks(edits.at(0), QStringLiteral("one"));
        QTest::keyClicks(edits.at(1), QStringLiteral("two"));
        next();
        QCOMPARE(m_page->currentStep(), SetupStepId::Password);
    }

    void restoredWordsMayBePastedAndTheClipboardIsEmptied()
    {
        press(QStringLiteral("Restore a wallet"));
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Words);
        QGuiApplication::clipboard()->setText(kWords.toUpper());
        auto* edit = m_page->findChild<SeedEdit*>();
        edit->paste();
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        QVERIFY(edit->toPlainText().isEmpty());
    }

    void whatIsAddedToKeptWordsOnTheWayBackCounts()
    {
        press(QStringLiteral("Restore a wallet"));
        next();
        m_page->findChild<SeedEdit*>()->setPlainText(kWords);
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        press(QStringLiteral("Back"));
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Words);
        press(QStringLiteral("Options"));
        QTest::keyClicks(passphrase(), QStringLiteral("my own"));
        for (auto* box : m_page->findChildren<QCheckBox*>()) {
            if (box->isVisible())
                box->setChecked(true); // the birthday
        }
        next();
        const auto& restored = restoreNow();
        QVERIFY(restored);
        QCOMPARE(QString::fromStdString(asString(restored->passphrase.expose())),
                 QStringLiteral("my own"));
        QVERIFY(restored->birthday);
        QVERIFY(!restored->mnemonic.empty());
    }

    void aPassphraseThatIsNotSeenAnyMoreIsNotInForce()
    {
        press(QStringLiteral("Restore a wallet"));
        next();
        m_page->findChild<SeedEdit*>()->setPlainText(kWords);
        press(QStringLiteral("Options"));
        QTest::keyClicks(passphrase(), QStringLiteral("my own"));
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        press(QStringLiteral("Back"));
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Words);
        QVERIFY(shows(QStringLiteral("Type the passphrase again")));
        next();
        const auto& restored = restoreNow();
        QVERIFY(restored);
        QVERIFY(restored->passphrase.empty());
    }

    void wordsAreCompletedAndCheckedAsTheyAreTyped()
    {
        QVERIFY(
            viewOfWords(QStringLiteral("aban"), 4).suggestions.contains(QStringLiteral("abandon")));
        QVERIFY(viewOfWords(kWords, static_cast<int>(kWords.size())).valid);
        const auto unknown = viewOfWords(QStringLiteral("abandon xyzzy abandon "), 22);
        QCOMPARE(unknown.tone, Tone::Bad);
        QVERIFY(unknown.status.contains(QStringLiteral("xyzzy")));
        const QString wrong = kWords.left(kWords.size() - 5) + QStringLiteral("zoo ");
        QCOMPARE(viewOfWords(wrong, static_cast<int>(wrong.size())).tone, Tone::Warn);
    }

    void threeDifferentWordsAreAsked()
    {
        QRandomGenerator random{7};
        for (int round = 0; round < 100; ++round) {
            const auto asked = pickQuestions(12, random);
            QVERIFY(asked[0] >= 0 && asked[0] < asked[1] && asked[1] < asked[2] && asked[2] < 12);
        }
    }

    void everyStepHasNoFaultInLayoutOrNames()
    {
        checkFaults("start");
        toSeed([this](const char* step) { checkFaults(step); });
        checkFaults("seed");
        next();
        checkFaults("questions");
        press(QStringLiteral("Later"));
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Backup);
        checkFaults("backup");
    }

private:
    [[nodiscard]] bool shows(const QString& part) const
    {
        const auto labels = m_page->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&part](const QLabel* label) {
            return label->isVisible() && label->text().contains(part);
        });
    }
    [[nodiscard]] QAbstractButton* button(const QString& text) const
    {
        for (auto* candidate : m_page->findChildren<QAbstractButton*>()) {
            if (candidate->isVisible() && candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }
    void press(const QString& text)
    {
        auto* found = button(text);
        QVERIFY2(found, qPrintable(text));
        found->click();
    }
    void next()
    {
        for (auto* candidate : m_page->findChildren<Button*>()) {
            if (candidate->isVisible() && candidate->isDefault())
                return candidate->click();
        }
        QFAIL("no way on");
    }
    [[nodiscard]] QList<QLineEdit*> visibleEdits() const
    {
        QList<QLineEdit*> edits;
        for (auto* edit : m_page->findChildren<QLineEdit*>()) {
            if (edit->isVisible())
                edits << edit;
        }
        return edits;
    }
    void typePasswords()
    {
        for (auto* edit : visibleEdits())
            QTest::keyClicks(edit, QStringLiteral("secret"));
    }
    [[nodiscard]] QLineEdit* passphrase() const { return visibleEdits().front(); }
    /// From the page behind the words to the end; what the engine was asked for.
    const std::optional<app::RestoreRequest>& restoreNow()
    {
        m_wallets->onRestore.answer(
            []() -> app::Answer<app::RestoredWallet> { return app::RestoredWallet{}; });
        const auto reach = [this](SetupStepId step) {
            return QTest::qWaitFor([this, step] { return m_page->currentStep() == step; });
        };
        const bool there = reach(SetupStepId::Network);
        next();
        const bool asked = there && reach(SetupStepId::Password);
        typePasswords();
        next();
        if (asked && reach(SetupStepId::Backup))
            next();
        static_cast<void>(QTest::qWaitFor([this] { return m_wallets->restored.has_value(); }));
        return m_wallets->restored;
    }
    void toSeed(const std::function<void(const char*)>& visit = [](const char*) {})
    {
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Network);
        visit("network");
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Password);
        visit("password");
        typePasswords();
        next();
        QTRY_COMPARE(m_page->currentStep(), SetupStepId::Seed);
    }
    void readTheGrid()
    {
        m_shown.clear();
        for (const auto& part : m_page->findChild<SeedGrid*>()->parts())
            m_shown << part.value;
    }
    void answerTheThreeWords()
    {
        const auto* step = m_page->findChild<SeedStep*>();
        const auto edits = visibleEdits();
        QCOMPARE(edits.size(), 3);
        for (int i = 0; i < 3; ++i)
            edits.at(i)->setText(m_shown.at(step->asked()[static_cast<std::size_t>(i)]));
    }
    void checkFaults(const char* step)
    {
        QCoreApplication::processEvents();
        const QStringList faults = fulgurite::testing::layoutFaults(m_page.get()) +
                                   fulgurite::testing::accessibilityFaults(m_page.get());
        QVERIFY2(faults.isEmpty(),
                 qPrintable(QLatin1String{step} + QLatin1Char{'\n'} + faults.join(u'\n')));
    }

    QStringList m_shown;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeWallets> m_wallets;
    std::unique_ptr<FakeConnections> m_connections;
    std::unique_ptr<FakeBackups> m_backups;
    std::unique_ptr<SetupPage> m_page;
};

FULGURITE_TEST(SetupPageTest)
#include "setup_page_test.moc"

// SPDX-License-Identifier: MIT
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fakes/fake_history.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/format/english_plurals.h"
#include "ui/home/attention_list.h"
#include "ui/home/checklist.h"
#include "ui/home/home_page.h"
#include "ui/home/recent_list.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

class HomePageTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void everyAttentionHasASentenceAndAnAction()
    {
        for (int kind = 0; kind <= static_cast<int>(app::AttentionKind::StorageFault); ++kind) {
            const auto words = attentionWords({static_cast<app::AttentionKind>(kind), {}, {}});
            QVERIFY(!words.text.isEmpty());
            QVERIFY(!words.action.isEmpty());
        }
    }

    void theEnginesNumbersAreReadAsAPersonReadsThem()
    {
        EnglishPlurals plurals;
        QCoreApplication::installTranslator(&plurals);
        const auto words = [](app::AttentionKind kind, const char* name, const char* value) {
            return attentionWords(
                       {kind, {}, {{QString::fromLatin1(name), QString::fromLatin1(value)}}})
                .text;
        };
        using enum app::AttentionKind;
        QVERIFY(words(ChannelClosing, "blocks", "1").contains(QStringLiteral("in 1 block, about")));
        QVERIFY(words(ChannelClosing, "blocks", "640").contains(QStringLiteral("about 4 days")));
        QVERIFY(!words(ChannelClosing, "blocks", "0").contains(QLatin1Char{'0'}));
        QVERIFY(words(PaymentInFlight, "block", "210163").contains(QStringLiteral("210\u202F163")));
        QVERIFY(!words(PaymentInFlight, "block", "0").contains(QLatin1Char{'0'}));
    }

    void aStepThatIsOfferedIsNotAskedForTwice()
    {
        testing::FakeHistory history;
        testing::answers(history.onPage, app::HistoryPage{});
        HomePage page{history};
        page.resize(1000, 800);
        page.QWidget::show();
        app::Snapshot snapshot;
        snapshot.attention = std::make_shared<const app::Attention>(
            app::Attention{{{app::AttentionKind::ConfirmSeed, {}, {}}}});
        page.show(snapshot);
        QVERIFY(page.findChild<Checklist*>()->isVisible());
        QVERIFY(!page.findChild<AttentionList*>()->isVisible());
    }

    void aNewWalletIsOfferedItsFirstSteps()
    {
        testing::FakeHistory history;
        testing::answers(history.onPage, app::HistoryPage{});
        HomePage page{history};
        page.resize(1000, 800);
        page.show();
        page.show(app::Snapshot{});
        QVERIFY(page.findChild<Checklist*>()->isVisible());
        QVERIFY(!page.findChild<AttentionList*>()->isVisible());
    }

    void aBackupWithoutAFolderIsNoStepThatIsDone()
    {
        testing::FakeHistory history;
        testing::answers(history.onPage, app::HistoryPage{});
        HomePage page{history};
        page.resize(1000, 800);
        page.show();
        app::BackupPart backup;
        backup.seedConfirmed = true;
        const auto done = [&] {
            app::Snapshot snapshot;
            snapshot.backup = std::make_shared<const app::BackupPart>(backup);
            snapshot.chain = std::make_shared<const app::ChainPart>();
            page.show(snapshot);
            return std::ranges::any_of(page.findChild<Checklist*>()->findChildren<QLabel*>(),
                                       [](const QLabel* label) {
                                           return label->text() == QStringLiteral("Back up: done");
                                       });
        };
        QVERIFY(!done());
        backup.folder = QStringLiteral("/media/stick");
        QVERIFY(done());
    }

    void aWrongClockIsSaidInItsOwnWords()
    {
        testing::FakeHistory history;
        testing::answers(history.onPage, app::HistoryPage{});
        HomePage page{history};
        page.resize(1000, 800);
        page.show();
        app::ChainPart chain;
        chain.health = app::ChainHealth::Syncing;
        chain.backend = QStringLiteral("Electrum host:50002");
        const auto said = [&](const QString& words) {
            app::Snapshot snapshot;
            snapshot.chain = std::make_shared<const app::ChainPart>(chain);
            page.show(snapshot);
            return std::ranges::any_of(page.findChildren<Banner*>(), [&](const Banner* banner) {
                return banner->isVisible() && banner->accessibleName().contains(words);
            });
        };
        QVERIFY(said(QStringLiteral("is being read")));
        chain.progress = 0.43;
        QVERIFY(said(QStringLiteral("43")));
        chain.progress = 1;
        chain.tipTime = QDateTime::currentDateTimeUtc().addSecs(-7 * 3600 - 60);
        QVERIFY(said(QStringLiteral("clock is wrong")));
        chain = {};
        chain.health = app::ChainHealth::Unreachable;
        QVERIFY(said(QStringLiteral("No chain server")));
    }

    void theFirstStepsLeaveWhenTheyAreDone()
    {
        Checklist list;
        list.setSteps({true, true, false, true, false});
        QVERIFY(list.isHidden());
        list.setSteps({true, true, false, true, true});
        QVERIFY(!list.isHidden());
    }

    void aRefusedHistoryIsSaidAndTheBalanceStays()
    {
        testing::FakeHistory history;
        history.onPage.fail(app::ErrorCode::EngineStopped);
        HomePage page{history};
        app::Snapshot snapshot;
        page.show(snapshot);
        const auto labels = page.findChild<RecentList*>()->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text().contains(QStringLiteral("engine has stopped"));
        }));
    }

    void aBusyPageHasNoFaultInLayoutOrNames()
    {
        testing::FakeHistory history;
        app::HistoryPage rows;
        rows.rows.resize(8);
        for (auto& row : rows.rows)
            row.time = QDateTime::currentDateTime();
        testing::answers(history.onPage, rows);
        HomePage page{history};
        app::Snapshot snapshot;
        app::Balances balances;
        balances.onChain = balances.total = 12'345'678'000_msat;
        snapshot.balances = std::make_shared<const app::Balances>(balances);
        snapshot.attention = std::make_shared<const app::Attention>(
            app::Attention{{{app::AttentionKind::ConfirmSeed, {}, {}},
                            {app::AttentionKind::ChannelClosing, {}, {}}}});
        page.resize(904, 900);
        page.show();
        page.show(snapshot);
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const QStringList faults =
            testing::layoutFaults(&page) + testing::accessibilityFaults(&page);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

FULGURITE_TEST(HomePageTest)
#include "home_page_test.moc"

// SPDX-License-Identifier: MIT
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QTextBrowser>

#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/desktop/shell_presenter.h"
#include "ui/guide/guide_window.h"
#include "ui/style/theme.h"

#include <algorithm>

using namespace fulgurite::ui;

class GuideTest final : public QObject {
    Q_OBJECT

private slots:
    void everyChapterHasATitleAndText()
    {
        const auto chapters = guideChapters(QLocale{QLocale::English});
        QCOMPARE(chapters.size(), std::size_t{10});
        for (const auto& chapter : chapters) {
            QVERIFY2(!chapter.title.isEmpty(), qPrintable(chapter.id));
            QVERIFY2(chapter.markdown.size() > 200, qPrintable(chapter.id));
        }
    }

    void aSearchFindsTheChaptersThatHaveEveryWord()
    {
        const auto chapters = guideChapters(QLocale{QLocale::English});
        QCOMPARE(chaptersWith(chapters, {}).size(), chapters.size());
        const auto found = chaptersWith(chapters, QStringLiteral("reserve commitment"));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(chapters[static_cast<std::size_t>(found.front())].id, QStringLiteral("channels"));
        QVERIFY(chaptersWith(chapters, QStringLiteral("xyzzy")).empty());
    }

    void everyPageHasItsChapter()
    {
        const auto chapters = guideChapters(QLocale{QLocale::English});
        for (const PageId page : {PageId::Home, PageId::Send, PageId::Receive, PageId::Activity,
                                  PageId::Channels, PageId::Network, PageId::Settings}) {
            const QString id = guideChapterOf(ShellFace::Running, page);
            QVERIFY(std::ranges::find(chapters, id, &GuideChapter::id) != chapters.end());
        }
        QCOMPARE(guideChapterOf(ShellFace::Locked, PageId::Send), QStringLiteral("start"));
    }

    void theWindowShowsSearchesAndClosesByKeyboard()
    {
        Theme theme;
        GuideWindow window;
        window.openChapter(QStringLiteral("channels"));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(window.currentChapter(), QStringLiteral("channels"));
        const QStringList faults = fulgurite::testing::layoutFaults(&window) +
                                   fulgurite::testing::accessibilityFaults(&window);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
        auto* search = window.findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("fingerprint"));
        QCOMPARE(window.currentChapter(), QStringLiteral("network"));
        auto* text = window.findChild<QTextBrowser*>();
        QVERIFY(!text->extraSelections().isEmpty());
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(text->textCursor().selectedText().toLower(), QStringLiteral("fingerprint"));
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(!window.isVisible());
    }
};

FULGURITE_TEST(GuideTest)
#include "guide_test.moc"

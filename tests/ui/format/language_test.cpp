// SPDX-License-Identifier: MIT
#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/support/ui/pseudo_translator.h"
#include "ui/format/language.h"

using namespace fulgurite::ui;
using fulgurite::testing::PseudoTranslator;

class LanguageTest final : public QObject {
    Q_OBJECT

private slots:
    void theDesktopDecidesWhatSystemMeans()
    {
        QCOMPARE(languageFor(QLocale{QStringLiteral("zh_CN")}), Language::SimplifiedChinese);
        QCOMPARE(languageFor(QLocale{QStringLiteral("zh_SG")}), Language::SimplifiedChinese);
        QCOMPARE(languageFor(QLocale{QStringLiteral("zh_TW")}), Language::English);
        QCOMPARE(languageFor(QLocale{QStringLiteral("de_DE")}), Language::English);
        QCOMPARE(languageFor(QLocale::c()), Language::English);
    }

    void aTagAndItsLanguageBelongTogether()
    {
        for (const Language each :
             {Language::System, Language::English, Language::SimplifiedChinese})
            QCOMPARE(languageFromTag(languageTag(each)), each);
        QCOMPARE(languageFromTag(QStringLiteral("../../etc")), Language::System);
    }

    void theGuideIsChineseToo()
    {
        const InstalledLanguage chinese{Language::SimplifiedChinese};
        QFile chapter{QStringLiteral(":/guide/zh_cn/start.md")};
        QVERIFY(chapter.open(QIODevice::ReadOnly));
        QVERIFY(chapter.readAll().startsWith("# "));
    }

    void qtsOwnButtonsAreChineseToo()
    {
        const InstalledLanguage chinese{Language::SimplifiedChinese};
        const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
        // One of the packages that ./dev installs.
        QVERIFY2(QFile::exists(folder + QStringLiteral("/qtbase_zh_CN.qm")), qPrintable(folder));
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("取消"));
    }

    void timesHaveNoSeconds()
    {
        const InstalledLanguage english{Language::English};
        QVERIFY(!QLocale{}.toString(QTime{16, 4, 59}, QLocale::ShortFormat).contains(u"59"));
    }

    void whatWasBeforeComesBack()
    {
        const QLocale before;
        {
            const InstalledLanguage chinese{Language::SimplifiedChinese};
            QCOMPARE(QLocale{}.language(), QLocale::Chinese);
        }
        QCOMPARE(QLocale{}, before);
        QCOMPARE(QCoreApplication::translate("x", "%n block(s)", nullptr, 2),
                 QStringLiteral("2 block(s)"));
    }

    void thePseudoLanguageIsLongerAndKeepsTheMarkers()
    {
        const PseudoTranslator pseudo;
        const auto said = [&pseudo](const char* text) {
            return pseudo.translate("x", text, nullptr, -1);
        };

        QCOMPARE(said("Pay"), QStringLiteral("⟦Pàý⟧"));
        QVERIFY(said("Nothing left your wallet.").size() >= 35);
        const QString marked = said("&Copy %1\n%n of {amount:sat} <b>now</b>");
        for (const char* kept : {"&C", "%1", "\n", "%n", "{amount:sat}", "<b>", "</b>"})
            QVERIFY2(marked.contains(QLatin1String{kept}), kept);
        QVERIFY(pseudo.translate("QDialogButtonBox", "OK", nullptr, -1).isEmpty());
    }
};

FULGURITE_TEST(LanguageTest)
#include "language_test.moc"

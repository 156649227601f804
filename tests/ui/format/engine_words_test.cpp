// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/format/engine_words.h"
#include "ui/format/error_text.h"
#include "ui/format/language.h"

using namespace fulgurite;
using namespace fulgurite::ui;
using app::ErrorCode;

class EngineWordsTest final : public QObject {
    Q_OBJECT

private slots:
    void whatTheEngineSaysIsTranslated()
    {
        const InstalledLanguage chinese{Language::SimplifiedChinese};
        const auto text = errorText({ErrorCode::NotYetSupported,
                                     {{QStringLiteral("what"), QStringLiteral("A BOLT 12 offer")}},
                                     {}});

        QVERIFY2(!text.cause.contains(QStringLiteral("offer")), qPrintable(text.cause));
        QVERIFY2(text.cause.contains(QStringLiteral("BOLT 12")), qPrintable(text.cause));
        QVERIFY2(!text.cause.contains(QLatin1String{"。 "}), qPrintable(text.cause));
        QVERIFY(trustText(QStringLiteral("own-node")) != trustText(QStringLiteral("server")));
        for (const auto* id : {"own-node", "server", "only-server", "lone-server", "practice"})
            QVERIFY2(trustText(QString::fromLatin1(id)) != QString::fromLatin1(id), id);
        QVERIFY(!trustText(QStringLiteral("own-node")).contains(QStringLiteral("own")));
    }

    void aParametersNameIsNoWordForAPerson()
    {
        const auto said = [](const char* name) {
            return errorText({ErrorCode::InvalidParameter,
                              {{QStringLiteral("name"), QString::fromLatin1(name)}},
                              {}})
                .cause;
        };
        QCOMPARE(said("request"), QStringLiteral("A value is not valid."));
        QCOMPARE(said("utxos"), QStringLiteral("A value is not valid. The chosen coins."));
    }

    void onlyAFolderIsCalledAFolder()
    {
        const auto said = [](const char* folder) {
            return errorText({ErrorCode::FolderReadOnly,
                              {{QStringLiteral("folder"), QString::fromLatin1(folder)}},
                              {}})
                .cause;
        };
        QCOMPARE(said("/media/stick"),
                 QStringLiteral("The folder cannot be written. Folder: /media/stick."));
        QCOMPARE(said("/media/stick: Read-only file system"),
                 QStringLiteral("The folder cannot be written."));
        QCOMPARE(said("SQLITE_READONLY"), QStringLiteral("The folder cannot be written."));
    }

    void networksHaveNames()
    {
        const auto text = errorText({ErrorCode::AddressOtherNetwork,
                                     {{QStringLiteral("network"), QStringLiteral("bitcoin")}},
                                     {}});
        QVERIFY2(text.cause.endsWith(QStringLiteral("the Bitcoin main network.")),
                 qPrintable(text.cause));
    }
};

FULGURITE_TEST(EngineWordsTest)
#include "engine_words_test.moc"

// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/settings/settings_words.h"

using namespace fulgurite;
using namespace fulgurite::ui;

class SettingsWordsTest final : public QObject {
    Q_OBJECT

private slots:
    void aboutNamesVersionFolderAndNode()
    {
        app::Lifecycle wallet;
        wallet.walletName = QStringLiteral("default");
        wallet.walletFolder = QStringLiteral("/wallets/default");
        app::Snapshot snapshot;
        snapshot.lifecycle = std::make_shared<const app::Lifecycle>(wallet);
        const SettingsFacts facts = aboutFacts(snapshot, QStringLiteral("1.2.3"));
        QCOMPARE(facts.size(), std::size_t{4});
        QCOMPARE(facts[0].second, QStringLiteral("1.2.3"));
        QCOMPARE(facts[2].second, QStringLiteral("/wallets/default"));
        QCOMPARE(facts[3].second, QStringLiteral("none"));
    }

    void lightningIsExplainedOnlyWhereItIsOff()
    {
        app::Lifecycle wallet;
        QVERIFY(lightningNote(wallet).isEmpty());
        wallet.lightning = false;
        QVERIFY(lightningNote(wallet).startsWith(QStringLiteral("Lightning is off")));
    }

    void aProofIsShownWithItsTime()
    {
        const QDateTime now{QDate{2026, 5, 4}, QTime{13, 0}};
        app::BackupPart part;
        QCOMPARE(proofChip(part, now).tone, Tone::Warn);
        part.provenAt = QDateTime{QDate{2026, 5, 4}, QTime{12, 4}};
        const BackupChip chip = proofChip(part, now);
        QCOMPARE(chip.tone, Tone::Good);
        QVERIFY2(chip.text.contains(QStringLiteral("04")), qPrintable(chip.text));
    }

    void aFaultComesBeforeAnOlderProof()
    {
        app::BackupPart part;
        part.provenAt = QDateTime{QDate{2026, 5, 4}, QTime{12, 4}};
        part.fault = app::ApiError{};
        QCOMPARE(proofChip(part, *part.provenAt).tone, Tone::Bad);
    }

    void theSeedIsConfirmedOrNot()
    {
        app::BackupPart part;
        QCOMPARE(seedChip(part).tone, Tone::Warn);
        part.seedConfirmed = true;
        QCOMPARE(seedChip(part).tone, Tone::Good);
    }
};

FULGURITE_TEST(SettingsWordsTest)
#include "settings_words_test.moc"

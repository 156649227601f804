// SPDX-License-Identifier: MIT
// Every page in every state of the shots, in Chinese and in a language two fifths longer than
// English. FULGURITE_LANGUAGE_SHOTS=DIR keeps the pictures.
#include <QCoreApplication>
#include <QDir>
#include <QTest>
#include <QTranslator>

#include "tests/support/test_registry.h"
#include "tests/support/ui/layout_check.h"
#include "tests/support/ui/pseudo_translator.h"
#include "ui/format/language.h"
#include "ui/gallery/shell_shots.h"
#include "ui/gallery/shot_registry.h"
#include "ui/gallery/shot_runner.h"
#include "ui/shots/control_shots.h"
#include "ui/shots/page_shots.h"
#include "ui/style/theme.h"

using namespace fulgurite::ui;

namespace {

/// Installed below all others: what reaches it has no translation.
class Unanswered final : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* sourceText, const char* /*disambiguation*/,
                      int /*n*/) const override
    {
        const QString owner = QString::fromUtf8(context);
        if (!owner.startsWith(QLatin1Char{'Q'})) // Qt's own words are Qt's matter
            m_texts.insert(owner + QStringLiteral(": ") + QString::fromUtf8(sourceText));
        return {};
    }
    QStringList taken() { return std::exchange(m_texts, {}).values(); }

private:
    mutable QSet<QString> m_texts;
};

void settle()
{
    for (int round = 0; round < 4; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

void keepPicture(const Shot& shot, const QString& language, Theme& theme)
{
    const QString folder = qEnvironmentVariable("FULGURITE_LANGUAGE_SHOTS");
    if (folder.isEmpty() || !QDir{}.mkpath(folder))
        return;
    for (const bool dark : {false, true}) {
        theme.setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QImage image = drawShot(shot, {dark, theme.scale(), 1.0, {}});
        image.save(QStringLiteral("%1/%2-%3-%4.png")
                       .arg(folder, shot.name, language,
                            dark ? QStringLiteral("dark") : QStringLiteral("light")));
    }
    theme.setChoice(ThemeChoice::Light);
}

} // namespace

class LanguagesTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
        addShellShots(m_registry);
        addHomeShots(m_registry);
        addReceiveShots(m_registry);
        addSendShots(m_registry);
        addActivityShots(m_registry);
        addSetupShots(m_registry);
        addChannelShots(m_registry);
        addNetworkShots(m_registry);
        addSettingsShots(m_registry);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void aPageIsWholeInChineseAndAsksForNoMissingWords_data() { rows(); }
    void aPageIsWholeInChineseAndAsksForNoMissingWords()
    {
        Unanswered unanswered;
        QCoreApplication::installTranslator(&unanswered);
        const InstalledLanguage chinese{Language::SimplifiedChinese};
        QStringList faults = faultsOf(QStringLiteral("zh"));
        for (const QString& text : unanswered.taken())
            faults << QStringLiteral("not translated: ") + text;
        QCoreApplication::removeTranslator(&unanswered);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

    void aPageHasRoomForALongerLanguage_data() { rows(); }
    void aPageHasRoomForALongerLanguage()
    {
        const InstalledLanguage english{Language::English};
        fulgurite::testing::PseudoTranslator pseudo;
        QCoreApplication::installTranslator(&pseudo);
        const QStringList faults = faultsOf(QStringLiteral("pseudo"));
        QCoreApplication::removeTranslator(&pseudo);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

private:
    void rows() const
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_registry.shots().size(); ++i)
            QTest::newRow(qPrintable(m_registry.shots()[i].name)) << static_cast<int>(i);
    }

    QStringList faultsOf(const QString& language)
    {
        QFETCH(int, index);
        const Shot& shot = m_registry.shots()[static_cast<std::size_t>(index)];
        keepPicture(shot, language, *m_theme);
        const auto widget = shot.make({false, m_theme->scale(), 1.0, {}});
        const int width = shot.size.width();
        widget->resize(width, shot.size.height() > 0 ? shot.size.height() : 100);
        widget->setAttribute(Qt::WA_DontShowOnScreen);
        widget->show();
        settle();
        if (shot.size.height() == 0) {
            const int needed = widget->hasHeightForWidth() ? widget->heightForWidth(width)
                                                           : widget->sizeHint().height();
            widget->resize(width, std::max(needed, widget->minimumSizeHint().height()));
            settle();
        }
        widget->grab(); // what is painted by hand asks for its words too
        return fulgurite::testing::layoutFaults(widget.get());
    }

    std::unique_ptr<Theme> m_theme;
    ShotRegistry m_registry;
};

FULGURITE_TEST(LanguagesTest)
#include "languages_test.moc"

// SPDX-License-Identifier: MIT
#include "ui/format/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "ui/format/english_plurals.h"

// The archive's resources are reachable only once they are named, outside of any namespace.
static void initTranslations() { Q_INIT_RESOURCE(translations); }

namespace fulgurite::ui {

namespace {

const QString kChinese = QStringLiteral("zh_CN");
const QString kEnglish = QStringLiteral("en");
const QString kSystem = QStringLiteral("system");

/// The desktop's own locale when it speaks the language, for it knows more than the language: the
/// order of a date, the sign between decimals. The C locale writes seconds that nobody asked for.
QLocale localeOf(Language language, const QLocale& desktop)
{
    if (desktop.language() == QLocale::C && language == Language::English)
        return {QLocale::English, QLocale::UnitedKingdom};
    const QLocale plain{languageTag(language)};
    if (desktop.language() == plain.language() && desktop.script() == plain.script())
        return desktop;
    return {plain.language(), plain.script(), desktop.territory()};
}

} // namespace

QString languageTag(Language language)
{
    switch (language) {
    case Language::System:
        return kSystem;
    case Language::English:
        return kEnglish;
    case Language::SimplifiedChinese:
        return kChinese;
    }
    return kSystem;
}

Language languageFromTag(const QString& tag)
{
    if (tag == kEnglish)
        return Language::English;
    return tag == kChinese ? Language::SimplifiedChinese : Language::System;
}

QString languageName(Language language)
{
    switch (language) {
    case Language::System:
        return QCoreApplication::translate("Language", "System");
    case Language::English:
        return QStringLiteral("English");
    case Language::SimplifiedChinese:
        return QStringLiteral("简体中文");
    }
    return {};
}

Language languageFor(const QLocale& desktop)
{
    const bool simplified = desktop.script() == QLocale::SimplifiedHanScript;
    return desktop.language() == QLocale::Chinese && simplified ? Language::SimplifiedChinese
                                                                : Language::English;
}

InstalledLanguage::InstalledLanguage(Language language)
    : m_language{language == Language::System ? languageFor(QLocale::system()) : language},
      m_before{std::make_unique<QLocale>()}
{
    initTranslations();
    if (m_language == Language::English)
        install(std::make_unique<EnglishPlurals>());
    if (m_language == Language::SimplifiedChinese) {
        const QString qtFolder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
        auto qt = std::make_unique<QTranslator>();
        if (qt->load(QStringLiteral("qtbase_zh_CN"), qtFolder)) // a package of its own: may lack
            install(std::move(qt));
        auto ours = std::make_unique<QTranslator>();
        if (ours->load(QStringLiteral(":/i18n/fulgurite_zh_CN.qm")))
            install(std::move(ours));
    }
    QLocale::setDefault(localeOf(m_language, QLocale::system()));
}

InstalledLanguage::~InstalledLanguage()
{
    for (const auto& translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    QLocale::setDefault(*m_before);
}

void InstalledLanguage::install(std::unique_ptr<QTranslator> translator)
{
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace fulgurite::ui

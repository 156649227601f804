// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>
#include <vector>

class QLocale;
class QTranslator;

namespace fulgurite::ui {

/// What the window may speak. System: the desktop's language where there is a translation, else
/// English.
enum class Language { System, English, SimplifiedChinese };

/// "system", "en", "zh_CN": the name in window.conf.
QString languageTag(Language language);
/// System for what is no such name.
Language languageFromTag(const QString& tag);
/// Each language called as its speakers call it; only System is translated.
QString languageName(Language language);
/// The language that is meant by System on a desktop of this locale; never System itself.
Language languageFor(const QLocale& desktop);

/// While it lives, tr() answers in its language, Qt's own dialogs too, and dates and numbers follow
/// it. Widgets that exist already keep their texts: it is made before the first one.
class InstalledLanguage {
public:
    explicit InstalledLanguage(Language language);
    ~InstalledLanguage();
    InstalledLanguage(const InstalledLanguage&) = delete;
    InstalledLanguage& operator=(const InstalledLanguage&) = delete;

    [[nodiscard]] Language language() const { return m_language; } ///< never System

private:
    void install(std::unique_ptr<QTranslator> translator);

    Language m_language;
    std::unique_ptr<QLocale> m_before;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace fulgurite::ui

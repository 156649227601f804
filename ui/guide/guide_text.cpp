// SPDX-License-Identifier: MIT
#include "ui/guide/guide_text.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace fulgurite::ui {

namespace {

constexpr std::array kChapters{"start",    "pay",     "receive",  "channels",     "backup",
                               "security", "network", "practice", "command-line", "key-derivation"};

QString readText(const QString& path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

/// The text of the first heading.
QString titleOf(const QString& markdown)
{
    const QString first = markdown.section(QLatin1Char{'\n'}, 0, 0);
    return first.startsWith(QLatin1String{"# "}) ? first.mid(2).trimmed() : first.trimmed();
}

} // namespace

std::vector<GuideChapter> guideChapters(const QLocale& locale)
{
    std::vector<GuideChapter> chapters;
    for (const char* name : kChapters) {
        const QString id = QString::fromLatin1(name);
        QString text =
            readText(QStringLiteral(":/guide/%1/%2.md").arg(locale.name().toLower(), id));
        if (text.isEmpty())
            text = readText(QStringLiteral(":/guide/%1.md").arg(id));
        if (!text.isEmpty())
            chapters.push_back({id, titleOf(text), text});
    }
    return chapters;
}

std::vector<int> chaptersWith(const std::vector<GuideChapter>& chapters, const QString& search)
{
    const QStringList words = search.simplified().split(QLatin1Char{' '}, Qt::SkipEmptyParts);
    std::vector<int> found;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        const bool all = std::ranges::all_of(words, [&](const QString& word) {
            return chapters[i].markdown.contains(word, Qt::CaseInsensitive);
        });
        if (all)
            found.push_back(static_cast<int>(i));
    }
    return found;
}

} // namespace fulgurite::ui

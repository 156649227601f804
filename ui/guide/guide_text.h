// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>

#include <vector>

namespace fulgurite::ui {

/// One chapter of the user guide: Markdown, its title the first heading.
struct GuideChapter {
    QString id; ///< "channels"
    QString title;
    QString markdown;
};

/// The chapters in reading order; those of `locale` where the guide is translated, else English.
std::vector<GuideChapter> guideChapters(const QLocale& locale = {});
/// Indexes of the chapters that hold every word of `search`, in order; all of them for no words.
std::vector<int> chaptersWith(const std::vector<GuideChapter>& chapters, const QString& search);

} // namespace fulgurite::ui

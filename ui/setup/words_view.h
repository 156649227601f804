// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include "app/api/words.h"
#include "ui/widgets/tone.h"

namespace fulgurite::ui {

/// What the restore page says of the words typed so far.
struct WordsView {
    QString status;
    Tone tone = Tone::Neutral;
    QStringList suggestions; ///< for the word the cursor stands in
    bool valid = false;
};

/// `text` as typed, `cursor` an index into it.
WordsView viewOfWords(const QString& text, int cursor);
/// The word the cursor stands in or behind; empty between words.
QString wordAtCursor(const QString& text, int cursor);

} // namespace fulgurite::ui

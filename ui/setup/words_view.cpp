// SPDX-License-Identifier: MIT
#include "ui/setup/words_view.h"

#include <QCoreApplication>

#include "ui/format/seed_questions.h"

namespace fulgurite::ui {

namespace {

constexpr int kLeastPrefix = 2;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WordsView)
};

QString wordNumber(const QString& text, int index)
{
    return text.simplified().section(QLatin1Char{' '}, index, index);
}

} // namespace

QString wordAtCursor(const QString& text, int cursor)
{
    int begin = cursor;
    while (begin > 0 && !text.at(begin - 1).isSpace())
        --begin;
    return text.mid(begin, cursor - begin);
}

WordsView viewOfWords(const QString& text, int cursor)
{
    WordsView view;
    const QString prefix = wordAtCursor(text, cursor).toLower();
    if (prefix.size() >= kLeastPrefix) {
        view.suggestions = app::completeWord(prefix);
        if (view.suggestions == QStringList{prefix})
            view.suggestions.clear();
    }
    const app::WordsCheck check = app::checkWords(normalisedWords(text));
    switch (check.state) {
    case app::WordsState::TooFew:
        view.status = Words::tr("%n word(s) so far. A wallet has 12, 15, 18, 21 or 24.", nullptr,
                                check.count);
        break;
    case app::WordsState::UnknownWord:
        // The word that is still being typed is not yet wrong.
        if (check.unknownIndex == check.count - 1 && !view.suggestions.isEmpty()) {
            view.status = Words::tr("Word %1…").arg(check.count);
            break;
        }
        view.tone = Tone::Bad;
        view.status = Words::tr("Word %1, “%2”, is not in the list of seed words.")
                          .arg(check.unknownIndex + 1)
                          .arg(wordNumber(text, check.unknownIndex));
        break;
    case app::WordsState::WrongChecksum:
        view.tone = Tone::Warn;
        view.status = Words::tr("All words are known, but they do not belong together: one is "
                                "wrong or out of its place.");
        break;
    case app::WordsState::Valid:
        view.tone = Tone::Good;
        view.valid = true;
        view.status = Words::tr("%n word(s), and their checksum is right.", nullptr, check.count);
        break;
    }
    return view;
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/setup/seed_edit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextCursor>

#include "ui/setup/words_view.h"
#include "ui/style/fonts.h"

namespace fulgurite::ui {

namespace {

constexpr qsizetype kMostPasted = 1000; ///< 24 words of 8 letters are 216 characters

} // namespace

SeedEdit::SeedEdit(QWidget* parent) : QPlainTextEdit{parent}
{
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData | Qt::ImhNoAutoUppercase);
    setFont(fontFor(TextRole::Mono));
    setFixedHeight(4 * lineHeight(TextRole::Mono) + scaled(20));
}

void SeedEdit::completeWith(const QString& word)
{
    QTextCursor cursor = textCursor();
    const QString begun = wordAtCursor(toPlainText(), cursor.position());
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(begun.size()));
    cursor.insertText(word + QLatin1Char{' '});
    setTextCursor(cursor);
    setFocus();
}

void SeedEdit::scrub()
{
    setPlainText(QString{toPlainText().size(), QLatin1Char{'0'}});
    clear();
}

void SeedEdit::insertFromMimeData(const QMimeData* source)
{
    textCursor().insertText(source->text().left(kMostPasted).simplified());
    QClipboard* clipboard = QGuiApplication::clipboard();
    clipboard->clear();
    if (clipboard->supportsSelection())
        clipboard->clear(QClipboard::Selection);
    emit pasted();
}

void SeedEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit accepted();
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace fulgurite::ui

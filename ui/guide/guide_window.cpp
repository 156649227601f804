// SPDX-License-Identifier: MIT
#include "ui/guide/guide_window.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/palette.h"
#include "ui/widgets/label.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kListWidth = 220;
constexpr int kWidth = 900;
constexpr int kHeight = 640;

/// Markdown comes without air: lines and headings stand as elsewhere in the window.
void giveAir(QTextDocument& text)
{
    constexpr int kLineHeight = 130; // per cent
    for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
        QTextCursor at{block};
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool heading = level > 0;
        format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(heading && block.blockNumber() > 0 ? scaled(space::kCard) : 0);
        format.setBottomMargin(scaled(heading ? space::kHair : space::kTight));
        at.setBlockFormat(format);
        if (!heading)
            continue;
        QTextCharFormat letters;
        letters.setFont(fontFor(level == 1 ? TextRole::Title : TextRole::Section));
        at.select(QTextCursor::BlockUnderCursor);
        at.setCharFormat(letters);
    }
}

} // namespace

GuideWindow::GuideWindow(QWidget* parent)
    : QWidget{parent, Qt::Window},
      m_chapters{guideChapters()},
      m_search{new QLineEdit},
      m_list{new QListWidget},
      m_text{new QTextBrowser},
      m_none{new Label{tr("No chapter has all of these words."), TextRole::Body, Token::Muted}}
{
    setWindowTitle(tr("Guide – Fulgurite"));
    resize(scaled(kWidth), scaled(kHeight));
    auto* row = new QHBoxLayout{this};
    const int margin = scaled(space::kCard);
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(margin);
    auto* left = new QVBoxLayout;
    left->setSpacing(scaled(space::kTight));
    m_search->setPlaceholderText(tr("Search the guide"));
    m_search->setAccessibleName(tr("Search the guide"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(Icon::Search, Token::Muted), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(scaled(kListWidth));
    m_list->setFixedWidth(scaled(kListWidth));
    m_list->setAccessibleName(tr("Chapters"));
    m_none->setFixedWidth(scaled(kListWidth));
    m_none->hide();
    left->addWidget(m_search);
    left->addWidget(m_none->wrapped());
    left->addWidget(m_list, 1);
    row->addLayout(left);
    m_text->setAccessibleName(tr("Chapter"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(scaled(space::kCard));
    row->addWidget(m_text, 1);
    fill();
    connect(m_list, &QListWidget::currentRowChanged, this, &GuideWindow::showChapter);
    connect(m_search, &QLineEdit::textChanged, this, &GuideWindow::fill);
    connect(m_search, &QLineEdit::returnPressed, this, &GuideWindow::nextHit);
    m_search->setFocus();
}

void GuideWindow::fill()
{
    const QString here = currentChapter();
    m_listed = chaptersWith(m_chapters, m_search->text());
    {
        const QSignalBlocker quiet{m_list};
        m_list->clear();
        for (const int index : m_listed)
            m_list->addItem(m_chapters[static_cast<std::size_t>(index)].title);
    }
    m_none->setVisible(m_listed.empty());
    openChapter(here);
}

QString GuideWindow::currentChapter() const
{
    const int row = m_list->currentRow();
    return row < 0
               ? QString{}
               : m_chapters[static_cast<std::size_t>(m_listed[static_cast<std::size_t>(row)])].id;
}

void GuideWindow::openChapter(const QString& id)
{
    if (m_listed.empty())
        return;
    const auto found = std::ranges::find_if(
        m_listed, [&](int index) { return m_chapters[static_cast<std::size_t>(index)].id == id; });
    const bool listed = found != m_listed.end();
    if (listed || m_list->currentRow() < 0)
        m_list->setCurrentRow(listed ? static_cast<int>(found - m_listed.begin()) : 0);
    showChapter();
}

void GuideWindow::showChapter()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_text->document()->setDefaultFont(fontFor(TextRole::Body));
    m_text->setMarkdown(
        m_chapters[static_cast<std::size_t>(m_listed[static_cast<std::size_t>(row)])].markdown);
    giveAir(*m_text->document());
    mark();
}

void GuideWindow::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString word = m_search->text().simplified().section(QLatin1Char{' '}, 0, 0);
    QTextCursor at{m_text->document()};
    while (!word.isEmpty() && !(at = m_text->document()->find(word, at)).isNull()) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = at;
        mark.format.setBackground(tokensOf(this)[Token::Selection]);
        marks.push_back(mark);
    }
    m_text->setExtraSelections(marks);
    if (marks.isEmpty())
        return;
    QTextCursor first = marks.front().cursor;
    first.setPosition(first.selectionStart());
    m_text->setTextCursor(first);
    m_text->ensureCursorVisible();
}

void GuideWindow::nextHit()
{
    const QString word = m_search->text().simplified().section(QLatin1Char{' '}, 0, 0);
    if (word.isEmpty() || m_text->find(word))
        return;
    m_text->moveCursor(QTextCursor::Start);
    m_text->find(word);
}

void GuideWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->matches(QKeySequence::Find))
        m_search->setFocus();
    else
        QWidget::keyPressEvent(event);
}

void GuideWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showChapter();
    QWidget::changeEvent(event);
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/widgets/seed_grid.h"

#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kColumns = 3;
constexpr int kCellWidth = 150;
constexpr char kSpace = ' ';

int cellHeight() { return scaled(36); }

} // namespace

SeedGrid::SeedGrid(SecretBytes words, QWidget* parent) : Painted{parent}, m_words{std::move(words)}
{
    setContextMenuPolicy(Qt::PreventContextMenu);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SeedGrid::setCovered(bool covered)
{
    m_covered = covered;
    valueChanged();
}

int SeedGrid::count() const
{
    const auto bytes = m_words.expose();
    return bytes.empty()
               ? 0
               : static_cast<int>(std::ranges::count(bytes, static_cast<std::uint8_t>(kSpace))) + 1;
}

QString SeedGrid::word(int index) const
{
    QString found;
    int at = 0;
    for (const auto byte : m_words.expose()) {
        if (static_cast<char>(byte) == kSpace)
            ++at;
        else if (at == index)
            found += QLatin1Char{static_cast<char>(byte)};
    }
    return found;
}

QRect SeedGrid::cell(int index) const
{
    // Down the columns, as one writes them on paper.
    const int rows = (count() + kColumns - 1) / kColumns;
    const int gap = scaled(space::kTight);
    const int wide = (width() - (kColumns - 1) * gap) / kColumns;
    const int column = index / std::max(1, rows);
    const int row = index % std::max(1, rows);
    return {column * (wide + gap), row * (cellHeight() + gap), wide, cellHeight()};
}

QString SeedGrid::sentence() const
{
    return m_covered ? tr("%n seed word(s), covered", nullptr, count())
                     : tr("%n seed word(s)", nullptr, count());
}

std::vector<PaintedPart> SeedGrid::parts() const
{
    std::vector<PaintedPart> named;
    for (int i = 0; i < count(); ++i)
        named.push_back({tr("Word %1").arg(i + 1), m_covered ? tr("covered") : word(i), cell(i)});
    return named;
}

QSize SeedGrid::sizeHint() const
{
    const int rows = (count() + kColumns - 1) / kColumns;
    return {kColumns * scaled(kCellWidth) + (kColumns - 1) * scaled(space::kTight),
            rows * (cellHeight() + scaled(space::kTight)) - scaled(space::kTight)};
}

QSize SeedGrid::minimumSizeHint() const { return {scaled(360), sizeHint().height()}; }

void SeedGrid::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    for (int i = 0; i < count(); ++i) {
        const QRect box = cell(i);
        roundedBox(&painter, box, scaled(radius::kControl), tokens[Token::Window],
                   tokens[Token::Line]);
        painter.setFont(fontFor(TextRole::Caption));
        painter.setPen(tokens[Token::Muted]);
        const int number = scaled(34);
        painter.drawText(QRect{box.left(), box.top(), number - scaled(space::kTight), box.height()},
                         Qt::AlignVCenter | Qt::AlignRight, QString::number(i + 1));
        painter.setFont(fontFor(TextRole::Mono));
        painter.setPen(tokens[Token::Text]);
        if (m_covered)
            roundedFill(&painter,
                        QRectF(box.left() + number, box.center().y() - 4,
                               box.width() - number - scaled(space::kCard), 8),
                        4, tokens[Token::Line]);
        else
            painter.drawText(
                QRect{box.left() + number, box.top(), box.width() - number, box.height()},
                Qt::AlignVCenter | Qt::AlignLeft, word(i));
    }
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/widgets/state_chip.h"

#include <QEvent>
#include <QPainter>

#include "ui/format/plain_tip.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

int chipHeight() { return scaled(size::kTarget); }

int chipWidth(const QString& text)
{
    const int words = QFontMetrics{fontFor(TextRole::Caption)}.horizontalAdvance(text);
    return scaled(space::kTight) + scaled(size::kIconSmall) + scaled(space::kHair) + words +
           scaled(10);
}

} // namespace

int paintChip(QPainter& painter, const QRect& box, const QString& text, Tone tone, Icon icon,
              const QPalette& palette)
{
    const Tokens& tokens = tokensOf(palette);
    // A view's painter has no direction of its own, and "auto" would be taken for right to left.
    const auto direction =
        painter.layoutDirection() == Qt::RightToLeft ? Qt::RightToLeft : Qt::LeftToRight;
    const int wide = std::min(chipWidth(text), box.width());
    const int high = std::min(chipHeight(), box.height());
    const QRect pill =
        QStyle::alignedRect(direction, Qt::AlignLeading | Qt::AlignVCenter, {wide, high}, box);
    roundedFill(&painter, pill, high / 2.0, tokens[Token::Sidebar]);
    const QColor color = tokens[tokenOf(tone)];
    const int side = scaled(size::kIconSmall);
    const QRect mark = QStyle::visualRect(
        direction, pill,
        {pill.left() + scaled(space::kTight), pill.top() + (high - side) / 2, side, side});
    painter.drawPixmap(mark.topLeft(), iconPixmap(icon == Icon::None ? iconOf(tone) : icon, color,
                                                  side, painter.device()->devicePixelRatioF()));
    painter.setFont(fontFor(TextRole::Caption));
    painter.setPen(color);
    const int left = scaled(space::kTight) + side + scaled(space::kHair);
    const QRect words =
        QStyle::visualRect(direction, pill, pill.adjusted(left, 0, -scaled(space::kTight), 0));
    const Qt::Alignment along =
        QStyle::visualAlignment(direction, Qt::AlignLeading) | Qt::AlignVCenter;
    painter.drawText(words, static_cast<int>(along),
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
    return wide;
}

StateChip::StateChip(const QString& text, Tone tone, Icon icon, QWidget* parent)
    : QWidget{parent},
      m_text{text},
      m_tone{tone},
      m_icon{icon}
{
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StateChip::setState(const QString& text, Tone tone, Icon icon)
{
    m_text = text;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const { return {chipWidth(m_text), chipHeight()}; }

QSize StateChip::minimumSizeHint() const
{
    return {std::min(chipWidth(m_text), scaled(160)), chipHeight()};
}

void StateChip::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setLayoutDirection(layoutDirection());
    const QString tip = chipWidth(m_text) > width() ? plainTip(m_text) : QString{};
    if (toolTip() != tip)
        setToolTip(tip);
    paintChip(painter, rect(), m_text, m_tone, m_icon, palette());
}

void StateChip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/widgets/choice_row.h"

#include <QPainter>
#include <QStyleOptionButton>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"

#include <algorithm>

namespace fulgurite::ui {

ChoiceRow::ChoiceRow(const QString& title, QWidget* parent) : QAbstractButton{parent}
{
    setText(title);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceRow::setDetail(const QString& detail, const QString& cost)
{
    m_detail = detail;
    m_cost = cost;
    setAccessibleDescription(cost.isEmpty() ? detail : tr("%1, %2").arg(detail, cost));
    updateGeometry();
    update();
}

void ChoiceRow::setReservedRight(int pixels)
{
    m_reserved = pixels;
    update();
}

QSize ChoiceRow::sizeHint() const
{
    const QFontMetrics title{fontFor(TextRole::Strong)};
    const QFontMetrics caption{fontFor(TextRole::Caption)};
    const int words =
        std::max(title.horizontalAdvance(text()), caption.horizontalAdvance(m_detail));
    const int cost = QFontMetrics{fontFor(TextRole::Body)}.horizontalAdvance(m_cost);
    return {words + cost + m_reserved + scaled(18 + 4 * space::kField),
            lineHeight(TextRole::Body) + (m_detail.isEmpty() ? 0 : lineHeight(TextRole::Caption)) +
                2 * scaled(space::kTight)};
}

QSize ChoiceRow::minimumSizeHint() const { return {scaled(200), sizeHint().height()}; }

void ChoiceRow::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    QColor fill = tokens[isChecked() ? Token::Selection : Token::Surface];
    if (isEnabled() && (isDown() || underMouse()))
        fill = mixed(fill, tokens[Token::Text], isDown() ? kPressedTint : kHoverTint);
    roundedBox(&painter, rect(), scaled(radius::kControl), fill,
               tokens[isChecked() ? Token::Accent : Token::Line]);
    paintDot(painter);
    paintWords(painter, tokens);
}

void ChoiceRow::paintDot(QPainter& painter)
{
    QStyleOptionButton dot;
    dot.initFrom(this);
    dot.state &= ~QStyle::State_MouseOver;
    dot.state |= isChecked() ? QStyle::State_On : QStyle::State_Off;
    const int side = scaled(18);
    dot.rect = QStyle::visualRect(layoutDirection(), rect(),
                                  {scaled(space::kField), (height() - side) / 2, side, side});
    style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &dot, &painter, this);
}

void ChoiceRow::paintWords(QPainter& painter, const Tokens& tokens)
{
    const int pad = scaled(space::kField);
    const int left = pad + scaled(18) + pad;
    const QFontMetrics body{fontFor(TextRole::Body)};
    const int cost = body.horizontalAdvance(m_cost);
    const auto mirrored = [this](const QRect& box) {
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    const int wide = width() - left - 2 * pad - cost - m_reserved;
    const int titleHeight = lineHeight(TextRole::Body);
    const int top = m_detail.isEmpty() ? (height() - titleHeight) / 2 : scaled(space::kTight);
    painter.setFont(fontFor(TextRole::Strong));
    painter.setPen(tokens[isEnabled() ? Token::Text : Token::Muted]);
    painter.drawText(mirrored({left, top, wide, titleHeight}), Qt::AlignVCenter | Qt::AlignLeading,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, wide));
    painter.setFont(fontFor(TextRole::Body));
    painter.drawText(mirrored({width() - pad - cost - m_reserved, 0, cost, height()}),
                     Qt::AlignVCenter | Qt::AlignTrailing, m_cost);
    painter.setFont(fontFor(TextRole::Caption));
    painter.setPen(tokens[Token::Muted]);
    painter.drawText(mirrored({left, top + titleHeight, wide, lineHeight(TextRole::Caption)}),
                     Qt::AlignVCenter | Qt::AlignLeading,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, wide));
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/widgets/status_item.h"

#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"

namespace fulgurite::ui {

namespace {
int markWidth(Icon icon) { return scaled(icon == Icon::None ? 8 : size::kIconSmall); }
} // namespace

StatusItem::StatusItem(const QString& name, Icon icon, QWidget* parent)
    : QAbstractButton{parent},
      m_name{name},
      m_icon{icon}
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(name);
    setState({});
}

void StatusItem::setState(const QString& text, Tone tone)
{
    setText(text);
    m_tone = tone;
    setAccessibleName(text.isEmpty() ? m_name : tr("%1: %2").arg(m_name, text));
    updateGeometry();
    update();
}

void StatusItem::setStateIcon(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

QSize StatusItem::sizeHint() const
{
    const int words =
        text().isEmpty()
            ? 0
            : scaled(6) + QFontMetrics{fontFor(TextRole::Caption)}.horizontalAdvance(text());
    return {markWidth(m_icon) + words + 2 * scaled(space::kTight), scaled(size::kTarget)};
}

void StatusItem::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    if (underMouse() || isDown())
        roundedFill(&painter, rect(), scaled(space::kHair),
                    mixed(tokens[Token::Window], tokens[Token::Text],
                          isDown() ? kPressedTint : kHoverTint));
    const int mark = markWidth(m_icon);
    const QRect box = QStyle::visualRect(
        layoutDirection(), rect(), {scaled(space::kTight), (height() - mark) / 2, mark, mark});
    const QColor color = tokens[tokenOf(m_tone)];
    if (m_icon == Icon::None)
        roundedFill(&painter, box, mark / 2.0, color);
    else
        painter.drawPixmap(box.topLeft(), iconPixmap(m_icon, color, mark, devicePixelRatioF()));
    const int left = scaled(space::kTight) + mark + scaled(6);
    painter.setFont(fontFor(TextRole::Caption));
    painter.setPen(tokens[Token::Muted]);
    painter.drawText(
        QStyle::visualRect(layoutDirection(), rect(), {left, 0, width() - left, height()}),
        Qt::AlignVCenter | Qt::AlignLeading, text());
}

void StatusItem::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void StatusItem::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace fulgurite::ui

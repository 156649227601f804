// SPDX-License-Identifier: MIT
#include "ui/widgets/icon_label.h"

#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"

namespace fulgurite::ui {

IconLabel::IconLabel(Icon icon, Token color, int pixels, QWidget* parent)
    : QWidget{parent},
      m_icon{icon},
      m_color{color},
      m_pixels{pixels}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(Icon icon, Token color)
{
    m_icon = icon;
    m_color = color;
    update();
}

QSize IconLabel::sizeHint() const { return {scaled(m_pixels), scaled(m_pixels)}; }

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.drawPixmap(
        0, 0, iconPixmap(m_icon, tokensOf(this)[m_color], scaled(m_pixels), devicePixelRatioF()));
}

} // namespace fulgurite::ui

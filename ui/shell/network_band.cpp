// SPDX-License-Identifier: MIT
#include "ui/shell/network_band.h"

#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"

namespace fulgurite::ui {

NetworkBand::NetworkBand(QWidget* parent) : QWidget{parent}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void NetworkBand::setBand(const QString& text, bool practice)
{
    m_text = text;
    m_practice = practice;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    update();
}

QSize NetworkBand::sizeHint() const { return {scaled(200), scaled(26)}; }

void NetworkBand::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    painter.fillRect(rect(), tokens[m_practice ? Token::InFlight : Token::Warn]);
    painter.setFont(fontFor(TextRole::Caption));
    painter.setPen(tokens[Token::Surface]);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace fulgurite::ui

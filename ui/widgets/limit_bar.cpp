// SPDX-License-Identifier: MIT
#include "ui/widgets/limit_bar.h"

#include <QPainter>

#include "ui/format/amount_format.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace fulgurite::ui {

LimitBar::LimitBar(const QString& label, QWidget* parent) : Painted{parent}, m_label{label}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LimitBar::setLabel(const QString& label)
{
    m_label = label;
    valueChanged();
}

void LimitBar::setLimit(Satoshi limit, std::optional<Satoshi> asked)
{
    m_limit = limit;
    m_asked = asked;
    valueChanged();
}

QString LimitBar::sentence() const
{
    const AmountStyle style = currentAmountStyle();
    const QString limit = tr("%1: %2").arg(m_label, spokenAmount(m_limit, style));
    if (!m_asked)
        return limit;
    const QString asked = spokenAmount(*m_asked, style);
    return *m_asked > m_limit ? tr("%1; %2 asked for is above it").arg(limit, asked)
                              : tr("%1; %2 asked for").arg(limit, asked);
}

QSize LimitBar::sizeHint() const
{
    return {scaled(280), lineHeight(TextRole::Body) + scaled(space::kHair) + scaled(space::kTight)};
}

QSize LimitBar::minimumSizeHint() const { return {scaled(160), sizeHint().height()}; }

void LimitBar::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    const QRect words{0, 0, width(), lineHeight(TextRole::Body)};
    const QString limit = amountText(m_limit, currentAmountStyle());
    painter.setFont(fontFor(TextRole::Strong));
    const int wide = painter.fontMetrics().horizontalAdvance(limit) + 1;
    painter.setPen(tokens[Token::Text]);
    painter.drawText(words, Qt::AlignTrailing | Qt::AlignVCenter, limit);
    painter.setFont(fontFor(TextRole::Body));
    painter.setPen(tokens[Token::Muted]);
    const int room = width() - wide - scaled(space::kTight);
    painter.drawText(words, Qt::AlignLeading | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_label, Qt::ElideRight, room));

    const int high = scaled(space::kTight);
    const QRectF track(0, height() - high, width(), high);
    roundedFill(&painter, track, high / 2.0, tokens[Token::Line]);
    if (!m_asked || m_asked->value() == 0)
        return;
    const bool above = *m_asked > m_limit;
    const double share = m_limit.value() == 0
                             ? 1.0
                             : std::min(1.0, static_cast<double>(m_asked->value()) /
                                                 static_cast<double>(m_limit.value()));
    QRectF filled = track;
    filled.setWidth(std::max<double>(high, track.width() * share));
    if (layoutDirection() == Qt::RightToLeft)
        filled.moveRight(track.right());
    roundedFill(&painter, filled, high / 2.0, tokens[above ? Token::Bad : Token::Accent]);
}

} // namespace fulgurite::ui

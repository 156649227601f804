// SPDX-License-Identifier: MIT
#include "ui/widgets/amount.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include "ui/style/icons.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"
#include "ui/widgets/copied.h"

namespace fulgurite::ui {

Amount::Amount(Satoshi amount, TextRole role, QWidget* parent)
    : QWidget{parent},
      m_amount{toMsat(amount)},
      m_role{role}
{
    // A figure that stands for itself is reached by Tab; of a row or a list its menu copies it.
    const bool inText = role == TextRole::Body || role == TextRole::Strong;
    setFocusPolicy(inText ? Qt::ClickFocus : Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    refresh();
}

void Amount::setAmount(Satoshi amount, Sign sign)
{
    m_fraction = false;
    m_known = true;
    m_amount = toMsat(amount);
    m_sign = sign;
    refresh();
}

void Amount::setAmount(MilliSatoshi amount, Sign sign)
{
    m_fraction = true;
    m_known = true;
    m_amount = amount;
    m_sign = sign;
    refresh();
}

void Amount::setUnknown()
{
    m_known = false;
    refresh();
}

void Amount::setColor(Token color)
{
    m_color = color;
    update();
}

void Amount::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QString Amount::text() const { return m_known ? m_text.joined() : m_text.number; }

QSize Amount::sizeHint() const
{
    const QFontMetrics number{fontFor(m_role)};
    const int unit = m_known ? QFontMetrics{unitFontFor(m_role)}.horizontalAdvance(m_text.unit) +
                                   number.horizontalAdvance(QChar{0x202F})
                             : 0;
    return {number.horizontalAdvance(m_text.number) + unit + 1, lineHeight(m_role)};
}

void Amount::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    const QFont font = fontFor(m_role);
    const QFontMetrics metrics{font};
    const int content = sizeHint().width();
    const bool right =
        QStyle::visualAlignment(layoutDirection(), m_alignment).testFlag(Qt::AlignRight);
    const int left = right                                    ? width() - content
                     : m_alignment.testFlag(Qt::AlignHCenter) ? (width() - content) / 2
                                                              : 0;
    const int baseline = (height() - metrics.height()) / 2 + metrics.ascent();
    painter.setFont(font);
    painter.setPen(tokens[m_known && isEnabled() ? m_color : Token::Muted]);
    painter.drawText(left, baseline, m_text.number);
    if (!m_known)
        return;
    const int after =
        left + metrics.horizontalAdvance(m_text.number) + metrics.horizontalAdvance(QChar{0x202F});
    painter.setFont(unitFontFor(m_role));
    painter.setPen(tokens[Token::Muted]);
    painter.drawText(after, baseline, m_text.unit);
}

void Amount::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::LocaleChange)
        refresh();
}

bool Amount::event(QEvent* event)
{
    if (event->type() == amountStyleChange())
        refresh();
    return QWidget::event(event);
}

void Amount::refresh()
{
    const AmountStyle style = currentAmountStyle();
    if (!m_known)
        m_text = {QString{QChar{0x2014}}, {}};
    else
        m_text = m_fraction ? formatAmount(m_amount, style, m_sign)
                            : formatAmount(floorToSat(m_amount), style, m_sign);
    const QString minus = m_sign == Sign::Minus ? tr("minus %1") : QStringLiteral("%1");
    setAccessibleName(m_known ? minus.arg(spokenAmount(floorToSat(m_amount), style))
                              : tr("not known yet"));
    updateGeometry();
    update();
}

void Amount::copy()
{
    const AmountStyle style = currentAmountStyle();
    if (!m_known || style.hidden)
        return;
    copyAndSay(this, plainAmount(floorToSat(m_amount), style.unit), tr("Amount copied"));
    emit copied();
}

void Amount::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu;
    QAction* action = menu.addAction(icon(Icon::Copy), tr("Copy amount"));
    action->setEnabled(m_known && !currentAmountStyle().hidden);
    if (menu.exec(event->globalPos()) == action)
        copy();
}

void Amount::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    QWidget::keyPressEvent(event);
}

} // namespace fulgurite::ui

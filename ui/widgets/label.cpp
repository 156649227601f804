// SPDX-License-Identifier: MIT
#include "ui/widgets/label.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include "ui/format/plain_tip.h"
#include "ui/style/palette.h"

namespace fulgurite::ui {

Label::Label(const QString& text, TextRole role, Token color, QWidget* parent)
    : QLabel{text, parent},
      m_role{role},
      m_color{color}
{
    // Peer-sent text must never be read as markup.
    setTextFormat(Qt::PlainText);
    // Of the window's direction, not the text's: a name from right to left stays in its column.
    setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter) |
                 Qt::AlignAbsolute);
    restyle();
}

void Label::setRole(TextRole role)
{
    m_role = role;
    restyle();
}

void Label::setColor(Token color)
{
    m_color = color;
    restyle();
}

void Label::setElideMode(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateToolTip();
    updateGeometry();
}

Label* Label::wrapped()
{
    setWordWrap(true);
    return this;
}

QSize Label::sizeHint() const
{
    if (wordWrap())
        return QLabel::sizeHint();
    const QSize natural = QLabel::sizeHint();
    return {natural.width(), std::max(natural.height(), lineHeight(m_role))};
}

QSize Label::minimumSizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return wordWrap() ? QLabel::minimumSizeHint() : sizeHint();
    return {scaled(space::kWide), sizeHint().height()};
}

void Label::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::PaletteChange)
        restyle();
}

void Label::paintEvent(QPaintEvent* event)
{
    if (m_elide == Qt::ElideNone)
        return QLabel::paintEvent(event);
    updateToolTip();
    QPainter painter{this};
    const QRect box = contentsRect();
    const QString shown = fontMetrics().elidedText(text(), m_elide, box.width());
    style()->drawItemText(&painter, box, static_cast<int>(alignment()) | Qt::TextSingleLine,
                          palette(), isEnabled(), shown, foregroundRole());
}

void Label::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    updateToolTip();
}

void Label::updateToolTip()
{
    if (m_elide == Qt::ElideNone)
        return;
    const bool cut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
    const QString tip = cut ? plainTip(text()) : QString{};
    if (toolTip() != tip)
        setToolTip(tip);
}

void Label::restyle()
{
    const QFont wanted = fontFor(m_role);
    if (font() != wanted)
        setFont(wanted);
    const QColor color = tokensOf(this)[m_color];
    if (palette().color(QPalette::Active, QPalette::WindowText) == color)
        return;
    // A fresh palette: only this role is ours, all others go on following the application.
    QPalette tinted;
    tinted.setColor(QPalette::Active, QPalette::WindowText, color);
    tinted.setColor(QPalette::Inactive, QPalette::WindowText, color);
    setPalette(tinted);
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/widgets/row_line.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/style/tokens.h"

namespace fulgurite::ui {

RowLine::RowLine(bool takesFocus, QWidget* parent) : QWidget{parent}
{
    setFocusPolicy(takesFocus ? Qt::TabFocus : Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    setMinimumHeight(scaled(size::kRow));
}

void RowLine::paintEvent(QPaintEvent*)
{
    if (!underMouse())
        return;
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    roundedFill(&painter, rect(), scaled(radius::kControl),
                mixed(tokens[Token::Surface], tokens[Token::Text], kHoverTint));
}

void RowLine::enterEvent(QEnterEvent* event)
{
    QWidget::enterEvent(event);
    update();
}

void RowLine::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    update();
}

void RowLine::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit activated();
}

void RowLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Space)
        emit activated();
    else
        QWidget::keyPressEvent(event);
}

void RowLine::contextMenuEvent(QContextMenuEvent* event) { emit menuAsked(event->globalPos()); }

} // namespace fulgurite::ui

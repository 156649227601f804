// SPDX-License-Identifier: MIT
// Buttons, fields and indicators.
#include <QComboBox>

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/style_paint.h"

namespace fulgurite::ui {

QColor reacted(const StylePaint& paint, const QColor& base)
{
    if (!paint.has(QStyle::State_Enabled))
        return base;
    if (paint.has(QStyle::State_Sunken))
        return mixed(base, paint.color(Token::Text), kPressedTint);
    return paint.has(QStyle::State_MouseOver) ? mixed(base, paint.color(Token::Text), kHoverTint)
                                              : base;
}

void roundedBox(QPainter* painter, const QRect& box, int corner, const QColor& fill,
                const QColor& edge)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(edge.isValid() ? QPen{edge, 1} : QPen{Qt::NoPen});
    const QRectF inner = edge.isValid() ? QRectF{box}.adjusted(0.5, 0.5, -0.5, -0.5) : QRectF{box};
    painter->drawRoundedRect(inner, corner, corner);
    painter->restore();
}

void roundedFill(QPainter* painter, const QRectF& box, double corner, const QColor& fill)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(box, corner, corner);
    painter->restore();
}

void paintChevron(const StylePaint& paint, const QRect& box, Qt::ArrowType direction, Token color)
{
    const Icon which = direction == Qt::UpArrow      ? Icon::ChevronUp
                       : direction == Qt::LeftArrow  ? Icon::ChevronLeft
                       : direction == Qt::RightArrow ? Icon::ChevronRight
                                                     : Icon::ChevronDown;
    const int side = scaled(size::kIconSmall);
    const QPixmap drawn =
        iconPixmap(which, paint.color(color), side, paint.painter->device()->devicePixelRatioF());
    paint.painter->drawPixmap(box.center().x() - side / 2 + 1, box.center().y() - side / 2 + 1,
                              drawn);
}

QColor buttonTextColor(const StylePaint& paint)
{
    if (!paint.has(QStyle::State_Enabled))
        return paint.color(Token::Muted);
    switch (buttonKindOf(paint.widget)) {
    case ButtonKind::Primary:
        return paint.color(Token::OnAccent);
    case ButtonKind::Danger:
        return paint.color(Token::Bad);
    case ButtonKind::Secondary:
    case ButtonKind::Quiet:
        break;
    }
    return paint.color(Token::Text);
}

void paintButtonPanel(const StylePaint& paint)
{
    const ButtonKind kind = buttonKindOf(paint.widget);
    const int corner = scaled(radius::kControl);
    const QRect box = paint.option->rect;
    if (!paint.has(QStyle::State_Enabled)) {
        if (kind != ButtonKind::Quiet)
            roundedBox(paint.painter, box, corner, paint.color(Token::Sidebar),
                       paint.color(Token::Line));
        return;
    }
    if (kind == ButtonKind::Primary)
        return roundedBox(paint.painter, box, corner, reacted(paint, paint.color(Token::Accent)));
    if (kind == ButtonKind::Quiet) {
        QColor veil = paint.color(Token::Text);
        const bool on = paint.has(QStyle::State_On);
        veil.setAlphaF(paint.has(QStyle::State_Sunken)            ? static_cast<float>(kPressedTint)
                       : paint.has(QStyle::State_MouseOver) || on ? static_cast<float>(kHoverTint)
                                                                  : 0.0F);
        return roundedBox(paint.painter, box, corner, veil);
    }
    const QColor base =
        paint.has(QStyle::State_On) ? paint.color(Token::Selection) : paint.color(Token::Surface);
    const Token edge = paint.has(QStyle::State_On)  ? Token::Accent
                       : kind == ButtonKind::Danger ? Token::Bad
                                                    : Token::Edge;
    roundedBox(paint.painter, box, corner, reacted(paint, base), paint.color(edge));
}

void paintFieldFrame(const StylePaint& paint, bool fill)
{
    const bool invalid = paint.widget && paint.widget->property("fulguriteInvalid").toBool();
    const bool enabled = paint.has(QStyle::State_Enabled);
    const bool readOnly = paint.has(QStyle::State_ReadOnly);
    const bool hover = enabled && paint.has(QStyle::State_MouseOver);
    const QColor edge = invalid                ? paint.color(Token::Bad)
                        : enabled && !readOnly ? mixed(paint.color(Token::Edge),
                                                       paint.color(Token::Text), hover ? 0.3 : 0.0)
                                               : paint.color(Token::Line);
    const QColor base =
        enabled && !readOnly ? paint.color(Token::Surface) : paint.color(Token::Window);
    roundedBox(paint.painter, paint.option->rect, scaled(radius::kControl),
               fill ? base : QColor{Qt::transparent}, edge);
}

namespace {

struct IndicatorColors {
    QColor fill;
    QColor edge;
    QColor mark;
};

IndicatorColors indicatorColors(const StylePaint& paint, bool on)
{
    if (!paint.has(QStyle::State_Enabled))
        return {paint.color(Token::Sidebar), paint.color(Token::Line), paint.color(Token::Muted)};
    const QColor base = paint.color(on ? Token::Accent : Token::Surface);
    return {reacted(paint, base), paint.color(on ? Token::Accent : Token::Edge),
            paint.color(Token::OnAccent)};
}

QRect indicatorBox(const QRect& all)
{
    const int side = std::min({all.width(), all.height(), scaled(18)});
    return {all.center().x() - side / 2 + (all.width() % 2 == 0 ? 1 : 0),
            all.center().y() - side / 2 + (all.height() % 2 == 0 ? 1 : 0), side, side};
}

} // namespace

void paintCheckBox(const StylePaint& paint)
{
    const bool partly = paint.has(QStyle::State_NoChange);
    const bool on = paint.has(QStyle::State_On) || partly;
    const auto colors = indicatorColors(paint, on);
    const QRect box = indicatorBox(paint.option->rect);
    roundedBox(paint.painter, box, scaled(4), colors.fill, colors.edge);
    if (!on)
        return;
    const int side = box.width() - 2;
    paint.painter->drawPixmap(box.topLeft() + QPoint{1, 1},
                              iconPixmap(partly ? Icon::Minus : Icon::Check, colors.mark, side,
                                         paint.painter->device()->devicePixelRatioF()));
}

void paintRadio(const StylePaint& paint)
{
    const bool on = paint.has(QStyle::State_On);
    const auto colors = indicatorColors(paint, on);
    const QRect box = indicatorBox(paint.option->rect);
    roundedBox(paint.painter, box, box.width() / 2, colors.fill, colors.edge);
    if (on) {
        const double inset = box.width() * 0.3;
        roundedFill(paint.painter, QRectF{box}.adjusted(inset, inset, -inset, -inset), box.width(),
                    colors.mark);
    }
}

void paintComboBox(const StylePaint& paint)
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(paint.option);
    if (combo->frame) {
        const bool enabled = paint.has(QStyle::State_Enabled);
        const QColor fill =
            enabled ? reacted(paint, paint.color(Token::Surface)) : paint.color(Token::Sidebar);
        roundedBox(paint.painter, combo->rect, scaled(radius::kControl), fill,
                   paint.color(enabled ? Token::Edge : Token::Line));
    }
    const QRect arrow = paint.widget->style()->subControlRect(
        QStyle::CC_ComboBox, combo, QStyle::SC_ComboBoxArrow, paint.widget);
    paintChevron(paint, arrow, Qt::DownArrow);
}

void paintSpinBox(const StylePaint& paint, const QRect& up, const QRect& down)
{
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(paint.option);
    if (spin->frame)
        paintFieldFrame(paint, true);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    paintChevron(paint, up, Qt::UpArrow);
    paintChevron(paint, down, Qt::DownArrow);
}

} // namespace fulgurite::ui

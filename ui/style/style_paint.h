// SPDX-License-Identifier: MIT
#pragma once

#include <QPainter>
#include <QStyleOption>

#include "ui/style/palette.h"
#include "ui/style/style.h"

namespace fulgurite::ui {

/// What a drawing function of the style gets.
struct StylePaint {
    const QStyleOption* option;
    QPainter* painter;
    const QWidget* widget;
    const Tokens& tokens;

    [[nodiscard]] bool has(QStyle::StateFlag flag) const { return option->state.testFlag(flag); }
    [[nodiscard]] QColor color(Token token) const { return tokens[token]; }
};

/// `base` as it looks under the pointer or pressed.
QColor reacted(const StylePaint& paint, const QColor& base);
/// A rounded box on whole pixels with a 1 px edge inside; an invalid edge colour draws none.
void roundedBox(QPainter* painter, const QRect& box, int corner, const QColor& fill,
                const QColor& edge = {});
/// Fills with rounded corners and no edge.
void roundedFill(QPainter* painter, const QRectF& box, double corner, const QColor& fill);
/// An arrow-like chevron of our icon family in a box.
void paintChevron(const StylePaint& paint, const QRect& box, Qt::ArrowType direction,
                  Token color = Token::Muted);

/// What a combo box's list stands in.
bool isPopupFrame(const QWidget* widget);
/// A table that is no part of a card is drawn as one itself.
bool standsAlone(const QWidget* widget);
ButtonKind buttonKindOf(const QWidget* widget);
QColor buttonTextColor(const StylePaint& paint);

void paintButtonPanel(const StylePaint& paint);
void paintFieldFrame(const StylePaint& paint, bool fill);
void paintCheckBox(const StylePaint& paint);
void paintRadio(const StylePaint& paint);
void paintComboBox(const StylePaint& paint);
void paintSpinBox(const StylePaint& paint, const QRect& up, const QRect& down);
void paintMenuItem(const StylePaint& paint);
void paintMenuBarItem(const StylePaint& paint);
void paintHeaderSection(const StylePaint& paint);
void paintHeaderLabel(const StylePaint& paint);
void paintTabShape(const StylePaint& paint);
void paintItemPanel(const StylePaint& paint);
void paintScrollBar(const StylePaint& paint, const QRect& slider);
void paintSlider(const StylePaint& paint, const QRect& groove, const QRect& handle);
void paintProgress(const StylePaint& paint);
void paintToolTip(const StylePaint& paint);

} // namespace fulgurite::ui

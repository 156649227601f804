// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

#include "ui/style/tokens.h"

class QAbstractButton;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionViewItem;

namespace fulgurite::ui {

/// How much a push button asks for the eye. One primary a page; Danger for what cannot be undone;
/// Quiet has no edge at rest.
enum class ButtonKind { Secondary, Primary, Danger, Quiet };

/// Marks a plain QAbstractButton with a kind; Button does it by itself.
void setButtonKind(QAbstractButton* button, ButtonKind kind);
/// Marks an editor as wrong: its edge takes the colour of `bad`.
void setInvalid(QWidget* editor, bool invalid);

/// Fusion, flat: 1 px lines, radius 6, hover +6 %, pressed +12 %, focus drawn by FocusRing.
class Style final : public QProxyStyle {
    Q_OBJECT

public:
    Style();

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                       const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
};

} // namespace fulgurite::ui

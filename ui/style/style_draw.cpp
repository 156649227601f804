// SPDX-License-Identifier: MIT
// The drawing half of Style: says which function of style_paint.h draws what.
#include <QAbstractButton>
#include <QComboBox>
#include <QStyleOption>

#include "ui/style/fonts.h"
#include "ui/style/style.h"
#include "ui/style/style_paint.h"

namespace fulgurite::ui {

namespace {

QStyleOptionButton coloredLabel(const StylePaint& paint)
{
    QStyleOptionButton label{*qstyleoption_cast<const QStyleOptionButton*>(paint.option)};
    label.palette.setColor(QPalette::ButtonText, buttonTextColor(paint));
    label.features &= ~QStyleOptionButton::HasMenu;
    return label;
}

void paintFocusRing(const StylePaint& paint)
{
    paint.painter->save();
    paint.painter->setRenderHint(QPainter::Antialiasing);
    paint.painter->setBrush(Qt::NoBrush);
    paint.painter->setPen(QPen{paint.color(Token::Accent), size::kFocusRing});
    const double corner = radius::kControl + size::kFocusOffset + 1.0;
    paint.painter->drawRoundedRect(QRectF{paint.option->rect}.adjusted(1, 1, -1, -1), corner,
                                   corner);
    paint.painter->restore();
}

/// A line is a line; of other frames only a text's edge is drawn.
void paintFrame(const StylePaint& paint)
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(paint.option);
    const QRect box = paint.option->rect;
    if (frame && frame->frameShape == QFrame::HLine)
        return paint.painter->fillRect(QRect{box.left(), box.center().y(), box.width(), 1},
                                       paint.color(Token::Line));
    if (frame && frame->frameShape == QFrame::VLine)
        return paint.painter->fillRect(QRect{box.center().x(), box.top(), 1, box.height()},
                                       paint.color(Token::Line));
    const QWidget* widget = paint.widget;
    if (isPopupFrame(widget))
        return roundedBox(paint.painter, box, scaled(radius::kControl), paint.color(Token::Surface),
                          paint.color(Token::Line));
    if (standsAlone(widget))
        return roundedBox(paint.painter, box, scaled(radius::kCard), paint.color(Token::Surface),
                          paint.color(Token::Line));
    if (widget && (widget->inherits("QTextEdit") || widget->inherits("QPlainTextEdit")))
        paintFieldFrame(paint, true);
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    const StylePaint paint{option, painter, widget, tokensOf(option->palette)};
    switch (static_cast<int>(element)) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        return paintButtonPanel(paint);
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            paintFieldFrame(paint, true);
        return;
    }
    case PE_FrameLineEdit:
        return paintFieldFrame(paint, false);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintCheckBox(paint);
    case PE_IndicatorRadioButton:
        return paintRadio(paint);
    case PE_FrameFocusRect:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_FrameMenu:
    case PE_FrameTabBarBase:
        return;
    case PE_PanelMenu:
        return roundedBox(painter, option->rect, scaled(radius::kControl),
                          paint.color(Token::Surface), paint.color(Token::Line));
    case PE_Frame:
        // A view's frame would be a frame inside a card's frame.
        return;
    case PE_PanelItemViewItem:
        return paintItemPanel(paint);
    case PE_PanelItemViewRow:
        return;
    case PE_PanelTipLabel:
        return paintToolTip(paint);
    case PE_IndicatorArrowDown:
        return paintChevron(paint, option->rect, Qt::DownArrow);
    case PE_IndicatorArrowUp:
        return paintChevron(paint, option->rect, Qt::UpArrow);
    case PE_IndicatorArrowLeft:
        return paintChevron(paint, option->rect, Qt::LeftArrow);
    case PE_IndicatorArrowRight:
        return paintChevron(paint, option->rect, Qt::RightArrow);
    case PE_IndicatorHeaderArrow: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None)
            paintChevron(paint, option->rect,
                         header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow
                                                                             : Qt::DownArrow);
        return;
    }
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    const StylePaint paint{option, painter, widget, tokensOf(option->palette)};
    switch (static_cast<int>(element)) {
    case CE_PushButtonBevel:
        return paintButtonPanel(paint);
    case CE_PushButtonLabel: {
        const auto label = coloredLabel(paint);
        return QProxyStyle::drawControl(element, &label, painter, widget);
    }
    case CE_FocusFrame:
        return paintFocusRing(paint);
    case CE_MenuItem:
        return paintMenuItem(paint);
    case CE_MenuEmptyArea:
        return;
    case CE_MenuBarItem:
        return paintMenuBarItem(paint);
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, paint.color(Token::Window));
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return paintHeaderSection(paint);
    case CE_HeaderLabel:
        return paintHeaderLabel(paint);
    case CE_TabBarTabShape:
        return paintTabShape(paint);
    case CE_ProgressBarContents:
        return paintProgress(paint);
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
    case CE_Splitter:
    case CE_SizeGrip:
        return;
    case CE_ShapedFrame:
        return paintFrame(paint);
    default:
        return QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const
{
    const StylePaint paint{option, painter, widget, tokensOf(option->palette)};
    switch (static_cast<int>(control)) {
    case CC_ComboBox:
        return paintComboBox(paint);
    case CC_SpinBox:
        return paintSpinBox(paint, subControlRect(control, option, SC_SpinBoxUp, widget),
                            subControlRect(control, option, SC_SpinBoxDown, widget));
    case CC_ScrollBar:
        return paintScrollBar(paint, subControlRect(control, option, SC_ScrollBarSlider, widget));
    case CC_Slider:
        return paintSlider(paint, subControlRect(control, option, SC_SliderGroove, widget),
                           subControlRect(control, option, SC_SliderHandle, widget));
    default:
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace fulgurite::ui

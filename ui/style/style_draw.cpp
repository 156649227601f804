// SPDX-License-Identifier: MIT
// The drawing half of Style: says which function of style_paint.h draws what.
#include <QAbstractButton>
#include <QComboBox>
#include <QStyleOption>

#include "ui/style/fonts.h"
#include "ui/style/style.h"
#include "ui/style/style_paint.h"

namespace fulgurite::ui {

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
        QStyleOptionButton label{*qstyleoption_cast<const QStyleOptionButton*>(option)};
        label.palette.setColor(QPalette::ButtonText, buttonTextColor(paint));
        label.features &= ~QStyleOptionButton::HasMenu;
        return QProxyStyle::drawControl(element, &label, painter, widget);
    }
    case CE_FocusFrame: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen{paint.color(Token::Accent), size::kFocusRing});
        const double corner = radius::kControl + size::kFocusOffset + 1.0;
        painter->drawRoundedRect(QRectF{option->rect}.adjusted(1, 1, -1, -1), corner, corner);
        painter->restore();
        return;
    }
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
    case CE_ProgressBarGroove:
        return;
    case CE_ProgressBarContents:
        return paintProgress(paint);
    case CE_ProgressBarLabel:
        return;
    case CE_Splitter:
        return;
    case CE_SizeGrip:
        return;
    case CE_ShapedFrame: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const QPoint middle = option->rect.center();
            return painter->fillRect(
                frame->frameShape == QFrame::HLine
                    ? QRect{option->rect.left(), middle.y(), option->rect.width(), 1}
                    : QRect{middle.x(), option->rect.top(), 1, option->rect.height()},
                paint.color(Token::Line));
        }
        if (widget && (widget->inherits("QTextEdit") || widget->inherits("QPlainTextEdit")))
            paintFieldFrame(paint, true);
        return;
    }
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

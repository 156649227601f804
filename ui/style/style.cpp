// SPDX-License-Identifier: MIT
#include "ui/style/style.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QCalendarWidget>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSlider>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/style_paint.h"

#include <algorithm>
#include <span>

namespace fulgurite::ui {

namespace {

constexpr const char* kKindProperty = "fulguriteKind";
constexpr const char* kInvalidProperty = "fulguriteInvalid";
constexpr int kIndicator = 18;

bool reactsToPointer(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QTabBar*>(widget) ||
           qobject_cast<const QSlider*>(widget) || qobject_cast<const QHeaderView*>(widget);
}

struct Metric {
    QStyle::PixelMetric name;
    int pixels;
};

/// At a display scale of 100 %.
constexpr Metric kScaledMetrics[]{
    {QStyle::PM_ButtonShiftHorizontal, 0},
    {QStyle::PM_ButtonShiftVertical, 0},
    {QStyle::PM_MenuPanelWidth, 0},
    {QStyle::PM_MenuBarPanelWidth, 0},
    {QStyle::PM_MenuDesktopFrameWidth, 0},
    {QStyle::PM_TabBarBaseOverlap, 0},
    {QStyle::PM_LayoutLeftMargin, 0},
    {QStyle::PM_LayoutTopMargin, 0},
    {QStyle::PM_LayoutRightMargin, 0},
    {QStyle::PM_LayoutBottomMargin, 0},
    {QStyle::PM_LayoutHorizontalSpacing, space::kTight},
    {QStyle::PM_LayoutVerticalSpacing, space::kTight},
    {QStyle::PM_MenuBarVMargin, space::kHair},
    {QStyle::PM_MenuBarHMargin, space::kHair},
    {QStyle::PM_MenuBarItemSpacing, space::kHair},
    {QStyle::PM_MenuHMargin, space::kHair},
    {QStyle::PM_MenuVMargin, space::kHair},
    {QStyle::PM_ToolTipLabelFrameWidth, space::kHair},
    {QStyle::PM_ButtonIconSize, size::kIcon},
    {QStyle::PM_SmallIconSize, size::kIcon},
    {QStyle::PM_ToolBarIconSize, size::kIcon},
    {QStyle::PM_ListViewIconSize, size::kIcon},
    {QStyle::PM_TabBarIconSize, size::kIcon},
    {QStyle::PM_IndicatorWidth, kIndicator},
    {QStyle::PM_IndicatorHeight, kIndicator},
    {QStyle::PM_ExclusiveIndicatorWidth, kIndicator},
    {QStyle::PM_ExclusiveIndicatorHeight, kIndicator},
    {QStyle::PM_CheckBoxLabelSpacing, space::kTight},
    {QStyle::PM_RadioButtonLabelSpacing, space::kTight},
    {QStyle::PM_ScrollBarExtent, space::kField},
    {QStyle::PM_ScrollBarSliderMin, space::kWide},
    {QStyle::PM_SliderThickness, size::kIcon},
    {QStyle::PM_SliderLength, size::kIcon},
    {QStyle::PM_HeaderMargin, space::kTight},
    {QStyle::PM_HeaderMarkSize, size::kIconSmall},
    {QStyle::PM_SplitterWidth, space::kTight},
};

/// Lines and rings, the same at every scale.
constexpr Metric kFixedMetrics[]{
    {QStyle::PM_DefaultFrameWidth, 1},
    {QStyle::PM_ComboBoxFrameWidth, 1},
    {QStyle::PM_SpinBoxFrameWidth, 1},
    {QStyle::PM_FocusFrameHMargin, size::kFocusRing + size::kFocusOffset},
    {QStyle::PM_FocusFrameVMargin, size::kFocusRing + size::kFocusOffset},
};

const int* find(std::span<const Metric> metrics, QStyle::PixelMetric name)
{
    const auto found = std::ranges::find(metrics, name, &Metric::name);
    return found == metrics.end() ? nullptr : &found->pixels;
}

/// No red week ends and no week numbers: colour means something here.
void plainDays(QCalendarWidget& calendar)
{
    for (const auto day : {Qt::Saturday, Qt::Sunday})
        calendar.setWeekdayTextFormat(day, {});
    calendar.setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
}

} // namespace

bool isPopupFrame(const QWidget* widget)
{
    return widget && widget->inherits("QComboBoxPrivateContainer");
}

bool standsAlone(const QWidget* widget)
{
    if (!widget || !widget->inherits("QTableView"))
        return false;
    for (const QWidget* at = widget->parentWidget(); at; at = at->parentWidget()) {
        if (at->inherits("fulgurite::ui::Card"))
            return false;
    }
    return true;
}

void setButtonKind(QAbstractButton* button, ButtonKind kind)
{
    button->setProperty(kKindProperty, static_cast<int>(kind));
    button->update();
}

ButtonKind buttonKindOf(const QWidget* widget)
{
    const QVariant kind = widget ? widget->property(kKindProperty) : QVariant{};
    return kind.isValid() ? static_cast<ButtonKind>(kind.toInt()) : ButtonKind::Secondary;
}

void setInvalid(QWidget* editor, bool invalid)
{
    editor->setProperty(kInvalidProperty, invalid);
    editor->update();
}

Style::Style() : QProxyStyle{QStyleFactory::create(QStringLiteral("Fusion"))} {}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (reactsToPointer(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget);
        view && !view->inherits("QComboBoxListView"))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (auto* calendar = qobject_cast<QCalendarWidget*>(widget))
        plainDays(*calendar);
    if (qobject_cast<QMenu*>(widget) || isPopupFrame(widget))
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    if (const int* pixels = find(kScaledMetrics, metric))
        return *pixels == 0 ? 0 : scaled(*pixels);
    if (metric == PM_DefaultFrameWidth && isPopupFrame(widget))
        return scaled(space::kHair);
    if (metric == PM_DefaultFrameWidth && widget && widget->inherits("QTableView"))
        return standsAlone(widget) ? scaled(space::kTight) : 0;
    if (const int* pixels = find(kFixedMetrics, metric))
        return *pixels;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    switch (static_cast<int>(hint)) {
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_FocusFrame_Mask:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_ComboBox_Popup:
    case SH_UnderlineShortcut:
    case SH_Menu_FadeOutOnHide:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return hint == SH_UnderlineShortcut ? 1 : 0;
    case SH_ComboBox_PopupFrameStyle:
        return static_cast<int>(QFrame::StyledPanel) | static_cast<int>(QFrame::Plain);
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_Table_GridLineColor:
        return static_cast<int>((widget ? tokensOf(widget) : kLightTokens)[Token::Line].rgba());
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignLeft | Qt::AlignVCenter;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const
{
    const int control = scaled(size::kControl);
    switch (static_cast<int>(type)) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool iconOnly = button && button->text.isEmpty();
        const int width =
            iconOnly ? control : std::max(contents.width() + 2 * scaled(space::kField), scaled(72));
        return {width, std::max(contents.height() + scaled(space::kTight), control)};
    }
    case CT_LineEdit:
        return {contents.width(), std::max(contents.height() + scaled(space::kTight), control)};
    case CT_ComboBox:
        return {contents.width() + scaled(space::kField) + scaled(size::kControl),
                std::max(contents.height() + scaled(space::kTight), control)};
    case CT_SpinBox:
        return {contents.width() + scaled(size::kControl), std::max(contents.height(), control)};
    case CT_CheckBox:
    case CT_RadioButton:
        return QProxyStyle::sizeFromContents(type, option, contents, widget)
            .expandedTo({0, scaled(size::kTarget)});
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {contents.width(), scaled(space::kTight) + 1};
        const bool shortcut = item && item->text.contains(u'\t');
        return {contents.width() + scaled(size::kIcon + 3 * space::kField + space::kPage) +
                    (shortcut ? scaled(space::kPage) : 0),
                scaled(size::kRow)};
    }
    case CT_MenuBarItem:
        return {contents.width() + 2 * scaled(space::kTight), scaled(size::kRow)};
    case CT_HeaderSection: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {base.width() + scaled(space::kTight), std::max(base.height(), scaled(size::kRow))};
    }
    case CT_TabBarTab:
        return {contents.width() + 2 * scaled(space::kField), std::max(contents.height(), control)};
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {base.width() + 2 * scaled(space::kTight),
                std::max(base.height(), scaled(size::kRow))};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option,
                            const QWidget* widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(scaled(space::kTight), 1, -scaled(space::kTight), -1);
    if (element == SE_HeaderLabel)
        return option->rect.adjusted(scaled(space::kTight), 0, -scaled(space::kTight), 0);
    if (element == SE_ItemViewItemText && widget && widget->inherits("QTableView")) {
        // Under its header to the pixel: Qt adds the focus margin and one more when it draws.
        const int inset = scaled(space::kTight) - size::kFocusRing - size::kFocusOffset - 1;
        return QProxyStyle::subElementRect(element, option, widget).adjusted(inset, 0, -inset, 0);
    }
    if (element == SE_PushButtonFocusRect || element == SE_FrameLayoutItem)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl part, const QWidget* widget) const
{
    const QRect all = option->rect;
    if (control == CC_ComboBox) {
        const int arrow = scaled(size::kControl) - scaled(space::kHair);
        if (part == SC_ComboBoxArrow)
            return visualRect(option->direction, all,
                              {all.right() - arrow + 1, all.top(), arrow, all.height()});
        if (part == SC_ComboBoxEditField)
            return visualRect(option->direction, all,
                              all.adjusted(scaled(space::kTight), 1, -arrow, -1));
    }
    if (control == CC_SpinBox && (part == SC_SpinBoxUp || part == SC_SpinBoxDown)) {
        const int wide = scaled(size::kControl) - scaled(space::kHair);
        const int high = all.height() / 2;
        const int top = part == SC_SpinBoxUp ? all.top() : all.bottom() - high + 1;
        return visualRect(option->direction, all, {all.right() - wide + 1, top, wide, high});
    }
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        if (part == SC_ScrollBarGroove)
            return all;
        if (bar && part == SC_ScrollBarSlider) {
            const bool flat = bar->orientation == Qt::Horizontal;
            const int length = flat ? all.width() : all.height();
            const int range = bar->maximum - bar->minimum;
            const auto share =
                static_cast<double>(bar->pageStep) / std::max(1, range + bar->pageStep);
            const int slider = range == 0
                                   ? length
                                   : std::clamp(static_cast<int>(length * share),
                                                std::min(scaled(space::kWide), length), length);
            const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                   length - slider, bar->upsideDown);
            const QRect box = flat ? QRect{all.left() + at, all.top(), slider, all.height()}
                                   : QRect{all.left(), all.top() + at, all.width(), slider};
            return visualRect(option->direction, all, box);
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption* option,
                          const QWidget* widget) const
{
    switch (static_cast<int>(which)) {
    case SP_LineEditClearButton:
        return icon(Icon::Cross, Token::Muted);
    case SP_ArrowLeft:
        return icon(Icon::ChevronLeft, Token::Muted);
    case SP_ArrowRight:
        return icon(Icon::ChevronRight, Token::Muted);
    default:
        break;
    }
    return QProxyStyle::standardIcon(which, option, widget);
}

} // namespace fulgurite::ui

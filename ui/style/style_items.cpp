// SPDX-License-Identifier: MIT
// Menus, headers, tabs, rows, scroll bars, sliders, progress, tooltips.
#include <QAbstractItemView>
#include <QMenuBar>
#include <QTabBar>

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/style_paint.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

void paintMenuMark(const StylePaint& paint, const QStyleOptionMenuItem& item, const QRect& box,
                   const QColor& color)
{
    const double ratio = paint.painter->device()->devicePixelRatioF();
    const int side = scaled(size::kIcon);
    const QPoint at{box.center().x() - side / 2 + 1, box.center().y() - side / 2 + 1};
    if (item.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item.checked)
            paint.painter->drawPixmap(at, iconPixmap(Icon::Check, color, side, ratio));
        return;
    }
    if (!item.icon.isNull())
        item.icon.paint(paint.painter, {at, QSize{side, side}}, Qt::AlignCenter,
                        paint.has(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

void paintMenuItem(const StylePaint& paint)
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(paint.option);
    if (!item)
        return;
    const int gap = scaled(space::kTight);
    const QRect row = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator)
        return paint.painter->fillRect(
            QRect{row.left() + gap, row.center().y(), row.width() - 2 * gap, 1},
            paint.color(Token::Line));
    const bool enabled = paint.has(QStyle::State_Enabled);
    if (enabled && paint.has(QStyle::State_Selected))
        roundedFill(paint.painter, row, scaled(space::kHair),
                    mixed(paint.color(Token::Surface), paint.color(Token::Text), kHoverTint));
    const QColor color = paint.color(enabled ? Token::Text : Token::Muted);
    const int mark = scaled(size::kIcon) + 2 * gap;
    const auto mirrored = [&](const QRect& box) {
        return QStyle::visualRect(item->direction, row, box);
    };
    paintMenuMark(paint, *item, mirrored({row.left(), row.top(), mark, row.height()}), color);

    const QStringList texts = item->text.split(u'\t');
    const QRect words = row.adjusted(mark, 0, -scaled(space::kField), 0);
    constexpr int kFlags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    paint.painter->setPen(color);
    paint.painter->setFont(item->font);
    paint.painter->drawText(
        mirrored(words),
        kFlags | (item->direction == Qt::LeftToRight ? Qt::AlignLeft : Qt::AlignRight),
        texts.value(0));
    if (texts.size() > 1) {
        paint.painter->setPen(paint.color(Token::Muted));
        paint.painter->drawText(
            mirrored(words),
            kFlags | (item->direction == Qt::LeftToRight ? Qt::AlignRight : Qt::AlignLeft),
            texts.value(1));
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintChevron(paint, mirrored({row.right() - mark, row.top(), mark, row.height()}),
                     item->direction == Qt::LeftToRight ? Qt::RightArrow : Qt::LeftArrow);
}

void paintMenuBarItem(const StylePaint& paint)
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(paint.option);
    if (!item)
        return;
    paint.painter->fillRect(item->rect, paint.color(Token::Window));
    const bool open = paint.has(QStyle::State_Sunken);
    if (open || paint.has(QStyle::State_Selected))
        roundedFill(paint.painter, item->rect, scaled(space::kHair),
                    mixed(paint.color(Token::Window), paint.color(Token::Text),
                          open ? kPressedTint : kHoverTint));
    paint.painter->setPen(
        paint.color(paint.has(QStyle::State_Enabled) ? Token::Text : Token::Muted));
    paint.painter->drawText(item->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                            item->text);
}

void paintHeaderSection(const StylePaint& paint)
{
    const QRect box = paint.option->rect;
    const bool hover = paint.has(QStyle::State_MouseOver) && paint.has(QStyle::State_Enabled);
    const QColor fill =
        mixed(paint.color(Token::Surface), paint.color(Token::Text), hover ? kHoverTint / 2 : 0.0);
    paint.painter->fillRect(box, fill);
    paint.painter->fillRect(QRect{box.left(), box.bottom(), box.width(), 1},
                            paint.color(Token::Line));
}

void paintHeaderLabel(const StylePaint& paint)
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(paint.option);
    if (!header)
        return;
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    const int gap = scaled(space::kTight);
    QRect box = header->rect;
    if (box.width() > 4 * gap)
        box.adjust(0, 0, sorted ? -scaled(size::kIconSmall) : 0, 0);
    paint.painter->setFont(fontFor(TextRole::Caption));
    paint.painter->setPen(paint.color(sorted ? Token::Text : Token::Muted));
    const QString words =
        paint.painter->fontMetrics().elidedText(header->text, Qt::ElideRight, box.width());
    paint.painter->drawText(box, static_cast<int>(header->textAlignment) | Qt::TextSingleLine,
                            words);
}

void paintTabShape(const StylePaint& paint)
{
    const QRect box = paint.option->rect;
    if (paint.has(QStyle::State_MouseOver))
        roundedFill(paint.painter, box.adjusted(0, 2, 0, -4), scaled(radius::kControl),
                    mixed(paint.color(Token::Window), paint.color(Token::Text), kHoverTint));
    if (paint.has(QStyle::State_Selected))
        roundedFill(paint.painter,
                    QRect{box.left() + scaled(space::kTight), box.bottom() - 1,
                          box.width() - 2 * scaled(space::kTight), 2},
                    1, paint.color(Token::Accent));
}

void paintItemPanel(const StylePaint& paint)
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(paint.option);
    if (!item)
        return;
    const QColor surface = paint.color(Token::Surface);
    if (paint.has(QStyle::State_Selected))
        paint.painter->fillRect(item->rect, paint.color(Token::Selection));
    else if (paint.has(QStyle::State_MouseOver) && paint.has(QStyle::State_Enabled))
        paint.painter->fillRect(item->rect,
                                mixed(surface, paint.color(Token::Text), kHoverTint / 2));
    const bool table = paint.widget && paint.widget->inherits("QTableView");
    const bool tree = paint.widget && paint.widget->inherits("QTreeView");
    if (table || tree)
        paint.painter->fillRect(
            QRect{item->rect.left(), item->rect.bottom(), item->rect.width(), 1},
            paint.color(Token::Line));
}

void paintScrollBar(const StylePaint& paint, const QRect& slider)
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(paint.option);
    if (!bar || bar->maximum <= bar->minimum || slider.isEmpty())
        return;
    const bool busy = paint.has(QStyle::State_MouseOver) || paint.has(QStyle::State_Sunken);
    const int inset = scaled(busy ? 2 : 3);
    const QRect pill = bar->orientation == Qt::Horizontal ? slider.adjusted(2, inset, -2, -inset)
                                                          : slider.adjusted(inset, 2, -inset, -2);
    const QColor color = mixed(paint.color(Token::Line), paint.color(Token::Edge),
                               paint.has(QStyle::State_Sunken) ? 1.0
                               : busy                          ? 0.8
                                                               : 0.4);
    roundedFill(paint.painter, pill, std::min(pill.width(), pill.height()) / 2.0, color);
}

void paintSlider(const StylePaint& paint, const QRect& groove, const QRect& handle)
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(paint.option);
    if (!slider)
        return;
    const bool enabled = paint.has(QStyle::State_Enabled);
    const bool flat = slider->orientation == Qt::Horizontal;
    const int thick = scaled(space::kHair);
    const QRect line =
        flat ? QRect{groove.left(), groove.center().y() - thick / 2 + 1, groove.width(), thick}
             : QRect{groove.center().x() - thick / 2 + 1, groove.top(), thick, groove.height()};
    roundedFill(paint.painter, line, thick / 2.0, paint.color(Token::Line));
    QRect done = line;
    if (flat && !slider->upsideDown)
        done.setRight(handle.center().x());
    else if (flat)
        done.setLeft(handle.center().x());
    else
        done.setTop(handle.center().y());
    roundedFill(paint.painter, done, thick / 2.0,
                paint.color(enabled ? Token::Accent : Token::Edge));
    const int side = std::min(handle.width(), handle.height()) - 4;
    const QRect knob{handle.center().x() - side / 2, handle.center().y() - side / 2, side, side};
    roundedBox(paint.painter, knob, side / 2, reacted(paint, paint.color(Token::Surface)),
               paint.color(enabled ? Token::Accent : Token::Edge));
}

void paintProgress(const StylePaint& paint)
{
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(paint.option);
    if (!bar)
        return;
    const int thick = scaled(space::kTight);
    const QRect track{bar->rect.left(), bar->rect.center().y() - thick / 2 + 1, bar->rect.width(),
                      thick};
    roundedFill(paint.painter, track, thick / 2.0, paint.color(Token::Line));
    QRect done = track;
    if (bar->maximum > bar->minimum) {
        const double share =
            static_cast<double>(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
        done.setWidth(static_cast<int>(track.width() * std::clamp(share, 0.0, 1.0)));
    } else {
        done.setWidth(track.width() / 3); // unknown: a still third, no motion
    }
    if (done.width() > 0)
        roundedFill(paint.painter, QStyle::visualRect(bar->direction, track, done), thick / 2.0,
                    paint.color(Token::Accent));
}

void paintToolTip(const StylePaint& paint)
{
    paint.painter->fillRect(paint.option->rect, paint.color(Token::Text));
}

} // namespace fulgurite::ui

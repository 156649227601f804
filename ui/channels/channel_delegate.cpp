// SPDX-License-Identifier: MIT
#include "ui/channels/channel_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/channels/channel_words.h"
#include "ui/channels/channels_model.h"
#include "ui/style/fonts.h"
#include "ui/widgets/state_chip.h"

namespace fulgurite::ui {

void ChannelDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const auto* model = qobject_cast<const ChannelsModel*>(index.model());
    const app::ChannelRow* row = model ? model->row(index.row()) : nullptr;
    const bool painted =
        row && (index.column() == ChannelsModel::Balance || index.column() == ChannelsModel::State);
    if (!painted)
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem empty = option;
    initStyleOption(&empty, index);
    empty.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &empty, painter, option.widget);
    const QRect box = option.rect.adjusted(scaled(space::kTight), 0, -scaled(space::kTight), 0);
    painter->save();
    if (index.column() == ChannelsModel::Balance) {
        const int bar = scaled(size::kBar);
        paintChannelBar(*painter,
                        QRectF(box.left(), box.center().y() - bar / 2.0 + 0.5, box.width(), bar),
                        barOf(*row), option.palette);
    } else {
        const auto text = stateTextOf(*row, QDateTime::currentDateTime());
        paintChip(*painter, box, text.word, text.tone, text.icon, option.palette);
    }
    painter->restore();
}

} // namespace fulgurite::ui

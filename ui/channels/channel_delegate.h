// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace fulgurite::ui {

/// Paints the bar and the state chip of the channels table; the rest is the style's.
class ChannelDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace fulgurite::ui

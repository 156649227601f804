// SPDX-License-Identifier: MIT
#include "ui/channels/channels_model.h"

#include "ui/channels/channel_words.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace fulgurite::ui {

int ChannelsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ChannelsModel::textOf(const app::ChannelRow& row, int column) const
{
    const AmountStyle style = currentAmountStyle();
    switch (column) {
    case Peer:
        return peerText(row);
    case Balance:
        return tr("%1 yours, %2 theirs")
            .arg(amountText(floorToSat(row.local), style),
                 amountText(floorToSat(row.remote), style));
    case Capacity:
        return amountText(row.capacity, style);
    case State:
        return stateTextOf(row, QDateTime::currentDateTime()).word;
    default:
        return {};
    }
}

QVariant ChannelsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& shown = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(shown, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Capacity ? QVariant{Qt::AlignRight | Qt::AlignVCenter}
                                          : QVariant{Qt::AlignLeft | Qt::AlignVCenter};
    case Qt::ToolTipRole:
        return index.column() == Peer ? QVariant{shown.peerId}
               : index.column() == State
                   ? QVariant{stateTextOf(shown, QDateTime::currentDateTime()).sentence}
                   : QVariant{textOf(shown, index.column())};
    case Qt::AccessibleTextRole: {
        QStringList parts;
        for (int column = 0; column < ColumnCount; ++column)
            parts << textOf(shown, column);
        return parts.join(QLatin1String{", "});
    }
    default:
        return {};
    }
}

QVariant ChannelsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Capacity)
        return QVariant{Qt::AlignRight | Qt::AlignVCenter};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QStringList names{tr("Peer"), tr("Balance"), tr("Capacity"), tr("State")};
    return names.value(section);
}

int ChannelsModel::indexOf(const QString& channelId) const
{
    const auto found = std::ranges::find(m_rows, channelId, &app::ChannelRow::channelId);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

const app::ChannelRow* ChannelsModel::find(const QString& channelId) const
{
    return row(indexOf(channelId));
}

void ChannelsModel::show(const std::shared_ptr<const app::ChannelList>& next)
{
    if (next == m_shown)
        return;
    bringAnew(next->channels, [](const app::ChannelRow& row) { return row.channelId; });
    m_shown = next;
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/channels/channels_model.h"

#include "ui/channels/channel_words.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace fulgurite::ui {

int ChannelsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

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

const app::ChannelRow* ChannelsModel::row(int index) const
{
    return index >= 0 && index < rowCount() ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
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
    removeMissing(*next);
    for (std::size_t at = 0; at < next->channels.size(); ++at)
        place(static_cast<int>(at), next->channels[at]);
    m_shown = next;
    restyle();
}

void ChannelsModel::removeMissing(const app::ChannelList& next)
{
    for (int at = rowCount() - 1; at >= 0; --at) {
        const QString& id = m_rows[static_cast<std::size_t>(at)].channelId;
        if (std::ranges::find(next.channels, id, &app::ChannelRow::channelId) !=
            next.channels.end())
            continue;
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        endRemoveRows();
    }
}

void ChannelsModel::place(int at, const app::ChannelRow& row)
{
    const int was = indexOf(row.channelId);
    if (was < 0) {
        beginInsertRows({}, at, at);
        m_rows.insert(m_rows.begin() + at, row);
        endInsertRows();
        return;
    }
    if (was != at) {
        beginMoveRows({}, was, was, {}, at > was ? at + 1 : at);
        const auto first = m_rows.begin();
        if (was > at)
            std::rotate(first + at, first + was, first + was + 1);
        else
            std::rotate(first + was, first + was + 1, first + at + 1);
        endMoveRows();
    }
    m_rows[static_cast<std::size_t>(at)] = row;
}

void ChannelsModel::restyle()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace fulgurite::ui

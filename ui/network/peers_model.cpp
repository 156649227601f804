// SPDX-License-Identifier: MIT
#include "ui/network/peers_model.h"

#include "ui/network/network_words.h"

#include <algorithm>

namespace fulgurite::ui {

int PeersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PeersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PeersModel::textOf(const app::PeerRow& row, int column) const
{
    switch (column) {
    case Name:
        return peerName(row);
    case Address:
        return row.address;
    case State:
        return !row.connected ? tr("Not connected")
               : row.inbound  ? tr("Connected, they called")
                              : tr("Connected");
    case Channels:
        return QString::number(row.channels);
    default:
        return {};
    }
}

QVariant PeersModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& shown = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(shown, index.column());
    case Qt::ToolTipRole:
        return index.column() == Name ? shown.nodeId : textOf(shown, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Channels ? QVariant{Qt::AlignRight | Qt::AlignVCenter}
                                          : QVariant{Qt::AlignLeft | Qt::AlignVCenter};
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %n channel(s)", nullptr, static_cast<int>(shown.channels))
            .arg(textOf(shown, Name), textOf(shown, State));
    default:
        return {};
    }
}

QVariant PeersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Channels)
        return QVariant{Qt::AlignRight | Qt::AlignVCenter};
    if (role != Qt::DisplayRole)
        return {};
    return QStringList{tr("Peer"), tr("Address"), tr("State"), tr("Channels")}.value(section);
}

const app::PeerRow* PeersModel::row(int index) const
{
    return index >= 0 && index < rowCount() ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

int PeersModel::indexOf(const QString& nodeId) const
{
    const auto found = std::ranges::find(m_rows, nodeId, &app::PeerRow::nodeId);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void PeersModel::show(const std::shared_ptr<const app::PeerList>& next)
{
    if (next == m_shown)
        return;
    for (int at = rowCount() - 1; at >= 0; --at) {
        const QString& id = m_rows[static_cast<std::size_t>(at)].nodeId;
        if (std::ranges::find(next->peers, id, &app::PeerRow::nodeId) != next->peers.end())
            continue;
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        endRemoveRows();
    }
    for (const auto& peer : next->peers) {
        const int at = indexOf(peer.nodeId);
        if (at >= 0) {
            m_rows[static_cast<std::size_t>(at)] = peer;
            continue;
        }
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.push_back(peer);
        endInsertRows();
    }
    m_shown = next;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace fulgurite::ui

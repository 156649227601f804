// SPDX-License-Identifier: MIT
#include "ui/network/peers_model.h"

#include "ui/network/network_words.h"

#include <algorithm>

namespace fulgurite::ui {

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

int PeersModel::placeOf(const app::PeerRow& peer) const
{
    const auto found = std::ranges::find(m_rows, peer.nodeId, &app::PeerRow::nodeId);
    return static_cast<int>(found - m_rows.begin());
}

void PeersModel::show(const std::shared_ptr<const app::PeerList>& next)
{
    if (next == m_shown)
        return;
    std::vector<app::PeerRow> peers = next->peers;
    // A peer keeps its place, new ones come last.
    std::ranges::stable_sort(peers, {}, [this](const app::PeerRow& peer) { return placeOf(peer); });
    bringAnew(std::move(peers), [](const app::PeerRow& peer) { return peer.nodeId; });
    m_shown = next;
}

} // namespace fulgurite::ui

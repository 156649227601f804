// SPDX-License-Identifier: MIT
#include "ui/channels/closed_model.h"

#include "ui/channels/channel_words.h"
#include "ui/channels/closed_words.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

const QString& idOf(const app::ClosedChannel& closed) { return closed.row.channelId; }

} // namespace

int ClosedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ClosedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ClosedModel::textOf(const app::ClosedChannel& row, int column) const
{
    switch (column) {
    case Peer:
        return peerText(row.row);
    case When:
        return closedTextOf(row).when;
    case Who:
        return closedTextOf(row).who;
    case Returned:
        return amountText(row.returned, currentAmountStyle());
    default:
        return {};
    }
}

QVariant ClosedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& shown = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(shown, index.column());
    case Qt::ToolTipRole:
        return index.column() == Peer  ? shown.row.peerId
               : index.column() == Who ? closedTextOf(shown).why
                                       : textOf(shown, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Returned ? QVariant{Qt::AlignRight | Qt::AlignVCenter}
                                          : QVariant{Qt::AlignLeft | Qt::AlignVCenter};
    case Qt::AccessibleTextRole:
        return tr("%1, closed %2 by %3, %4 returned")
            .arg(textOf(shown, Peer), textOf(shown, When), textOf(shown, Who),
                 textOf(shown, Returned));
    default:
        return {};
    }
}

QVariant ClosedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Returned)
        return QVariant{Qt::AlignRight | Qt::AlignVCenter};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return QStringList{tr("Peer"), tr("Closed"), tr("Closed by"), tr("Returned")}.value(section);
}

const app::ClosedChannel* ClosedModel::row(int index) const
{
    return index >= 0 && index < rowCount() ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

void ClosedModel::show(std::vector<app::ClosedChannel> closed)
{
    std::ranges::stable_sort(closed, std::ranges::greater{}, &app::ClosedChannel::closedAt);
    for (int at = rowCount() - 1; at >= 0; --at) {
        const auto known = m_rows.begin() + at;
        if (std::ranges::find(closed, idOf(*known), idOf) != closed.end())
            continue;
        beginRemoveRows({}, at, at);
        m_rows.erase(known);
        endRemoveRows();
    }
    for (std::size_t at = 0; at < closed.size(); ++at)
        place(at, closed[at]);
    restyle();
}

void ClosedModel::place(std::size_t at, const app::ClosedChannel& row)
{
    const auto known = std::ranges::find(m_rows, idOf(row), idOf);
    const auto was = static_cast<std::size_t>(known - m_rows.begin());
    if (known != m_rows.end() && was == at) {
        *known = row;
        return;
    }
    if (known != m_rows.end()) {
        // A close whose date became known: it moves by leaving and coming.
        beginRemoveRows({}, static_cast<int>(was), static_cast<int>(was));
        m_rows.erase(known);
        endRemoveRows();
    }
    const auto target = std::min(at, m_rows.size());
    beginInsertRows({}, static_cast<int>(target), static_cast<int>(target));
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(target), row);
    endInsertRows();
}

void ClosedModel::restyle()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace fulgurite::ui

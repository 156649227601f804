// SPDX-License-Identifier: MIT
#include "ui/channels/closed_model.h"

#include "ui/channels/channel_words.h"
#include "ui/channels/closed_words.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace fulgurite::ui {

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

void ClosedModel::show(std::vector<app::ClosedChannel> closed)
{
    std::ranges::stable_sort(closed, std::ranges::greater{}, &app::ClosedChannel::closedAt);
    bringAnew(std::move(closed), [](const app::ClosedChannel& one) { return one.row.channelId; });
}

} // namespace fulgurite::ui

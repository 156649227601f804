// SPDX-License-Identifier: MIT
#include "ui/models/history_model.h"

#include <QFont>

#include "ui/format/plain_tip.h"
#include "ui/format/time_format.h"
#include "ui/models/answer.h"
#include "ui/models/history_text.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace fulgurite::ui {

namespace {

/// Natural key: an id of one layer may equal one of the other only by malice.
QString keyOf(const app::HistoryRow& row)
{
    return (row.layer == app::HistoryLayer::OnChain ? QLatin1Char{'c'} : QLatin1Char{'l'}) +
           row.id + (row.incoming ? QLatin1Char{'+'} : QLatin1Char{'-'});
}

bool looksSame(const app::HistoryRow& one, const app::HistoryRow& other)
{
    const auto all = [](const app::HistoryRow& row) {
        return std::tie(row.kind, row.status, row.amount, row.fee, row.time, row.confirmations,
                        row.label, row.counterparty, row.description);
    };
    return all(one) == all(other);
}

/// What never counts: a displaced transaction whole, of a failed payment the amount.
bool struckThrough(const app::HistoryRow& row, int column)
{
    if (row.status == app::HistoryStatus::Failed)
        return column == HistoryModel::AmountColumn;
    return row.status == app::HistoryStatus::Replaced ||
           row.status == app::HistoryStatus::Conflicted;
}

/// A payment whose time changed may be on two pages: the one read first stays, as the diff and a
/// view want each row once.
void dropKnown(std::vector<app::HistoryRow>& rows, QSet<QString>& known)
{
    std::erase_if(rows, [&known](const app::HistoryRow& row) {
        const auto before = known.size();
        known.insert(keyOf(row));
        return known.size() == before;
    });
}

} // namespace

HistoryModel::HistoryModel(app::History& history, QObject* parent)
    : KeyedTable{parent},
      m_history{history}
{}

void HistoryModel::setQuery(const app::HistoryQuery& query)
{
    m_query = query;
    m_restart = true;
    ask({});
}

void HistoryModel::refresh()
{
    if (m_loading)
        m_again = true;
    else
        ask({});
}

void HistoryModel::ask(const QString& afterKey)
{
    app::HistoryQuery query = m_query;
    query.afterKey = afterKey;
    m_loading = true;
    m_again = m_again && !afterKey.isEmpty();
    onAnswer(m_history.page(query), this,
             [this, asked = ++m_asked,
              first = afterKey.isEmpty()](const app::Answer<app::HistoryPage>& answer) {
                 if (asked != m_asked)
                     return;
                 if (!answer) {
                     m_loading = false;
                     return emit failed(answer.error());
                 }
                 m_total = answer->total;
                 // Loading until the rows are in: a view asks for more while they arrive.
                 first ? takeFirst(*answer) : takeMore(*answer);
                 if (asked != m_asked)
                     return;
                 m_loading = false;
                 if (m_again)
                     ask({});
             });
}

void HistoryModel::takeFirst(const app::HistoryPage& page)
{
    std::vector<app::HistoryRow> next = page.rows;
    QString nextKey = page.nextKey;
    // Rows behind the page stay when the page reaches into what is shown.
    if (!std::exchange(m_restart, false) && !next.empty() && !page.nextKey.isEmpty()) {
        const auto last = std::ranges::find(m_rows, keyOf(next.back()), keyOf);
        if (last != m_rows.end() && last + 1 != m_rows.end()) {
            next.insert(next.end(), last + 1, m_rows.end());
            nextKey = m_nextKey;
        }
    }
    m_nextKey = nextKey;
    m_known.clear();
    dropKnown(next, m_known);
    bring(std::move(next), keyOf, looksSame);
    emit loaded();
}

void HistoryModel::takeMore(const app::HistoryPage& page)
{
    m_nextKey = page.nextKey;
    std::vector<app::HistoryRow> more = page.rows;
    dropKnown(more, m_known);
    if (more.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
    endInsertRows();
}

int HistoryModel::find(const QString& id) const
{
    const auto found = std::ranges::find(m_rows, id, &app::HistoryRow::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HistoryModel::text(const app::HistoryRow& row, int column) const
{
    switch (column) {
    case Time:
        return shortTime(row.time, QDateTime::currentDateTime());
    case What:
        return historyTitle(row);
    case Kind:
        return tr("%1, %2").arg(historyLayerText(row.layer), historyKindText(row.kind));
    case State:
        return historyState(row).word;
    case AmountColumn:
        return amountText(floorToSat(row.amount), currentAmountStyle(), historySign(row));
    default:
        return {};
    }
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& shown = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, index.column());
    case Qt::ToolTipRole:
        return plainTip(text(shown, index.column()));
    case Qt::AccessibleTextRole:
        return historySentence(shown, QDateTime::currentDateTime());
    case Qt::TextAlignmentRole:
        return index.column() == AmountColumn ? QVariant{int{Qt::AlignRight | Qt::AlignVCenter}}
                                              : QVariant{int{Qt::AlignLeft | Qt::AlignVCenter}};
    case Qt::DecorationRole:
        if (index.column() != What)
            return {};
        return icon(historyIcon(shown), shown.layer == app::HistoryLayer::Lightning
                                            ? Token::Lightning
                                            : Token::OnChain);
    case Qt::FontRole:
        if (struckThrough(shown, index.column())) {
            QFont font;
            font.setStrikeOut(true);
            return font;
        }
        return {};
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == AmountColumn)
        return int{Qt::AlignRight | Qt::AlignVCenter};
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("When");
    case What:
        return tr("What");
    case Kind:
        return tr("Kind");
    case State:
        return tr("State");
    case AmountColumn:
        return tr("Amount");
    default:
        return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_nextKey.isEmpty() && !m_loading && !m_restart;
}

void HistoryModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        ask(m_nextKey);
}

} // namespace fulgurite::ui

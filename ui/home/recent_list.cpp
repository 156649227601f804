// SPDX-License-Identifier: MIT
#include "ui/home/recent_list.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format/time_format.h"
#include "ui/models/history_menu.h"
#include "ui/models/history_text.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_menu.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/loading_rows.h"
#include "ui/widgets/row_line.h"
#include "ui/widgets/state_chip.h"

namespace fulgurite::ui {

RecentList::RecentList(QWidget* parent) : Card{{}, parent}
{
    setTitle(tr("Last activity"));
    auto* all = new Button{tr("Show all"), ButtonKind::Quiet};
    addHeaderAction(all);
    connect(all, &QPushButton::clicked, this, [this] { emit go({PageId::Activity, {}}); });
    setLoading();
}

void RecentList::replace(QWidget* content)
{
    if (m_content) {
        m_content->hide();
        m_content->deleteLater(); // one of its rows may be telling of a click
    }
    m_content = content;
    body()->addWidget(content);
}

void RecentList::setLoading() { replace(new LoadingRows{3}); }

void RecentList::setError(const QString& sentence)
{
    replace((new Label{sentence, TextRole::Body, Token::Muted})->wrapped());
}

QWidget* RecentList::rowWidget(const app::HistoryRow& row, const QDateTime& now)
{
    auto* host = new RowLine{true};
    const auto name = [host, row, now] { host->setAccessibleName(historySentence(row, now)); };
    onAmountStyle(host, name);
    name();
    connect(host, &RowLine::activated, this,
            [this, id = row.id] { emit go({PageId::Activity, id}); });
    connect(host, &RowLine::menuAsked, this,
            [this, row](const QPoint& where) { showMenu(row, where); });
    auto* line = new QHBoxLayout{host};
    line->setContentsMargins(0, scaled(space::kHair), 0, scaled(space::kHair));
    line->setSpacing(scaled(space::kField));
    line->addWidget(new IconLabel{historyIcon(row), row.layer == app::HistoryLayer::Lightning
                                                        ? Token::Lightning
                                                        : Token::OnChain});
    auto* title = new Label{historyTitle(row)};
    title->setElideMode(Qt::ElideRight);
    line->addWidget(title, 1);
    if (row.status != app::HistoryStatus::Done) {
        const HistoryState state = historyState(row);
        line->addWidget(new StateChip{state.word, state.tone, state.icon});
    }
    auto* time = new Label{shortTime(row.time, now), TextRole::Body, Token::Muted};
    time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    time->setMinimumWidth(scaled(120));
    line->addWidget(time);
    auto* amount = new Amount;
    amount->setAmount(floorToSat(row.amount), historySign(row));
    amount->setMinimumWidth(scaled(150));
    line->addWidget(amount);
    return host;
}

void RecentList::showMenu(const app::HistoryRow& row, const QPoint& where)
{
    auto* menu = new CopyMenu{this};
    addHistoryCopies(*menu, row);
    menu->addSeparator();
    menu->addAction(tr("Details"), this, [this, id = row.id] { emit go({PageId::Activity, id}); });
    connect(menu, &CopyMenu::copied, this, &RecentList::copied);
    menu->openAt(where);
}

void RecentList::setRows(const std::vector<app::HistoryRow>& rows, const QDateTime& now)
{
    if (rows.empty()) {
        auto* empty = new EmptyState{Icon::Activity, tr("No payments yet"),
                                     tr("What you receive and send appears here."), tr("Receive")};
        empty->setActionPrimary(false);
        connect(empty, &EmptyState::actionTriggered, this,
                [this] { emit go({PageId::Receive, {}}); });
        return replace(empty);
    }
    auto* host = new QWidget;
    auto* column = new QVBoxLayout{host};
    column->setSpacing(scaled(space::kHair));
    for (std::size_t i = 0; i < rows.size() && i < kRows; ++i)
        column->addWidget(rowWidget(rows[i], now));
    replace(host);
}

} // namespace fulgurite::ui

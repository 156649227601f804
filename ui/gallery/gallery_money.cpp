// SPDX-License-Identifier: MIT
#include <QGridLayout>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/gallery/gallery_parts.h"
#include "ui/style/table.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/channel_bar.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/limit_bar.h"
#include "ui/widgets/loading_rows.h"
#include "ui/widgets/segmented_bar.h"
#include "ui/widgets/state_chip.h"

namespace fulgurite::ui::gallery {

using namespace literals;

QWidget* money()
{
    auto* card = new Card{QStringLiteral("Money")};
    auto* hero = new Amount{12'345'678_sat, TextRole::Hero};
    hero->setAlignment(Qt::AlignLeft);
    card->body()->addWidget(hero);
    card->body()->addWidget(new SegmentedBar{{{MoneyKind::OnChain, 7'200'000'000_msat},
                                              {MoneyKind::Lightning, 3'900'000'000_msat},
                                              {MoneyKind::InFlight, 420'000'000_msat},
                                              {MoneyKind::Closing, 725'678'000_msat},
                                              {MoneyKind::Reserve, 100'000'000_msat}}});
    card->body()->addWidget(new ChannelBar{{600'000'000_msat, 380'000'000_msat, 10'000'000_msat,
                                            10'000'000_msat, 20'000'000_msat, true}});
    card->body()->addWidget(new ChannelBar{
        {600'000'000_msat, 400'000'000_msat, 10'000'000_msat, 10'000'000_msat, 0_msat, false}});
    auto* limit = new LimitBar{QStringLiteral("You can receive up to")};
    limit->setLimit(1'200'000_sat, 430'000_sat);
    card->body()->addWidget(limit);
    auto* above =
        new LimitBar{QStringLiteral("You can receive up to, with a label that is far too long")};
    above->setLimit(1'200'000_sat, 2'430'000_sat);
    card->body()->addWidget(above);
    auto* rows = new KeyValueList;
    rows->setRow(QStringLiteral("Fee likely"), new Amount{1'692_sat});
    auto* sent = new Amount;
    sent->setAmount(250'000_sat, Sign::Minus);
    rows->setRow(QStringLiteral("Sent"), sent);
    rows->setRow(QStringLiteral("To"),
                 QStringLiteral("Bakery at the corner, with a name that wraps because it is long"));
    rows->setRow(QStringLiteral("Address"),
                 new CopyText{QStringLiteral("Address"),
                              QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"),
                              CopyShape::Address});
    rows->setRow(
        QStringLiteral("Transaction"),
        new CopyText{
            QStringLiteral("Transaction"),
            QStringLiteral("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b")});
    card->body()->addWidget(rows);
    return card;
}

QWidget* states()
{
    auto* card = new Card{QStringLiteral("States")};
    auto* grid = new QGridLayout;
    grid->setSpacing(scaled(space::kTight));
    grid->addWidget(new StateChip{QStringLiteral("Paid"), Tone::Good}, 0, 0);
    grid->addWidget(new StateChip{QStringLiteral("In flight"), Tone::InFlight}, 0, 1);
    grid->addWidget(new StateChip{QStringLiteral("Failed"), Tone::Bad}, 0, 2);
    grid->addWidget(new StateChip{QStringLiteral("Unconfirmed"), Tone::Warn, Icon::Clock}, 1, 0);
    grid->addWidget(new StateChip{QStringLiteral("Closing"), Tone::Closing}, 1, 1);
    grid->addWidget(new StateChip{QStringLiteral("Expired"), Tone::Neutral, Icon::Clock}, 1, 2);
    grid->setColumnStretch(2, 1);
    card->body()->addLayout(grid);
    return card;
}

QWidget* warning()
{
    return new Banner{Tone::Warn,
                      QStringLiteral("Your seed words have not been checked. Without them nobody "
                                     "can bring this money back."),
                      QStringLiteral("Check now")};
}

QWidget* failure()
{
    return new Banner{
        Tone::Bad, QStringLiteral("The server does not answer: shown is what was known at 12:04.")};
}

QWidget* lists()
{
    auto* card = new Card{QStringLiteral("Lists")};
    auto* model = new QStandardItemModel{3, 3, card};
    model->setHorizontalHeaderLabels(
        {QStringLiteral("When"), QStringLiteral("To or from"), QStringLiteral("Amount")});
    const QStringList cells{
        QStringLiteral("14:05"),
        QStringLiteral("Coffee"),
        QStringLiteral("\u22124\u202F500\u202Fsat"),
        QStringLiteral("yesterday, 09:12"),
        QStringLiteral("Salary"),
        QStringLiteral("+2\u202F345\u202F678\u202Fsat"),
        QStringLiteral("11/12/26, 08:00"),
        QStringLiteral("A name that is sixty characters long and is cut at the right end"),
        QStringLiteral("\u2212120\u202F000\u202Fsat")};
    for (int i = 0; i < cells.size(); ++i) {
        auto* item = new QStandardItem{cells[i]};
        if (i % 3 == 2)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(cells[i]);
        model->setItem(i / 3, i % 3, item);
    }
    auto* table = new QTableView;
    setUpTable(table, QStringLiteral("Payments"));
    table->setModel(model);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    model->setHeaderData(2, Qt::Horizontal, int{Qt::AlignRight | Qt::AlignVCenter},
                         Qt::TextAlignmentRole);
    table->setMinimumHeight(scaled(4 * size::kRow + 16));
    table->setMaximumHeight(scaled(4 * size::kRow + 16));
    table->selectRow(1);
    card->body()->addWidget(table);
    card->body()->addWidget(new LoadingRows{3});
    auto* empty = new EmptyState{
        Icon::Channels, QStringLiteral("No channels yet"),
        QStringLiteral(
            "With 150\u202F000\u202Fsat you could open one and send about 146\u202F000."),
        QStringLiteral("Open a channel")};
    empty->setActionPrimary(false);
    card->body()->addWidget(empty);
    return card;
}

} // namespace fulgurite::ui::gallery

// SPDX-License-Identifier: MIT
#include "ui/send/coin_picker.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

#include "ui/format/amount_format.h"
#include "ui/format/error_text.h"
#include "ui/format/id_format.h"
#include "ui/format/plain_tip.h"
#include "ui/format/time_format.h"
#include "ui/shell/page_action.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_menu.h"
#include "ui/widgets/label.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kShownRows = 5;

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

/// "100 000 sat, 3 confirmations, Rent": what tells one coin from another.
QString coinText(const app::CoinRow& coin)
{
    const QString whose = coin.label.isEmpty() ? middleElided(coin.address, 8, 8) : coin.label;
    QString text = tr("%1, %2, %3")
                       .arg(amountText(coin.value, currentAmountStyle()),
                            confirmationsText(coin.confirmations), whose);
    if (coin.frozen)
        text += tr(", frozen");
    else if (coin.reserved)
        text += tr(", reserved for a channel");
    return text;
}

} // namespace

CoinPicker::CoinPicker(QWidget* parent)
    : QWidget{parent},
      m_sum{new Label{{}, TextRole::Body, Token::Muted}},
      m_open{new Button{tr("Choose coins"), ButtonKind::Quiet}},
      m_list{new QListWidget}
{
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(space::kHair));
    auto* head = new QHBoxLayout;
    head->addWidget(m_sum->wrapped(), 1);
    head->addWidget(m_open, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_list);
    m_list->setAccessibleName(tr("Coins to spend"));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setMaximumHeight(scaled(kShownRows * size::kRow));
    m_list->setTextElideMode(Qt::ElideRight);
    m_open->setCheckable(true);
    offerInMenus(m_open, PageAction::ChooseCoins);
    connect(m_open, &QPushButton::toggled, this, [this](bool open) {
        m_list->setVisible(open);
        if (open)
            emit coinsWanted();
    });
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        if (m_filling)
            return;
        showSum();
        emit changed();
    });
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, &CoinPicker::showMenu);
    onAmountStyle(this, [this] { fill(); });
    reset();
}

void CoinPicker::reset()
{
    m_coins.clear();
    fill();
    m_open->setChecked(false);
    m_list->hide();
}

void CoinPicker::takeCoins(const app::Answer<std::vector<app::CoinRow>>& answer)
{
    if (!answer)
        return m_sum->setText(errorLine(answer.error(), currentAmountStyle()));
    m_coins = *answer;
    std::ranges::sort(m_coins, std::ranges::greater{}, &app::CoinRow::value);
    fill();
}

QStringList CoinPicker::chosen() const
{
    QStringList outpoints;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            outpoints << m_list->item(i)->data(Qt::UserRole).toString();
    }
    return outpoints;
}

void CoinPicker::fill()
{
    const QStringList before = chosen();
    m_filling = true;
    m_list->clear();
    for (const auto& coin : m_coins) {
        auto* item = new QListWidgetItem{coinText(coin), m_list};
        item->setToolTip(plainTip(coinText(coin)));
        item->setData(Qt::UserRole, coin.outpoint);
        item->setFlags(coin.spendable
                           ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                           : Qt::NoItemFlags);
        item->setCheckState(coin.spendable && before.contains(coin.outpoint) ? Qt::Checked
                                                                             : Qt::Unchecked);
    }
    m_filling = false;
    showSum();
}

void CoinPicker::showSum()
{
    const QStringList outpoints = chosen();
    Satoshi sum;
    for (const auto& coin : m_coins) {
        if (outpoints.contains(coin.outpoint))
            sum = checkedAdd(sum, coin.value).value_or(sum);
    }
    m_sum->setText(outpoints.isEmpty()
                       ? tr("The wallet chooses the coins.")
                       : tr("%n coin(s) chosen, %1", nullptr, static_cast<int>(outpoints.size()))
                             .arg(amountText(sum, currentAmountStyle())));
}

/// Of the row under the pointer, or of the current one by the Menu key.
void CoinPicker::showMenu(const QPoint& where)
{
    const QListWidgetItem* item = m_list->itemAt(where);
    const int row = m_list->row(item != nullptr ? item : m_list->currentItem());
    if (row < 0)
        return;
    const app::CoinRow& coin = m_coins[static_cast<std::size_t>(row)];
    const AmountStyle style = currentAmountStyle();
    auto* menu = new CopyMenu{this};
    menu->addCopy(tr("outpoint"), coin.outpoint);
    menu->addCopy(tr("address"), coin.address);
    if (!style.hidden)
        menu->addCopy(tr("amount"), plainAmount(coin.value, style.unit));
    menu->addCopy(tr("label"), coin.label);
    connect(menu, &CopyMenu::copied, this, &CoinPicker::copied);
    menu->openAt(m_list->viewport()->mapToGlobal(where));
}

} // namespace fulgurite::ui

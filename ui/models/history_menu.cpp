// SPDX-License-Identifier: MIT
#include "ui/models/history_menu.h"

#include <QCoreApplication>

#include "ui/format/amount_format.h"
#include "ui/style/theme.h"
#include "ui/widgets/copy_menu.h"

namespace fulgurite::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

} // namespace

void addHistoryCopies(CopyMenu& menu, const app::HistoryRow& row)
{
    const bool onChain = row.layer == app::HistoryLayer::OnChain;
    menu.addCopy(onChain ? tr("transaction id") : tr("payment hash"), row.id);
    const AmountStyle style = currentAmountStyle();
    if (!style.hidden)
        menu.addCopy(tr("amount"), plainAmount(floorToSat(row.amount), style.unit));
    menu.addCopy(tr("label"), row.label);
    menu.addCopy(onChain ? tr("address") : tr("node key"), row.counterparty);
}

} // namespace fulgurite::ui

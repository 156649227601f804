// SPDX-License-Identifier: MIT
#include "ui/style/table.h"

#include <QHeaderView>
#include <QTableView>

#include "ui/style/fonts.h"
#include "ui/style/tokens.h"

namespace fulgurite::ui {

void setUpTable(QTableView* table, const QString& name)
{
    table->setAccessibleName(name);
    table->setFrameShape(QFrame::StyledPanel); // drawn as a card, unless it stands in one
    table->setShowGrid(false);
    table->setAlternatingRowColors(false);
    table->setWordWrap(false);
    table->setTextElideMode(Qt::ElideRight);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    // The least height first: it bounds what is then asked for.
    table->verticalHeader()->setMinimumSectionSize(scaled(size::kRowCompact));
    table->verticalHeader()->setDefaultSectionSize(scaled(size::kRow));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setMinimumSectionSize(scaled(64));
}

} // namespace fulgurite::ui

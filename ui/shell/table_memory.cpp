// SPDX-License-Identifier: MIT
#include "ui/shell/table_memory.h"

#include <QHeaderView>
#include <QTableView>
#include <QTimer>

#include "ui/shell/window_memory.h"

#include <chrono>

namespace fulgurite::ui {

namespace {

constexpr std::chrono::milliseconds kSettled{400};

void remember(QHeaderView* header, const QString& id, WindowMemory& memory)
{
    const QByteArray known = memory.columns(id);
    if (!known.isEmpty())
        header->restoreState(known);
    // A drag of a column's edge is many changes: the last one counts.
    auto* settled = new QTimer{header};
    settled->setSingleShot(true);
    settled->setInterval(kSettled);
    QObject::connect(settled, &QTimer::timeout, header,
                     [header, id, &memory] { memory.setColumns(id, header->saveState()); });
    const auto changed = [settled] { settled->start(); };
    QObject::connect(header, &QHeaderView::sectionResized, settled, changed);
    QObject::connect(header, &QHeaderView::sectionMoved, settled, changed);
    QObject::connect(header, &QHeaderView::sortIndicatorChanged, settled, changed);
}

} // namespace

void rememberTables(QWidget* root, const QString& page, WindowMemory& memory)
{
    int number = 0;
    for (auto* table : root->findChildren<QTableView*>()) {
        QHeaderView* header = table->horizontalHeader();
        // Columns of an older version do not fit: their count is part of the name.
        remember(header, QStringLiteral("%1-%2-%3").arg(page).arg(++number).arg(header->count()),
                 memory);
    }
}

} // namespace fulgurite::ui

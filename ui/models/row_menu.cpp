// SPDX-License-Identifier: MIT
#include "ui/models/row_menu.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QTableView>

namespace fulgurite::ui {

namespace {

/// Qt gives the Menu key the position of the pointer's middle: the row must be asked of the view.
class MenuFilter final : public QObject {
public:
    MenuFilter(QTableView* table, std::function<void(const QModelIndex&, RowMenu&)> fill)
        : QObject{table},
          m_table{table},
          m_fill{std::move(fill)}
    {
        table->installEventFilter(this);
        table->viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::ContextMenu)
            return QObject::eventFilter(watched, event);
        const auto* asked = dynamic_cast<const QContextMenuEvent*>(event);
        const bool byKey = asked->reason() == QContextMenuEvent::Keyboard;
        const QPoint at = m_table->viewport()->mapFromGlobal(asked->globalPos());
        const QModelIndex index = byKey ? m_table->currentIndex() : m_table->indexAt(at);
        if (!index.isValid())
            return true;
        auto* menu = new QMenu{m_table}; // NOLINT(cppcoreguidelines-owning-memory): closes itself
        menu->setAttribute(Qt::WA_DeleteOnClose);
        RowMenu entries{*menu};
        m_fill(index, entries);
        menu->popup(byKey
                        ? m_table->viewport()->mapToGlobal(m_table->visualRect(index).bottomLeft())
                        : asked->globalPos());
        return true;
    }

private:
    QTableView* m_table;
    std::function<void(const QModelIndex&, RowMenu&)> m_fill;
};

} // namespace

void RowMenu::copy(const QString& title, const QString& text)
{
    if (text.isEmpty())
        return;
    QAction* entry =
        m_menu.addAction(title, [text] { QGuiApplication::clipboard()->setText(text); });
    entry->setData(true);
}

void RowMenu::add(const QString& title, std::function<void()> deed)
{
    m_menu.addAction(title, std::move(deed));
}

void RowMenu::onCopied(std::function<void()> copied)
{
    for (QAction* entry : m_menu.actions()) {
        if (entry->data().toBool())
            QObject::connect(entry, &QAction::triggered, &m_menu, copied);
    }
}

void onRowMenu(QTableView* table, std::function<void(const QModelIndex&, RowMenu&)> fill)
{
    new MenuFilter{table, std::move(fill)}; // NOLINT(cppcoreguidelines-owning-memory): the table's
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/shell/page_menu.h"

#include <QAction>
#include <QMenu>

#include "ui/shell/shell_page.h"

#include <algorithm>
#include <optional>

namespace fulgurite::ui {

PageMenu::PageMenu(PageOf pageOf, QObject* parent) : QObject{parent}, m_pageOf{std::move(pageOf)} {}

void PageMenu::addTo(QMenu* menu, ActionMenu which, const std::vector<PageId>& pages)
{
    std::optional<PageId> before;
    for (const auto& facts : allPageActions()) {
        if (facts.menu != which || !std::ranges::count(pages, facts.place.page))
            continue;
        if (before != facts.place.page && !menu->isEmpty())
            menu->addSeparator();
        before = facts.place.page;
        QAction* entry = menu->addAction(icon(facts.icon, Token::Muted), textOf(facts));
        entry->setShortcut(facts.keys);
        connect(entry, &QAction::triggered, this, [this, action = facts.which] {
            // A shortcut may come in the moment in which its button goes.
            if (canAct(factsOf(action)))
                emit chosen(action);
        });
        m_actions[facts.which] = entry;
    }
    connect(menu, &QMenu::aboutToShow, this, &PageMenu::refresh);
}

void PageMenu::setOpen(bool running, bool lightning)
{
    m_running = running;
    m_lightning = lightning;
    refresh();
}

void PageMenu::refresh()
{
    for (const auto& [which, entry] : m_actions)
        entry->setEnabled(canAct(factsOf(which)));
}

QAction* PageMenu::action(PageAction which) const
{
    const auto found = m_actions.find(which);
    return found == m_actions.end() ? nullptr : found->second;
}

bool PageMenu::canAct(const PageActionFacts& facts) const
{
    if (!m_running || (facts.needsLightning && !m_lightning))
        return false;
    const ShellPage* page = m_pageOf(facts.place.page);
    switch (facts.way) {
    case ActionWay::Goes:
        return true;
    case ActionWay::Begins:
        return !page || buttonFor(facts, page);
    case ActionWay::Presses:
        return page && buttonFor(facts, page);
    }
    return false;
}

} // namespace fulgurite::ui

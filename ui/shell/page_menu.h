// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "ui/shell/page_action.h"

#include <functional>
#include <map>

class QAction;
class QMenu;

namespace fulgurite::ui {

class ShellPage;

/// The menus' entries for what the pages can do, each enabled only where it can act. They are
/// looked at again whenever a menu opens and before a key is taken as a shortcut.
class PageMenu final : public QObject {
    Q_OBJECT

public:
    /// Null until the page has been made.
    using PageOf = std::function<ShellPage*(PageId)>;

    PageMenu(PageOf pageOf, QObject* parent);
    /// The entries of one menu, with a line between pages; only those of `pages`.
    void addTo(QMenu* menu, ActionMenu which, const std::vector<PageId>& pages);
    /// Whether the pages may be gone to, and whether Lightning is offered.
    void setOpen(bool running, bool lightning);
    void refresh();
    [[nodiscard]] QAction* action(PageAction which) const;

signals:
    void chosen(fulgurite::ui::PageAction which);

private:
    [[nodiscard]] bool canAct(const PageActionFacts& facts) const;

    PageOf m_pageOf;
    std::map<PageAction, QAction*> m_actions;
    bool m_running = false;
    bool m_lightning = true;
};

} // namespace fulgurite::ui

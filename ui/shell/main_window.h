// SPDX-License-Identifier: MIT
#pragma once

#include <QMainWindow>

#include "ui/format/amount_format.h"
#include "ui/shell/page_action.h"
#include "ui/shell/page_entry.h"
#include "ui/shell/shell_action.h"
#include "ui/shell/shell_state.h"
#include "ui/shell/window_memory.h"

#include <map>

class QStackedWidget;

namespace fulgurite::ui {

class LockPage;
class NetworkBand;
class OpeningPage;
class PageMenu;
class Sidebar;
class StatusStrip;
class StoppedPage;
class Toast;

/// The window: menu bar, sidebar, pages in a stack, status bar, and the faces of a wallet that is
/// not open. Shows and emits; what the actions do is wired by main.cpp.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(std::vector<PageEntry> pages, const std::vector<ShellAction>& actions,
               WindowMemory& memory, QWidget* parent = nullptr);

    void setState(const ShellState& state);
    /// The wizard, shown as the face Setup; the window owns it.
    void setSetupPage(QWidget* page);
    /// Ticks of the View menu, without emitting.
    void setAmountStyle(AmountStyle style);
    void rememberGeometry();
    /// Menus, tooltips, messages and dialogs over the pages: gone, for the window's lock.
    void dismissPopups();
    /// How many things need attention on a page.
    void setBadge(PageId page, int count);

    [[nodiscard]] LockPage* lockPage() const { return m_lock; }
    [[nodiscard]] StoppedPage* stoppedPage() const { return m_stopped; }
    [[nodiscard]] QAction* action(ShellAction which) const;
    /// Null where its page is not in the window.
    [[nodiscard]] QAction* action(PageAction which) const;
    /// The page as far as it has been made; null before.
    [[nodiscard]] ShellPage* page(PageId id) const;
    [[nodiscard]] PageId currentPage() const { return m_here; }

public slots:
    void go(const fulgurite::ui::Place& place);
    void say(const QString& message);

signals:
    void triggered(fulgurite::ui::ShellAction action);
    void amountStyleChosen(fulgurite::ui::AmountStyle style);
    void pageShown(fulgurite::ui::PageId page);
    /// The window was asked to close; main.cpp says what is pending and then quits.
    void closeRequested();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildMenus(const std::vector<ShellAction>& actions);
    void buildBody();
    void buildFaces();
    void addPages(class QMenu* menu);
    void addActions(QMenu* menu, std::initializer_list<ShellAction> all);
    void addAction(QMenu* menu, ShellAction which);
    void onAction(ShellAction which);
    void act(PageAction which);
    void showFace(ShellFace face);
    void retitle();
    ShellPage* made(PageId id);
    ShellPage* showPage(const Place& place);

    std::vector<PageEntry> m_entries;
    WindowMemory& m_memory;
    ShellState m_state;
    PageId m_here = PageId::Home;
    std::map<PageId, ShellPage*> m_pages;
    std::map<ShellAction, QAction*> m_actions;
    std::vector<QAction*> m_pageActions;
    PageMenu* m_pageMenu;
    QStackedWidget* m_faces;
    QStackedWidget* m_stack;
    QWidget* m_body;
    QWidget* m_setup = nullptr;
    Sidebar* m_sidebar;
    StatusStrip* m_status;
    NetworkBand* m_band;
    LockPage* m_lock;
    OpeningPage* m_opening;
    StoppedPage* m_stopped;
    Toast* m_toast = nullptr;
};

} // namespace fulgurite::ui

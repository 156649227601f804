// SPDX-License-Identifier: MIT
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenuBar>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include "ui/shell/lock_page.h"
#include "ui/shell/network_band.h"
#include "ui/shell/opening_page.h"
#include "ui/shell/page_menu.h"
#include "ui/shell/shell_page.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/stopped_page.h"
#include "ui/shell/table_memory.h"
#include "ui/style/fonts.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/toast.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kMostNumberedPages = 9;

std::vector<SidebarEntry> sidebarEntries(const std::vector<PageEntry>& pages)
{
    std::vector<SidebarEntry> entries;
    for (const auto& page : pages)
        entries.push_back({pageName(page.id), page.icon, page.title});
    return entries;
}

} // namespace

MainWindow::MainWindow(std::vector<PageEntry> pages, const std::vector<ShellAction>& actions,
                       WindowMemory& memory, QWidget* parent)
    : QMainWindow{parent},
      m_entries{std::move(pages)},
      m_memory{memory},
      m_pageMenu{new PageMenu{[this](PageId id) { return page(id); }, this}},
      m_faces{new QStackedWidget},
      m_stack{new QStackedWidget},
      m_body{new QWidget},
      m_sidebar{new Sidebar{sidebarEntries(m_entries)}},
      m_status{new StatusStrip},
      m_band{new NetworkBand},
      m_lock{new LockPage},
      m_opening{new OpeningPage},
      m_stopped{new StoppedPage}
{
    setMinimumSize(size::kWindowMinWidth, size::kWindowMinHeight);
    buildMenus(actions);
    buildBody();
    buildFaces();
    m_toast = new Toast{m_faces};
    resize(size::kWindowWidth, size::kWindowHeight);
    restoreGeometry(m_memory.geometry());
    const QString remembered = m_memory.page();
    const auto found = std::ranges::find(m_entries, remembered,
                                         [](const PageEntry& entry) { return pageName(entry.id); });
    if (found != m_entries.end())
        m_here = found->id;
    else if (!m_entries.empty())
        m_here = m_entries.front().id;
    setState(m_state);
}

void MainWindow::buildMenus(const std::vector<ShellAction>& actions)
{
    using enum ShellAction;
    for (const auto which : actions)
        m_actions[which] = nullptr;
    std::vector<PageId> ids;
    for (const auto& entry : m_entries)
        ids.push_back(entry.id);
    connect(m_pageMenu, &PageMenu::chosen, this, &MainWindow::act);

    QMenu* wallet = menuBar()->addMenu(tr("&Wallet"));
    addActions(wallet, {NewWallet, OpenWallet, RestoreWallet});
    wallet->addSeparator();
    addActions(wallet, {Backup});
    m_pageMenu->addTo(wallet, ActionMenu::Wallet, ids);
    wallet->addSeparator();
    addActions(wallet, {Lock, Quit});

    QMenu* view = menuBar()->addMenu(tr("&View"));
    addPages(view);
    view->addSeparator();
    addActions(view, {HideAmounts, ShowInBtc, Find});

    QMenu* tools = menuBar()->addMenu(tr("&Tools"));
    addActions(tools, {PasteAndPay, ScanScreen, ScanFile});
    m_pageMenu->addTo(tools, ActionMenu::Tools, ids);
    addActions(tools, {Reconnect});
    tools->addSeparator();
    addActions(tools, {ExportHistory, ExportJson, ExportLabels, PracticeWorld});
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    addActions(help, {Guide, About});
    for (QMenu* menu : {wallet, view, tools, help})
        menu->menuAction()->setVisible(!menu->isEmpty());
}

void MainWindow::addPages(QMenu* menu)
{
    int number = 0;
    for (const auto& entry : m_entries) {
        QAction* action = menu->addAction(icon(entry.icon, Token::Muted), entry.title);
        if (++number <= kMostNumberedPages)
            action->setShortcut(QKeySequence{static_cast<int>(Qt::CTRL) | (Qt::Key_0 + number)});
        connect(action, &QAction::triggered, this, [this, id = entry.id] { go({id, {}}); });
        m_pageActions.push_back(action);
    }
}

void MainWindow::addActions(QMenu* menu, std::initializer_list<ShellAction> all)
{
    for (const auto which : all)
        addAction(menu, which);
}

void MainWindow::addAction(QMenu* menu, ShellAction which)
{
    const auto found = m_actions.find(which);
    if (found == m_actions.end())
        return;
    found->second = makeShellAction(which, this);
    menu->addAction(found->second);
    connect(found->second, &QAction::triggered, this, [this, which] { onAction(which); });
}

void MainWindow::buildBody()
{
    auto* column = new QVBoxLayout{m_body};
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    connect(m_sidebar, &Sidebar::chosen, this, [this](const QString& id) {
        const auto found = std::ranges::find(
            m_entries, id, [](const PageEntry& entry) { return pageName(entry.id); });
        // Whoever walks through the sidebar stays in it.
        if (found != m_entries.end())
            showPage({found->id, {}});
    });
    connect(m_status, &StatusStrip::go, this, &MainWindow::go);
    connect(m_status, &StatusStrip::lockRequested, this, [this] { onAction(ShellAction::Lock); });
}

void MainWindow::buildFaces()
{
    for (QWidget* face : {m_body, static_cast<QWidget*>(m_lock), static_cast<QWidget*>(m_opening),
                          static_cast<QWidget*>(m_stopped)})
        m_faces->addWidget(face);
    // The band is on every face: no network is taken for another, locked or stopped.
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout{whole};
    column->setSpacing(0);
    column->addWidget(m_band);
    column->addWidget(m_faces, 1);
    setCentralWidget(whole);
    connect(m_stopped, &StoppedPage::quitRequested, this, [this] { onAction(ShellAction::Quit); });
    connect(m_lock, &LockPage::otherWalletRequested, this,
            [this] { onAction(ShellAction::OpenWallet); });
}

void MainWindow::setSetupPage(QWidget* page)
{
    if (m_setup) {
        m_faces->removeWidget(m_setup);
        m_setup->deleteLater();
    }
    m_setup = page;
    if (page)
        m_faces->addWidget(page);
    showFace(m_state.face);
}

void MainWindow::setState(const ShellState& state)
{
    const bool faceChanged = state.face != m_state.face;
    m_state = state;
    m_band->setBand(state.band, state.practice);
    m_status->show(state);
    m_stopped->setText(state.stopped);
    m_opening->setStage(state.face == ShellFace::Closing ? tr("Closing the wallet")
                                                         : tr("Opening the wallet"),
                        state.stage);
    showFace(state.face);
    if (faceChanged && state.face == ShellFace::Locked)
        m_lock->focusPassword();
    if (faceChanged && state.face == ShellFace::Stopped)
        m_stopped->focusRestart();
    retitle();
}

void MainWindow::showFace(ShellFace face)
{
    QWidget* shown = m_opening;
    switch (face) {
    case ShellFace::Setup:
        shown = m_setup ? m_setup : m_opening;
        break;
    case ShellFace::Locked:
        shown = m_lock;
        break;
    case ShellFace::Running:
        shown = m_body;
        break;
    case ShellFace::Stopped:
        shown = m_stopped;
        break;
    case ShellFace::Opening:
    case ShellFace::Closing:
        break;
    }
    const bool running = face == ShellFace::Running;
    m_pageMenu->setOpen(running, m_state.channelsOffered);
    if (running && m_stack->count() == 0 && !m_entries.empty())
        go({m_here, {}});
    m_faces->setCurrentWidget(shown);
    if (!running && m_toast)
        m_toast->hide();
    for (QAction* action : m_pageActions)
        action->setEnabled(running);
    for (const auto& [which, action] : m_actions) {
        if (action)
            action->setEnabled(running || allowedWhileLocked(which));
        if (action && which == ShellAction::PracticeWorld)
            action->setVisible(m_state.practice);
    }
}

void MainWindow::retitle()
{
    const bool named = m_state.face == ShellFace::Running && !m_state.walletName.isEmpty();
    setWindowTitle(named ? tr("%1 – Fulgurite").arg(m_state.walletName)
                         : QStringLiteral("Fulgurite"));
}

void MainWindow::setAmountStyle(AmountStyle style)
{
    if (QAction* hide = action(ShellAction::HideAmounts))
        hide->setChecked(style.hidden);
    if (QAction* btc = action(ShellAction::ShowInBtc))
        btc->setChecked(style.unit == AmountStyle::Unit::Btc);
}

void MainWindow::dismissPopups()
{
    m_toast->hide();
    QToolTip::hideText();
    while (QWidget* popup = QApplication::activePopupWidget()) {
        popup->close();
        if (QApplication::activePopupWidget() == popup)
            break; // it will not go
    }
    for (QWidget* top : QApplication::topLevelWidgets()) {
        auto* dialog = qobject_cast<QDialog*>(top);
        if (dialog && dialog->isVisible())
            dialog->reject();
    }
}

void MainWindow::setBadge(PageId page, int count) { m_sidebar->setBadge(pageName(page), count); }

QAction* MainWindow::action(ShellAction which) const
{
    const auto found = m_actions.find(which);
    return found == m_actions.end() ? nullptr : found->second;
}

QAction* MainWindow::action(PageAction which) const { return m_pageMenu->action(which); }

ShellPage* MainWindow::page(PageId id) const
{
    const auto found = m_pages.find(id);
    return found == m_pages.end() ? nullptr : found->second;
}

ShellPage* MainWindow::made(PageId id)
{
    if (ShellPage* known = page(id))
        return known;
    const auto entry = std::ranges::find(m_entries, id, &PageEntry::id);
    if (entry == m_entries.end())
        return nullptr;
    ShellPage* fresh = entry->factory();
    m_pages[id] = fresh;
    m_stack->addWidget(fresh);
    connect(fresh, &ShellPage::go, this, &MainWindow::go);
    connect(fresh, &ShellPage::said, this, &MainWindow::say);
    rememberTables(fresh, pageName(id), m_memory);
    return fresh;
}

ShellPage* MainWindow::showPage(const Place& place)
{
    ShellPage* wanted = made(place.page);
    if (!wanted)
        return nullptr;
    m_here = place.page;
    m_sidebar->setCurrent(pageName(place.page));
    m_stack->setCurrentWidget(wanted);
    m_memory.setPage(pageName(place.page));
    wanted->open(place.payload);
    emit pageShown(place.page);
    return wanted;
}

void MainWindow::go(const Place& place)
{
    ShellPage* wanted = showPage(place);
    // A page may have put the focus where it belongs; else its first control has it.
    if (!wanted || wanted->isAncestorOf(focusWidget()))
        return;
    QWidget* first = wanted->firstFocus();
    if (first && first->isEnabled() && first->isVisibleTo(wanted))
        return first->setFocus();
    for (QWidget* at = wanted->nextInFocusChain(); at && at != wanted;
         at = at->nextInFocusChain()) {
        const bool takes = (at->focusPolicy() & Qt::TabFocus) != 0 && at->isEnabled() &&
                           at->isVisibleTo(wanted) && wanted->isAncestorOf(at);
        if (takes)
            return at->setFocus();
    }
}

void MainWindow::say(const QString& message)
{
    // What a page says late must not stand over the lock page.
    if (m_state.face == ShellFace::Running)
        m_toast->showMessage(message);
}

void MainWindow::onAction(ShellAction which)
{
    if (which == ShellAction::Find) {
        if (ShellPage* here = page(m_here))
            here->find();
        return;
    }
    if (which == ShellAction::HideAmounts || which == ShellAction::ShowInBtc) {
        const QAction* hide = action(ShellAction::HideAmounts);
        const QAction* btc = action(ShellAction::ShowInBtc);
        emit amountStyleChosen(
            {btc && btc->isChecked() ? AmountStyle::Unit::Btc : AmountStyle::Unit::Sat,
             hide && hide->isChecked()});
        return;
    }
    emit triggered(which);
}

void MainWindow::act(PageAction which)
{
    const PageActionFacts& facts = factsOf(which);
    const bool made = page(facts.place.page) != nullptr;
    if (m_here != facts.place.page || !facts.place.payload.isEmpty())
        go(facts.place);
    // A page that was just made shows a new request without being asked.
    const bool done = facts.way == ActionWay::Goes || (which == PageAction::NewRequest && !made);
    QAbstractButton* button = done ? nullptr : buttonFor(facts, page(facts.place.page));
    if (!button)
        return;
    button->setFocus(Qt::ShortcutFocusReason);
    button->click();
}

/// Before a key is looked up among the shortcuts, those that cannot act are closed.
bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<const QKeyEvent*>(event);
        if ((key->modifiers() & Qt::ControlModifier) || key->key() >= Qt::Key_F1)
            m_pageMenu->refresh();
    }
    return QMainWindow::event(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    // In the size of the text, as all else: large letters leave less room beside the sidebar.
    m_sidebar->setCompact(width() < scaled(size::kSidebarBreak));
}

void MainWindow::rememberGeometry() { m_memory.setGeometry(saveGeometry()); }

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    emit closeRequested();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    ShellPage* here = m_state.face == ShellFace::Running ? page(m_here) : nullptr;
    if (event->key() == Qt::Key_Escape && here && here->back())
        return;
    QMainWindow::keyPressEvent(event);
}

} // namespace fulgurite::ui

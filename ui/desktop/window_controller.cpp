// SPDX-License-Identifier: MIT
#include "ui/desktop/window_controller.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

#include "ui/desktop/idle_watch.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/sleep_hold.h"
#include "ui/format/error_text.h"
#include "ui/guide/guide_window.h"
#include "ui/practice/practice_window.h"
#include "ui/shell/lock_page.h"
#include "ui/shell/stopped_page.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/palette.h"

namespace fulgurite::ui {

namespace {

constexpr int kAboutIcon = 64;

/// Closes itself; the window goes on meanwhile, and its lock takes the box away.
QMessageBox* messageBox(QWidget& window, const QString& title, const QString& text,
                        const QString& more)
{
    auto* box = new QMessageBox{&window}; // NOLINT(cppcoreguidelines-owning-memory): closes itself
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setText(text);
    box->setInformativeText(more);
    return box;
}

/// Its layout is made anew with each of its parts: it is spaced once all are there.
void bringUp(QMessageBox& box)
{
    const int margin = scaled(space::kPage);
    box.layout()->setContentsMargins(margin, margin, margin, margin);
    if (auto* grid = qobject_cast<QGridLayout*>(box.layout())) {
        grid->setHorizontalSpacing(scaled(space::kCard));
        grid->setVerticalSpacing(scaled(space::kField));
    }
    if (auto* title = box.findChild<QLabel*>(QStringLiteral("qt_msgbox_label")))
        title->setFont(fontFor(TextRole::Section));
    box.open();
}

} // namespace

WindowController::WindowController(app::Engine& engine, MainWindow& window, Theme& theme,
                                   QString choicesFile)
    : m_engine{engine},
      m_window{window},
      m_theme{theme},
      m_choicesFile{std::move(choicesFile)},
      m_choices{loadWindowChoices(m_choicesFile)},
      m_idle{new IdleWatch{this}},
      m_hold{new SleepHold{this}}
{
    connect(&engine.feed(), &app::EngineFeed::snapshotChanged, this, &WindowController::onSnapshot);
    connect(&engine.feed(), &app::EngineFeed::eventHappened, this, &WindowController::onEvent);
    connect(&window, &MainWindow::triggered, this, &WindowController::onAction);
    connect(&window, &MainWindow::closeRequested, this, &WindowController::quit);
    connect(&window, &MainWindow::amountStyleChosen, this, [this](AmountStyle style) {
        WindowChoices next = m_choices;
        next.amounts = style;
        setChoices(next);
    });
    connect(window.lockPage(), &LockPage::unlockRequested, this, &WindowController::unlock);
    connect(window.stoppedPage(), &StoppedPage::restartRequested, this, &WindowController::restart);
    connect(m_idle, &IdleWatch::lockDue, this, &WindowController::lockWindow);
    connect(m_idle, &IdleWatch::resumed, this, &WindowController::reconnect);
}

void WindowController::start()
{
    m_window.setAmountStyle(m_choices.amounts);
    m_idle->setMinutes(m_choices.lockMinutes);
    refresh();
}

void WindowController::setChoices(const WindowChoices& choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    saveWindowChoices(m_choicesFile, choices);
    m_theme.setChoice(choices.theme);
    m_theme.setScale(choices.scale);
    m_theme.setAmountStyle(choices.amounts);
    m_window.setAmountStyle(choices.amounts);
    m_idle->setMinutes(choices.lockMinutes);
    emit choicesChanged(m_choices);
}

bool WindowController::isRunning() const
{
    return std::holds_alternative<app::Running>(m_snapshot.lifecycle->state);
}

ShellCover WindowController::cover() const
{
    return m_setup ? ShellCover::Setup : m_locked ? ShellCover::WindowLocked : ShellCover::None;
}

void WindowController::onSnapshot(const app::Snapshot& snapshot)
{
    const bool other = snapshot.lifecycle != m_snapshot.lifecycle;
    m_snapshot = snapshot;
    if (other && !isRunning())
        m_locked = false; // the engine's own lock takes over
    if (!isRunning() && m_practice)
        m_practice->hide();
    if (std::holds_alternative<app::NoWallet>(snapshot.lifecycle->state) && !m_setup)
        showSetup(false, Wizard::Create);
    m_window.setBadge(PageId::Home, static_cast<int>(snapshot.attention->items.size()));
    m_hold->setHeld(keepsAwake(snapshot));
    refresh();
    deliverLink();
}

void WindowController::refresh()
{
    m_window.setState(shellStateOf(m_snapshot, cover(), QDateTime::currentDateTime()));
}

void WindowController::onEvent(const app::EngineEvent& event)
{
    if (const auto notice = noticeOf(event, m_choices, m_locked || !isRunning()))
        notify(*notice);
}

void WindowController::leaveForSetup(Wizard begin)
{
    leaveThen(tr("Leave this wallet?"), tr("Leave"), [this, begin] { showSetup(true, begin); });
}

void WindowController::showSetup(bool cancellable, Wizard begin)
{
    if (!m_makeSetup)
        return;
    m_setup = true;
    m_window.setSetupPage(m_makeSetup(cancellable, begin));
    refresh();
}

void WindowController::finishSetup()
{
    m_setup = false;
    refresh();
    m_window.setSetupPage(nullptr);
}

/// The wizard over an open wallet may show words: like all secrets they go, and nothing is made.
void WindowController::dropSetup()
{
    if (!std::exchange(m_setup, false))
        return;
    m_window.setSetupPage(nullptr);
}

void WindowController::lockWindow()
{
    if (!isRunning() || m_locked)
        return;
    m_locked = true;
    m_window.dismissPopups();
    dropSetup();
    if (m_practice)
        m_practice->hide();
    m_engine.guard().seal();
    refresh();
}

void WindowController::reconnect()
{
    // Connections that slept are dead, whatever the sockets believe.
    m_engine.connections().retry(app::StageName::Chain);
    m_engine.connections().retry(app::StageName::Peers);
}

void WindowController::unlock()
{
    m_window.lockPage()->setBusy(true);
    SecretBytes password = m_window.lockPage()->takePassword();
    // Behind the window's lock the engine goes on: only the password is checked.
    auto answer = m_locked && isRunning() ? m_engine.guard().unseal(std::move(password))
                                          : m_engine.wallets().unlock(std::move(password));
    answer.then(this, [this](const app::Answer<bool>& done) {
        onUnlocked(done ? std::nullopt : std::optional{done.error()});
    });
}

void WindowController::onUnlocked(const std::optional<app::ApiError>& error)
{
    m_window.lockPage()->setBusy(false);
    if (error) {
        m_window.lockPage()->setError(errorLine(*error));
        return;
    }
    m_window.lockPage()->setError({});
    m_locked = false;
    refresh();
    deliverLink();
}

void WindowController::restart()
{
    const auto& lifecycle = *m_snapshot.lifecycle;
    m_window.stoppedPage()->setProblem({});
    m_engine.wallets()
        .open(lifecycle.walletFolder, lifecycle.network)
        .then(this, [this](const app::Answer<bool>& done) {
            if (!done)
                m_window.stoppedPage()->setProblem(errorLine(done.error()));
        });
}

void WindowController::takeLink(const QString& link)
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
    m_link = link;
    deliverLink();
}

void WindowController::deliverLink()
{
    if (m_link.isEmpty() || !isRunning() || m_locked || m_setup)
        return;
    m_window.go({PageId::Send, std::exchange(m_link, {})});
}

void WindowController::onAction(ShellAction action)
{
    switch (action) {
    case ShellAction::NewWallet:
        return leaveForSetup(Wizard::Create);
    case ShellAction::OpenWallet:
        return leaveForSetup(Wizard::Open);
    case ShellAction::RestoreWallet:
        return leaveForSetup(Wizard::Restore);
    case ShellAction::Backup:
        return m_window.go({PageId::Settings, QStringLiteral("backup")});
    case ShellAction::Lock:
        return lockWindow();
    case ShellAction::Quit:
        return quit();
    case ShellAction::About:
        return showAbout();
    case ShellAction::HideAmounts:
    case ShellAction::ShowInBtc:
    case ShellAction::Find:
    case ShellAction::PasteAndPay:
    case ShellAction::ScanScreen:
    case ShellAction::ScanFile:
    case ShellAction::ExportHistory:
    case ShellAction::ExportJson:
    case ShellAction::ExportLabels:
        return; // main.cpp knows the pages
    case ShellAction::Reconnect:
        m_window.say(tr("Trying again"));
        return reconnect();
    case ShellAction::PracticeWorld:
        return showPractice();
    case ShellAction::Guide:
        return showGuide();
    }
}

void WindowController::showGuide()
{
    if (!m_guide)
        m_guide = new GuideWindow{&m_window};
    m_guide->openChapter(guideChapterOf(m_setup       ? ShellFace::Setup
                                        : isRunning() ? ShellFace::Running
                                                      : ShellFace::Locked,
                                        m_window.currentPage()));
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
}

void WindowController::showPractice()
{
    if (!m_practice) {
        m_practice = new PracticeWindow{m_engine.practice(), &m_window};
        connect(m_practice, &PracticeWindow::payRequested, &m_window,
                [this](const QString& invoice) { m_window.go({PageId::Send, invoice}); });
        connect(m_practice, &PracticeWindow::openRequested, &m_window, [this](const QString& to) {
            m_window.go({PageId::Channels, QStringLiteral("open:") + to});
        });
    }
    m_practice->refresh();
    m_practice->QWidget::show();
    m_practice->raise();
    m_practice->activateWindow();
}

void WindowController::showAbout()
{
    auto* about =
        messageBox(m_window, tr("About Fulgurite"),
                   tr("Fulgurite %1").arg(QCoreApplication::applicationVersion()),
                   tr("A desktop wallet for Bitcoin and Lightning that keeps your keys on "
                      "your computer. MIT licence."));
    const int side = scaled(kAboutIcon);
    about->setIconPixmap(appIcon().pixmap(QSize{side, side}, m_window.devicePixelRatioF()));
    about->setDefaultButton(about->addButton(tr("Close"), QMessageBox::RejectRole));
    bringUp(*about);
}

void WindowController::leaveThen(const QString& title, const QString& deed,
                                 std::function<void()> then)
{
    const QString warning = quitWarning(m_snapshot, QDateTime::currentDateTime());
    if (warning.isEmpty())
        return then();
    auto* question = messageBox(m_window, title, title, warning);
    question->setIconPixmap(iconPixmap(Icon::Warning, tokensOf(&m_window)[Token::Warn],
                                       scaled(space::kWide), m_window.devicePixelRatioF()));
    const auto* leave = question->addButton(deed, QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(tr("Stay"), QMessageBox::RejectRole));
    connect(leave, &QAbstractButton::clicked, this, std::move(then));
    bringUp(*question);
}

void WindowController::quit()
{
    leaveThen(tr("Quit Fulgurite?"), tr("Quit"), [this] {
        m_window.rememberGeometry();
        // quit() would ask the window to close, which asks us again.
        QCoreApplication::exit();
    });
}

} // namespace fulgurite::ui

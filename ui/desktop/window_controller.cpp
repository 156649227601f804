// SPDX-License-Identifier: MIT
#include "ui/desktop/window_controller.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMessageBox>

#include "ui/desktop/idle_watch.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/sleep_hold.h"
#include "ui/format/error_text.h"
#include "ui/guide/guide_window.h"
#include "ui/practice/practice_window.h"
#include "ui/shell/lock_page.h"
#include "ui/shell/stopped_page.h"

namespace fulgurite::ui {

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
        showSetup(false, false);
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

void WindowController::showSetup(bool cancellable, bool open)
{
    if (!m_makeSetup)
        return;
    m_setup = true;
    m_window.setSetupPage(m_makeSetup(cancellable, open));
    refresh();
}

void WindowController::finishSetup()
{
    m_setup = false;
    refresh();
    m_window.setSetupPage(nullptr);
}

void WindowController::lockWindow()
{
    if (!isRunning() || m_locked || m_setup)
        return;
    m_locked = true;
    m_window.dismissPopups();
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
    m_engine.wallets().open(lifecycle.walletFolder, lifecycle.network);
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
    case ShellAction::OpenWallet:
        if (mayLeave(tr("Leave this wallet?"), tr("Leave")))
            showSetup(true, action == ShellAction::OpenWallet);
        return;
    case ShellAction::Backup:
        return m_window.go({PageId::Settings, QStringLiteral("backup")});
    case ShellAction::Lock:
        return lockWindow();
    case ShellAction::Quit:
        return quit();
    case ShellAction::About:
        QMessageBox::about(&m_window, tr("About Fulgurite"),
                           tr("Fulgurite %1\nA desktop wallet for Bitcoin and Lightning that keeps "
                              "your keys on your computer.\nMIT licence.")
                               .arg(QCoreApplication::applicationVersion()));
        return;
    case ShellAction::HideAmounts:
    case ShellAction::ShowInBtc:
    case ShellAction::Find:
    case ShellAction::PasteAndPay:
    case ShellAction::ScanScreen:
    case ShellAction::ScanFile:
    case ShellAction::ExportHistory:
        return; // main.cpp knows the pages
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

bool WindowController::mayLeave(const QString& title, const QString& deed)
{
    const QString warning = quitWarning(m_snapshot, QDateTime::currentDateTime());
    if (warning.isEmpty())
        return true;
    QMessageBox question{QMessageBox::Warning, title, warning, QMessageBox::NoButton, &m_window};
    const auto* leave = question.addButton(deed, QMessageBox::AcceptRole);
    question.setDefaultButton(question.addButton(tr("Stay"), QMessageBox::RejectRole));
    question.exec();
    return question.clickedButton() == leave;
}

void WindowController::quit()
{
    if (!mayLeave(tr("Quit Fulgurite?"), tr("Quit")))
        return;
    m_window.rememberGeometry();
    QCoreApplication::quit();
}

} // namespace fulgurite::ui

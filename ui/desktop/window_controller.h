// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "app/api/engine.h"
#include "ui/desktop/shell_presenter.h"
#include "ui/desktop/window_choices.h"
#include "ui/shell/main_window.h"

#include <functional>

namespace fulgurite::ui {

class GuideWindow;
class IdleWatch;
class PracticeWindow;
class SleepHold;

/// Joins engine, shell and desktop: faces by lifecycle, the window's lock, menus, notifications,
/// links of a second start.
class WindowController : public QObject {
    Q_OBJECT

public:
    /// With what the wizard begins.
    enum class Wizard { Create, Open, Restore };
    /// Makes the wizard; `cancellable` when there is a wallet to go back to. Call finishSetup()
    /// when it is through.
    using SetupFactory = std::function<QWidget*(bool cancellable, Wizard begin)>;

    WindowController(app::Engine& engine, MainWindow& window, Theme& theme, QString choicesFile);

    void setSetupFactory(SetupFactory factory) { m_makeSetup = std::move(factory); }
    void start();
    void finishSetup();
    /// A link from outside: Send is filled in, nothing is sent. Waits for the unlock.
    void takeLink(const QString& link);

    [[nodiscard]] const WindowChoices& choices() const { return m_choices; }
    void setChoices(const WindowChoices& choices);

signals:
    void choicesChanged(const fulgurite::ui::WindowChoices& choices);

private:
    void onSnapshot(const app::Snapshot& snapshot);
    void onEvent(const app::EngineEvent& event);
    void onAction(ShellAction action);
    void showSetup(bool cancellable, Wizard begin);
    void leaveForSetup(Wizard begin);
    void dropSetup();
    void lockWindow();
    void reconnect();
    void unlock();
    void onUnlocked(const std::optional<app::ApiError>& error);
    void restart();
    void quit();
    void showGuide();
    void showPractice();
    void showAbout();
    /// Asks first when something is at stake.
    void leaveThen(const QString& title, const QString& deed, std::function<void()> then);
    void refresh();
    void deliverLink();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] ShellCover cover() const;

    app::Engine& m_engine;
    MainWindow& m_window;
    Theme& m_theme;
    QString m_choicesFile;
    WindowChoices m_choices;
    SetupFactory m_makeSetup;
    IdleWatch* m_idle;
    SleepHold* m_hold;
    PracticeWindow* m_practice = nullptr; ///< likewise
    GuideWindow* m_guide = nullptr;       ///< made when it is first asked for
    app::Snapshot m_snapshot;
    QString m_link;
    bool m_locked = false;
    bool m_setup = false;
};

} // namespace fulgurite::ui

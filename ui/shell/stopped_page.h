// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/shell/shell_state.h"

namespace fulgurite::ui {

class Button;
class Label;

/// The engine has stopped: why, what that means for the money, what to do; the raw words are folded
/// away.
class StoppedPage : public QWidget {
    Q_OBJECT

public:
    explicit StoppedPage(QWidget* parent = nullptr);
    void focusRestart();
    void setText(const StoppedText& text);
    /// Why it could not be started again; empty: it was not tried, or it works.
    void setProblem(const QString& problem);

signals:
    void restartRequested();
    void quitRequested();

private:
    Label* m_cause;
    Label* m_money;
    Label* m_next;
    Label* m_meanwhile;
    Label* m_problem;
    Label* m_raw;
    Button* m_restart;
    Button* m_unfold;
};

} // namespace fulgurite::ui

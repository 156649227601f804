// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QTimer>

#include "ui/widgets/label.h"

namespace fulgurite::ui {

class Button;

/// A short message over the foot of `host`, gone after a while; with an action it stays longer. One
/// at a time; announced to readers.
class Toast : public QFrame {
    Q_OBJECT

public:
    explicit Toast(QWidget* host);
    void showMessage(const QString& text, const QString& action = {});

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    Label* m_text;
    Button* m_action;
    QTimer m_timer;
};

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include "ui/widgets/label.h"
#include "ui/widgets/tone.h"

namespace fulgurite::ui {

class Button;
class IconLabel;

/// One sentence that matters on this page, with at most one action.
class Banner : public QFrame {
    Q_OBJECT

public:
    Banner(Tone tone, const QString& text, const QString& action = {}, QWidget* parent = nullptr);
    void set(Tone tone, const QString& text, const QString& action = {});

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
    IconLabel* m_icon;
    Label* m_text;
    Button* m_action;
};

} // namespace fulgurite::ui

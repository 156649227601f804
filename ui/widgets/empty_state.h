// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/style/icons.h"
#include "ui/widgets/label.h"

namespace fulgurite::ui {

class Button;

/// Nothing here yet: what would be here, and the next action.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(Icon icon, const QString& title, const QString& text, const QString& action = {},
               QWidget* parent = nullptr);
    void setText(const QString& title, const QString& text);
    /// The button is primary unless the page has its primary one elsewhere.
    void setActionPrimary(bool primary);

signals:
    void actionTriggered();

private:
    Label* m_title;
    Label* m_text;
    Button* m_action;
};

} // namespace fulgurite::ui

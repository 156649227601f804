// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/shell/place.h"
#include "ui/shell/shell_state.h"

namespace fulgurite::ui {

class StatusItem;

/// lock · chain · Lightning · feerate · backup; each opens its page.
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);
    void show(const ShellState& state);
    using QWidget::show;

signals:
    void lockRequested();
    void go(const fulgurite::ui::Place& place);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StatusItem* m_lock;
    StatusItem* m_chain;
    StatusItem* m_lightning;
    StatusItem* m_feerate;
    StatusItem* m_backup;
};

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/style/icons.h"

#include <vector>

namespace fulgurite::ui {

struct SidebarEntry {
    QString id;
    Icon icon = Icon::None;
    QString title;
};

class Label;
class SidebarButton;

/// The list of pages at the left: 176 wide, or 56 with icons and tooltips. Up and Down move, Tab
/// enters and leaves.
class Sidebar : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(const std::vector<SidebarEntry>& entries, QWidget* parent = nullptr);
    void setCurrent(const QString& id);
    void setCompact(bool compact);
    /// How many things need attention; 0 hides the count.
    void setBadge(const QString& id, int count);
    /// Something small below the list (the network's name).
    void setFooter(const QString& text);

signals:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    std::vector<SidebarButton*> m_buttons;
    Label* m_footer;
    bool m_compact = false;
};

} // namespace fulgurite::ui

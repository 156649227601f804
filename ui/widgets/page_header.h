// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/widgets/label.h"

class QHBoxLayout;

namespace fulgurite::ui {

/// The page's title, one muted line below it, and its actions at the right.
class PageHeader : public QWidget {
    Q_OBJECT

public:
    explicit PageHeader(const QString& title, const QString& subtitle = {},
                        QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    /// Actions stand in the order of adding; the primary one last.
    void addAction(QWidget* action);

private:
    Label* m_title;
    Label* m_subtitle;
    QHBoxLayout* m_actions;
};

} // namespace fulgurite::ui

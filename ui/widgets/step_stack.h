// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace fulgurite::ui {

/// Several widgets of which one is shown, as high as that one needs. (A QStackedWidget is as high
/// as its highest page, whichever is shown.)
class StepStack : public QWidget {
public:
    explicit StepStack(QWidget* parent = nullptr);
    /// The first one added is shown.
    void addStep(QWidget* step);
    void setCurrent(QWidget* step);
    void setCurrent(int index);

private:
    QVBoxLayout* m_column;
    QWidget* m_current = nullptr;
};

} // namespace fulgurite::ui

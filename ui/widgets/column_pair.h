// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QBoxLayout;

namespace fulgurite::ui {

/// Two cards side by side, or one below the other where the page has no room for both.
class ColumnPair : public QWidget {
public:
    ColumnPair(QWidget* left, QWidget* right, QWidget* parent = nullptr);
    /// Each as high as it needs; else both have one height.
    void setOwnHeights();
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] bool fitsBeside(int width) const;

    QWidget* m_left;
    QWidget* m_right;
    QBoxLayout* m_row;
};

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace fulgurite::ui {

/// One row of a short list on a card: a click or Enter opens it, right-click or the Menu key asks
/// for its menu. Takes focus unless the row has buttons of its own.
class RowLine : public QWidget {
    Q_OBJECT

public:
    explicit RowLine(bool takesFocus, QWidget* parent = nullptr);

signals:
    void activated();
    void menuAsked(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
};

} // namespace fulgurite::ui

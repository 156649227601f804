// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace fulgurite::ui {

/// Lays a column of at most `width` (at 100 %) in the middle of `page`.
QVBoxLayout* centreColumn(QWidget* page, int width);

/// The application's mark, 64 px.
class AppMark : public QWidget {
    Q_OBJECT

public:
    explicit AppMark(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace fulgurite::ui

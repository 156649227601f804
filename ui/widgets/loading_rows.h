// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/painted.h"

namespace fulgurite::ui {

/// Grey rows in place of a list that is being read.
class LoadingRows : public Painted {
    Q_OBJECT

public:
    explicit LoadingRows(int rows = 5, QWidget* parent = nullptr);
    [[nodiscard]] QString sentence() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_rows;
};

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/style/icons.h"

namespace fulgurite::ui {

/// One icon as decoration beside text that says the same.
class IconLabel : public QWidget {
    Q_OBJECT

public:
    explicit IconLabel(Icon icon, Token color = Token::Text, int pixels = size::kIcon,
                       QWidget* parent = nullptr);
    void setIcon(Icon icon, Token color);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    Token m_color;
    int m_pixels;
};

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

#include "ui/style/icons.h"
#include "ui/style/style.h"

namespace fulgurite::ui {

/// A push button of one of our kinds. One primary a page.
class Button : public QPushButton {
    Q_OBJECT

public:
    explicit Button(const QString& text, ButtonKind kind = ButtonKind::Secondary,
                    Icon icon = Icon::None, QWidget* parent = nullptr);
    void setKind(ButtonKind kind);
    void setIcon(Icon icon);

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    Icon m_icon;
};

/// An icon alone, 32 × 32; `name` is its accessible name and tooltip.
class IconButton : public Button {
    Q_OBJECT

public:
    IconButton(Icon icon, const QString& name, QWidget* parent = nullptr);
};

} // namespace fulgurite::ui

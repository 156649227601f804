// SPDX-License-Identifier: MIT
#pragma once

#include <QEvent>
#include <QObject>

#include "ui/format/amount_format.h"

#include <memory>

namespace fulgurite::ui {

enum class ThemeChoice { System, Light, Dark };

class ColorSchemePortal;
class FocusRing;

/// Applies palette, style, font and the way amounts are shown to the application, and follows the
/// desktop. GUI thread; one for each QApplication, made by main.cpp before any widget.
class Theme final : public QObject {
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);
    ~Theme() override;

    void setChoice(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool dark() const { return m_dark; }

    /// Display scale in per cent: 100, 115, 130 or 150.
    void setScale(int percent);
    [[nodiscard]] int scale() const { return m_scale; }

    /// Every amount on every page shows itself anew.
    void setAmountStyle(AmountStyle style);

signals:
    void changed();

private:
    void apply();

    ThemeChoice m_choice = ThemeChoice::System;
    int m_scale = 100;
    bool m_dark = false;
    bool m_systemDark = false;
    std::unique_ptr<ColorSchemePortal> m_portal;
    std::unique_ptr<FocusRing> m_ring;
};

/// How amounts are shown now. Like the palette and the font it belongs to the application; see
/// AmountStyleChange.
AmountStyle currentAmountStyle();
/// The event type each widget receives after setAmountStyle.
QEvent::Type amountStyleChange();

} // namespace fulgurite::ui

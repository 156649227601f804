// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>
#include <QString>

#include "ui/format/amount_format.h"

#include <functional>
#include <memory>
#include <vector>

class QWidget;

namespace fulgurite::ui {

/// How one picture is to be drawn; the program has applied theme, scale and locale before it asks
/// for the widget.
struct ShotContext {
    bool dark = false;
    int scale = 100;
    double deviceRatio = 1.0;
    AmountStyle amounts = {};
};

/// One page or sheet in one state: `make` builds the widget from plain values.
struct Shot {
    QString name; ///< "send-typical": the file's name
    QSize size = {1180, 760};
    std::function<std::unique_ptr<QWidget>(const ShotContext&)> make;
};

/// All pictures of the program. Passed to the functions that fill it; main of the shots program
/// calls them.
class ShotRegistry {
public:
    void add(Shot shot) { m_shots.push_back(std::move(shot)); }
    [[nodiscard]] const std::vector<Shot>& shots() const { return m_shots; }

private:
    std::vector<Shot> m_shots;
};

} // namespace fulgurite::ui

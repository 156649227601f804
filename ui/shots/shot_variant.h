// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>
#include <QString>

#include "ui/desktop/window_choices.h"

#include <vector>

namespace fulgurite::ui {

/// One way in which every state is drawn.
struct ShotVariant {
    QString name; ///< "light", "dark", "zh"…
    bool dark = false;
    QString language = {}; ///< empty: English
    int scale = 100;
    QSize size = {1180, 760};
    double deviceRatio = 1;

    [[nodiscard]] WindowChoices choices(bool amountsHidden) const;
};

/// Light, dark, Chinese, the pseudo-language, 960×640, 150 % text, device ratio 2.
std::vector<ShotVariant> allVariants();

} // namespace fulgurite::ui

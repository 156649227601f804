// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace fulgurite::ui {

/// Without a frame; it scrolls up and down only, and Tab passes it by.
class PlainScroll : public QScrollArea {
public:
    /// Takes `content`, which is as wide as the area.
    explicit PlainScroll(QWidget* content = nullptr);
};

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

#include "ui/style/tokens.h"

namespace fulgurite::ui {

/// Without a frame; it scrolls up and down only, and Tab passes it by.
class PlainScroll : public QScrollArea {
public:
    /// Takes `content`, which is as wide as the area.
    explicit PlainScroll(QWidget* content = nullptr);
};

/// A form that begins where the page's title does, at most `width` wide (a token), and scrolls.
PlainScroll* leadingForm(QWidget* content, int width = size::kForm);

/// Scrolls what `widget` stands in until its top is seen; after what is queued has been laid out.
void bringIntoSight(QWidget* widget);

} // namespace fulgurite::ui

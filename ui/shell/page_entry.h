// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "ui/shell/place.h"
#include "ui/style/icons.h"

#include <functional>

namespace fulgurite::ui {

class ShellPage;

/// One page of the window, made when it is first shown.
struct PageEntry {
    PageId id = PageId::Home;
    Icon icon = Icon::None;
    QString title;
    std::function<ShellPage*()> factory;
};

} // namespace fulgurite::ui

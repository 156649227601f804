// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/engine.h"
#include "ui/desktop/window_choices.h"

#include <optional>

namespace fulgurite::ui {

struct Notice {
    QString title, text;
    friend bool operator==(const Notice&, const Notice&) = default;
};

/// What the desktop is told of an event; amounts only where the person allowed it, and never while
/// the window is locked.
std::optional<Notice> noticeOf(const app::EngineEvent& event, const WindowChoices& choices,
                               bool locked);
/// By org.freedesktop.Notifications, without waiting; nothing happens where there is none.
void notify(const Notice& notice);

} // namespace fulgurite::ui

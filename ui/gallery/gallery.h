// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

class QWidget;

namespace fulgurite::ui {

/// One sheet with each component at rest, hovered, focused, disabled, in error, loading, and with
/// far too long a text.
std::unique_ptr<QWidget> makeGallery();

} // namespace fulgurite::ui

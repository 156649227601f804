// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>

#include "ui/gallery/shot_registry.h"

namespace fulgurite::ui {

class Theme;

/// Draws each shot as NAME-light.png and NAME-dark.png; false when a file could not be written. A
/// height of 0 means "as high as needed".
bool drawShots(const ShotRegistry& registry, Theme& theme, const QDir& folder);

/// One picture, laid out and settled, at the device ratio of the context.
QImage drawShot(const Shot& shot, const ShotContext& context);

} // namespace fulgurite::ui

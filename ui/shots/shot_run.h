// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QStringList>

#include "ui/shots/shot_scenes.h"
#include "ui/shots/shot_variant.h"

namespace fulgurite::ui {

/// Draws every state in this variant: FOLDER/VARIANT/STATE-SCENE.png and one
/// FOLDER/sheet-STATE-VARIANT.png each. Returns one sentence for each text that is clipped,
/// doubled, laid over another or too faint, each picture that could not be brought about or
/// written.
QStringList drawStates(const ShotVariant& variant, const std::vector<ShotState>& states,
                       Theme& theme, const QDir& folder);

/// gallery-light.png and gallery-dark.png.
QStringList drawGallery(Theme& theme, const QDir& folder);

} // namespace fulgurite::ui

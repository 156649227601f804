// SPDX-License-Identifier: MIT
#pragma once

namespace fulgurite::ui {

class ShotRegistry;

/// The window's faces: running (with the gallery's parts on a page), locked, opening, stopped, on a
/// test network, in practice.
void addShellShots(ShotRegistry& registry);

} // namespace fulgurite::ui

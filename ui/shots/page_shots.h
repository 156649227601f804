// SPDX-License-Identifier: MIT
#pragma once

namespace fulgurite::ui {

class ShotRegistry;

/// Home and Receive: first run, typical, heavy, backend down, amounts hidden, paid.
void addHomeShots(ShotRegistry& registry);
void addReceiveShots(ShotRegistry& registry);
/// Review on both layers, each of the six payment states, what is refused.
void addSendShots(ShotRegistry& registry);
void addActivityShots(ShotRegistry& registry);

} // namespace fulgurite::ui

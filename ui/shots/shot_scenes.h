// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "ui/shell/place.h"

#include <functional>
#include <vector>

namespace fulgurite::ui {

class ShotWorld;

/// One picture: `play` drives a fresh window to what it shows.
struct Scene {
    QString name; ///< "send-onchain": the file's name
    std::function<void(ShotWorld&)> play;
};

/// One state of visual.md § Seeing it, with its pictures.
struct ShotState {
    QString name; ///< "backend-down": the sheet's name
    std::vector<Scene> scenes;
    bool amountsHidden = false;
};

/// Every state, in the order of visual.md.
std::vector<ShotState> allStates();

/// The pages' pictures, joined by allStates(). `prepare` scripts the ports and tells the snapshot.
using Prepare = std::function<void(ShotWorld&)>;
std::vector<Scene> everyPage(const Prepare& prepare);
std::vector<Scene> moneyScenes(const Prepare& prepare);
std::vector<Scene> channelScenes(const Prepare& prepare);
std::vector<Scene> settingsScenes(const Prepare& prepare);
std::vector<Scene> popupScenes(const Prepare& prepare);
std::vector<Scene> windowScenes(const Prepare& prepare);
std::vector<Scene> practiceScenes(const Prepare& prepare);
std::vector<Scene> setupScenes();
std::vector<Scene> setupErrorScenes();
std::vector<Scene> fieldErrorScenes(const Prepare& prepare);

} // namespace fulgurite::ui

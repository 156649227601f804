// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace fulgurite::app {

/// $XDG_DATA_HOME/fulgurite/default, by default ~/.local/share/fulgurite/default.
QString defaultWalletFolder();
/// $XDG_STATE_HOME/fulgurite, by default ~/.local/state/fulgurite.
QString defaultStateFolder();
/// FOLDER/NETWORK/lightning-rpc.
QString socketPath(const QString& folder, const QString& network);

} // namespace fulgurite::app

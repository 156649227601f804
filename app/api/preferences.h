// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"
#include "wallet/base/amount.h"

namespace fulgurite::app {

/// What the engine must know of the user's choices; window state is the window's own.
struct EnginePreferences {
    QString alias;
    int awayDays = 5;           ///< to_self_delay asked = days × 144, at most 2016 blocks
    double unlockSeconds = 1.0; ///< Argon2id cost target
    bool acceptKeysend = true;
    bool announceByDefault = false;
    Satoshi passwordAbove; ///< a larger sending asks for the password again; 0: none does
};
class Preferences {
public:
    Preferences() = default;
    Preferences(const Preferences&) = delete;
    Preferences& operator=(const Preferences&) = delete;
    virtual ~Preferences() = default;

    virtual Future<EnginePreferences> read() = 0;
    virtual Future<bool> write(EnginePreferences preferences) = 0;
};

} // namespace fulgurite::app

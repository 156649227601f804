// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/preferences.h"
#include "tests/support/fakes/script.h"

namespace fulgurite::testing {

class FakePreferences final : public app::Preferences {
public:
    Script<app::EnginePreferences> onRead;
    Script<bool> onWrite;
    std::optional<app::EnginePreferences> written;

    app::Future<app::EnginePreferences> read() override { return onRead.ask(); }
    app::Future<bool> write(app::EnginePreferences preferences) override
    {
        written = preferences;
        return onWrite.ask();
    }
};

} // namespace fulgurite::testing

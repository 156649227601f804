// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/guard.h"
#include "tests/support/fakes/script.h"

namespace fulgurite::testing {

class FakeGuard final : public app::Guard {
public:
    Script<bool> onSeal, onUnseal, onProve;

    app::Future<bool> seal() override { return onSeal.ask(); }
    app::Future<bool> unseal(SecretBytes) override { return onUnseal.ask(); }
    app::Future<bool> prove(SecretBytes) override { return onProve.ask(); }
};

} // namespace fulgurite::testing

// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/identity.h"
#include "tests/support/fakes/answers.h"

namespace fulgurite::testing {

/// Scripted; `last…` is the argument of the latest request.
class FakeIdentity final : public app::Identity {
public:
    Script<app::SignedMessage> onSign;
    Script<app::CheckedMessage> onCheck;
    QString lastSign{};

    app::Future<app::SignedMessage> sign(QString message) override
    {
        lastSign = std::move(message);
        return onSign.ask();
    }
    app::Future<app::CheckedMessage> check(QString, QString, QString) override
    {
        return onCheck.ask();
    }
};

} // namespace fulgurite::testing

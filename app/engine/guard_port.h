// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/ports_base.h"

namespace fulgurite::app {

class GuardPort final : public Guard {
public:
    explicit GuardPort(EngineCore& core) : m_core{core} {}

    Future<bool> seal() override;
    Future<bool> unseal(SecretBytes password) override;
    Future<bool> prove(SecretBytes password) override;

private:
    EngineCore& m_core;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/upkeep.h"
#include "app/engine/engine_core.h"

namespace fulgurite::app {

class UpkeepPort final : public Upkeep {
public:
    explicit UpkeepPort(EngineCore& core) : m_core{core} {}

    Future<WalletCheck> check(bool repair) override;

private:
    EngineCore& m_core;
};

} // namespace fulgurite::app

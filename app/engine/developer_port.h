// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/developer.h"
#include "app/engine/engine_core.h"

namespace fulgurite::app {

class DeveloperPort final : public Developer {
public:
    explicit DeveloperPort(EngineCore& core)
        : m_core{core},
          m_enabled{core.options().developer.enabled && core.options().network == Network::Regtest}
    {}

    Future<bool> addHtlc(AddHtlcRequest request) override;
    Future<bool> setFeerate(QString channelId, std::uint32_t satPerKw) override;
    Future<QString> signLastTx(QString channelId) override;
    [[nodiscard]] bool isEnabled() const override { return m_enabled; }

private:
    template <typename T, typename Body> Future<T> ask(QString channelId, Body body);

    EngineCore& m_core;
    bool m_enabled;
};

} // namespace fulgurite::app

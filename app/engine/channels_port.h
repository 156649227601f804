// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/ports_base.h"

namespace fulgurite::app {

class ChannelsPort final : public Channels {
public:
    explicit ChannelsPort(EngineCore& core) : m_core{core} {}

    Future<OpenPreview> previewOpen(OpenRequest request) override;
    Future<OpenedChannel> open(OpenRequest request) override;
    Future<ClosePreview> previewClose(QString channelId) override;
    Future<CloseOutcome> close(CloseRequest request) override;
    Future<bool> trust(QString channelId, SecretBytes password) override;
    Future<std::vector<ChannelDetail>> list() override;
    Future<std::vector<ClosedChannel>> listClosed() override;

private:
    EngineCore& m_core;
};

} // namespace fulgurite::app

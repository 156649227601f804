// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/channels.h"
#include "tests/support/fakes/script.h"

namespace fulgurite::testing {

class FakeChannels final : public app::Channels {
public:
    Script<app::OpenPreview> onPreviewOpen;
    Script<app::OpenedChannel> onOpen;
    Script<app::ClosePreview> onPreviewClose;
    Script<app::CloseOutcome> onClose;
    Script<bool> onTrust;
    Script<std::vector<app::ChannelDetail>> onList;
    Script<std::vector<app::ClosedChannel>> onListClosed;
    std::optional<app::OpenRequest> previewed, opened;
    std::optional<app::CloseRequest> closed;

    app::Future<app::OpenPreview> previewOpen(app::OpenRequest request) override
    {
        previewed = std::move(request);
        return onPreviewOpen.ask();
    }
    app::Future<app::OpenedChannel> open(app::OpenRequest request) override
    {
        opened = std::move(request);
        return onOpen.ask();
    }
    app::Future<app::ClosePreview> previewClose(QString) override { return onPreviewClose.ask(); }
    app::Future<app::CloseOutcome> close(app::CloseRequest request) override
    {
        closed = std::move(request);
        return onClose.ask();
    }
    app::Future<bool> trust(QString, SecretBytes) override { return onTrust.ask(); }
    app::Future<std::vector<app::ChannelDetail>> list() override { return onList.ask(); }
    app::Future<std::vector<app::ClosedChannel>> listClosed() override
    {
        return onListClosed.ask();
    }
};

} // namespace fulgurite::testing

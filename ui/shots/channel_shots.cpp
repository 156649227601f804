// SPDX-License-Identifier: MIT
#include "ui/channels/channels_page.h"
#include "ui/gallery/shot_registry.h"
#include "ui/shots/control_host.h"
#include "ui/shots/control_shots.h"
#include "ui/shots/wallet_samples.h"

namespace fulgurite::ui {

namespace {

constexpr QSize kSize{1004, 720};

using Drive = std::function<void(ControlHost&, ChannelsPage&)>;

void script(ControlHost& host)
{
    host.channels.onPreviewClose.answer([]() -> app::Answer<app::ClosePreview> {
        app::ClosePreview preview;
        preview.returns = MilliSatoshi{598'308'000};
        preview.fee = Satoshi{1692};
        preview.blocksToWait = 720;
        return preview;
    });
    host.connections.onConnect.answer([]() -> app::Answer<app::ConnectedPeer> {
        return app::ConnectedPeer{
            QStringLiteral("02") + QString{64, QLatin1Char{'a'}}, {}, {}, true};
    });
    host.channels.onPreviewOpen.answer([]() -> app::Answer<app::OpenPreview> {
        app::OpenPreview preview;
        preview.amount = Satoshi{150'000};
        preview.fundingFee = Satoshi{1'836};
        preview.reserve = Satoshi{1'500};
        preview.commitmentFee = Satoshi{2'460};
        preview.closeCost = Satoshi{1'692};
        preview.spendable = MilliSatoshi{146'040'000};
        preview.confirmations = 3;
        return preview;
    });
}

void add(
    ShotRegistry& registry, const QString& name, const app::Snapshot& snapshot,
    const Drive& drive = [](ControlHost&, ChannelsPage&) {}, QSize size = kSize)
{
    registry.add({name, size, [snapshot, drive, size](const ShotContext&) {
                      auto host = std::make_unique<ControlHost>();
                      script(*host);
                      auto* page = new ChannelsPage{host->channels, host->connections};
                      page->setSnapshot(snapshot);
                      host->take(page, size);
                      drive(*host, *page);
                      return host;
                  }});
}

QString firstId() { return sample::withChannels().channels->channels.front().channelId; }

} // namespace

void addChannelShots(ShotRegistry& registry)
{
    add(registry, QStringLiteral("channels-typical"), sample::withChannels());
    add(registry, QStringLiteral("channels-details"), sample::withChannels(),
        [](ControlHost&, ChannelsPage& page) { page.open(firstId()); });
    add(registry, QStringLiteral("channels-force-close"), sample::withChannels(),
        [](ControlHost& host, ChannelsPage& page) {
            page.open(firstId());
            host.press(QStringLiteral("Force close…"));
        });
    add(registry, QStringLiteral("channels-heavy-narrow"), sample::withManyChannels(),
        [](ControlHost&, ChannelsPage&) {}, {904, 640});
    auto empty = sample::withChannels();
    empty.channels = std::make_shared<const app::ChannelList>();
    add(registry, QStringLiteral("channels-empty"), empty);
    add(registry, QStringLiteral("channels-mainnet"), sample::onMainnet());
    add(registry, QStringLiteral("channels-open-amount"), empty,
        [](ControlHost& host, ChannelsPage& page) {
            page.open(QStringLiteral("open:02aa@192.0.2.7:9735"));
            host.press(QStringLiteral("Continue"));
            host.type(0, QStringLiteral("150000"));
        });
}

} // namespace fulgurite::ui

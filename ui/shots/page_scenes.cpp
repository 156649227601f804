// SPDX-License-Identifier: MIT
#include "ui/channels/channel_preview.h"
#include "ui/channels/open_wizard.h"
#include "ui/send/review_card.h"
#include "ui/shots/sample_data.h"
#include "ui/shots/sample_snapshots.h"
#include "ui/shots/shot_scenes.h"
#include "ui/shots/shot_world.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key_value_list.h"

#include <array>

namespace fulgurite::ui {

namespace {

constexpr std::array kPages{PageId::Home,     PageId::Send,    PageId::Receive, PageId::Activity,
                            PageId::Channels, PageId::Network, PageId::Settings};

Scene at(const QString& name, const Prepare& prepare, PageId page, const QString& payload)
{
    return {name, [prepare, page, payload](ShotWorld& world) {
                prepare(world);
                world.go(page, payload);
            }};
}

/// The details of the first channel, with a button of theirs pressed.
Scene channelDeed(const QString& name, const Prepare& prepare, QString (*button)())
{
    return {name, [prepare, button](ShotWorld& world) {
                prepare(world);
                world.go(PageId::Channels, sample::hex(0));
                if (button)
                    world.press(button());
            }};
}

void openAmount(ShotWorld& world)
{
    world.go(PageId::Channels,
             QStringLiteral("open:%1@192.0.2.7:9735").arg(QString::fromLatin1(sample::kNode)));
    world.press(OpenWizard::tr("Continue"));
    world.type(0, QStringLiteral("150000"));
    world.waitFor([&world] { return world.ports().channels.onPreviewOpen.asked() > 0; });
}

} // namespace

std::vector<Scene> everyPage(const Prepare& prepare)
{
    std::vector<Scene> scenes;
    for (const PageId page : kPages)
        scenes.push_back(at(pageName(page), prepare, page, {}));
    return scenes;
}

std::vector<Scene> moneyScenes(const Prepare& prepare)
{
    const QString address = QString::fromLatin1(sample::kAddress);
    std::vector<Scene> scenes{
        at(QStringLiteral("send-lightning"), prepare, PageId::Send, sample::invoice()),
        at(QStringLiteral("send-onchain"), prepare, PageId::Send,
           QStringLiteral("bitcoin:%1?amount=0.001").arg(address)),
        at(QStringLiteral("send-keysend"), prepare, PageId::Send,
           QString::fromLatin1(sample::kNode)),
        at(QStringLiteral("receive-lightning"), prepare, PageId::Receive,
           QStringLiteral("lightning")),
        at(QStringLiteral("receive-onchain"), prepare, PageId::Receive, QStringLiteral("onchain")),
        at(QStringLiteral("activity-onchain"), prepare, PageId::Activity, sample::hex(0)),
        at(QStringLiteral("activity-lightning"), prepare, PageId::Activity, sample::hex(4))};
    scenes.push_back({QStringLiteral("receive-paid"), [prepare](ShotWorld& world) {
                          auto paid = sample::request();
                          paid.row.status = app::RequestStatus::Paid;
                          paid.row.received = MilliSatoshi{250'000'000};
                          testing::answers(world.ports().requests.onWait, paid);
                          prepare(world);
                          world.go(PageId::Receive);
                      }});
    return scenes;
}

std::vector<Scene> channelScenes(const Prepare& prepare)
{
    return {channelDeed(QStringLiteral("channels-details"), prepare, nullptr),
            channelDeed(QStringLiteral("channels-close"), prepare,
                        [] { return ChannelPreview::tr("Close…"); }),
            channelDeed(QStringLiteral("channels-force-close"), prepare,
                        [] { return ChannelPreview::tr("Force close…"); }),
            {QStringLiteral("channels-open-peer"),
             [prepare](ShotWorld& world) {
                 prepare(world);
                 world.go(PageId::Channels, QStringLiteral("open"));
             }},
            {QStringLiteral("channels-open-amount"),
             [prepare](ShotWorld& world) {
                 prepare(world);
                 openAmount(world);
             }},
            {QStringLiteral("channels-open-sign"),
             [prepare](ShotWorld& world) {
                 prepare(world);
                 openAmount(world);
                 world.press(OpenWizard::tr("Continue"));
             }},
            {QStringLiteral("channels-mainnet"), [prepare](ShotWorld& world) {
                 prepare(world);
                 world.tell(sample::mainnet());
                 world.go(PageId::Channels);
             }}};
}

std::vector<Scene> settingsScenes(const Prepare& prepare)
{
    std::vector<Scene> scenes;
    for (const auto* section : {"general", "display", "security", "backup", "lightning", "network"})
        scenes.push_back(at(QStringLiteral("settings-%1").arg(QString::fromLatin1(section)),
                            prepare, PageId::Settings, QString::fromLatin1(section)));
    scenes.push_back(
        at(QStringLiteral("network-backend"), prepare, PageId::Network, QStringLiteral("backend")));
    scenes.push_back({QStringLiteral("network-certificate"), [prepare](ShotWorld& world) {
                          prepare(world);
                          world.tell(sample::certificateChanged());
                          world.go(PageId::Network);
                      }});
    return scenes;
}

} // namespace fulgurite::ui

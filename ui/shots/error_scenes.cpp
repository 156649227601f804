// SPDX-License-Identifier: MIT
#include "ui/backend/backend_editor.h"
#include "ui/channels/open_wizard.h"
#include "ui/network/network_page.h"
#include "ui/settings/security_section.h"
#include "ui/shell/lock_page.h"
#include "ui/shots/sample_data.h"
#include "ui/shots/sample_snapshots.h"
#include "ui/shots/shot_scenes.h"
#include "ui/shots/shot_world.h"

namespace fulgurite::ui {

namespace {

Scene send(const QString& name, const Prepare& prepare, const QString& text)
{
    return {name, [prepare, text](ShotWorld& world) {
                prepare(world);
                world.go(PageId::Send, text);
            }};
}

/// The engine refuses what was typed.
Scene sendRefused(const QString& name, const Prepare& prepare, app::ErrorCode code)
{
    return {name, [prepare, code](ShotWorld& world) {
                world.ports().coins.onPreview.fail(code);
                prepare(world);
                world.go(PageId::Send, QStringLiteral("bitcoin:%1?amount=0.001")
                                           .arg(QString::fromLatin1(sample::kAddress)));
            }};
}

void receiveTooMuch(ShotWorld& world)
{
    world.go(PageId::Receive);
    world.type(0, QStringLiteral("99000000"));
}

void openingRefused(ShotWorld& world)
{
    world.go(PageId::Channels, QStringLiteral("open:02aa"));
    world.press(OpenWizard::tr("Continue"));
}

void backendMistyped(ShotWorld& world)
{
    world.go(PageId::Network, QStringLiteral("backend"));
    world.press(BackendEditor::tr("Electrum server"));
    world.press(NetworkPage::tr("Test and use"));
}

void passwordMissing(ShotWorld& world)
{
    world.go(PageId::Settings, QStringLiteral("security"));
    world.press(SecuritySection::tr("Change the password"));
}

void passwordWrong(ShotWorld& world)
{
    world.tell(sample::locked());
    world.window().lockPage()->setError(LockPage::tr("Type your password."));
    world.settle();
}

} // namespace

std::vector<Scene> fieldErrorScenes(const Prepare& prepare)
{
    const auto after = [&prepare](const QString& name, void (*deed)(ShotWorld&)) -> Scene {
        return {name, [prepare, deed](ShotWorld& world) {
                    prepare(world);
                    deed(world);
                }};
    };
    const auto refuseNode = [prepare](ShotWorld& world) {
        world.ports().connections.onConnect.fail(app::ErrorCode::NodeIdInvalid);
        prepare(world);
        openingRefused(world);
    };
    std::vector<Scene> scenes{
        send(QStringLiteral("send-mistyped"), prepare,
             QStringLiteral("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsq")),
        send(QStringLiteral("send-unsupported"), prepare, QStringLiteral("lno1pqps7sjqpgt")),
        send(QStringLiteral("send-other-network"), prepare,
             QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")),
        sendRefused(QStringLiteral("send-above-balance"), prepare,
                    app::ErrorCode::AmountAboveBalance),
        after(QStringLiteral("receive-too-much"), receiveTooMuch),
        {QStringLiteral("channels-no-node"), refuseNode},
        after(QStringLiteral("network-no-server"), backendMistyped),
        after(QStringLiteral("settings-no-password"), passwordMissing),
        after(QStringLiteral("lock-no-password"), passwordWrong)};
    for (auto& scene : setupErrorScenes())
        scenes.push_back(std::move(scene));
    return scenes;
}

} // namespace fulgurite::ui

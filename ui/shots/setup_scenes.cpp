// SPDX-License-Identifier: MIT
#include <QLayout>
#include <QPlainTextEdit>

#include "ui/setup/backup_step.h"
#include "ui/setup/network_step.h"
#include "ui/setup/seed_step.h"
#include "ui/setup/setup_page.h"
#include "ui/setup/start_step.h"
#include "ui/shots/sample_ports.h"
#include "ui/shots/shot_scenes.h"
#include "ui/shots/shot_world.h"
#include "ui/widgets/seed_grid.h"

namespace fulgurite::ui {

namespace {

const QString kPassword = QStringLiteral("correct horse battery");

SecretBytes testWords()
{
    const QByteArray words = QByteArray{"abandon "}.repeated(11) + "about";
    return SecretBytes{ByteView{reinterpret_cast<const std::uint8_t*>(words.constData()),
                                static_cast<std::size_t>(words.size())}};
}

void toStart(ShotWorld& world)
{
    sample::script(world.ports(), 0);
    world.tell({});
}

void toNetwork(ShotWorld& world)
{
    toStart(world);
    world.pressPrimary();
}

void toPassword(ShotWorld& world)
{
    toNetwork(world);
    world.pressPrimary();
}

void toWords(ShotWorld& world)
{
    toPassword(world);
    world.type(0, kPassword);
    world.type(1, kPassword);
    world.pressPrimary();
    // No picture shows words that could open a wallet.
    if (auto* grid = world.find<SeedGrid>()) {
        auto* shown = new SeedGrid{testWords()};
        grid->parentWidget()->layout()->replaceWidget(grid, shown);
        shown->setAccessibleName(grid->accessibleName());
        grid->hide();
        world.settle();
    }
}

void toQuestions(ShotWorld& world)
{
    toWords(world);
    world.pressPrimary();
}

void toBackup(ShotWorld& world)
{
    toQuestions(world);
    world.press(SeedStep::tr("Later"));
}

void typeWords(ShotWorld& world, const QString& words)
{
    toStart(world);
    world.press(StartStep::tr("Restore a wallet"));
    world.pressPrimary();
    auto* edit = world.find<QPlainTextEdit>();
    if (!edit)
        return world.fault(QStringLiteral("there is no field for words"));
    edit->setPlainText(words);
    edit->moveCursor(QTextCursor::End);
    // The view follows the text: once more with the cursor at its end.
    edit->insertPlainText(QStringLiteral("n"));
    world.settle();
}

} // namespace

std::vector<Scene> setupScenes()
{
    return {{QStringLiteral("setup-start"), toStart},
            {QStringLiteral("setup-open"),
             [](ShotWorld& world) {
                 toStart(world);
                 world.press(StartStep::tr("Open a wallet on this computer"));
             }},
            {QStringLiteral("setup-network"), toNetwork},
            {QStringLiteral("setup-password"), toPassword},
            {QStringLiteral("setup-words"), toWords},
            {QStringLiteral("setup-questions"), toQuestions},
            {QStringLiteral("setup-backup"), toBackup},
            {QStringLiteral("setup-restore"), [](ShotWorld& world) {
                 typeWords(world, QStringLiteral("abandon abandon abandon aba"));
             }}};
}

std::vector<Scene> setupErrorScenes()
{
    return {{QStringLiteral("setup-unreachable"),
             [](ShotWorld& world) {
                 world.ports().connections.onTest.fail(app::ErrorCode::BackendUnreachable);
                 toNetwork(world);
                 world.press(NetworkStep::tr("Use a test network"));
                 world.pressPrimary();
             }},
            {QStringLiteral("setup-password-differs"),
             [](ShotWorld& world) {
                 toPassword(world);
                 world.type(0, kPassword);
                 world.type(1, QStringLiteral("correct house"));
                 world.pressPrimary();
             }},
            {QStringLiteral("setup-questions-wrong"),
             [](ShotWorld& world) {
                 toQuestions(world);
                 for (int line = 0; line < 3; ++line)
                     world.type(line, QStringLiteral("zebra"));
                 world.pressPrimary();
             }},
            {QStringLiteral("setup-words-mistyped"), [](ShotWorld& world) {
                 typeWords(world, QStringLiteral("abandon abandom abandon zoo wronk aba"));
             }}};
}

} // namespace fulgurite::ui

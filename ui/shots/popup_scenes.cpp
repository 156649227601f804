// SPDX-License-Identifier: MIT
// What opens above a page: menus, lists of choices, tooltips.
#include <QAbstractItemView>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QToolTip>

#include "ui/shots/sample_data.h"
#include "ui/shots/shot_scenes.h"
#include "ui/shots/shot_world.h"

namespace fulgurite::ui {

namespace {

void openMenu(ShotWorld& world, int number)
{
    auto* menu = world.window().menuBar()->actions().at(number)->menu();
    auto* bar = world.window().menuBar();
    const QRect item = bar->actionGeometry(bar->actions().at(number));
    bar->setActiveAction(bar->actions().at(number));
    menu->popup(bar->mapToGlobal(item.bottomLeft()));
    world.settle();
}

Scene menuScene(const QString& name, const Prepare& prepare, int number)
{
    return {name, [prepare, number](ShotWorld& world) {
                prepare(world);
                world.go(PageId::Home);
                openMenu(world, number);
            }};
}

/// The offscreen screen is smaller than the window: Qt would push the list into it.
void showBelow(QComboBox& combo)
{
    combo.showPopup();
    combo.view()->window()->move(combo.mapToGlobal(QPoint{0, combo.height()}));
}

void openCombo(ShotWorld& world)
{
    world.go(PageId::Receive);
    if (auto* combo = world.find<QComboBox>())
        showBelow(*combo);
    else
        world.fault(QStringLiteral("there is no list of choices"));
    world.settle();
}

void showTip(ShotWorld& world)
{
    world.go(PageId::Network);
    const QPoint at = world.window().mapToGlobal(QPoint{320, 300});
    QToolTip::showText(at, sample::hex(0));
    world.settle();
}

} // namespace

std::vector<Scene> popupScenes(const Prepare& prepare)
{
    const auto after = [&prepare](const QString& name, void (*deed)(ShotWorld&)) -> Scene {
        return {name, [prepare, deed](ShotWorld& world) {
                    prepare(world);
                    deed(world);
                }};
    };
    return {menuScene(QStringLiteral("menu-wallet"), prepare, 0),
            menuScene(QStringLiteral("menu-view"), prepare, 1),
            after(QStringLiteral("list-of-choices"), openCombo),
            after(QStringLiteral("tooltip"), showTip)};
}

} // namespace fulgurite::ui

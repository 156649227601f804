// SPDX-License-Identifier: MIT
// What a page shows only when asked: menus of rows, questions, windows beside the main one.
#include <QAction>
#include <QContextMenuEvent>
#include <QTableView>

#include "ui/activity/activity_page.h"
#include "ui/channels/channels_page.h"
#include "ui/home/recent_list.h"
#include "ui/practice/practice_window.h"
#include "ui/receive/qr_dialog.h"
#include "ui/receive/request_list.h"
#include "ui/shots/sample_data.h"
#include "ui/shots/sample_snapshots.h"
#include "ui/shots/shot_scenes.h"
#include "ui/shots/shot_world.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/row_line.h"

namespace fulgurite::ui {

namespace {

void askMenu(QWidget& of, const QPoint& at)
{
    QContextMenuEvent asked{QContextMenuEvent::Mouse, at, of.mapToGlobal(at)};
    QCoreApplication::sendEvent(&of, &asked);
}

/// As a right click on the second row of the page's table.
void rowMenu(ShotWorld& world, PageId page)
{
    world.go(page);
    auto* table = world.find<QTableView>();
    if (!table || !table->model()->index(1, 0).isValid())
        return world.fault(QStringLiteral("there is no table"));
    table->selectRow(1);
    world.settle();
    askMenu(*table->viewport(), table->visualRect(table->model()->index(1, 1)).center());
    world.settle();
}

template <typename List> void lineMenu(ShotWorld& world, PageId page)
{
    world.go(page);
    auto* list = world.find<List>();
    auto* line = list ? list->template findChild<RowLine*>() : nullptr;
    if (!line)
        return world.fault(QStringLiteral("there is no row"));
    askMenu(*line, line->rect().center());
    world.settle();
}

void act(ShotWorld& world, ShellAction which)
{
    world.go(PageId::Home);
    world.window().action(which)->trigger();
    world.settle();
    world.toTheMiddle();
}

void enlarge(ShotWorld& world)
{
    world.go(PageId::Receive);
    if (auto* code = world.find<QrView>())
        emit code->enlargeRequested();
    world.settle();
    world.toTheMiddle();
}

void showClosed(ShotWorld& world)
{
    world.go(PageId::Channels, QStringLiteral("closed"));
    auto* table = world.find<QTableView>();
    if (!table)
        return world.fault(QStringLiteral("there is no table"));
    table->selectRow(1);
    emit table->clicked(table->currentIndex());
    world.settle();
}

Scene after(const QString& name, const Prepare& prepare, std::function<void(ShotWorld&)> deed)
{
    return {name, [prepare, deed](ShotWorld& world) {
                prepare(world);
                deed(world);
            }};
}

} // namespace

std::vector<Scene> windowScenes(const Prepare& prepare)
{
    const auto menuOn = [](PageId page) {
        return [page](ShotWorld& world) { rowMenu(world, page); };
    };
    const auto acting = [](ShellAction which) {
        return [which](ShotWorld& world) { act(world, which); };
    };
    return {after(QStringLiteral("row-menu-home"), prepare,
                  [](ShotWorld& world) { lineMenu<RecentList>(world, PageId::Home); }),
            after(QStringLiteral("row-menu-request"), prepare,
                  [](ShotWorld& world) { lineMenu<RequestList>(world, PageId::Receive); }),
            after(QStringLiteral("row-menu-activity"), prepare, menuOn(PageId::Activity)),
            after(QStringLiteral("row-menu-channel"), prepare, menuOn(PageId::Channels)),
            after(QStringLiteral("row-menu-peer"), prepare, menuOn(PageId::Network)),
            after(QStringLiteral("about"), prepare, acting(ShellAction::About)),
            after(QStringLiteral("quit-question"), prepare, acting(ShellAction::Quit)),
            after(QStringLiteral("guide"), prepare, acting(ShellAction::Guide)),
            after(QStringLiteral("code-enlarged"), prepare, enlarge),
            after(QStringLiteral("channels-closed"), prepare, showClosed)};
}

std::vector<Scene> practiceScenes(const Prepare& prepare)
{
    const auto open = [](ShotWorld& world) { act(world, ShellAction::PracticeWorld); };
    return {after(QStringLiteral("world"), prepare, open),
            after(QStringLiteral("world-delete"), prepare, [open](ShotWorld& world) {
                open(world);
                world.press(PracticeWindow::tr("Delete this practice wallet…"));
            })};
}

} // namespace fulgurite::ui

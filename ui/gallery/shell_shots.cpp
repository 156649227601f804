// SPDX-License-Identifier: MIT
#include "ui/gallery/shell_shots.h"

#include <QDir>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include "ui/gallery/gallery_parts.h"
#include "ui/gallery/shot_registry.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shell_page.h"

namespace fulgurite::ui {

namespace {

ShellPage* samplePage(const QString& title)
{
    auto* page = new ShellPage{title, PageWidth::Column};
    page->header()->setSubtitle(QStringLiteral("Everything you hold, and what needs you"));
    page->body()->addWidget(gallery::money());
    page->body()->addWidget(gallery::states());
    return page;
}

PageEntry entry(PageId id, Icon icon, const QString& title)
{
    return {id, icon, title, [title] { return samplePage(title); }};
}

std::vector<PageEntry> samplePages()
{
    return {entry(PageId::Home, Icon::Home, QStringLiteral("Home")),
            entry(PageId::Send, Icon::Send, QStringLiteral("Send")),
            entry(PageId::Receive, Icon::Receive, QStringLiteral("Receive")),
            entry(PageId::Activity, Icon::Activity, QStringLiteral("Activity")),
            entry(PageId::Channels, Icon::Channels, QStringLiteral("Channels")),
            entry(PageId::Network, Icon::Network, QStringLiteral("Network")),
            entry(PageId::Settings, Icon::Settings, QStringLiteral("Settings"))};
}

/// A window and the memory it writes to, which nobody keeps.
struct SampleWindow final : QWidget {
    explicit SampleWindow(const ShellState& state)
        : memory{folder.filePath(QStringLiteral("window.ini"))}
    {
        auto* column = new QVBoxLayout{this};
        auto* window = new MainWindow{samplePages(), allShellActions(), memory};
        window->setState(state);
        window->setBadge(PageId::Channels, 2);
        column->addWidget(window);
    }

    QTemporaryDir folder;
    WindowMemory memory;
};

ShellState runningState()
{
    ShellState state;
    state.face = ShellFace::Running;
    state.walletName = QStringLiteral("default");
    state.chain = {QStringLiteral("840\u202F123"), Tone::Good};
    state.lightning = {QStringLiteral("3/3 channels"), Tone::Good};
    state.feerate = QStringLiteral("12 sat/vB");
    state.backup = {QStringLiteral("Backup proven 12:04"), Tone::Good};
    return state;
}

void add(ShotRegistry& registry, const QString& name, const ShellState& state,
         QSize size = {1180, 760})
{
    registry.add({name, size,
                  [state](const ShotContext&) { return std::make_unique<SampleWindow>(state); }});
}

} // namespace

void addShellShots(ShotRegistry& registry)
{
    ShellState state = runningState();
    add(registry, QStringLiteral("shell-running"), state);
    state.band = QStringLiteral("Regtest: these coins are worth nothing");
    add(registry, QStringLiteral("shell-regtest-narrow"), state, {960, 640});
    state.band = QStringLiteral("Practice: not real money");
    state.practice = true;
    add(registry, QStringLiteral("shell-practice"), state);
    state = {};
    state.face = ShellFace::Locked;
    add(registry, QStringLiteral("shell-locked"), state);
    state.face = ShellFace::Opening;
    state.stage = QStringLiteral("Reading the channels");
    add(registry, QStringLiteral("shell-opening"), state);
    state.face = ShellFace::Stopped;
    state.stopped = {
        QStringLiteral("The disk is full, so the wallet has stopped."),
        QStringLiteral("Nothing was sent and nothing is lost: what was agreed before is stored."),
        QStringLiteral("Make room on the disk, then start again."),
        QStringLiteral("SQLITE_FULL while writing channel_snapshots")};
    add(registry, QStringLiteral("shell-stopped"), state);
}

} // namespace fulgurite::ui

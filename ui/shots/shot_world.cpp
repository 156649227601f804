// SPDX-License-Identifier: MIT
#include "ui/shots/shot_world.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDeadlineTimer>
#include <QLineEdit>

#include "ui/activity/activity_page.h"
#include "ui/channels/channels_page.h"
#include "ui/home/home_page.h"
#include "ui/network/network_page.h"
#include "ui/receive/receive_page.h"
#include "ui/send/send_page.h"
#include "ui/settings/settings_page.h"
#include "ui/setup/setup_page.h"
#include "ui/style/style_paint.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

QString savedChoices(const QTemporaryDir& folder, const WindowChoices& choices)
{
    const QString file = folder.filePath(QStringLiteral("choices.ini"));
    saveWindowChoices(file, choices);
    return file;
}

/// A picture has no screen to look at, and no file.
std::vector<ShellAction> actions()
{
    auto all = allShellActions();
    std::erase_if(all, [](ShellAction which) {
        return which == ShellAction::ScanScreen || which == ShellAction::ScanFile;
    });
    return all;
}

/// A page that is told every snapshot.
template <typename Make> PageEntry entry(PageId id, Icon icon, testing::FakeFeed& feed, Make make)
{
    const auto tell = [](auto* page, const app::Snapshot& snapshot) {
        if constexpr (requires { page->setSnapshot(snapshot); })
            page->setSnapshot(snapshot);
        else
            page->show(snapshot);
    };
    const QString name = pageName(id);
    const QByteArray title = (name.left(1).toUpper() + name.mid(1)).toLatin1();
    return {id, icon, QCoreApplication::translate("main", title.constData()),
            [&feed, make, tell]() -> ShellPage* {
                auto* page = make();
                QObject::connect(&feed, &app::EngineFeed::snapshotChanged, page,
                                 [page, tell](const app::Snapshot& next) { tell(page, next); });
                tell(page, feed.current());
                return page;
            }};
}

} // namespace

ShotWorld::ShotWorld(Theme& theme, const WindowChoices& choices, QSize size)
    : m_memory{m_folder.filePath(QStringLiteral("window.ini"))},
      m_window{std::make_unique<MainWindow>(pages(), actions(), m_memory)},
      m_controller{std::make_unique<WindowController>(engine, *m_window, theme,
                                                      savedChoices(m_folder, choices))}
{
    QGuiApplication::clipboard()->clear();
    m_controller->setSetupFactory([this](bool cancellable,
                                         WindowController::Wizard begin) -> QWidget* {
        return new SetupPage{{engine.ports.wallets, engine.ports.connections, engine.ports.backups},
                             {QStringLiteral("/w"), Network::Bitcoin, cancellable,
                              begin == WindowController::Wizard::Open      ? SetupPath::Open
                              : begin == WindowController::Wizard::Restore ? SetupPath::Restore
                                                                           : SetupPath::Create}};
    });
    m_window->resize(size);
    m_controller->start();
}

/// Pages go before the ports they speak to.
ShotWorld::~ShotWorld()
{
    m_controller.reset();
    m_window.reset();
}

std::vector<PageEntry> ShotWorld::pages()
{
    auto& ports = engine.ports;
    auto& feed = engine.feed();
    std::vector<PageEntry> list{
        entry(PageId::Home, Icon::Home, feed, [&ports] { return new HomePage{ports.history}; }),
        entry(PageId::Send, Icon::Send, feed,
              [&ports] { return new SendPage{ports.payments, ports.coins}; }),
        entry(PageId::Receive, Icon::Receive, feed,
              [&ports] { return new ReceivePage{ports.requests, ports.coins}; }),
        entry(PageId::Activity, Icon::Activity, feed, [this, &ports] {
            return new ActivityPage{ports.history, ports.payments, ports.coins, &ports.requests};
        })};
    for (auto& more : networkPages())
        list.push_back(std::move(more));
    return list;
}

std::vector<PageEntry> ShotWorld::networkPages()
{
    auto& ports = engine.ports;
    auto& feed = engine.feed();
    return {entry(PageId::Channels, Icon::Channels, feed,
                  [&ports] { return new ChannelsPage{ports.channels, ports.connections}; }),
            entry(PageId::Network, Icon::Network, feed,
                  [&ports] { return new NetworkPage{ports.connections}; }),
            entry(PageId::Settings, Icon::Settings, feed, [this, &ports] {
                return new SettingsPage{{ports.wallets, ports.backups, ports.preferences},
                                        m_controller->choices()};
            })};
}

void ShotWorld::tell(const app::Snapshot& snapshot)
{
    engine.feed().tell(snapshot);
    m_window->show();
    m_window->activateWindow();
    settle();
}

void ShotWorld::change(const std::function<void(app::Snapshot&)>& edit)
{
    app::Snapshot next = engine.feed().current();
    edit(next);
    tell(next);
}

void ShotWorld::go(PageId page, const QString& payload)
{
    // As after a click elsewhere: no ring about a page that was left.
    if (QWidget* focused = QApplication::focusWidget())
        focused->clearFocus();
    m_window->go({page, payload});
    settle();
}

void ShotWorld::press(const QString& text)
{
    pressFirst(text, [&text](const QAbstractButton& button) { return button.text() == text; });
}

void ShotWorld::pressPrimary()
{
    pressFirst(QStringLiteral("primary"), [](const QAbstractButton& button) {
        return buttonKindOf(&button) == ButtonKind::Primary;
    });
}

void ShotWorld::pressFirst(const QString& name,
                           const std::function<bool(const QAbstractButton&)>& fits)
{
    for (auto* button : m_window->findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || !button->isEnabled() || !fits(*button))
            continue;
        button->setFocus();
        button->click();
        return settle();
    }
    fault(QStringLiteral("no button \"%1\" could be pressed").arg(name));
}

void ShotWorld::type(int line, const QString& text)
{
    QList<QLineEdit*> edits;
    for (auto* edit : m_window->findChildren<QLineEdit*>()) {
        if (edit->isVisible() && edit->isEnabled())
            edits << edit;
    }
    std::ranges::sort(edits, {}, [this](const QLineEdit* edit) {
        const QPoint at = edit->mapTo(m_window.get(), QPoint{});
        return std::pair{at.y(), at.x()};
    });
    if (line >= edits.size())
        return fault(QStringLiteral("there is no line %1 to type into").arg(line));
    edits.at(line)->setFocus();
    edits.at(line)->setText(text);
    emit edits.at(line)->textEdited(text);
    settle();
}

void ShotWorld::toTheMiddle()
{
    const QPoint middle = m_window->geometry().center();
    for (QWidget* above : QApplication::topLevelWidgets()) {
        if (above != m_window.get() && above->isVisible())
            above->move(middle - above->rect().center());
    }
}

void ShotWorld::settle()
{
    for (int round = 0; round < 4; ++round) {
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
}

void ShotWorld::waitFor(const std::function<bool()>& holds)
{
    const QDeadlineTimer limit{1000};
    while (!holds() && !limit.hasExpired())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    if (!holds())
        fault(QStringLiteral("a page did not come as far as the picture wants it"));
    settle();
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include "tests/support/test_registry.h"
#include "ui/send/review_card.h"
#include "ui/shell/page_action.h"
#include "ui/shell/shell_page.h"
#include "ui/shots/sample_data.h"
#include "ui/shots/sample_ports.h"
#include "ui/shots/sample_snapshots.h"
#include "ui/shots/shot_scenes.h"
#include "ui/shots/shot_world.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

constexpr int kPayments = 40;

void typical(ShotWorld& world)
{
    sample::script(world.ports(), kPayments);
    world.tell(sample::typical());
}

void payOnChain(ShotWorld& world)
{
    world.go(PageId::Send,
             QStringLiteral("bitcoin:%1?amount=0.001").arg(QString::fromLatin1(sample::kAddress)));
}

void payAndArrive(ShotWorld& world)
{
    app::PaymentDetail paid;
    paid.row = sample::running(app::PaymentState::Paid);
    testing::answers(world.ports().payments.onPay, paid);
    world.go(PageId::Send, sample::invoice());
    if (auto* review = world.find<ReviewCard>())
        review->payButton()->click();
    world.settle();
}

/// The seed has yet to be confirmed, and one peer has no channel.
void unfinished(ShotWorld& world)
{
    world.change([](app::Snapshot& next) {
        app::BackupPart backup = *next.backup;
        backup.seedConfirmed = false;
        next.backup = std::make_shared<const app::BackupPart>(backup);
        app::PeerList peers = *next.peers;
        for (auto& peer : peers.peers) {
            peer.connected = true;
            peer.channels = 0;
        }
        next.peers = std::make_shared<const app::PeerList>(peers);
    });
}

/// Brings the window to where the action can act.
void makeReady(ShotWorld& world, PageAction which)
{
    using enum PageAction;
    if (which == SendAll || which == ChooseCoins || which == PutDraftAway)
        return payOnChain(world);
    if (which == AnotherPayment)
        return payAndArrive(world);
    if (which == CloseChannel || which == ForceClose)
        return world.go(PageId::Channels, sample::hex(0));
    if (which == SpeedUp)
        return world.go(PageId::Activity, sample::hex(0));
    world.go(factsOf(which).place.page, factsOf(which).place.payload);
    if (which == Disconnect)
        world.find<QTableView>()->selectRow(0);
}

std::vector<QAction*> entriesOf(const QMenu* menu)
{
    std::vector<QAction*> entries;
    for (QAction* entry : menu->actions()) {
        if (!entry->isSeparator())
            entries.push_back(entry);
    }
    return entries;
}

std::vector<QMenu*> menusOf(const MainWindow& window)
{
    std::vector<QMenu*> menus;
    for (const QAction* entry : window.menuBar()->actions())
        menus.push_back(entry->menu());
    return menus;
}

std::vector<QAction*> allEntries(const MainWindow& window)
{
    std::vector<QAction*> all;
    for (const QMenu* menu : menusOf(window)) {
        const auto some = entriesOf(menu);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

/// As if each menu were pulled down.
void lookAt(const MainWindow& window)
{
    for (QMenu* menu : menusOf(window))
        emit menu->aboutToShow();
}

bool isNeededBy(QWidget& editor, const QKeySequence& keys)
{
    const auto combined = keys[0];
    QKeyEvent asked{QEvent::ShortcutOverride, combined.key(), combined.keyboardModifiers()};
    asked.ignore();
    QCoreApplication::sendEvent(&editor, &asked);
    return asked.isAccepted();
}

/// Buttons that are not in the menus, by what they stand in. They end a flow, lead to a page that
/// the View menu names, or belong to one row, one field or one part of a page.
constexpr std::array<std::string_view, 28> kOutside{
    "Sidebar",          "StatusStrip",      "Toast",           "Banner",          "EmptyState",
    "ConfirmPanel",     "PreviewPane",      "RecentList",      "RequestList",     "AttentionList",
    "Checklist",        "CopyText",         "PasswordField",   "SegmentedSwitch", "FilterChips",
    "FeePicker",        "StageStrip",       "OpenWizard",      "BackendEditor",   "SetupPage",
    "BalanceHistory",   "LockPage",         "StoppedPage",     "PracticeWindow",  "GuideWindow",
    "LightningSection", "TechnicalDetails", "CertificatePanel"};

bool standsOutside(const QWidget* button, const QWidget* root)
{
    for (const QWidget* at = button; at && at != root; at = at->parentWidget()) {
        const QByteArray name = QByteArray{at->metaObject()->className()}.split(':').last();
        if (std::ranges::find(kOutside, std::string_view{name.constData()}) != kOutside.end())
            return true;
    }
    return false;
}

/// What the shell's own entries or the pages' entries do, and the last press of a form.
bool isKnownByItsWords(const QString& words)
{
    static const QStringList kShell{QStringLiteral("Receive"),
                                    QStringLiteral("Send"),
                                    QStringLiteral("Export"),
                                    QStringLiteral("Paste"),
                                    QStringLiteral("Scan a QR code on the screen"),
                                    QStringLiteral("Read a QR code from a picture file")};
    static const QStringList kLast{QStringLiteral("Connect"),  QStringLiteral("Test and use"),
                                   QStringLiteral("Cancel"),   QStringLiteral("Hide"),
                                   QStringLiteral("Check"),    QStringLiteral("Show in Activity"),
                                   QStringLiteral("Try again")};
    return kShell.contains(words) || kLast.contains(words) ||
           words.startsWith(QStringLiteral("Pay"));
}

} // namespace

/// The menu bar holds every action of every page, each with a shortcut of its own.
class MenuTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_world = std::make_unique<ShotWorld>(*m_theme, WindowChoices{}, QSize{1180, 760});
        typical(*m_world);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void cleanup()
    {
        m_world.reset();
        m_theme.reset();
    }

    void everyEntryHasAShortcutOfItsOwn()
    {
        std::map<QString, QString> taken;
        for (const QAction* entry : allEntries(window())) {
            QVERIFY(!entry->text().isEmpty());
            const QString keys = entry->shortcut().toString();
            QVERIFY2(!keys.isEmpty(), qPrintable(entry->text()));
            QVERIFY2(
                !taken.contains(keys),
                qPrintable(QStringLiteral("%1: %2 and %3").arg(keys, entry->text(), taken[keys])));
            taken[keys] = entry->text();
        }
        QVERIFY(taken.size() > allPageActions().size());
    }

    void noLetterIsUnderlinedTwiceInAMenu()
    {
        for (const QMenu* menu : menusOf(window())) {
            QStringList letters;
            for (const QAction* entry : entriesOf(menu)) {
                const auto at = entry->text().indexOf(QLatin1Char{'&'});
                const QString letter = at < 0 ? QString{} : entry->text().mid(at + 1, 1).toLower();
                QVERIFY2(letter.isEmpty() || !letters.contains(letter), qPrintable(entry->text()));
                letters << letter;
            }
        }
    }

    void noShortcutIsOneThatTypingNeeds()
    {
        QLineEdit line;
        QPlainTextEdit text;
        QSpinBox number;
        // Those of X11, which the offscreen platform does not know.
        const auto reserved = QKeySequence::listFromString(QStringLiteral(
            "Ctrl+A; Ctrl+C; Ctrl+V; Ctrl+X; Ctrl+Z; Ctrl+Shift+Z; Ctrl+Y; Ctrl+E; Ctrl+K; Ctrl+U; "
            "Ctrl+Shift+U; Ctrl+H; F10; Shift+F10; Alt+F4; Ctrl+Tab; Tab; Esc; Space; Return"));
        for (const QAction* entry : allEntries(window())) {
            const QKeySequence keys = entry->shortcut();
            QVERIFY2(!reserved.contains(keys), qPrintable(entry->text()));
            for (QWidget* editor : std::initializer_list<QWidget*>{&line, &text, &number})
                QVERIFY2(!isNeededBy(*editor, keys), qPrintable(entry->text()));
        }
        QVERIFY(isNeededBy(line, QKeySequence{QKeySequence::Paste})); // the question is a real one
    }

    void everyActionOfAPageStandsInAMenu()
    {
        const auto all = allEntries(window());
        for (const auto& facts : allPageActions()) {
            QAction* entry = window().action(facts.which);
            QVERIFY2(entry && std::ranges::count(all, entry) == 1, facts.text);
        }
    }

    void aKeyDoesWhatTheButtonDoes_data()
    {
        QTest::addColumn<int>("which");
        for (const auto& facts : allPageActions()) {
            if (facts.way != ActionWay::Goes)
                QTest::newRow(facts.text) << static_cast<int>(facts.which);
        }
    }
    void aKeyDoesWhatTheButtonDoes()
    {
        QFETCH(int, which);
        const auto action = static_cast<PageAction>(which);
        const PageActionFacts& facts = factsOf(action);
        unfinished(*m_world);
        makeReady(*m_world, action);
        auto* button = buttonFor(facts, window().page(facts.place.page));
        QVERIFY(button);
        m_world->go(PageId::Home);
        QSignalSpy clicked{button, &QAbstractButton::clicked};
        QTimer closer; // of the dialog in which a file is chosen
        connect(&closer, &QTimer::timeout, this, [] {
            if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
                dialog->reject();
        });
        closer.start(20);
        activate();
        QTest::keySequence(&window(), facts.keys);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(window().currentPage(), facts.place.page);
    }

    void aKeyThatGoesSomewhereBeginsThere()
    {
        press(PageAction::OpenChannel);
        QCOMPARE(window().currentPage(), PageId::Channels);
        QVERIFY(editNamed(QStringLiteral("Node to open with")));
        press(PageAction::ChangeServer);
        QCOMPARE(window().currentPage(), PageId::Network);
        press(PageAction::ConnectPeer);
        QCOMPARE(QApplication::focusWidget(), editNamed(QStringLiteral("Connect to a node")));
        press(PageAction::ChangePassword);
        QCOMPARE(window().currentPage(), PageId::Settings);
        QVERIFY(editNamed(QStringLiteral("Present password")));
        press(PageAction::ReceiveOnChain);
        QCOMPARE(window().currentPage(), PageId::Receive);
        press(PageAction::EnlargeCode);
        const auto dialogs = window().findChildren<QDialog*>();
        QVERIFY(std::ranges::any_of(dialogs, &QDialog::isVisible));
        for (QDialog* dialog : dialogs)
            dialog->close();
    }

    void whatIsTypedIntoTheWizardOutlivesItsKey()
    {
        press(PageAction::OpenChannel);
        auto* edit = editNamed(QStringLiteral("Node to open with"));
        QVERIFY(edit);
        QTest::keyClicks(edit, QStringLiteral("02ab"));
        press(PageAction::OpenChannel);
        QCOMPARE(edit->text(), QStringLiteral("02ab"));
    }

    void anEntryIsClosedWhereItCannotAct()
    {
        lookAt(window());
        for (const auto which : {PageAction::CloseChannel, PageAction::ForceClose,
                                 PageAction::SpeedUp, PageAction::SendAll, PageAction::Disconnect})
            QVERIFY2(!window().action(which)->isEnabled(), factsOf(which).text);
        makeReady(*m_world, PageAction::CloseChannel);
        lookAt(window());
        QVERIFY(window().action(PageAction::CloseChannel)->isEnabled());
        m_world->press(QStringLiteral("Close…")); // it is being asked about
        lookAt(window());
        QVERIFY(!window().action(PageAction::CloseChannel)->isEnabled());
    }

    void aSecondPressOfSpeedUpPaysNothing()
    {
        app::BumpPreview preview;
        preview.reviewId = QStringLiteral("r");
        testing::answers(m_world->ports().coins.onPreviewBump, preview);
        makeReady(*m_world, PageAction::SpeedUp);
        press(PageAction::SpeedUp);
        QTRY_COMPARE(m_world->ports().coins.onPreviewBump.asked(), 1);
        press(PageAction::SpeedUp);
        QCOMPARE(m_world->ports().coins.onBump.asked(), 0);
        lookAt(window());
        QVERIFY(!window().action(PageAction::SpeedUp)->isEnabled());
    }

    void withoutLightningNothingOfItIsOffered()
    {
        m_world->tell(sample::mainnet());
        lookAt(window());
        for (const auto& facts : allPageActions())
            QCOMPARE(window().action(facts.which)->isEnabled() && facts.needsLightning, false);
    }

    void whileLockedNothingWorksButWhatMay()
    {
        window().action(ShellAction::Lock)->trigger();
        m_world->settle();
        lookAt(window());
        QStringList open;
        for (const QAction* entry : allEntries(window())) {
            if (entry->isVisible() && entry->isEnabled())
                open << entry->text().remove(QLatin1Char{'&'});
        }
        const QStringList may{QStringLiteral("New wallet…"),
                              QStringLiteral("Open wallet…"),
                              QStringLiteral("Restore a wallet…"),
                              QStringLiteral("Quit"),
                              QStringLiteral("Guide"),
                              QStringLiteral("About Fulgurite")};
        QCOMPARE(open, may);
        QTest::keySequence(&window(), factsOf(PageAction::OpenChannel).keys);
        QVERIFY(!window().page(PageId::Channels));
    }

    void everyButtonOfThePagesIsInTheMenus_data()
    {
        QTest::addColumn<QString>("scene");
        for (const auto& scene : scenes())
            QTest::newRow(qPrintable(scene.name)) << scene.name;
    }
    void everyButtonOfThePagesIsInTheMenus()
    {
        QFETCH(QString, scene);
        const auto all = scenes();
        std::ranges::find(all, scene, &Scene::name)->play(*m_world);
        for (const auto* button : window().findChildren<QPushButton*>()) {
            if (!button->isVisible() || standsOutside(button, &window()))
                continue;
            const QString words =
                button->text().isEmpty() ? button->accessibleName() : button->text();
            QVERIFY2(isOfferedInMenus(button) || isKnownByItsWords(words), qPrintable(words));
        }
    }

private:
    MainWindow& window() { return m_world->window(); }
    /// The offscreen platform takes no window for active once another was closed; a desktop does.
    void activate()
    {
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void press(PageAction which)
    {
        activate();
        QTest::keySequence(&window(), factsOf(which).keys);
        m_world->settle();
    }
    QLineEdit* editNamed(const QString& name)
    {
        for (auto* edit : window().findChildren<QLineEdit*>()) {
            if (edit->isVisible() && edit->accessibleName() == name)
                return edit;
        }
        return nullptr;
    }
    static std::vector<Scene> scenes()
    {
        std::vector<Scene> all = everyPage(typical);
        for (const auto& part : {moneyScenes, channelScenes, settingsScenes}) {
            for (auto& scene : part(typical))
                all.push_back(std::move(scene));
        }
        return all;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ShotWorld> m_world;
};

FULGURITE_TEST(MenuTest)
#include "menu_test.moc"

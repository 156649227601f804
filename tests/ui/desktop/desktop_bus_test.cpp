// SPDX-License-Identifier: MIT
#include <QDBusAbstractAdaptor>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWidget>

#include "tests/support/test_registry.h"
#include "tests/support/ui/session_bus.h"
#include "ui/desktop/idle_watch.h"
#include "ui/style/color_scheme_portal.h"

#include <functional>

using namespace fulgurite::ui;

namespace {

constexpr int kLimitMs = 30'000;
const QString kPortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kPortalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");

} // namespace

/// The desktop's settings as xdg-desktop-portal tells them.
class FakeSettings final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit FakeSettings(QObject* desktop) : QDBusAbstractAdaptor{desktop} {}
    uint scheme = 1;

public slots:
    QDBusVariant Read(const QString&, const QString&)
    {
        return QDBusVariant{QVariant::fromValue(QDBusVariant{scheme})};
    }
};

class DesktopBusTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_bus.start(), "dbus-daemon must be installed"); }

    void aLockedScreenAndASleepingMachineLockTheWindow()
    {
        QVERIFY(m_bus.desktop.registerService(QStringLiteral("org.freedesktop.login1")));
        IdleWatch watch{nullptr, m_bus.window, m_bus.window};
        QSignalSpy due{&watch, &IdleWatch::lockDue};
        QSignalSpy resumed{&watch, &IdleWatch::resumed};
        m_bus.settle();
        tell("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", true);
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 1, kLimitMs);
        tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", true);
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 2, kLimitMs);
        tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", false);
        const auto sleep = [this](bool begins) {
            tell("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                 begins);
        };
        sleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 3, kLimitMs); // the screen that opened said nothing
        QCOMPARE(resumed.count(), 0);
        sleep(false);
        QTRY_COMPARE_WITH_TIMEOUT(resumed.count(), 1, kLimitMs);
        QCOMPARE(due.count(), 3);
    }

    void idlenessLocksAndEveryKeyOrPointerPutsItOff()
    {
        IdleWatch watch{nullptr, m_bus.window, m_bus.window};
        QSignalSpy due{&watch, &IdleWatch::lockDue};
        auto* timer = watch.findChild<QTimer*>();
        timer->setTimerType(Qt::PreciseTimer); // a coarse one may stand for some seconds more
        watch.setMinutes(5);
        QVERIFY(timer->isActive());
        QCOMPARE(timer->interval(), 300'000);
        QWidget window;
        window.show();
        // Some of the five minutes pass, then something happens.
        const auto putOff = [timer](const std::function<void()>& happens) {
            const int before = timer->remainingTime();
            while (timer->remainingTime() >= before)
                QCoreApplication::processEvents();
            happens();
            return timer->remainingTime() >= before;
        };
        QVERIFY(putOff([&] { QTest::keyClick(&window, Qt::Key_A); }));
        QVERIFY(putOff([&] { QTest::mouseClick(&window, Qt::LeftButton); }));
        QMouseEvent moved{QEvent::MouseMove, QPointF{3, 3}, QPointF{3, 3}, Qt::NoButton, {}, {}};
        QVERIFY(putOff([&] { QCoreApplication::sendEvent(&window, &moved); }));
        timer->start(0); // the five minutes are over
        QTRY_VERIFY_WITH_TIMEOUT(due.count() > 0, kLimitMs);
        watch.setMinutes(0); // never
        QTest::keyClick(&window, Qt::Key_A);
        QVERIFY(!timer->isActive());
    }

    void idlenessLocksAgainAfterItLockedOnce()
    {
        IdleWatch watch{nullptr, m_bus.window, m_bus.window};
        QSignalSpy due{&watch, &IdleWatch::lockDue};
        watch.setMinutes(5);
        auto* timer = watch.findChild<QTimer*>();
        timer->start(1); // short minutes
        QTRY_VERIFY_WITH_TIMEOUT(due.count() >= 2, kLimitMs);
        watch.setMinutes(5);
        const auto before = due.count();
        QWidget window;
        window.show();
        QTest::keyClick(&window, Qt::Key_A); // the password that unlocks, say
        QVERIFY(timer->isActive());
        QCOMPARE(timer->interval(), 300'000);
        QCOMPARE(due.count(), before);
    }

    void theDesktopsWishForDarkIsHeardAndFollowed()
    {
        QObject desktop;
        auto* settings = new FakeSettings{&desktop};
        QVERIFY(m_bus.desktop.registerObject(kPortalPath, &desktop));
        QVERIFY(m_bus.desktop.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
        ColorSchemePortal portal{nullptr, m_bus.window};
        QVERIFY(!portal.prefersDark().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(portal.prefersDark() == std::optional{true}, kLimitMs);
        QSignalSpy changed{&portal, &ColorSchemePortal::changed};
        m_bus.settle();
        settings->scheme = 2;
        wish(QStringLiteral("contrast"), 1); // something else of the desktop's
        wish(QStringLiteral("color-scheme"), settings->scheme);
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, kLimitMs);
        QCOMPARE(portal.prefersDark(), std::optional{false});
        m_bus.desktop.unregisterObject(kPortalPath);
    }

private:
    void tell(const char* path, const char* interface, const char* name, bool value)
    {
        QDBusMessage signal = QDBusMessage::createSignal(
            QString::fromLatin1(path), QString::fromLatin1(interface), QString::fromLatin1(name));
        signal << value;
        m_bus.desktop.send(signal);
    }
    void wish(const QString& key, uint value)
    {
        QDBusMessage signal = QDBusMessage::createSignal(kPortalPath, kPortalSettings,
                                                         QStringLiteral("SettingChanged"));
        signal << kAppearance << key << QVariant::fromValue(QDBusVariant{value});
        m_bus.desktop.send(signal);
    }
    fulgurite::testing::SessionBus m_bus;
};

FULGURITE_TEST(DesktopBusTest)
#include "desktop_bus_test.moc"

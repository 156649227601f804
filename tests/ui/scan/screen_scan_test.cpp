// SPDX-License-Identifier: MIT
#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "tests/support/test_registry.h"
#include "tests/support/ui/qr_picture.h"
#include "tests/support/ui/session_bus.h"
#include "ui/scan/qr_reader.h"
#include "ui/scan/screen_scan.h"

using namespace fulgurite::ui;

namespace {

constexpr int kLimitMs = 30'000;
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");

} // namespace

/// Answers as xdg-desktop-portal does: a request object first, its Response later.
class FakePortal final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Screenshot")
    Q_PROPERTY(uint version READ version)

public:
    FakePortal(QObject* parent, const QDBusConnection& bus)
        : QDBusAbstractAdaptor{parent},
          m_bus{bus}
    {}
    [[nodiscard]] uint version() const { return 2; }

    QString picture;
    uint response = 0;

public slots:
    QDBusObjectPath Screenshot(const QString&, const QVariantMap& options,
                               const QDBusMessage& message)
    {
        QString sender = message.service().mid(1);
        sender.replace(QLatin1Char{'.'}, QLatin1Char{'_'});
        const QString handle =
            QStringLiteral("%1/request/%2/%3")
                .arg(kPath, sender, options[QStringLiteral("handle_token")].toString());
        QMetaObject::invokeMethod(this, [this, handle] { respond(handle); }, Qt::QueuedConnection);
        return QDBusObjectPath{handle};
    }

private:
    void respond(const QString& handle)
    {
        QDBusMessage signal = QDBusMessage::createSignal(
            handle, QStringLiteral("org.freedesktop.portal.Request"), QStringLiteral("Response"));
        signal << response
               << QVariantMap{{QStringLiteral("uri"), QUrl::fromLocalFile(picture).toString()}};
        m_bus.send(signal);
    }
    QDBusConnection m_bus;
};

class ScreenScanTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_bus.start(), "dbus-daemon must be installed"); }

    void withoutAPortalThereIsNoButton()
    {
        ScreenScan scan{m_bus.window};
        const QSignalSpy changed{&scan, &ScreenScan::availableChanged};
        // The bus answers in order: once ours is back, the portal's absence is known too.
        m_bus.settle();
        QCoreApplication::processEvents();
        QVERIFY(!scan.isAvailable());
        QCOMPARE(changed.count(), 0);
    }

    void thePortalsPictureIsReadAndRemoved()
    {
        const QTemporaryDir folder;
        QObject desktop;
        auto* portal = new FakePortal{&desktop, m_bus.desktop};
        portal->picture = folder.filePath(QStringLiteral("screen.png"));
        QVERIFY(
            fulgurite::testing::qrPicture(QStringLiteral("lightning:lnbc1")).save(portal->picture));
        QVERIFY(m_bus.desktop.registerObject(kPath, &desktop));
        QVERIFY(m_bus.desktop.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
        ScreenScan scan{m_bus.window};
        QSignalSpy done{&scan, &ScreenScan::finished};
        QTRY_VERIFY_WITH_TIMEOUT(scan.isAvailable(), kLimitMs);
        scan.start();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, kLimitMs);
        QCOMPARE(done.front().front().toString(), QStringLiteral("lightning:lnbc1"));
        QVERIFY(!QFile::exists(portal->picture));

        portal->response = 1; // its user said no
        scan.start();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 2, kLimitMs);
        QVERIFY(done.back().front().toString().isEmpty());
        m_bus.desktop.unregisterObject(kPath);
    }

private:
    fulgurite::testing::SessionBus m_bus;
};

FULGURITE_TEST(ScreenScanTest)
#include "screen_scan_test.moc"

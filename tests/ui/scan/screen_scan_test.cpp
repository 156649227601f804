// SPDX-License-Identifier: MIT
#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "tests/support/test_registry.h"
#include "ui/scan/qr_reader.h"
#include "ui/scan/screen_scan.h"
#include "ui/widgets/qr_view.h"

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
    void initTestCase()
    {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty())
            QSKIP("no dbus-daemon here");
        m_daemon.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                QStringLiteral("--print-address")});
        QVERIFY(m_daemon.waitForReadyRead(kLimitMs));
        const QString address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        m_ours = QDBusConnection::connectToBus(address, QStringLiteral("window"));
        m_theirs = QDBusConnection::connectToBus(address, QStringLiteral("portal"));
        QVERIFY(m_ours.isConnected() && m_theirs.isConnected());
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("window"));
        QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void withoutAPortalThereIsNoButton()
    {
        ScreenScan scan{m_ours};
        const QSignalSpy changed{&scan, &ScreenScan::availableChanged};
        // The bus answers in order: once ours is back, the portal's absence is known too.
        QDBusMessage ping = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("ListNames"));
        m_ours.call(ping);
        QCoreApplication::processEvents();
        QVERIFY(!scan.isAvailable());
        QCOMPARE(changed.count(), 0);
    }

    void thePortalsPictureIsReadAndRemoved()
    {
        const QTemporaryDir folder;
        QObject desktop;
        auto* portal = new FakePortal{&desktop, m_theirs};
        portal->picture = folder.filePath(QStringLiteral("screen.png"));
        QVERIFY(framed(qrModules(QStringLiteral("lightning:lnbc1"))).save(portal->picture));
        QVERIFY(m_theirs.registerObject(kPath, &desktop));
        QVERIFY(m_theirs.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
        ScreenScan scan{m_ours};
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
        m_theirs.unregisterObject(kPath);
    }

private:
    static QImage framed(const QImage& modules)
    {
        constexpr int kPitch = 6, kQuiet = 4;
        QImage image{QSize{modules.width() + 2 * kQuiet, modules.height() + 2 * kQuiet},
                     QImage::Format_RGB32};
        image.fill(Qt::white);
        for (int y = 0; y < modules.height(); ++y) {
            for (int x = 0; x < modules.width(); ++x)
                image.setPixel(x + kQuiet, y + kQuiet, modules.pixel(x, y));
        }
        return image.scaled(image.size() * kPitch);
    }

    QProcess m_daemon;
    QDBusConnection m_ours{QString{}}, m_theirs{QString{}};
};

FULGURITE_TEST(ScreenScanTest)
#include "screen_scan_test.moc"

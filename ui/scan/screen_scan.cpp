// SPDX-License-Identifier: MIT
#include "ui/scan/screen_scan.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>
#include <QGuiApplication>
#include <QPixmap>
#include <QScreen>
#include <QUrl>

#include "ui/scan/qr_reader.h"

#include <utility>

namespace fulgurite::ui {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Screenshot");
const QString kRequest = QStringLiteral("org.freedesktop.portal.Request");

QString readQrFromScreens()
{
    for (QScreen* screen : QGuiApplication::screens()) {
        const QString text = readQr(screen->grabWindow(0).toImage());
        if (!text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

ScreenScan::ScreenScan(const QDBusConnection& bus, QObject* parent)
    : QObject{parent},
      m_bus{bus},
      m_direct{QGuiApplication::platformName() == QLatin1String{"xcb"}},
      m_available{m_direct}
{
    if (!m_direct && m_bus.isConnected())
        lookForPortal();
}

void ScreenScan::lookForPortal()
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        kService, kPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call << kInterface << QStringLiteral("version");
    auto* watcher = new QDBusPendingCallWatcher{m_bus.asyncCall(call), this};
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<QDBusVariant> reply = *done;
                done->deleteLater();
                m_available = !reply.isError() && reply.value().variant().toUInt() > 0;
                if (m_available)
                    emit availableChanged(true);
            });
}

void ScreenScan::start()
{
    if (!m_available || std::exchange(m_running, true))
        return;
    if (m_direct)
        finish(readQrFromScreens());
    else
        askPortal();
}

/// The portal answers by a signal of a request object, whose path follows from our name on the bus
/// and a token: listened to before the call, as the answer may come first.
void ScreenScan::askPortal()
{
    const QString token = QStringLiteral("fulgurite%1").arg(++m_count);
    QString sender = m_bus.baseService().mid(1);
    sender.replace(QLatin1Char{'.'}, QLatin1Char{'_'});
    listenAt(QStringLiteral("%1/request/%2/%3").arg(kPath, sender, token));
    QDBusMessage call =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Screenshot"));
    call << QString{}
         << QVariantMap{{QStringLiteral("handle_token"), token},
                        {QStringLiteral("interactive"), false}};
    auto* watcher = new QDBusPendingCallWatcher{m_bus.asyncCall(call), this};
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<QDBusObjectPath> reply = *done;
                done->deleteLater();
                if (reply.isError())
                    return finish({});
                if (m_running && reply.value().path() != m_handle)
                    listenAt(reply.value().path()); // an older portal
            });
}

void ScreenScan::listenAt(const QString& handle)
{
    if (!m_handle.isEmpty())
        m_bus.disconnect(kService, m_handle, kRequest, QStringLiteral("Response"), this,
                         SLOT(onResponse(uint, QVariantMap)));
    m_handle = handle;
    if (!handle.isEmpty())
        m_bus.connect(kService, handle, kRequest, QStringLiteral("Response"), this,
                      SLOT(onResponse(uint, QVariantMap)));
}

void ScreenScan::onResponse(uint response, const QVariantMap& results)
{
    const QUrl picture{results.value(QStringLiteral("uri")).toString()};
    if (response != 0 || !picture.isLocalFile())
        return finish({});
    const QString text = readQrFile(picture.toLocalFile());
    // The whole screen, made for us alone: it stays on no disk.
    QFile::remove(picture.toLocalFile());
    finish(text);
}

void ScreenScan::finish(const QString& text)
{
    listenAt({});
    if (std::exchange(m_running, false))
        emit finished(text);
}

} // namespace fulgurite::ui

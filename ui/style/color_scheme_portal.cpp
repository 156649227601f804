// SPDX-License-Identifier: MIT
#include "ui/style/color_scheme_portal.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace fulgurite::ui {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
constexpr uint kPrefersDark = 1;

/// Read wraps its answer in one more variant than ReadOne and SettingChanged do.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

ColorSchemePortal::ColorSchemePortal(QObject* parent, QDBusConnection bus)
    : QObject{parent},
      m_bus{std::move(bus)}
{
    if (m_bus.isConnected())
        read();
}

void ColorSchemePortal::read()
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << kGroup << kKey;
    auto* watcher = new QDBusPendingCallWatcher{m_bus.asyncCall(call), this};
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<QVariant> reply = *done;
                listen(); // QtDBus takes no slot with a QDBusVariant before it has seen one
                if (!reply.isError())
                    take(reply.value());
                done->deleteLater();
            });
}

void ColorSchemePortal::listen()
{
    m_bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                  SLOT(onSettingChanged(QString, QString, QDBusVariant)));
}

void ColorSchemePortal::onSettingChanged(const QString& group, const QString& key,
                                         const QDBusVariant& value)
{
    if (group == kGroup && key == kKey)
        take(value.variant());
}

void ColorSchemePortal::take(const QVariant& value)
{
    bool known = false;
    const uint scheme = unwrapped(value).toUInt(&known);
    if (!known)
        return;
    m_dark = scheme == kPrefersDark;
    emit changed();
}

} // namespace fulgurite::ui

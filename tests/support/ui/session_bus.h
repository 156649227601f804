// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QString>

namespace fulgurite::testing {

/// A message bus of the test's own, with two connections to it: the window's and the desktop's.
class SessionBus {
public:
    SessionBus() = default;
    SessionBus(const SessionBus&) = delete;
    SessionBus& operator=(const SessionBus&) = delete;
    ~SessionBus()
    {
        if (m_daemon.state() == QProcess::NotRunning)
            return;
        QDBusConnection::disconnectFromBus(QStringLiteral("window"));
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    /// Whether both connections stand.
    bool start()
    {
        constexpr int kLimitMs = 30'000;
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--print-address")});
        if (!m_daemon.waitForReadyRead(kLimitMs))
            return false;
        const QString address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        window = QDBusConnection::connectToBus(address, QStringLiteral("window"));
        desktop = QDBusConnection::connectToBus(address, QStringLiteral("desktop"));
        return window.isConnected() && desktop.isConnected();
    }

    /// Until the bus knows what the window listens to: it answers in order.
    void settle() const
    {
        window.call(QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("ListNames")));
    }

    QDBusConnection window{QString{}}, desktop{QString{}};

private:
    QProcess m_daemon;
};

} // namespace fulgurite::testing

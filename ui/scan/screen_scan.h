// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

class QDBusPendingCallWatcher;

namespace fulgurite::ui {

/// Reads a QR code off the screen: on X11 directly, elsewhere by the desktop's Screenshot portal
/// (org.freedesktop.portal.Screenshot, which asks its user by itself). Never blocks the window.
class ScreenScan final : public QObject {
    Q_OBJECT

public:
    explicit ScreenScan(const QDBusConnection& bus = QDBusConnection::sessionBus(),
                        QObject* parent = nullptr);

    /// False until a portal has answered, and for good where there is none.
    [[nodiscard]] bool isAvailable() const { return m_available; }
    /// Answered by one finished(); a second call before that does nothing.
    void start();

signals:
    void availableChanged(bool available);
    /// Empty: no QR code was found, or the picture was refused.
    void finished(const QString& text);

private slots:
    void onResponse(uint response, const QVariantMap& results);

private:
    void lookForPortal();
    void askPortal();
    void listenAt(const QString& handle);
    void finish(const QString& text);

    QDBusConnection m_bus;
    bool m_direct;
    bool m_available;
    bool m_running = false;
    QString m_handle; ///< of the portal's request under way
    quint32 m_count = 0;
};

} // namespace fulgurite::ui

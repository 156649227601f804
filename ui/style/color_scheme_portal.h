// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace fulgurite::ui {

/// The desktop's wish as org.freedesktop.portal.Settings tells it over the session bus; nothing
/// without a bus or a portal. The first answer comes later, never blocking the window.
class ColorSchemePortal final : public QObject {
    Q_OBJECT

public:
    explicit ColorSchemePortal(QObject* parent = nullptr,
                               QDBusConnection bus = QDBusConnection::sessionBus());

    /// true: prefers dark; false: prefers light or has no preference; nullopt: no portal has
    /// answered.
    [[nodiscard]] std::optional<bool> prefersDark() const { return m_dark; }

signals:
    void changed();

private slots:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void read();
    void listen();
    void take(const QVariant& value);
    QDBusConnection m_bus;
    std::optional<bool> m_dark;
};

} // namespace fulgurite::ui

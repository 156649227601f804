// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QTimer>

namespace fulgurite::ui {

/// Says when the window should lock by itself: nobody typed or pointed for a while, the screen was
/// locked, or the machine goes to sleep.
class IdleWatch : public QObject {
    Q_OBJECT

public:
    explicit IdleWatch(QObject* parent = nullptr,
                       QDBusConnection session = QDBusConnection::sessionBus(),
                       QDBusConnection system = QDBusConnection::systemBus());
    /// 0: never by idleness.
    void setMinutes(int minutes);

signals:
    void lockDue();
    /// The machine is awake again.
    void resumed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private slots:
    void onScreen(bool locked);
    void onSleep(bool goingToSleep);

private:
    QTimer m_timer{this};
};

} // namespace fulgurite::ui

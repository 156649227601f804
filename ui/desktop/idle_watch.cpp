// SPDX-License-Identifier: MIT
#include "ui/desktop/idle_watch.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QEvent>

#include <chrono>

namespace fulgurite::ui {

IdleWatch::IdleWatch(QObject* parent) : QObject{parent}
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::lockDue);
    QCoreApplication::instance()->installEventFilter(this);
    QDBusConnection::sessionBus().connect({}, QStringLiteral("/org/freedesktop/ScreenSaver"),
                                          QStringLiteral("org.freedesktop.ScreenSaver"),
                                          QStringLiteral("ActiveChanged"), this,
                                          SLOT(onScreen(bool)));
    QDBusConnection::systemBus().connect(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
        SLOT(onScreen(bool)));
}

void IdleWatch::setMinutes(int minutes)
{
    m_timer.stop();
    m_timer.setInterval(std::chrono::minutes{minutes});
    if (minutes > 0)
        m_timer.start();
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event)
{
    switch (static_cast<int>(event->type())) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        if (m_timer.isActive())
            m_timer.start();
        break;
    }
    return QObject::eventFilter(watched, event);
}

void IdleWatch::onScreen(bool locked)
{
    if (locked)
        emit lockDue();
}

} // namespace fulgurite::ui

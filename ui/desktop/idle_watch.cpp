// SPDX-License-Identifier: MIT
#include "ui/desktop/idle_watch.h"

#include <QCoreApplication>
#include <QEvent>

#include <array>
#include <chrono>
#include <utility>

namespace fulgurite::ui {

namespace {

/// Desktops that say when the screen is locked: path and interface.
constexpr std::array<std::pair<const char*, const char*>, 3> kScreenSavers{
    {{"/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"},
     {"/ScreenSaver", "org.freedesktop.ScreenSaver"},
     {"/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"}}};

} // namespace

IdleWatch::IdleWatch(QObject* parent, QDBusConnection session, QDBusConnection system)
    : QObject{parent}
{
    // It goes on after it fired: a wallet unlocked since then, by whomever, locks again.
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::lockDue);
    QCoreApplication::instance()->installEventFilter(this);
    for (const auto& [path, interface] : kScreenSavers)
        session.connect({}, QString::fromLatin1(path), QString::fromLatin1(interface),
                        QStringLiteral("ActiveChanged"), this, SLOT(onScreen(bool)));
    system.connect(QStringLiteral("org.freedesktop.login1"),
                   QStringLiteral("/org/freedesktop/login1"),
                   QStringLiteral("org.freedesktop.login1.Manager"),
                   QStringLiteral("PrepareForSleep"), this, SLOT(onSleep(bool)));
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

void IdleWatch::onSleep(bool goingToSleep)
{
    if (goingToSleep)
        emit lockDue();
    else
        emit resumed();
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/desktop/sleep_hold.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <algorithm>

namespace fulgurite::ui {

bool keepsAwake(const app::Snapshot& snapshot)
{
    if (!std::holds_alternative<app::Running>(snapshot.lifecycle->state))
        return false;
    return std::ranges::any_of(snapshot.inFlight->payments, [](const app::PaymentRow& row) {
        switch (row.state) {
        case app::PaymentState::Preparing:
        case app::PaymentState::Sending:
        case app::PaymentState::InFlight:
            return true;
        case app::PaymentState::Paid:
        case app::PaymentState::Failed:
        case app::PaymentState::UnknownAfterRestart:
            return false;
        }
        return false;
    });
}

SleepHold::SleepHold(QObject* parent, Ask ask) : QObject{parent}, m_ask{std::move(ask)}
{
    if (!m_ask)
        m_ask = [this](const QString& why, const Taken& taken) { askLogin(why, taken); };
}

void SleepHold::setHeld(bool held)
{
    if (held == m_wanted)
        return;
    m_wanted = held;
    const quint64 round = ++m_round;
    m_lock = {};
    if (!held)
        return;
    m_ask(tr("A payment is in flight"), [this, round](const QDBusUnixFileDescriptor& lock) {
        if (round == m_round)
            m_lock = lock;
    });
}

void SleepHold::askLogin(const QString& why, const Taken& taken)
{
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep:idle") << QStringLiteral("Fulgurite") << why
         << QStringLiteral("block");
    auto* watcher = new QDBusPendingCallWatcher{QDBusConnection::systemBus().asyncCall(call), this};
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [taken](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *done;
                if (reply.isValid())
                    taken(reply.value());
                done->deleteLater();
            });
}

} // namespace fulgurite::ui

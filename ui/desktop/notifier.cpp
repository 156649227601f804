// SPDX-License-Identifier: MIT
#include "ui/desktop/notifier.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

namespace fulgurite::ui {

namespace {

struct Notices {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

} // namespace

std::optional<Notice> noticeOf(const app::EngineEvent& event, const WindowChoices& choices,
                               bool locked)
{
    if (!choices.notifications)
        return std::nullopt;
    const bool shown = choices.amountsInNotifications && !choices.amounts.hidden && !locked;
    const QString amount =
        shown ? amountText(floorToSat(event.amount), choices.amounts) : QString{};
    switch (event.kind) {
    case app::EventKind::Received:
    case app::EventKind::InvoicePaid:
        return Notice{Notices::tr("Payment received"), amount};
    case app::EventKind::ChannelReady:
        return Notice{Notices::tr("A channel is ready"), {}};
    case app::EventKind::ChannelClosed:
        return Notice{Notices::tr("A channel was closed"),
                      Notices::tr("Open the wallet to see why and what returns.")};
    case app::EventKind::PaymentFailed:
        return Notice{Notices::tr("A payment failed"), Notices::tr("Nothing left your wallet.")};
    case app::EventKind::Attention:
        return Notice{Notices::tr("The wallet needs your attention"), {}};
    case app::EventKind::Sent:
    case app::EventKind::ChannelOpened:
    case app::EventKind::TransactionSeen:
        return std::nullopt;
    }
    return std::nullopt;
}

void notify(const Notice& notice)
{
    auto call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.Notifications"),
                                               QStringLiteral("/org/freedesktop/Notifications"),
                                               QStringLiteral("org.freedesktop.Notifications"),
                                               QStringLiteral("Notify"));
    constexpr int kServerDecides = -1;
    call << QStringLiteral("Fulgurite") << 0U << QStringLiteral("fulgurite") << notice.title
         << notice.text.toHtmlEscaped() << QStringList{} << QVariantMap{} << kServerDecides;
    QDBusConnection::sessionBus().send(call);
}

} // namespace fulgurite::ui

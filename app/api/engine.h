// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "app/api/backups.h"
#include "app/api/channels.h"
#include "app/api/coins.h"
#include "app/api/connections.h"
#include "app/api/developer.h"
#include "app/api/guard.h"
#include "app/api/history.h"
#include "app/api/identity.h"
#include "app/api/indexes.h"
#include "app/api/payments.h"
#include "app/api/practice.h"
#include "app/api/preferences.h"
#include "app/api/requests.h"
#include "app/api/upkeep.h"
#include "app/api/wallets.h"

namespace fulgurite::app {

enum class EventKind {
    Received,
    Sent,
    PaymentFailed,
    InvoicePaid,
    ChannelOpened,
    ChannelReady,
    ChannelClosed,
    TransactionSeen,
    Attention
};
/// Something to tell a person. Text is made by the front end from kind and values.
struct EngineEvent {
    std::uint64_t sequence = 0;
    EventKind kind = EventKind::Received;
    QString subject;
    MilliSatoshi amount;
    std::map<QString, QString> values;
};

/// Publishes snapshots and events on the thread it lives in (the GUI's or the daemon's).
class EngineFeed : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual Snapshot current() const = 0;

signals:
    void snapshotChanged(const fulgurite::app::Snapshot& snapshot);
    void eventHappened(const fulgurite::app::EngineEvent& event);
};

/// Owns the ports, nothing else. A page's constructor takes only the ports it uses, never this.
class Engine {
public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    virtual EngineFeed& feed() = 0;
    virtual Wallets& wallets() = 0;
    virtual Payments& payments() = 0;
    virtual Requests& requests() = 0;
    virtual Channels& channels() = 0;
    virtual Coins& coins() = 0;
    virtual History& history() = 0;
    virtual Backups& backups() = 0;
    virtual Connections& connections() = 0;
    virtual Preferences& preferences() = 0;
    virtual Practice& practice() = 0;
    virtual Identity& identity() = 0;
    virtual Indexes& indexes() = 0;
    virtual Developer& developer() = 0;
    virtual Upkeep& upkeep() = 0;
    virtual Guard& guard() = 0;
};

} // namespace fulgurite::app

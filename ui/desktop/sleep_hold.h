// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusUnixFileDescriptor>
#include <QObject>

#include "app/api/snapshot.h"

#include <functional>

namespace fulgurite::ui {

/// A payment is under way: the machine should not fall asleep before it settles.
bool keepsAwake(const app::Snapshot& snapshot);

/// Holds the machine's sleep off by login1's inhibitor, and lets go. Where there is no login1
/// nothing happens.
class SleepHold final : public QObject {
    Q_OBJECT

public:
    /// Asks for an inhibitor and hands over its descriptor, later or never.
    using Taken = std::function<void(const QDBusUnixFileDescriptor&)>;
    using Ask = std::function<void(const QString& why, const Taken& taken)>;

    /// `ask` stands in for the desktop in a test.
    explicit SleepHold(QObject* parent = nullptr, Ask ask = {});
    void setHeld(bool held);
    [[nodiscard]] bool isHeld() const { return m_wanted; }

private:
    void askLogin(const QString& why, const Taken& taken);

    Ask m_ask;
    QDBusUnixFileDescriptor m_lock; ///< closing it lets the machine sleep again
    bool m_wanted = false;
    quint64 m_round = 0; ///< an answer that comes too late is dropped
};

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace fulgurite::app {

/// SIGTERM and SIGINT as a Qt signal. Make it, or call block(), before any thread starts: the
/// signals are blocked in the calling thread, and later threads inherit that.
class StopSignals final : public QObject {
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

    /// For a program whose event loop starts threads of its own before this can be made.
    static void block();

signals:
    void stopAsked();

private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace fulgurite::app

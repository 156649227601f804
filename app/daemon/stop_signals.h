// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace fulgurite::app {

/// SIGTERM and SIGINT as a Qt signal. Make it before any thread starts: the signals are blocked in
/// the calling thread, and later threads inherit that.
class StopSignals final : public QObject {
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

signals:
    void stopAsked();

private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace fulgurite::app

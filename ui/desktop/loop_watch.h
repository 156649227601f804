// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <vector>

namespace fulgurite::ui {

class MainWindow;

/// For `./dev bench window`: measures the window from inside and writes what it saw, as JSON, when
/// the program ends. Another thread asks the event loop for an answer every two milliseconds; the
/// pages are shown one after another all the while.
class LoopWatch final : public QObject {
    Q_OBJECT

public:
    LoopWatch(MainWindow& window, QString file);
    ~LoopWatch() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void answered(std::chrono::steady_clock::time_point asked);
    void switchPage();
    void write() const;

    MainWindow& m_window;
    QString m_file;
    std::optional<qint64> m_lockPageAt; ///< nanoseconds of the monotonic clock: painted and idle
    std::vector<double> m_delays;       ///< milliseconds
    std::vector<double> m_firstSwitches, m_switches;
    std::size_t m_nextPage = 0;
    QTimer m_switchTimer;
    std::atomic<bool> m_waiting = false;
    std::jthread m_asker;
};

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

#include "app/api/history.h"
#include "ui/widgets/balance_chart.h"
#include "ui/widgets/card.h"

namespace fulgurite::ui {

class SegmentedSwitch;

enum class BalanceRange { Day, Month, Year, All };

/// Walks from the total of now back through the changes; nothing is guessed: money that came before
/// `from` stands in the first point.
std::vector<BalancePoint> balancePoints(const std::vector<app::BalanceChange>& changes,
                                        MilliSatoshi total, const QDateTime& from);

/// The balance chart with its range; hidden until something was ever held.
class BalanceHistory : public Card {
    Q_OBJECT

public:
    explicit BalanceHistory(app::History& history, QWidget* parent = nullptr);
    /// Asks again, at most every two seconds however fast payments come.
    void setTotal(MilliSatoshi total);

private:
    void ask();
    void draw(const std::vector<app::BalanceChange>& changes, const QDateTime& from);

    app::History& m_history;
    BalanceRange m_range = BalanceRange::Month;
    MilliSatoshi m_total;
    int m_asked = 0; ///< an answer for another range is dropped
    QTimer m_pause;
    bool m_stale = false;
    SegmentedSwitch* m_switch;
    BalanceChart* m_chart;
    Label* m_trouble;
};

} // namespace fulgurite::ui

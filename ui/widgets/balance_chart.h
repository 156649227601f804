// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include "ui/widgets/painted.h"
#include "wallet/base/amount.h"

namespace fulgurite::ui {

/// From `time` on the balance was `total`, until the next point.
struct BalancePoint {
    QDateTime time;
    MilliSatoshi total;
    friend bool operator==(const BalancePoint&, const BalancePoint&) = default;
};

/// The balance over time as steps above zero: what was held at each moment is exact, nothing is
/// drawn between two payments. Hidden amounts hide the curve too.
class BalanceChart : public Painted {
    Q_OBJECT

public:
    explicit BalanceChart(QWidget* parent = nullptr);
    /// Oldest first; the first point is where the picture begins.
    void setPoints(const std::vector<BalancePoint>& points, const QDateTime& until);

    [[nodiscard]] QString sentence() const override;
    /// Equal spans of time, with what was held at the end of each.
    [[nodiscard]] std::vector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QPointF at(const QDateTime& time, MilliSatoshi total) const;
    [[nodiscard]] MilliSatoshi totalAt(const QDateTime& time) const;
    void paintScale(QPainter& painter) const;
    void paintCurve(QPainter& painter) const;

    std::vector<BalancePoint> m_points;
    QDateTime m_until;
    MilliSatoshi m_highest, m_lowest;
};

} // namespace fulgurite::ui

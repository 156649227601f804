// SPDX-License-Identifier: MIT
#include "ui/widgets/balance_chart.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/format/amount_format.h"
#include "ui/format/time_format.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kParts = 12; ///< what the keyboard walks through
constexpr float kFill = 0.14F;

/// The day, and within two days the time of it.
QString momentText(const QDateTime& when, const QDateTime& from, const QDateTime& until)
{
    constexpr qint64 kShortSpan = 2 * 86'400;
    return from.secsTo(until) <= kShortSpan ? shortTime(when, until) : dateText(when);
}

} // namespace

BalanceChart::BalanceChart(QWidget* parent) : Painted{parent}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BalanceChart::setPoints(const std::vector<BalancePoint>& points, const QDateTime& until)
{
    if (points == m_points && until == m_until)
        return;
    m_points = points;
    m_until = until;
    m_highest = m_lowest = points.empty() ? MilliSatoshi{} : points.front().total;
    for (const auto& point : points) {
        m_highest = std::max(m_highest, point.total);
        m_lowest = std::min(m_lowest, point.total);
    }
    valueChanged();
}

QString BalanceChart::sentence() const
{
    const AmountStyle style = currentAmountStyle();
    if (m_points.empty())
        return tr("Balance over time: nothing to show yet");
    const QString span =
        tr("Balance from %1 to %2").arg(dateText(m_points.front().time), dateText(m_until));
    if (style.hidden)
        return tr("%1: amounts hidden").arg(span);
    return tr("%1: now %2, highest %3, lowest %4")
        .arg(span, spokenAmount(floorToSat(m_points.back().total), style),
             spokenAmount(floorToSat(m_highest), style), spokenAmount(floorToSat(m_lowest), style));
}

MilliSatoshi BalanceChart::totalAt(const QDateTime& time) const
{
    const auto after = std::ranges::upper_bound(m_points, time, {}, &BalancePoint::time);
    return after == m_points.begin() ? m_points.front().total : std::prev(after)->total;
}

std::vector<PaintedPart> BalanceChart::parts() const
{
    std::vector<PaintedPart> named;
    if (m_points.empty() || currentAmountStyle().hidden)
        return named;
    const QDateTime from = m_points.front().time;
    const qint64 span = from.msecsTo(m_until);
    const QRectF area = plot();
    for (int i = 0; i < kParts; ++i) {
        const QDateTime end = from.addMSecs(span * (i + 1) / kParts);
        const QRectF box{area.left() + area.width() * i / kParts, area.top(), area.width() / kParts,
                         area.height()};
        named.push_back({momentText(end, from, m_until),
                         spokenAmount(floorToSat(totalAt(end)), currentAmountStyle()),
                         box.toAlignedRect()});
    }
    return named;
}

QSize BalanceChart::sizeHint() const { return {scaled(480), scaled(132)}; }

QSize BalanceChart::minimumSizeHint() const { return {scaled(200), scaled(132)}; }

/// Between a line for the highest amount and one for the two dates.
QRectF BalanceChart::plot() const
{
    const int line = lineHeight(TextRole::Caption);
    return QRectF{rect()}.adjusted(1, line + scaled(space::kHair), -1,
                                   -line - scaled(space::kHair));
}

QPointF BalanceChart::at(const QDateTime& time, MilliSatoshi total) const
{
    const QRectF area = plot();
    const QDateTime from = m_points.front().time;
    const double across = static_cast<double>(from.msecsTo(time)) /
                          static_cast<double>(std::max<qint64>(1, from.msecsTo(m_until)));
    const double up = static_cast<double>(total.value()) /
                      static_cast<double>(std::max<std::uint64_t>(1, m_highest.value()));
    return {area.left() + area.width() * std::clamp(across, 0.0, 1.0),
            area.bottom() - area.height() * up};
}

void BalanceChart::paintScale(QPainter& painter) const
{
    const Tokens& tokens = tokensOf(this);
    const QRectF area = plot();
    painter.setPen(tokens[Token::Line]);
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(tokens[Token::Muted]);
    painter.setFont(fontFor(TextRole::Caption));
    const QRect top{0, 0, width(), lineHeight(TextRole::Caption)};
    const QRect foot{0, height() - top.height(), width(), top.height()};
    painter.drawText(top, Qt::AlignLeading | Qt::AlignVCenter,
                     amountText(floorToSat(m_highest), currentAmountStyle()));
    const QDateTime from = m_points.front().time;
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, momentText(from, from, m_until));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, tr("now"));
}

void BalanceChart::paintCurve(QPainter& painter) const
{
    const QColor colour = tokensOf(this)[Token::Accent];
    QPainterPath path{at(m_points.front().time, m_points.front().total)};
    for (const auto& point : m_points) {
        path.lineTo(at(point.time, {}).x(), path.currentPosition().y());
        path.lineTo(at(point.time, point.total));
    }
    path.lineTo(plot().right(), path.currentPosition().y());
    QPainterPath under{path};
    under.lineTo(plot().bottomRight());
    under.lineTo(plot().bottomLeft());
    under.closeSubpath();
    QColor fill = colour;
    fill.setAlphaF(kFill);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(under, fill);
    painter.strokePath(path, QPen{colour, 2.0, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin});
}

void BalanceChart::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    if (currentAmountStyle().hidden || m_points.empty()) {
        painter.setFont(fontFor(TextRole::Body));
        painter.setPen(tokensOf(this)[Token::Muted]);
        painter.drawText(rect(), Qt::AlignCenter,
                         m_points.empty() ? tr("Nothing to show yet") : tr("Amounts are hidden"));
        return;
    }
    paintScale(painter);
    paintCurve(painter);
    if (currentPart() < 0)
        return;
    const QRectF box{parts()[static_cast<std::size_t>(currentPart())].box};
    painter.setPen(QPen{tokensOf(this)[Token::Edge], 1.0, Qt::DashLine});
    painter.drawLine(box.topRight(), box.bottomRight());
}

} // namespace fulgurite::ui

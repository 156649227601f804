// SPDX-License-Identifier: MIT
#include "ui/activity/route_layout.h"

#include <QFontMetricsF>

#include "ui/activity/route_picture.h"
#include "ui/format/amount_format.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <algorithm>
#include <cmath>

namespace fulgurite::ui {

namespace {

constexpr int kStop = 14, kLeastName = 72, kLeastWidth = 200;
constexpr std::size_t kMostTries = 5, kMostLanes = 6;
constexpr double kRecipientShare = 0.38; ///< of the width, beside other names

double textWidth(const QString& text, TextRole role = TextRole::Caption)
{
    return std::ceil(QFontMetricsF{fontFor(role)}.horizontalAdvance(text)) + 1;
}

double caption() { return lineHeight(TextRole::Caption); }

/// Builds the boxes of one try from the top down.
class TryLayout {
public:
    TryLayout(const RouteTry& one, double width, double top)
        : m_try{one},
          m_width{width},
          m_top{top}
    {}

    TryBox boxes()
    {
        m_box.title = take(lineHeight(TextRole::Body));
        m_top += scaled(space::kHair);
        placeEnds();
        const std::size_t all = m_try.lanes.size();
        const std::size_t shown = all > kMostLanes ? kMostLanes - 1 : all;
        m_box.more = static_cast<int>(all - shown);
        for (std::size_t i = 0; i < shown; ++i)
            m_box.lanes.push_back(lane(m_try.lanes[i], i == 0));
        if (m_box.more > 0)
            m_box.moreText = take(caption());
        if (!m_try.lanes.front().reason.isEmpty())
            placeReason(m_try.lanes.front().reason);
        return m_box;
    }
    [[nodiscard]] double bottom() const { return m_top; }

private:
    QRectF take(double height)
    {
        const QRectF box{0, m_top, m_width, height};
        m_top += height;
        return box;
    }

    void placeEnds()
    {
        const double gap = scaled(space::kTight);
        const bool between = std::ranges::any_of(
            m_try.lanes, [](const RouteLane& lane) { return lane.stops.size() > 1; });
        const double you = textWidth(RoutePicture::tr("You"));
        const double room = between ? m_width * kRecipientShare : m_width - you - 2 * gap;
        const double recipient = std::min(textWidth(recipientOf(m_try)), room);
        m_box.you = {0, m_top, you, caption()};
        m_box.recipient = {m_width - recipient, m_top, recipient, caption()};
        m_box.first = scaled(kStop) / 2.0;
        m_box.last = m_width - m_box.first;
    }

    LaneBox lane(const RouteLane& lane, bool first)
    {
        LaneBox box;
        const double top = m_top;
        const auto between = std::max<qsizetype>(lane.stops.size() - 1, 0);
        const QRectF names = take(first || between > 0 ? caption() : 0);
        m_top += scaled(space::kHair) / 2.0;
        box.line = take(scaled(kStop)).center().y();
        placeStops(lane, names, box);
        box.recipientFailed = lane.failedAt >= 0 && lane.failedAt == between;
        if (m_try.lanes.size() > 1)
            box.amount = amountBox(take(caption()), between > 0);
        box.all = {0, top, m_width, std::max<double>(m_top - top, scaled(size::kTarget))};
        m_top = box.all.bottom() + scaled(space::kHair);
        return box;
    }

    /// In the middle of the hops' names, or of the line.
    [[nodiscard]] QRectF amountBox(QRectF line, bool named) const
    {
        const double stop = scaled(kStop);
        line.setLeft(named ? m_box.you.right() : stop);
        line.setRight(named ? m_box.recipient.left() : m_width - stop);
        return line;
    }

    /// The last of them that fits stands for those that do not.
    void placeStops(const RouteLane& lane, const QRectF& names, LaneBox& box) const
    {
        const auto between = static_cast<int>(lane.stops.size()) - 1;
        const double gap = scaled(space::kTight);
        const double from = m_box.you.right() + gap;
        const double room = m_box.recipient.left() - gap - from;
        const int fit = std::max(1, static_cast<int>(room / scaled(kLeastName)));
        const int shown = std::min(between, fit);
        for (int i = 0; i < shown; ++i) {
            const bool rest = i + 1 == shown && between > shown;
            const double wide = room / shown;
            LaneStop stop;
            stop.name = {from + wide * i + gap / 2, names.top(), wide - gap, names.height()};
            stop.at = {stop.name.center().x(), box.line};
            stop.text =
                rest ? RoutePicture::tr("and %1 more").arg(between - shown + 1) : lane.stops[i];
            const int last = rest ? between - 1 : i;
            stop.failed = lane.failedAt >= i && lane.failedAt <= last;
            stop.reached = lane.state == LaneState::Arrived || lane.failedAt >= i;
            box.stops.push_back(stop);
        }
    }

    void placeReason(const QString& reason)
    {
        const QFontMetricsF metrics{fontFor(TextRole::Caption)};
        const QRectF wrapped = metrics.boundingRect(
            QRectF{0, 0, m_width, 10'000}, Qt::TextWordWrap | Qt::TextWrapAnywhere, reason);
        m_box.reason = take(std::ceil(wrapped.height()));
    }

    const RouteTry& m_try;
    double m_width, m_top;
    TryBox m_box;
};

} // namespace

MilliSatoshi amountOf(const RouteTry& one)
{
    MilliSatoshi sum;
    for (const auto& lane : one.lanes)
        sum = checkedAdd(sum, lane.amount).value_or(sum);
    return sum;
}

QString recipientOf(const RouteTry& one)
{
    const QStringList& stops = one.lanes.front().stops;
    return stops.isEmpty() ? RoutePicture::tr("Recipient") : stops.last();
}

QString laneWord(LaneState state)
{
    switch (state) {
    case LaneState::Arrived:
        return RoutePicture::tr("Arrived");
    case LaneState::Moving:
        return RoutePicture::tr("On its way");
    case LaneState::Failed:
        return RoutePicture::tr("Failed");
    }
    return {};
}

QString tryTitle(const RouteTry& one)
{
    const QString word = laneWord(one.state);
    return one.lanes.size() < 2
               ? word
               : RoutePicture::tr("%1, in %2 parts").arg(word).arg(one.lanes.size());
}

RouteLayout layoutRoutes(const std::vector<RouteTry>& tries, double width)
{
    RouteLayout out;
    out.width = width;
    double top = 0;
    const std::size_t shown = tries.size() > kMostTries ? kMostTries - 1 : tries.size();
    for (std::size_t i = 0; i < shown; ++i) {
        top += i > 0 ? scaled(space::kCard) : 0;
        TryLayout one{tries[i], width, top};
        out.tries.push_back(one.boxes());
        top = one.bottom();
    }
    out.more = static_cast<int>(tries.size() - shown);
    if (out.more > 0) {
        out.moreText = {0, top + scaled(space::kTight), width, caption()};
        top = out.moreText.bottom();
    }
    out.height = std::ceil(top);
    return out;
}

double leastRouteWidth(const std::vector<RouteTry>& tries)
{
    double least = scaled(kLeastWidth);
    const double fixed = scaled(size::kIconSmall) + scaled(space::kHair) + scaled(space::kCard);
    for (const auto& one : tries) {
        const QString amount = amountText(amountOf(one), currentAmountStyle());
        least = std::max(least, fixed + textWidth(tryTitle(one), TextRole::Body) +
                                    textWidth(amount, TextRole::Body));
    }
    return std::ceil(least);
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/activity/route_lines.h"

#include "ui/activity/route_picture.h"
#include "ui/format/error_text.h"
#include "ui/format/id_format.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

using Part = app::PaymentDetail::Part;

constexpr int kNodeId = 66; ///< digits of one

QString nameOf(const QString& node, const NodeNames& names)
{
    const QString name = names ? names(node) : QString{};
    if (!name.isEmpty())
        return name;
    return node.size() == kNodeId ? middleElided(node, 6, 4) : node;
}

LaneState stateOf(const Part& part)
{
    if (part.state == app::PaymentState::Paid)
        return LaneState::Arrived;
    return part.state == app::PaymentState::Failed ? LaneState::Failed : LaneState::Moving;
}

QString reasonOf(const Part& part, const RouteLane& lane)
{
    if (!part.failure)
        return {};
    const QString cause = errorText({*part.failure, {}, {}}).cause;
    if (lane.failedAt < 0)
        return cause;
    //: the name of a node, why it failed there
    return RoutePicture::tr("At %1: %2").arg(lane.stops[lane.failedAt], cause);
}

RouteLane laneOf(const Part& part, int number, const NodeNames& names)
{
    RouteLane lane;
    lane.number = number;
    for (const QString& node : part.path.split(QLatin1Char{','}, Qt::SkipEmptyParts))
        lane.stops << nameOf(node.trimmed(), names);
    lane.amount = part.amount;
    lane.state = stateOf(part);
    // Of a failure on the way the engine does not tell at which hop.
    if (part.failure == app::ErrorCode::PaymentFailedAtDestination)
        lane.failedAt = static_cast<int>(lane.stops.size()) - 1;
    lane.reason = reasonOf(part, lane);
    lane.technical = part.outcome;
    return lane;
}

} // namespace

std::vector<RouteTry> routeTries(const std::vector<Part>& parts, const NodeNames& names)
{
    std::vector<RouteTry> tries;
    RouteTry together{LaneState::Arrived, {}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const RouteLane lane = laneOf(parts[i], static_cast<int>(i) + 1, names);
        if (lane.state == LaneState::Failed) {
            tries.push_back({LaneState::Failed, {lane}});
            continue;
        }
        if (lane.state == LaneState::Moving)
            together.state = LaneState::Moving;
        together.lanes.push_back(lane);
    }
    if (!together.lanes.empty())
        tries.push_back(together);
    std::ranges::reverse(tries);
    return tries;
}

} // namespace fulgurite::ui

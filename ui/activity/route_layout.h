// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>

#include "ui/activity/route_lines.h"

namespace fulgurite::ui {

/// A hop on its line; several that do not fit side by side are one.
struct LaneStop {
    QPointF at;
    QRectF name;
    QString text;
    bool failed = false;  ///< it ended here
    bool reached = false; ///< the payment came so far
};
struct LaneBox {
    QRectF all;                  ///< what the line has for itself
    std::vector<LaneStop> stops; ///< between ourselves and the recipient
    QRectF amount;               ///< beneath the line; empty: the title tells it
    double line = 0;             ///< its height in the picture
    bool recipientFailed = false;
};
struct TryBox {
    QRectF title, reason; ///< reason: empty when there is none
    QRectF you, recipient;
    double first = 0, last = 0; ///< where the lines begin and end
    std::vector<LaneBox> lanes;
    int more = 0; ///< parts that are not shown
    QRectF moreText;
};
struct RouteLayout {
    std::vector<TryBox> tries;
    int more = 0; ///< tries that are not shown
    QRectF moreText;
    double width = 0, height = 0;
};
/// All text has its room; names are elided where they must be.
RouteLayout layoutRoutes(const std::vector<RouteTry>& tries, double width);
/// The narrowest that layoutRoutes() can be given.
double leastRouteWidth(const std::vector<RouteTry>& tries);

/// What a try moves: the sum of its parts.
MilliSatoshi amountOf(const RouteTry& one);
QString recipientOf(const RouteTry& one);
QString laneWord(LaneState state);
QString tryTitle(const RouteTry& one);

} // namespace fulgurite::ui

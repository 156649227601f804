// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include "app/api/payments.h"

#include <functional>

namespace fulgurite::ui {

enum class LaneState { Arrived, Moving, Failed };

/// One part of a payment on its way.
struct RouteLane {
    int number = 0;    ///< of the parts in the order they were sent, from 1
    QStringList stops; ///< after ourselves: our peer … the recipient; empty: not known
    MilliSatoshi amount;
    LaneState state = LaneState::Moving;
    int failedAt = -1; ///< a stop; −1: not known, or in our own node
    QString reason;    ///< of a failed one, with the place
    QString technical;
};

/// Parts that were sent side by side.
struct RouteTry {
    LaneState state = LaneState::Moving;
    std::vector<RouteLane> lanes;
};

/// What a node is called, by its id; empty when it has no name.
using NodeNames = std::function<QString(const QString& nodeId)>;

/// The last try first. What arrived or is on its way belongs together; of those that failed it is
/// not known which were sent together, so each is a try of its own.
std::vector<RouteTry> routeTries(const std::vector<app::PaymentDetail::Part>& parts,
                                 const NodeNames& names = {});

} // namespace fulgurite::ui

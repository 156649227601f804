// SPDX-License-Identifier: MIT
#pragma once

#include <QPainterPath>
#include <QRectF>

#include <cstdint>
#include <vector>

namespace fulgurite::ui {

/// Boxes for the parts of a bar: proportional, 2 px apart, none narrower than 4 px unless it is
/// zero (then empty). Sums to the width whenever the parts that are not zero fit.
std::vector<QRectF> layoutBar(const std::vector<std::uint64_t>& values, const QRectF& bar,
                              double gap, double least);

/// What a part fills of a bar with round ends.
QPainterPath partOfBar(const QRectF& bar, const QRectF& part);

} // namespace fulgurite::ui

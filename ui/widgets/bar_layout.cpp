// SPDX-License-Identifier: MIT
#include "ui/widgets/bar_layout.h"

#include <algorithm>
#include <numeric>

namespace fulgurite::ui {

std::vector<QRectF> layoutBar(const std::vector<std::uint64_t>& values, const QRectF& bar,
                              double gap, double least)
{
    std::vector<QRectF> boxes(values.size());
    const auto count = std::ranges::count_if(values, [](std::uint64_t value) { return value > 0; });
    if (count == 0)
        return boxes;
    const double room = bar.width() - gap * static_cast<double>(count - 1);
    // Narrow parts take their least width first; what is left is shared by the others in
    // proportion.
    std::vector<bool> narrow(values.size(), false);
    double free = room;
    double total = 0;
    for (bool changed = true; changed;) {
        changed = false;
        free = room;
        total = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (narrow[i])
                free -= least;
            else
                total += static_cast<double>(values[i]);
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!narrow[i] && values[i] > 0 && total > 0 &&
                static_cast<double>(values[i]) / total * free < least)
                changed = narrow[i] = true;
        }
    }
    double left = bar.left();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == 0)
            continue;
        const double width =
            narrow[i] ? least : static_cast<double>(values[i]) / total * std::max(free, 0.0);
        boxes[i] = {left, bar.top(), width, bar.height()};
        left += width + gap;
    }
    return boxes;
}

QPainterPath partOfBar(const QRectF& bar, const QRectF& part)
{
    constexpr double kPartCorner = 2.0;
    QPainterPath pill;
    pill.addRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    QPainterPath box;
    box.addRoundedRect(part, kPartCorner, kPartCorner);
    return pill.intersected(box);
}

} // namespace fulgurite::ui

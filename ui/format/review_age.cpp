// SPDX-License-Identifier: MIT
#include "ui/format/review_age.h"

namespace fulgurite::ui {

namespace {

constexpr qint64 kReviewSeconds = 60;

} // namespace

bool reviewStale(const QDateTime& madeAt, std::uint32_t madeAtHeight, const QDateTime& now,
                 std::uint32_t height)
{
    return !madeAt.isValid() || madeAt.secsTo(now) >= kReviewSeconds || madeAtHeight != height;
}

} // namespace fulgurite::ui

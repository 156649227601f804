// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"
#include "ui/shell/place.h"
#include "wallet/base/amount.h"

#include <optional>

namespace fulgurite::ui {

/// What the way found would have cost, with a tenth on top: fees move between two attempts.
std::optional<MilliSatoshi> feeOf(const app::ApiError& error);
/// Where a refusal is dealt with; nothing: on this page.
std::optional<Place> placeFor(app::ErrorCode code, const QString& payment);
/// Errors of the engine itself: the payment may be on its way all the same.
bool outcomeUnknown(app::ErrorCode code);

} // namespace fulgurite::ui

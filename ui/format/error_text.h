// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "app/api/errors.h"
#include "ui/format/amount_format.h"

namespace fulgurite::ui {

/// A refused request in a person's words.
struct ErrorText {
    QString cause;    ///< what was wrong, with the values that are known
    QString money;    ///< what happened to the money
    QString nextStep; ///< what to do
    QString button;   ///< the next step as a button; empty when there is none
};

/// One table for all codes. Amounts among the values are shown as the window shows amounts.
ErrorText errorText(const app::ApiError& error, AmountStyle style = {});

/// Cause and next step, for a field or a banner.
QString errorLine(const app::ApiError& error, AmountStyle style = {});

} // namespace fulgurite::ui

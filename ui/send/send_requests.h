// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/coins.h"
#include "app/api/payments.h"
#include "ui/send/send_words.h"

namespace fulgurite::ui {

class SendForm;

/// What the form asks the ports for.
app::PayRequest payRequestOf(const app::Recognised& found, PayWay way, const SendForm& form);
app::SendRequest sendRequestOf(const app::Recognised& found, const SendForm& form);

} // namespace fulgurite::ui

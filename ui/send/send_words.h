// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include "app/api/coins.h"
#include "app/api/payments.h"
#include "app/api/recognise.h"
#include "ui/models/recognised_text.h"
#include "ui/widgets/progress_steps.h"
#include "ui/widgets/tone.h"

namespace fulgurite::ui {

/// How a recognised request is paid: Lightning wins whenever it can carry the amount.
enum class PayWay { None, Lightning, Keysend, OnChain };
/// An invoice that has ended leaves the address beside it.
PayWay payWay(const app::Recognised& found, const app::Balances& balances, bool lightning,
              const QDateTime& now = QDateTime::currentDateTime());

/// What the page says of a payment in one of its six states.
struct PaymentWords {
    QString title;  ///< "In flight, not settled"
    QString detail; ///< what that means for the money
    Tone tone = Tone::Neutral;
    Icon icon = Icon::None;
    QString action; ///< the next action's button; empty: none
};
/// `height` and `now` turn the block a payment returns by into a date.
PaymentWords paymentWords(const app::PaymentRow& row, std::uint32_t height, const QDateTime& now);
std::vector<ProgressStep> paymentSteps(const app::PaymentRow& row);

QString warningText(app::SendWarning warning);
/// "likely", "uncertain", "unlikely" with the per cent.
QString chanceText(double chance);

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/send/send_words.h"

#include <QCoreApplication>

#include "ui/format/engine_words.h"
#include "ui/format/error_text.h"
#include "ui/format/rate_format.h"
#include "ui/format/time_format.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

using app::PaymentState;
using app::RecognisedKind;

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

PaymentWords inFlightWords(const app::PaymentRow& row, std::uint32_t height, const QDateTime& now)
{
    QString detail = tr("It settles or returns by itself; do not pay again.");
    if (row.returnsByBlock) {
        const std::uint32_t left = *row.returnsByBlock > height ? *row.returnsByBlock - height : 0;
        detail = tr("It settles or returns by block %1, %2; do not pay again.")
                     .arg(heightText(*row.returnsByBlock), aboutDate(left, now));
    }
    return {tr("In flight, not settled"), detail, Tone::InFlight, Icon::InFlight, {}};
}

PaymentWords failedWords(const app::PaymentRow& row)
{
    const ErrorText text = errorText(row.failure.value_or(app::ApiError{}), currentAmountStyle());
    return {tr("Failed"), sentences({tr("Nothing left your wallet."), text.cause, text.nextStep}),
            Tone::Bad, Icon::Cross, text.button.isEmpty() ? tr("Review again") : text.button};
}

} // namespace

PayWay payWay(const app::Recognised& found, const app::Balances& balances, bool lightning,
              const QDateTime& now)
{
    if (found.problem)
        return PayWay::None;
    if (found.kind == RecognisedKind::NodeId || found.kind == RecognisedKind::NodeAddress)
        return PayWay::Keysend;
    if (found.kind == RecognisedKind::Bolt11)
        return PayWay::Lightning;
    const MilliSatoshi asked = found.amountMsat.value_or(toMsat(found.amount.value_or(Satoshi{1})));
    const bool ended = found.expiresAt && *found.expiresAt <= now.toSecsSinceEpoch();
    const bool carried = lightning && !ended && asked <= balances.canSend;
    if (!found.invoice.isEmpty() && (carried || found.address.isEmpty()))
        return PayWay::Lightning;
    return found.address.isEmpty() ? PayWay::None : PayWay::OnChain;
}

PaymentWords paymentWords(const app::PaymentRow& row, std::uint32_t height, const QDateTime& now)
{
    switch (row.state) {
    case PaymentState::Preparing:
        return {tr("Preparing"),
                tr("Looking for a way; nothing has left your wallet."),
                Tone::Neutral,
                Icon::Clock,
                {}};
    case PaymentState::Sending:
        return {row.partsTotal > 1 ? tr("Sending (part %1 of %2)")
                                         .arg(std::min(row.partsDone + 1, row.partsTotal))
                                         .arg(row.partsTotal)
                                   : tr("Sending"),
                tr("The payment is on its way."),
                Tone::InFlight,
                Icon::InFlight,
                {}};
    case PaymentState::InFlight:
        return inFlightWords(row, height, now);
    case PaymentState::Paid:
        return {tr("Paid"), tr("Fee %1").arg(amountText(row.fee, currentAmountStyle())), Tone::Good,
                Icon::Check, tr("Show receipt")};
    case PaymentState::Failed:
        return failedWords(row);
    case PaymentState::UnknownAfterRestart:
        return {tr("Unknown after restart"),
                tr("What became of it is being looked up: it may have been paid. Do not pay "
                   "again."),
                Tone::Warn,
                Icon::Refresh,
                {}};
    }
    return {};
}

std::vector<ProgressStep> paymentSteps(const app::PaymentRow& row)
{
    const auto state = row.state;
    const auto reached = [state](PaymentState one, PaymentState other) {
        return state == one || state == other;
    };
    std::vector<ProgressStep> steps{
        {QCoreApplication::translate("Steps", "Prepared"), StageState::Done, {}},
        {QCoreApplication::translate("Steps", "Sent"), StageState::Waiting, {}},
        {QCoreApplication::translate("Steps", "Settled"), StageState::Waiting, {}}};
    if (state == PaymentState::Preparing)
        steps[0].state = StageState::Working;
    if (reached(PaymentState::Sending, PaymentState::UnknownAfterRestart))
        steps[1].state = StageState::Working;
    if (reached(PaymentState::InFlight, PaymentState::Paid))
        steps[1].state = StageState::Done;
    if (state == PaymentState::InFlight)
        steps[2].state = StageState::Working;
    if (state == PaymentState::Paid)
        steps[2].state = StageState::Done;
    if (state == PaymentState::Failed) // never "sent" beside "nothing left your wallet"
        steps = {steps[0], {tr("Failed"), StageState::Failed, {}}};
    return steps;
}

QString warningText(app::SendWarning warning)
{
    switch (warning) {
    case app::SendWarning::FeeAboveFivePercent:
        return tr("The fee is more than 5 % of the amount.");
    case app::SendWarning::FeeTenTimesEstimate:
        return tr("The fee is more than ten times the usual one.");
    case app::SendWarning::AddressUsedBefore:
        return tr("This address was used before: ask for a fresh one if you can.");
    case app::SendWarning::OwnAddress:
        return tr("This address is your own: you would only pay the fee.");
    }
    return {};
}

QString chanceText(double chance)
{
    const QString share = percentText(chance);
    if (chance >= 0.8)
        return tr("likely (%1)").arg(share);
    return chance >= 0.4 ? tr("uncertain (%1)").arg(share) : tr("unlikely (%1)").arg(share);
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/channels.h"
#include "app/api/coins.h"
#include "app/api/history.h"
#include "app/api/payments.h"
#include "app/api/requests.h"

#include <vector>

/// Made-up values for the pictures, on signet.
namespace fulgurite::ui::sample {

extern const char* const kAddress;
extern const char* const kNode;

/// The moment the pictures are drawn at.
QDateTime now();
/// 250 000 sat for "1 cup coffee", valid for an hour, signed with a key that everybody knows.
QString invoice();
/// 64 hex digits that differ with the number.
QString hex(int number);

/// Payments `from` to `from + count - 1` of both layers, newest first, in every state; `wide` gives
/// them twelve digits and long or right-to-left names.
std::vector<app::HistoryRow> payments(int from, int count, bool wide = false);
/// Four weeks: paid every eighth day, spent between.
std::vector<app::BalanceChange> balanceChanges(bool wide);
/// Two inputs of ours pay one or, when `wide`, forty others; the rest comes back.
app::TransactionDetail transaction(bool wide = false);
/// Arrived in two parts after two that failed.
app::PaymentDetail payment(bool wide = false);
/// One payment to a coffee bar, as it is now.
app::PaymentRow running(app::PaymentState state);

app::PayPreview payPreview(bool wide = false);
app::SendPreview sendPreview(bool wide = false);
app::RequestDetail request();
app::OpenPreview openPreview();
app::ClosePreview closePreview();
/// By both, by force of either side, and one that was never opened.
std::vector<app::ClosedChannel> closedChannels();

} // namespace fulgurite::ui::sample

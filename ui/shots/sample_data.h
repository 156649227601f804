// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/history.h"
#include "app/api/snapshot.h"

#include <vector>

namespace fulgurite::ui::sample {

/// A wallet that was just made.
app::Snapshot firstRun();
/// Five channels, money in every part, two things that need attention.
app::Snapshot typical();
/// Twelve-digit amounts.
app::Snapshot heavy();
app::Snapshot backendDown();

/// `count` made-up payments of both layers, newest first, in every state.
std::vector<app::HistoryRow> payments(int count);
/// The moment the pictures are drawn at: theirs, not the clock's.
QDateTime now();

extern const char* const kAddress;
extern const char* const kInvoice;
extern const char* const kNode;

} // namespace fulgurite::ui::sample

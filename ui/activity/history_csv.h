// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include "app/api/history.h"

namespace fulgurite::ui {

/// RFC 4180, UTF-8, CRLF. Times in UTC, amounts in satoshi with three decimals below. A cell that a
/// spreadsheet would run as a formula gets an apostrophe in front.
QByteArray historyCsvHeader();
QByteArray historyCsvLine(const app::HistoryRow& row);

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include "app/api/history.h"

namespace fulgurite::ui {

enum class HistoryFormat {
    Csv,   ///< RFC 4180, UTF-8, CRLF; a cell that a spreadsheet would run gets an apostrophe
    Json,  ///< one array of objects; amounts in millisatoshi, whole numbers
    Bip329 ///< one JSON object a line, of what has a label and a type there: transactions
};

/// Times are UTC. `change` is what a row did to the balance, fee included: nothing for one that
/// failed, was replaced, or is still open; `amount` has no sign.
QByteArray historyFileBegin(HistoryFormat format);
/// `first`: of the file's rows. Empty for a row the format has no place for.
QByteArray historyFileRow(HistoryFormat format, const app::HistoryRow& row, bool first);
QByteArray historyFileEnd(HistoryFormat format);

/// In millisatoshi.
qint64 historyChange(const app::HistoryRow& row);

} // namespace fulgurite::ui

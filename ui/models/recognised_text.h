// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "app/api/recognise.h"
#include "ui/widgets/tone.h"

#include <optional>

namespace fulgurite::ui {

/// What a recognised text is called, for a chip or a sentence.
struct RecognisedWords {
    QString text;
    Icon icon = Icon::None;
    Tone tone = Tone::Neutral;
};
RecognisedWords recognisedWords(const app::Recognised& found);

/// Why a text cannot be paid: what it looks like, what is wrong, and what to do. Empty when nothing
/// is.
QString problemText(const app::Recognised& found);

/// A request in the clipboard that could be paid; our own invoices are for others to pay.
struct ClipboardOffer {
    QString text; ///< trimmed
    RecognisedWords words;
};
std::optional<ClipboardOffer> clipboardOffer(Network network, const QString& ourNodeId);

} // namespace fulgurite::ui

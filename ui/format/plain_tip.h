// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace fulgurite::ui {

/// `text` for a tooltip, which reads what looks like HTML as HTML: a peer's words come out letter
/// for letter, and load nothing.
QString plainTip(const QString& text);

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace fulgurite::ui {

/// Puts `text` on the clipboard and has the page around `from` say so: the nearest ancestor with a
/// signal said(QString). For copies that have no button of their own.
void copyAndSay(QWidget* from, const QString& text, const QString& sentence);

} // namespace fulgurite::ui

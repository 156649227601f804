// SPDX-License-Identifier: MIT
#pragma once

class QString;
class QWidget;

namespace fulgurite::ui {

class WindowMemory;

/// Gives the tables of a page the columns and the order they had, and remembers every change.
/// `page` names them in the file.
void rememberTables(QWidget* root, const QString& page, WindowMemory& memory);

} // namespace fulgurite::ui

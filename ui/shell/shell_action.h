// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

class QAction;

namespace fulgurite::ui {

/// What the menu bar offers beside the pages themselves.
enum class ShellAction {
    NewWallet,
    OpenWallet,
    RestoreWallet,
    Backup,
    Lock,
    Quit,
    HideAmounts,
    ShowInBtc,
    Find,
    PasteAndPay,
    ScanScreen,
    ScanFile,
    ExportHistory,
    ExportJson,
    ExportLabels,
    Reconnect,
    PracticeWorld, ///< shown in a practice wallet only
    Guide,
    About,
};

/// Everything; a window that lacks one (no way to read the screen) leaves it out, and it is not
/// shown.
std::vector<ShellAction> allShellActions();

/// Text, icon and shortcut of an action; its parent owns it.
QAction* makeShellAction(ShellAction which, class QObject* parent);

/// Usable while the wallet is locked: nothing that shows or moves money.
bool allowedWhileLocked(ShellAction which);

} // namespace fulgurite::ui

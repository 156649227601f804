// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QString>

#include "ui/shell/place.h"
#include "ui/style/icons.h"

#include <vector>

class QAbstractButton;
class QWidget;

namespace fulgurite::ui {

/// What the pages can do, as the menu bar offers it. The last press of a flow (Pay, Sign and open,
/// Save) is not among them: it stays with its form, so that no key moves money by itself.
enum class PageAction {
    ConfirmWords,
    ShowWords,
    ProveBackup,
    ExportBackup,
    BackupFolder,
    ChangePassword,
    SendAll,
    ChooseCoins,
    PutDraftAway,
    AnotherPayment,
    NewRequest,
    CopyRequest,
    EnlargeCode,
    ReceiveOnChain,
    RaiseLimit,
    ShowNodeKey,
    SpeedUp,
    OpenChannel,
    ClosedChannels,
    CloseChannel,
    ForceClose,
    ChangeServer,
    ConnectPeer,
    Disconnect,
    CopyLog,
    RefreshLog,
};

enum class ActionMenu { Wallet, Tools };

/// What choosing the entry does beside going to its place.
enum class ActionWay {
    Goes,    ///< nothing more: the place begins the flow
    Begins,  ///< presses the button, also of a page that has yet to be made
    Presses, ///< presses the button, and is offered only while it is there
};

struct PageActionFacts {
    PageAction which;
    ActionMenu menu;
    ActionWay way;
    Place place;
    const char* text;
    Icon icon;
    QKeySequence keys;
    bool needsLightning = false;
};

/// In the order of the menus.
const std::vector<PageActionFacts>& allPageActions();
const PageActionFacts& factsOf(PageAction which);
/// The words of the entry.
QString textOf(const PageActionFacts& facts);

/// Lets the menus press this button; `offered` false takes it back.
void offerInMenus(QAbstractButton* button, PageAction which, bool offered = true);
[[nodiscard]] bool isOfferedInMenus(const QAbstractButton* button);
/// The button of `page` that does it now: enabled, and seen as soon as the place of the action is
/// gone to. Null where there is none.
[[nodiscard]] QAbstractButton* buttonFor(const PageActionFacts& facts, const QWidget* page);

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/shell/page_action.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QStackedWidget>
#include <QVariant>

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr const char* kProperty = "menuAction";
constexpr auto kCtrl = Qt::CTRL;
constexpr auto kBoth = Qt::CTRL | Qt::SHIFT;
constexpr bool kLightning = true;

Place place(PageId page, const char* payload = "") { return {page, QString::fromLatin1(payload)}; }

/// Hidden by itself or by what it stands in. A page of a stack counts as seen where the way there
/// brings it up.
bool isSeen(const QWidget* button, const QWidget* page, bool broughtUp)
{
    for (const QWidget* at = button; at && at != page; at = at->parentWidget()) {
        const bool turned = broughtUp && qobject_cast<const QStackedWidget*>(at->parentWidget());
        if (at->isHidden() && !turned)
            return false;
    }
    return true;
}

} // namespace

const std::vector<PageActionFacts>& allPageActions()
{
    using enum PageAction;
    using enum ActionMenu;
    using enum ActionWay;
    // clang-format off
    static const std::vector<PageActionFacts> kAll{
        {ConfirmWords, Wallet, Begins, place(PageId::Settings, "backup"), QT_TRANSLATE_NOOP("PageAction", "&Confirm three words…"), Icon::Check, kBoth | Qt::Key_T},
        {ShowWords, Wallet, Begins, place(PageId::Settings, "backup"), QT_TRANSLATE_NOOP("PageAction", "&Show the words…"), Icon::Eye, kBoth | Qt::Key_W},
        {ProveBackup, Wallet, Begins, place(PageId::Settings, "backup"), QT_TRANSLATE_NOOP("PageAction", "&Prove the backup"), Icon::Shield, kCtrl | Qt::Key_P},
        {ExportBackup, Wallet, Begins, place(PageId::Settings, "backup"), QT_TRANSLATE_NOOP("PageAction", "&Export a copy of the backup…"), Icon::External, kCtrl | Qt::Key_S},
        {BackupFolder, Wallet, Begins, place(PageId::Settings, "backup"), QT_TRANSLATE_NOOP("PageAction", "Choose the backup's &folder…"), Icon::Folder, kBoth | Qt::Key_D},
        {ChangePassword, Wallet, Goes, place(PageId::Settings, "security"), QT_TRANSLATE_NOOP("PageAction", "Change the pass&word…"), Icon::Key, kBoth | Qt::Key_P},
        {SendAll, Tools, Presses, place(PageId::Send), QT_TRANSLATE_NOOP("PageAction", "Send a&ll"), Icon::Send, kBoth | Qt::Key_A},
        {ChooseCoins, Tools, Presses, place(PageId::Send), QT_TRANSLATE_NOOP("PageAction", "Choose coi&ns"), Icon::Coins, kBoth | Qt::Key_G},
        {PutDraftAway, Tools, Presses, place(PageId::Send), QT_TRANSLATE_NOOP("PageAction", "Put the &draft away"), Icon::Cross, kBoth | Qt::Key_X},
        {AnotherPayment, Tools, Presses, place(PageId::Send), QT_TRANSLATE_NOOP("PageAction", "Another pa&yment"), Icon::Plus, kBoth | Qt::Key_M},
        {NewRequest, Tools, Begins, place(PageId::Receive), QT_TRANSLATE_NOOP("PageAction", "New re&quest"), Icon::Plus, kCtrl | Qt::Key_R},
        {CopyRequest, Tools, Presses, place(PageId::Receive), QT_TRANSLATE_NOOP("PageAction", "&Copy the request"), Icon::Copy, kBoth | Qt::Key_C},
        {EnlargeCode, Tools, Goes, place(PageId::Receive, "code"), QT_TRANSLATE_NOOP("PageAction", "Enlar&ge the code"), Icon::Qr, kCtrl | Qt::Key_M},
        {ReceiveOnChain, Tools, Goes, place(PageId::Receive, "onchain"), QT_TRANSLATE_NOOP("PageAction", "Receive on c&hain"), Icon::Chain, kBoth | Qt::Key_R},
        {RaiseLimit, Tools, Begins, place(PageId::Receive), QT_TRANSLATE_NOOP("PageAction", "Raise the l&imit"), Icon::Bolt, kBoth | Qt::Key_L, kLightning},
        {ShowNodeKey, Tools, Begins, place(PageId::Receive), QT_TRANSLATE_NOOP("PageAction", "Show my node &key"), Icon::Key, kBoth | Qt::Key_K, kLightning},
        {SpeedUp, Tools, Presses, place(PageId::Activity), QT_TRANSLATE_NOOP("PageAction", "Speed &up the payment…"), Icon::Gauge, kCtrl | Qt::Key_I},
        {OpenChannel, Tools, Goes, place(PageId::Channels, "open"), QT_TRANSLATE_NOOP("PageAction", "&Open a channel…"), Icon::Plus, kBoth | Qt::Key_O, kLightning},
        {ClosedChannels, Tools, Goes, place(PageId::Channels, "closed"), QT_TRANSLATE_NOOP("PageAction", "Closed channels"), Icon::Channels, kCtrl | Qt::Key_J, kLightning},
        {CloseChannel, Tools, Presses, place(PageId::Channels), QT_TRANSLATE_NOOP("PageAction", "Close the channel…"), Icon::Cross, kCtrl | Qt::Key_D},
        {ForceClose, Tools, Presses, place(PageId::Channels), QT_TRANSLATE_NOOP("PageAction", "Fo&rce close the channel…"), Icon::Warning, kBoth | Qt::Key_F},
        {ChangeServer, Tools, Goes, place(PageId::Network, "backend"), QT_TRANSLATE_NOOP("PageAction", "Change the chain ser&ver…"), Icon::Network, Qt::Key_F6},
        {ConnectPeer, Tools, Goes, place(PageId::Network, "connect"), QT_TRANSLATE_NOOP("PageAction", "Connect &to a node…"), Icon::Bolt, Qt::Key_F7},
        {Disconnect, Tools, Presses, place(PageId::Network), QT_TRANSLATE_NOOP("PageAction", "Disconnect the node"), Icon::Cross, Qt::Key_F8},
        {CopyLog, Tools, Presses, place(PageId::Network), QT_TRANSLATE_NOOP("PageAction", "Copy the log"), Icon::Copy, Qt::Key_F9},
        {RefreshLog, Tools, Begins, place(PageId::Network), QT_TRANSLATE_NOOP("PageAction", "Read the log again"), Icon::Refresh, Qt::SHIFT | Qt::Key_F5},
    };
    // clang-format on
    return kAll;
}

const PageActionFacts& factsOf(PageAction which)
{
    return *std::ranges::find(allPageActions(), which, &PageActionFacts::which);
}

QString textOf(const PageActionFacts& facts)
{
    return QCoreApplication::translate("PageAction", facts.text);
}

void offerInMenus(QAbstractButton* button, PageAction which, bool offered)
{
    button->setProperty(kProperty, offered ? QVariant{static_cast<int>(which)} : QVariant{});
}

bool isOfferedInMenus(const QAbstractButton* button)
{
    return button->property(kProperty).isValid();
}

QAbstractButton* buttonFor(const PageActionFacts& facts, const QWidget* page)
{
    for (auto* button : page->findChildren<QAbstractButton*>()) {
        const QVariant offered = button->property(kProperty);
        const bool does = offered.isValid() && offered.toInt() == static_cast<int>(facts.which);
        if (does && button->isEnabledTo(page) &&
            isSeen(button, page, !facts.place.payload.isEmpty()))
            return button;
    }
    return nullptr;
}

} // namespace fulgurite::ui

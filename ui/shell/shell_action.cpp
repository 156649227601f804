// SPDX-License-Identifier: MIT
#include "ui/shell/shell_action.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>

#include "ui/style/icons.h"

namespace fulgurite::ui {

namespace {

struct ActionFacts {
    const char* text;
    Icon icon;
    QKeySequence keys;
    bool checkable;
};

ActionFacts factsOf(ShellAction which)
{
    switch (which) {
    case ShellAction::NewWallet:
        return {QT_TRANSLATE_NOOP("ShellAction", "&New wallet…"), Icon::Plus, QKeySequence::New,
                false};
    case ShellAction::OpenWallet:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Open wallet…"), Icon::Folder, QKeySequence::Open,
                false};
    case ShellAction::RestoreWallet:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Restore a wallet…"), Icon::Key,
                QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_N}, false};
    case ShellAction::Backup:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Backup"), Icon::Backup,
                QKeySequence{Qt::CTRL | Qt::Key_B}, false};
    case ShellAction::Lock:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Lock"), Icon::Lock,
                QKeySequence{Qt::CTRL | Qt::Key_L}, false};
    case ShellAction::Quit:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Quit"), Icon::None,
                QKeySequence{Qt::CTRL | Qt::Key_Q}, false};
    case ShellAction::HideAmounts:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Hide amounts"), Icon::EyeOff,
                QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_H}, true};
    case ShellAction::ShowInBtc:
        return {QT_TRANSLATE_NOOP("ShellAction", "Amounts in &BTC"), Icon::Coins,
                QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_B}, true};
    case ShellAction::Find:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Find on this page"), Icon::Search,
                QKeySequence::Find, false};
    case ShellAction::PasteAndPay:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Paste a payment request"), Icon::Paste,
                QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_V}, false};
    case ShellAction::ScanScreen:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Scan a QR code on the screen"), Icon::Scan,
                QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_S}, false};
    case ShellAction::ScanFile:
        return {QT_TRANSLATE_NOOP("ShellAction", "Read a QR code from a &file…"), Icon::Image,
                QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_I}, false};
    case ShellAction::ExportHistory:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Export the history…"), Icon::External,
                QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_E}, false};
    case ShellAction::ExportJson:
        return {QT_TRANSLATE_NOOP("ShellAction", "Export the history as &JSON…"), Icon::External,
                QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_J}, false};
    case ShellAction::ExportLabels:
        return {QT_TRANSLATE_NOOP("ShellAction", "Export the la&bels (BIP 329)…"), Icon::External,
                QKeySequence{Qt::CTRL | Qt::Key_T}, false};
    case ShellAction::Reconnect:
        return {QT_TRANSLATE_NOOP("ShellAction", "Connect &again"), Icon::Refresh,
                QKeySequence{Qt::Key_F5}, false};
    case ShellAction::PracticeWorld:
        return {QT_TRANSLATE_NOOP("ShellAction", "Practice &world…"), Icon::Play,
                QKeySequence{Qt::Key_F12}, false};
    case ShellAction::Guide:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Guide"), Icon::Help, QKeySequence::HelpContents,
                false};
    case ShellAction::About:
        return {QT_TRANSLATE_NOOP("ShellAction", "&About Fulgurite"), Icon::Info,
                QKeySequence{Qt::SHIFT | Qt::Key_F1}, false};
    }
    return {"", Icon::None, {}, false};
}

} // namespace

std::vector<ShellAction> allShellActions()
{
    using enum ShellAction;
    return {NewWallet,  OpenWallet,    RestoreWallet, Backup,     Lock,
            Quit,       HideAmounts,   ShowInBtc,     Find,       PasteAndPay,
            ScanScreen, ScanFile,      ExportHistory, ExportJson, ExportLabels,
            Reconnect,  PracticeWorld, Guide,         About};
}

QAction* makeShellAction(ShellAction which, QObject* parent)
{
    const ActionFacts facts = factsOf(which);
    auto* action = new QAction{QCoreApplication::translate("ShellAction", facts.text), parent};
    action->setShortcut(facts.keys);
    action->setCheckable(facts.checkable);
    // A checkable entry shows its check mark where others have their icon.
    if (!facts.checkable)
        action->setIcon(icon(facts.icon, Token::Muted));
    return action;
}

bool allowedWhileLocked(ShellAction which)
{
    switch (which) {
    case ShellAction::NewWallet:
    case ShellAction::OpenWallet:
    case ShellAction::RestoreWallet:
    case ShellAction::Quit:
    case ShellAction::Guide:
    case ShellAction::About:
        return true;
    case ShellAction::Backup:
    case ShellAction::Lock:
    case ShellAction::HideAmounts:
    case ShellAction::ShowInBtc:
    case ShellAction::Find:
    case ShellAction::PasteAndPay:
    case ShellAction::ScanScreen:
    case ShellAction::ScanFile:
    case ShellAction::ExportHistory:
    case ShellAction::ExportJson:
    case ShellAction::ExportLabels:
    case ShellAction::Reconnect:
    case ShellAction::PracticeWorld:
        return false;
    }
    return false;
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/shell/shell_action.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>

#include "ui/style/icons.h"

namespace fulgurite::ui {

namespace {

constexpr auto kCtrl = Qt::CTRL;
constexpr auto kBoth = Qt::CTRL | Qt::SHIFT;

struct ActionFacts {
    const char* text;
    Icon icon;
    QKeySequence keys;
    bool checkable = false;
};

ActionFacts factsOf(ShellAction which)
{
    using enum ShellAction;
    switch (which) {
    case NewWallet:
        return {QT_TRANSLATE_NOOP("ShellAction", "&New wallet…"), Icon::Plus, QKeySequence::New};
    case OpenWallet:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Open wallet…"), Icon::Folder,
                QKeySequence::Open};
    case RestoreWallet:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Restore a wallet…"), Icon::Key,
                kBoth | Qt::Key_N};
    case Backup:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Backup"), Icon::Backup, kCtrl | Qt::Key_B};
    case Lock:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Lock"), Icon::Lock, kCtrl | Qt::Key_L};
    case Quit:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Quit"), Icon::None, kCtrl | Qt::Key_Q};
    case HideAmounts:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Hide amounts"), Icon::EyeOff, kBoth | Qt::Key_H,
                true};
    case ShowInBtc:
        return {QT_TRANSLATE_NOOP("ShellAction", "Amounts in &BTC"), Icon::Coins, kBoth | Qt::Key_B,
                true};
    case Find:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Find on this page"), Icon::Search,
                QKeySequence::Find};
    case PasteAndPay:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Paste a payment request"), Icon::Paste,
                kBoth | Qt::Key_V};
    case ScanScreen:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Scan a QR code on the screen"), Icon::Scan,
                kBoth | Qt::Key_S};
    case ScanFile:
        return {QT_TRANSLATE_NOOP("ShellAction", "Read a QR code from a &file…"), Icon::Image,
                kBoth | Qt::Key_I};
    case ExportHistory:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Export the history…"), Icon::External,
                kBoth | Qt::Key_E};
    case ExportJson:
        return {QT_TRANSLATE_NOOP("ShellAction", "Export the history as &JSON…"), Icon::External,
                kBoth | Qt::Key_J};
    case ExportLabels:
        return {QT_TRANSLATE_NOOP("ShellAction", "Export the la&bels (BIP 329)…"), Icon::External,
                kCtrl | Qt::Key_T};
    case Reconnect:
        return {QT_TRANSLATE_NOOP("ShellAction", "Connect &again"), Icon::Refresh, Qt::Key_F5};
    case PracticeWorld:
        return {QT_TRANSLATE_NOOP("ShellAction", "Practice &world…"), Icon::Play, Qt::Key_F12};
    case Guide:
        return {QT_TRANSLATE_NOOP("ShellAction", "&Guide"), Icon::Help, QKeySequence::HelpContents};
    case About:
        return {QT_TRANSLATE_NOOP("ShellAction", "&About Fulgurite"), Icon::Info,
                Qt::SHIFT | Qt::Key_F1};
    }
    return {"", Icon::None, {}};
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

// SPDX-License-Identifier: MIT
#include "ui/settings/settings_words.h"

#include <QCoreApplication>
#include <QDir>

#include "ui/format/time_format.h"

namespace fulgurite::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("SettingsWords", text); }

QString known(const QString& text)
{
    return text.isEmpty() ? tr(QT_TRANSLATE_NOOP("SettingsWords", "none")) : text;
}

} // namespace

SettingsFacts aboutFacts(const app::Snapshot& snapshot, const QString& version)
{
    const app::Lifecycle& wallet = *snapshot.lifecycle;
    return {
        {tr(QT_TRANSLATE_NOOP("SettingsWords", "Version")), known(version)},
        {tr(QT_TRANSLATE_NOOP("SettingsWords", "Wallet")), known(wallet.walletName)},
        {tr(QT_TRANSLATE_NOOP("SettingsWords", "Folder")),
         known(QDir::toNativeSeparators(wallet.walletFolder))},
        {tr(QT_TRANSLATE_NOOP("SettingsWords", "Node's name")), known(snapshot.peers->ourAlias)}};
}

QString lightningNote(const app::Lifecycle& lifecycle)
{
    if (lifecycle.lightning)
        return {};
    return tr(QT_TRANSLATE_NOOP("SettingsWords",
                                "Lightning is off on the Bitcoin network until this version can "
                                "answer a cheating peer; on-chain payments work."));
}

BackupChip seedChip(const app::BackupPart& part)
{
    if (part.seedConfirmed)
        return {tr(QT_TRANSLATE_NOOP("SettingsWords", "Confirmed")), Tone::Good};
    return {tr(QT_TRANSLATE_NOOP("SettingsWords", "Not confirmed yet")), Tone::Warn};
}

BackupChip proofChip(const app::BackupPart& part, const QDateTime& now)
{
    if (part.fault)
        return {tr(QT_TRANSLATE_NOOP("SettingsWords", "Failed")), Tone::Bad};
    if (!part.provenAt)
        return {tr(QT_TRANSLATE_NOOP("SettingsWords", "Not proven yet")), Tone::Warn};
    return {tr(QT_TRANSLATE_NOOP("SettingsWords", "Proven %1"))
                .arg(shortTime(part.provenAt->toLocalTime(), now)),
            Tone::Good};
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/settings/settings_words.h"

#include <QCoreApplication>
#include <QDir>

#include "ui/format/time_format.h"

namespace fulgurite::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

QString known(const QString& text) { return text.isEmpty() ? tr("none") : text; }

} // namespace

SettingsFacts aboutFacts(const app::Snapshot& snapshot, const QString& version)
{
    const app::Lifecycle& wallet = *snapshot.lifecycle;
    return {{tr("Version"), known(version)},
            {tr("Wallet"), known(wallet.walletName)},
            {tr("Folder"), known(QDir::toNativeSeparators(wallet.walletFolder))},
            {tr("Node's name"), known(snapshot.peers->ourAlias)}};
}

QString lightningNote(const app::Lifecycle& lifecycle)
{
    if (lifecycle.lightning)
        return {};
    return tr("Lightning is off on the Bitcoin network until this version can "
              "answer a cheating peer; on-chain payments work.");
}

BackupChip seedChip(const app::BackupPart& part)
{
    if (part.seedConfirmed)
        return {tr("Confirmed"), Tone::Good};
    return {tr("Not confirmed yet"), Tone::Warn};
}

BackupChip proofChip(const app::BackupPart& part, const QDateTime& now)
{
    if (part.fault)
        return {tr("Failed"), Tone::Bad};
    if (!part.provenAt)
        return {tr("Not proven yet"), Tone::Warn};
    return {tr("Proven %1").arg(shortTime(part.provenAt->toLocalTime(), now)), Tone::Good};
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/setup/setup_choices.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kLongestName = 40;

QString folderOf(const SetupChoices& choices, const QString& name)
{
    return choices.walletsFolder.isEmpty() ? QString{}
                                           : choices.walletsFolder + QLatin1Char{'/'} + name;
}

bool hasName(const std::vector<app::WalletEntry>& known, const QString& name)
{
    return std::ranges::find(known, name, &app::WalletEntry::name) != known.end();
}

} // namespace

std::vector<SetupStepId> stepsOf(SetupPath path)
{
    using enum SetupStepId;
    switch (path) {
    case SetupPath::Create:
        return {Start, Network, Password, Seed, Backup};
    case SetupPath::Restore:
        return {Start, Words, Network, Password, Backup};
    case SetupPath::Open:
        return {Start};
    case SetupPath::Practise:
        return {Start, Password};
    }
    return {Start};
}

QString freeName(const std::vector<app::WalletEntry>& known)
{
    QString name = QStringLiteral("default");
    for (int number = 2; hasName(known, name); ++number)
        name = QStringLiteral("wallet-%1").arg(number);
    return name;
}

QString freePracticeName(const std::vector<app::WalletEntry>& known)
{
    QString name = QStringLiteral("practice");
    for (int number = 2; hasName(known, name); ++number)
        name = QStringLiteral("practice-%1").arg(number);
    return name;
}

NameProblem problemOfName(const QString& name, const std::vector<app::WalletEntry>& known,
                          Network network)
{
    if (name.isEmpty())
        return NameProblem::Empty;
    const bool plain = std::ranges::all_of(name, [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char{'-'} || c == QLatin1Char{'_'};
    });
    if (!plain || name.size() > kLongestName)
        return NameProblem::Characters;
    const bool taken = std::ranges::any_of(known, [&](const app::WalletEntry& entry) {
        return entry.name == name && entry.network == network;
    });
    return taken ? NameProblem::Taken : NameProblem::None;
}

app::NewWallet newWalletOf(const SetupChoices& choices)
{
    app::NewWallet request;
    const bool practice = choices.path == SetupPath::Practise;
    request.folder = folderOf(choices, practice ? choices.practiceName : choices.name);
    request.network = practice ? Network::Regtest : choices.network;
    request.password = choices.password.clone();
    request.words = choices.wordCount;
    request.passphrase = choices.passphrase.clone();
    request.backend = choices.backend.clone();
    if (practice)
        request.backend.kind = app::BackendKind::Practice;
    request.backupFolder = choices.backupFolder;
    request.mnemonic = choices.words.clone();
    return request;
}

app::RestoreRequest restoreOf(const SetupChoices& choices)
{
    app::RestoreRequest request;
    request.folder = folderOf(choices, choices.name);
    request.network = choices.network;
    request.mnemonic = choices.words.clone();
    request.passphrase = choices.passphrase.clone();
    request.password = choices.password.clone();
    request.birthday = choices.birthday;
    request.backend = choices.backend.clone();
    request.backupFolder = choices.backupFolder;
    request.channelBackup = choices.channelBackup;
    return request;
}

} // namespace fulgurite::ui

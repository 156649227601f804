// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/wallets.h"
#include "ui/format/seed_questions.h"

namespace fulgurite::ui {

enum class SetupPath { Create, Restore, Open, Practise };
enum class SetupStepId { Start, Words, Network, Password, Seed, Backup, Restored };

/// Everything the wizard has gathered; nothing of it is on disk before the last step.
struct SetupChoices {
    SetupPath path = SetupPath::Create;
    Network network = Network::Bitcoin;
    app::BackendChoice backend;
    SecretBytes password, words, passphrase;
    int wordCount = 12;
    bool seedConfirmed = false;
    QString walletsFolder; ///< the parent of all wallets
    QString name = QStringLiteral("default");
    QString practiceName = QStringLiteral("practice");
    QString backupFolder;
    QString channelBackup; ///< of a restore: a file, or empty
    std::optional<QDateTime> birthday;
    app::WalletEntry toOpen;
};

/// The pages of a path, in order; at most five.
std::vector<SetupStepId> stepsOf(SetupPath path);

/// "default", or the first of "wallet-2", "wallet-3"… that no known wallet has.
QString freeName(const std::vector<app::WalletEntry>& known);
/// "practice", or the first of "practice-2"…
QString freePracticeName(const std::vector<app::WalletEntry>& known);
enum class NameProblem { None, Empty, Characters, Taken };
NameProblem problemOfName(const QString& name, const std::vector<app::WalletEntry>& known,
                          Network network);

/// The request of the last step; secrets are copied, so that a refused one can be tried again.
app::NewWallet newWalletOf(const SetupChoices& choices);
app::RestoreRequest restoreOf(const SetupChoices& choices);

} // namespace fulgurite::ui

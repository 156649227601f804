// SPDX-License-Identifier: MIT
// createwallet, restorewallet, unlock, lock, changepassword, exportseed, and the channel backup.
#include <QDir>

#include "app/api/engine.h"
#include "app/daemon/restore_watch.h"
#include "app/daemon/rpc_method.h"

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

Json done(bool) { return Json::object(); }

std::string exposed(const SecretBytes& secret) { return asString(secret.expose()); }

bool passwordGiven(const RpcCall& call, const char* name, const SecretBytes& password)
{
    if (!password.empty())
        return true;
    call.badSecret(name, "should not be empty");
    return false;
}

/// A wallet that is there is never put at risk by making another: not even its session ends. True
/// when the call was refused.
bool isTaken(const RpcCall& call)
{
    const auto lifecycle = call.engine().feed().current().lifecycle;
    if (std::holds_alternative<NoWallet>(lifecycle->state))
        return false;
    call.refuse(ApiError{
        ErrorCode::WalletExists, {{QStringLiteral("folder"), lifecycle->walletFolder}}, {}});
    return true;
}

void createWallet(const RpcCall& call)
{
    if (isTaken(call))
        return;
    auto password = call.secret("password");
    const auto words = call.number("words", 12);
    auto passphrase = call.secret("passphrase");
    if (!password || !words || !passphrase || !passwordGiven(call, "password", *password))
        return;
    if (*words != 12 && *words != 24)
        return call.badParameter("words", "should be 12 or 24");
    NewWallet request;
    const Snapshot now = call.engine().feed().current();
    request.network = now.lifecycle->network;
    request.password = std::move(*password);
    request.words = static_cast<int>(*words);
    request.passphrase = std::move(*passphrase);
    call.reply(call.engine().wallets().create(std::move(request)), [](CreatedWallet made) {
        return Json{{"mnemonic", exposed(made.mnemonic)}, {"folder", made.folder.toStdString()}};
    });
}

std::string nextStep(const Snapshot& now)
{
    if (now.chain->health == ChainHealth::Ready)
        return "the chain is read; listfunds shows the coins that were found";
    return "the chain backend is not ready: coins appear once it is, see readiness";
}

Json restoredShape(const RestoredWallet& restored, const Snapshot& now)
{
    Json accounts = Json::array();
    Json channels = Json::array();
    for (const QString& account : restored.accounts)
        accounts.push_back(account.toStdString());
    for (const QString& peer : restored.channelsFound)
        channels.push_back(
            {{"peer_id", peer.toStdString()},
             {"next", "the peer is asked to close it; our balance returns on chain"}});
    return {{"folder", restored.folder.toStdString()},
            {"accounts", accounts},
            {"channels", channels},
            {"total_msat", now.balances->total.value()},
            {"blockheight", now.chain->height},
            {"next", nextStep(now)}};
}

void restoreWallet(const RpcCall& call)
{
    if (isTaken(call))
        return;
    auto mnemonic = call.secret("mnemonic");
    auto password = call.secret("password");
    auto passphrase = call.secret("passphrase");
    const auto birthday = call.number("birthday", 0);
    if (!mnemonic || !password || !passphrase || !birthday ||
        !passwordGiven(call, "password", *password))
        return;
    RestoreRequest request;
    request.network = call.engine().feed().current().lifecycle->network;
    request.mnemonic = std::move(*mnemonic);
    request.password = std::move(*password);
    request.passphrase = std::move(*passphrase);
    if (*birthday != 0)
        request.birthday = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(*birthday));
    call.say("info", "deriving the keys and making the wallet file");
    auto restored = call.engine().wallets().restore(std::move(request));
    restored.then(call.context(), [call](Future<RestoredWallet> done) {
        const auto wallet = done.takeResult();
        if (!wallet)
            return call.refuse(wallet.error());
        // Qt owns it: it is a child of the connection and ends itself.
        new RestoreWatch{call, [call, wallet = *wallet](const Snapshot& now) {
                             call.answer(restoredShape(wallet, now));
                         }};
    });
}

void unlockWallet(const RpcCall& call)
{
    auto password = call.secret("password");
    if (password)
        call.reply(call.engine().wallets().unlock(std::move(*password)), done);
}

void lockWallet(const RpcCall& call)
{
    const auto force = call.flag("force", false);
    if (force)
        call.reply(call.engine().wallets().lock(*force), done);
}

void changePassword(const RpcCall& call)
{
    auto old = call.secret("old");
    auto next = call.secret("new");
    if (old && next && passwordGiven(call, "new", *next))
        call.reply(call.engine().wallets().changePassword(std::move(*old), std::move(*next)), done);
}

void exportSeed(const RpcCall& call)
{
    auto password = call.secret("password");
    if (password) {
        call.reply(call.engine().wallets().exportSeed(std::move(*password)),
                   [](SecretBytes words) { return Json{{"mnemonic", exposed(words)}}; });
    }
}

Json backupShape(const BackupPart& backup)
{
    Json out{{"seed_confirmed", backup.seedConfirmed},
             {"folder", backup.folder.toStdString()},
             {"channels", backup.channels}};
    if (backup.provenAt)
        out["proven_at"] = backup.provenAt->toSecsSinceEpoch();
    if (backup.fault)
        out["fault"] = toRpcError(*backup.fault).message;
    return out;
}

/// Whole, since the daemon stands in a folder of its own; fulgurite-cli completes what it is given.
std::optional<QString> pathOf(const RpcCall& call)
{
    auto path = call.text("path");
    if (!path || QDir::isAbsolutePath(*path))
        return path;
    call.badParameter("path", "should begin with /");
    return std::nullopt;
}

void exportBackup(const RpcCall& call)
{
    const auto path = pathOf(call);
    if (path)
        call.reply(call.engine().backups().exportTo(*path), done);
}

Json importedShape(const ImportedChannel& channel)
{
    const auto words = [&]() -> std::pair<const char*, const char*> {
        switch (channel.fate) {
        case ImportedChannel::Fate::Added:
            return {"added", "the peer is asked to close it; our balance returns on chain"};
        case ImportedChannel::Fate::Quarantined:
            return {"quarantined", "its row in the wallet file cannot be read; its funding is "
                                   "watched, and the peer may close it"};
        case ImportedChannel::Fate::Known:
            return {"known", "an earlier backup told of it; the peer is asked already"};
        case ImportedChannel::Fate::Live:
            return {"live", "the wallet has this channel: nothing was changed"};
        case ImportedChannel::Fate::Closed:
            return {"closed", "it was closed before: nothing was changed"};
        }
        return {};
    }();
    return {{"channel_id", channel.channelId.toStdString()},
            {"peer_id", channel.peerId.toStdString()},
            {"state", words.first},
            {"next", words.second}};
}

void importBackup(const RpcCall& call)
{
    const auto path = pathOf(call);
    if (!path)
        return;
    call.reply(call.engine().backups().importFrom(*path),
               [](const std::vector<ImportedChannel>& channels) {
                   Json rows = Json::array();
                   for (const ImportedChannel& channel : channels)
                       rows.push_back(importedShape(channel));
                   return Json{{"channels", rows}};
               });
}

void checkWallet(const RpcCall& call)
{
    const auto repair = call.flag("repair", false);
    if (!repair)
        return;
    call.reply(call.engine().upkeep().check(*repair), [](const WalletCheck& check) {
        Json faults = Json::array();
        bool whole = true;
        for (const WalletFault& fault : check.faults) {
            faults.push_back({{"what", fault.what.toStdString()},
                              {"detail", fault.detail.toStdString()},
                              {"derived", fault.derived},
                              {"repaired", fault.repaired}});
            whole = whole && fault.repaired;
        }
        return Json{{"ok", whole}, {"rows", check.rows}, {"faults", faults}};
    });
}

} // namespace

RpcMethods walletMethods()
{
    const bool kLocked = true;
    return {
        {"createwallet",
         "wallet",
         {{"password", true}, {"words"}, {"passphrase"}},
         "Makes a wallet; the seed words are in the result this once",
         createWallet,
         kLocked},
        {"restorewallet",
         "wallet",
         {{"mnemonic", true}, {"password", true}, {"passphrase"}, {"birthday"}},
         "Restores a wallet from its seed words; birthday is in seconds since 1970",
         restoreWallet,
         kLocked},
        {"unlock",
         "wallet",
         {{"password", true}},
         "Opens the wallet with its password",
         unlockWallet,
         kLocked},
        {"lock",
         "wallet",
         {{"force"}},
         "Stops the engine and closes the wallet; force=true also while a payment is pending",
         lockWallet},
        {"changepassword",
         "wallet",
         {{"old", true}, {"new", true}},
         "Changes the wallet's password",
         changePassword},
        {"exportseed", "wallet", {{"password", true}}, "Shows the seed words again", exportSeed},
        {"checkwallet",
         "wallet",
         {{"repair"}},
         "Checks every row of the wallet file; repair=true makes what is derived again",
         checkWallet},
    };
}

RpcMethods backupMethods()
{
    return {
        {"backupstatus",
         "wallet",
         {},
         "Where the channel backup stands and when it was last proven",
         [](const RpcCall& call) { call.reply(call.engine().backups().status(), backupShape); }},
        {"provebackup",
         "wallet",
         {},
         "Re-opens every copy of the channel backup from the seed alone",
         [](const RpcCall& call) { call.reply(call.engine().backups().prove(), backupShape); }},
        {"importbackup",
         "wallet",
         {{"path", true}},
         "Reads an encrypted channel backup of this wallet; the peers of channels that are unknown "
         "here are asked to close them",
         importBackup},
        {"exportbackup",
         "wallet",
         {{"path", true}},
         "Writes the encrypted channel backup to a file",
         exportBackup},
    };
}

} // namespace fulgurite::app

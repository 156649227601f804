// SPDX-License-Identifier: MIT
// What a committed batch lets loose: WalletSession's half that acts for the node.
#include "app/engine/history_entries.h"
#include "app/engine/node_shapes.h"
#include "app/engine/spending.h"
#include "app/engine/wallet_session.h"
#include "wallet/base/text.h"

namespace fulgurite::app {

namespace effect = lightning::node_effect;

store::Result<void> WalletSession::writeHistory(const lightning::NodeOutput& output)
{
    for (const Txid& txid : m_wallet->takeChangedTransactions()) {
        const auto row = m_wallet->coins().historyRow(txid);
        if (!row)
            continue;
        FULGURITE_TRY_VOID(m_history.put(entryOf(*row, m_node.get(), *m_wallet)));
        m_transactionEvents.push_back(eventOf(*row));
    }
    for (const lightning::NodeEffect& one : output.effects) {
        const auto* tell = std::get_if<effect::Tell>(&one);
        const auto entry = tell != nullptr ? entryOf(tell->event) : std::nullopt;
        if (entry)
            FULGURITE_TRY_VOID(m_history.put(*entry));
    }
    return {};
}

void WalletSession::act(effect::SendBytes& one) { m_sockets.send(one); }
void WalletSession::act(effect::OpenConnection& one) { m_sockets.dial(one.target, one.address); }
void WalletSession::act(effect::CloseConnection& one) { m_sockets.close(one.connection); }
void WalletSession::act(effect::Broadcast& one) { broadcast(std::move(one.transactions), {}); }

void WalletSession::act(effect::WatchOutpoint& one)
{
    std::vector<wallet::Watch> watch{{one.script, one.outpoint}};
    if (one.since)
        watch.front().since = BlockHeight{*one.since};
    m_channelWatches[one.outpoint] = watch.front();
    m_late.mark(watch);
    if (m_environment.chain)
        m_environment.chain->watch(std::move(watch));
}

void WalletSession::act(effect::RequestFunding& one)
{
    const auto funding = buildFunding(*this, {one.script, one.amount, one.feerate});
    if (!funding) {
        m_fundingErrors.emplace(static_cast<std::uint64_t>(one.request), funding.error());
        input(lightning::node_input::FundingFailed{one.temporaryId,
                                                   funding.error().detail.toStdString()});
        return;
    }
    std::vector<OutPoint> inputs;
    for (const TxIn& each : funding->tx.inputs)
        inputs.push_back(each.prevout);
    if (!m_wallet->reserve(inputs, FundingBook::purposeOf(one.temporaryId))) {
        input(lightning::node_input::FundingFailed{one.temporaryId,
                                                   "its coins were taken meanwhile"});
        return;
    }
    // Reserved and remembered in the commit that precedes funding_created: the answer is an input
    // of the next batch.
    m_fundings.add(one.temporaryId, funding->tx);
    input(lightning::node_input::FundingReady{one.temporaryId,
                                              {txidOf(funding->tx), funding->outputIndex}});
}

void WalletSession::act(effect::BroadcastFunding& one)
{
    const Transaction* tx = m_fundings.find(one.funding.txid);
    if (tx == nullptr)
        return; // deep and forgotten; the node repeats this at each start
    m_wallet->seen(*tx, std::nullopt, now());
    broadcast({*tx}, {});
    schedule();
}

void WalletSession::act(effect::ReleaseFunding& one)
{
    m_wallet->release(FundingBook::purposeOf(one.temporaryId));
    m_fundings.removeByTemporaryId(one.temporaryId);
    schedule();
}

void WalletSession::act(effect::WriteBackup& one)
{
    m_backupGeneration = one.backup.generation;
    if (!adoptChannels(true, [this] { writeBackup(currentBackup()); }))
        writeBackup(one.backup);
}

bool WalletSession::adoptChannels(bool newerOnly, std::function<void()> then)
{
    auto found =
        m_node && m_restored ? m_backup->unknownTo(m_node->backup(), newerOnly) : std::nullopt;
    if (!found)
        return false;
    logBackup(std::to_string(found->entries.size()) +
              " channels are known from a backup only: their peers are asked to close");
    request(lightning::request::ImportBackup{std::move(*found)},
            [this, then = std::move(then)](const lightning::ReplyBody& reply) {
                if (const auto* refused = std::get_if<lightning::reply::Refused>(&reply))
                    logBackup("they are not taken: " + sanitised(refused->detail));
                else
                    channelsImported();
                then();
            });
    return true;
}

void WalletSession::renewBackup(bool newerOnly, const std::function<void()>& done)
{
    const auto write = [this, done] {
        writeBackup(currentBackup());
        done();
    };
    if (!adoptChannels(newerOnly, write))
        write();
}

void WalletSession::logBackup(const std::string& text) const
{
    if (m_environment.log)
        m_environment.log({LogLevel::Warning, "store", text});
}

void WalletSession::writeBackup(const lightning::ChannelBackup& backup)
{
    const auto written = m_backup->write(backup);
    for (const auto& file : m_backup->takeKept())
        logBackup("what lay in the place of the channel backup is kept as " +
                  sanitised(file.string(), 300));
    if (written) {
        m_provenAt = *written;
        m_backupFault.reset();
        input(lightning::node_input::BackupWritten{backup.generation});
    } else {
        m_backupFault = written.error();
        input(lightning::node_input::BackupFailed{
            backup.generation, written.error().values.at(QStringLiteral("rule")).toStdString()});
    }
    m_environment.publisher.touch();
}

lightning::ChannelBackup WalletSession::currentBackup() const
{
    if (m_node)
        return m_node->backup();
    return {0, m_secrets.lightning.nodeKey().publicKey(), {}};
}

void WalletSession::rememberBackupFolder(const QString& folder)
{
    if (folder != m_backup->folder())
        m_provenAt.reset(); // what was proven lies elsewhere
    m_backup->setFolder(folder);
    commitSoon(
        [folder](store::Database& database) {
            return store::SettingsTable{database}.put("backup.folder",
                                                      asBytes(folder.toStdString()));
        },
        {});
}

std::set<Txid> WalletSession::fundingTxids() const { return m_fundings.txids(); }

void WalletSession::act(effect::FundingSpentSeen& one)
{
    if (m_environment.log)
        m_environment.log({LogLevel::Info, "onchain",
                           "channel " + toHex(one.channelId) + " is spent by " +
                               toDisplay(txidOf(one.transaction))});
}

void WalletSession::act(effect::Reply& one)
{
    const auto found = m_replies.find(static_cast<std::uint64_t>(one.request));
    if (found == m_replies.end())
        return;
    const ReplyHandler handler = std::move(found->second);
    m_replies.erase(found);
    m_fundingError.reset();
    if (auto failed = m_fundingErrors.extract(static_cast<std::uint64_t>(one.request)))
        m_fundingError = std::move(failed.mapped());
    handler(one.body);
    m_fundingError.reset();
}

void WalletSession::act(effect::Tell& one)
{
    emit nodeEvent(one.event);
    if (auto event = eventOf(one.event))
        m_environment.publisher.announce(std::move(*event));
}

void WalletSession::act(effect::WriteLog& one)
{
    if (m_environment.log)
        m_environment.log(one.line);
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
// History, Backups, Preferences, Identity, Practice. Connections stands in connections_port.cpp.
#include "app/engine/small_ports.h"

#include "app/engine/node_shapes.h"
#include "app/engine/practice_world.h"
#include "app/engine/spending.h"
#include "app/engine/store_errors.h"
#include "app/store/labels_table.h"
#include "wallet/bitcoin/address.h"

#include <algorithm>
#include <filesystem>

namespace fulgurite::app {

namespace {

QString idText(const store::HistoryEntry& entry)
{
    Bytes shown = entry.id;
    if (entry.layer == 0)
        std::ranges::reverse(shown);
    return QString::fromStdString(toHex(shown));
}

/// The file keeps what a block said; how deep that is by now follows from the tip.
HistoryStatus statusNow(const HistoryRow& row)
{
    constexpr std::uint32_t kDeep = 6;
    if (row.layer == HistoryLayer::Lightning)
        return row.status;
    if (row.status == HistoryStatus::Confirming && row.height == 0)
        return HistoryStatus::Pending;
    const bool shallow = row.confirmations > 0 && row.confirmations < kDeep;
    return row.status == HistoryStatus::Done && shallow ? HistoryStatus::Confirming : row.status;
}

HistoryRow rowOf(const store::HistoryEntry& entry, std::uint32_t tip)
{
    HistoryRow row;
    row.id = idText(entry);
    row.layer = entry.layer == 0 ? HistoryLayer::OnChain : HistoryLayer::Lightning;
    row.kind = static_cast<HistoryKind>(entry.kind);
    row.status = static_cast<HistoryStatus>(entry.status);
    row.incoming = entry.incoming;
    row.amount = MilliSatoshi{entry.amountMsat};
    row.fee = MilliSatoshi{entry.feeMsat};
    row.time = QDateTime::fromSecsSinceEpoch(entry.time, Qt::UTC);
    row.height = entry.height;
    row.confirmations = entry.height != 0 && tip >= entry.height ? tip - entry.height + 1 : 0;
    row.status = statusNow(row);
    row.label = QString::fromStdString(entry.label);
    row.counterparty = safeText(entry.counterparty);
    row.description = safeText(entry.description);
    return row;
}

/// "value:layer:hex" of the last row of a page.
QString keyText(const store::HistoryEntry& entry, store::HistoryOrder order)
{
    const auto value = order == store::HistoryOrder::AmountDescending
                           ? static_cast<qint64>(entry.amountMsat)
                           : entry.time;
    return QStringLiteral("%1:%2:%3")
        .arg(value)
        .arg(entry.layer)
        .arg(QString::fromStdString(toHex(entry.id)));
}

std::optional<store::HistoryKey> keyOf(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char{':'});
    if (parts.size() != 3)
        return std::nullopt;
    return store::HistoryKey{parts[0].toLongLong(), static_cast<std::uint8_t>(parts[1].toUInt()),
                             fromHex(parts[2].toStdString())};
}

store::HistoryFilter filterOf(const HistoryQuery& query)
{
    store::HistoryFilter out;
    out.search = query.search.toStdString();
    out.onChain = query.onChain;
    out.lightning = query.lightning;
    out.received = query.received;
    out.sent = query.sent;
    out.pendingOnly = query.pendingOnly;
    out.failed = query.failed;
    out.order = static_cast<store::HistoryOrder>(query.sort);
    out.after = keyOf(query.afterKey);
    out.limit = std::clamp(query.limit, 1, 1000);
    return out;
}

TransactionDetail::Side sideOf(const TxOut& output, const ChainWallet& wallet)
{
    const auto address = encodeAddress(output.scriptPubKey, wallet.network());
    return {address ? QString::fromStdString(*address) : QString{}, output.value,
            wallet.coins().book().find(output.scriptPubKey).has_value()};
}

Bytes decodeZbase32(const std::string& text)
{
    constexpr std::string_view kAlphabet = "ybndrfg8ejkmcpqxot1uwisza345h769";
    Bytes out;
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : text) {
        buffer = buffer << 5U | static_cast<std::uint32_t>(kAlphabet.find(c) & 31U);
        bits += 5;
        if (bits < 8)
            continue;
        bits -= 8;
        out.push_back(static_cast<std::uint8_t>(buffer >> bits));
    }
    return out;
}

/// zbase32 holds the recovery byte (31 + id) and then r‖s, as LND and Core Lightning write it.
SignedMessage signedMessageOf(const std::string& zbase)
{
    const Bytes raw = decodeZbase32(zbase);
    const int recovery = raw.empty() ? 0 : raw[0] - 31;
    return {QString::fromStdString(toHex(ByteView{raw}.subspan(1))),
            QStringLiteral("%1").arg(recovery, 2, 16, QLatin1Char{'0'}),
            QString::fromStdString(zbase)};
}

ImportedChannel::Fate fateOf(lightning::reply::BackupImported::Fate fate)
{
    using From = lightning::reply::BackupImported::Fate;
    using To = ImportedChannel::Fate;
    switch (fate) {
    case From::Added:
        return To::Added;
    case From::Quarantined:
        return To::Quarantined;
    case From::Known:
        return To::Known;
    case From::Live:
        return To::Live;
    case From::Closed:
        return To::Closed;
    }
    return To::Known;
}

} // namespace

Future<HistoryPage> HistoryPort::page(HistoryQuery query)
{
    return askSession<HistoryPage>(
        m_core, [query](WalletSession& session, const Promise<HistoryPage>& promise) {
            const auto reader = session.historyReader();
            if (!reader)
                return promise.fail(toApiError(reader.error()));
            store::HistoryTable history{**reader};
            const store::HistoryFilter filter = filterOf(query);
            const auto entries = history.page(filter);
            const auto total = history.count(filter);
            if (!entries || !total)
                return promise.fail(toApiError(entries ? total.error() : entries.error()));
            HistoryPage out;
            const std::uint32_t tip = session.wallet().coins().tip().value;
            for (const store::HistoryEntry& entry : *entries)
                out.rows.push_back(rowOf(entry, tip));
            if (entries->size() == static_cast<std::size_t>(filter.limit))
                out.nextKey = keyText(entries->back(), filter.order);
            out.total = *total;
            promise.finish(std::move(out));
        });
}

Future<TransactionDetail> HistoryPort::transaction(QString txid)
{
    return askSession<TransactionDetail>(m_core, [txid](WalletSession& session,
                                                        const Promise<TransactionDetail>& promise) {
        const auto id = fixedFromDisplay<Txid>(txid.toStdString());
        const wallet::TxRecord* record = id ? session.wallet().coins().transaction(*id) : nullptr;
        if (record == nullptr)
            return promise.fail(
                {ErrorCode::TransactionUnknown, {{QStringLiteral("txid"), txid.left(80)}}, {}});
        TransactionDetail out;
        out.txid = txid;
        out.fromCoinSet = wallet::isPartial(*record);
        if (!out.fromCoinSet) {
            out.raw = QString::fromStdString(toHex(serialize(record->tx)));
            out.vsize = static_cast<std::uint32_t>(vsizeOf(record->tx));
        }
        const auto row = session.wallet().coins().historyRow(*id);
        if (row && row->fee)
            out.satPerVb = static_cast<double>(row->fee->value()) / std::max(1U, out.vsize);
        if (record->confirmation)
            out.blockHash = QString::fromStdString(toDisplay(record->confirmation->blockHash));
        out.canBump = record->state == wallet::TxState::Unconfirmed;
        if (record->displacedBy)
            out.displacedBy = displayOf(*record->displacedBy);
        for (const TxIn& input : record->tx.inputs) {
            if (out.fromCoinSet)
                break;
            const wallet::TxRecord* parent =
                session.wallet().coins().transaction(input.prevout.txid);
            const bool known = parent != nullptr && input.prevout.index < parent->tx.outputs.size();
            out.inputs.push_back(
                known ? sideOf(parent->tx.outputs[input.prevout.index], session.wallet())
                      : TransactionDetail::Side{});
        }
        for (const TxOut& output : record->tx.outputs)
            if (!out.fromCoinSet || !output.scriptPubKey.empty())
                out.outputs.push_back(sideOf(output, session.wallet()));
        promise.finish(std::move(out));
    });
}

Future<std::vector<BalanceChange>> HistoryPort::balanceChanges(QDateTime since,
                                                               std::chrono::seconds span)
{
    using List = std::vector<BalanceChange>;
    return askSession<List>(m_core, [since, span](WalletSession& session,
                                                  const Promise<List>& promise) {
        const auto reader = session.historyReader();
        if (!reader)
            return promise.fail(toApiError(reader.error()));
        const auto changes =
            store::HistoryTable{**reader}.changes(since.isValid() ? since.toSecsSinceEpoch() : 0,
                                                  std::max<std::int64_t>(span.count(), 1));
        if (!changes)
            return promise.fail(toApiError(changes.error()));
        List out;
        for (const store::HistoryChange& one : *changes)
            out.push_back({QDateTime::fromSecsSinceEpoch(one.since, Qt::UTC), one.msat});
        promise.finish(std::move(out));
    });
}

Future<bool> HistoryPort::setLabel(QString reference, QString label)
{
    return askSession<bool>(
        m_core, [reference, label](WalletSession& session, const Promise<bool>& promise) {
            session.commitSoon(
                [reference, label](store::Database& database) {
                    return store::LabelsTable{database}.put(reference.toStdString(),
                                                            label.toStdString());
                },
                [promise] { promise.finish(true); });
        });
}

Future<BackupPart> BackupsPort::status()
{
    return askSession<BackupPart>(m_core,
                                  [](WalletSession& session, const Promise<BackupPart>& promise) {
                                      promise.finish(session.backupPart());
                                  });
}

Future<BackupPart> BackupsPort::prove()
{
    return askSession<BackupPart>(m_core, [](WalletSession& session,
                                             const Promise<BackupPart>& promise) {
        session.renewBackup(true, [&session, promise] { promise.finish(session.backupPart()); });
    });
}

Future<BackupPart> BackupsPort::setFolder(QString folder)
{
    return askSession<BackupPart>(m_core, [folder](WalletSession& session,
                                                   const Promise<BackupPart>& promise) {
        session.rememberBackupFolder(folder);
        session.renewBackup(false, [&session, promise] { promise.finish(session.backupPart()); });
    });
}

Future<bool> BackupsPort::exportTo(QString file)
{
    return askSession<bool>(m_core, [file](WalletSession& session, const Promise<bool>& promise) {
        promise.finish(session.backup().exportTo(session.currentBackup(), file));
    });
}

Future<std::vector<ImportedChannel>> BackupsPort::importFrom(QString file)
{
    using List = std::vector<ImportedChannel>;
    return askNode<List>(m_core, [file](WalletSession& session, const Promise<List>& promise) {
        auto backup = session.backup().readFrom(file, session.node().nodeId());
        if (!backup)
            return promise.fail(backup.error());
        List rows;
        for (const auto& entry : backup->entries)
            rows.push_back({hexOf(entry.channelId), hexOf(entry.peerNodeId), {}});
        session.request(lightning::request::ImportBackup{std::move(*backup)},
                        [&session, promise, rows](const lightning::ReplyBody& reply) {
                            const auto* done =
                                std::get_if<lightning::reply::BackupImported>(&reply);
                            const auto* refused = std::get_if<lightning::reply::Refused>(&reply);
                            if (refused != nullptr)
                                return promise.fail(errorOf(*refused));
                            List out = rows;
                            for (std::size_t i = 0; done != nullptr && i < out.size(); ++i)
                                out[i].fate = fateOf(done->fates[i]);
                            session.channelsImported();
                            promise.finish(std::move(out));
                        });
    });
}

Future<bool> BackupsPort::confirmSeed()
{
    return askSession<bool>(m_core, [](WalletSession& session, const Promise<bool>& promise) {
        session.commitSoon(
            [](store::Database& database) {
                return store::SettingsTable{database}.put("backup.seedConfirmed", Bytes{1});
            },
            [promise] { promise.finish(true); });
    });
}

Future<EnginePreferences> PreferencesPort::read()
{
    return askSession<EnginePreferences>(
        m_core, [](WalletSession& session, const Promise<EnginePreferences>& promise) {
            promise.finish(session.preferences());
        });
}

Future<bool> PreferencesPort::write(EnginePreferences preferences)
{
    return askSession<bool>(m_core, [preferences, &core = m_core](WalletSession& session,
                                                                  const Promise<bool>& promise) {
        const Satoshi limit = preferences.passwordAbove;
        if (auto problem = core.guard().weakened(limit, std::chrono::steady_clock::now()))
            return promise.fail(std::move(*problem));
        session.setPreferences(preferences, [&core, limit, promise] {
            core.guard().setLimit(limit);
            promise.finish(true);
        });
    });
}

Future<SignedMessage> IdentityPort::sign(QString message)
{
    return askNode<SignedMessage>(m_core, [message](WalletSession& session,
                                                    const Promise<SignedMessage>& promise) {
        const QByteArray text = message.toUtf8();
        if (text.size() > 65535)
            return promise.fail({ErrorCode::InvalidParameter,
                                 {{QStringLiteral("name"), QStringLiteral("message")},
                                  {QStringLiteral("rule"), QStringLiteral("at most 65535 bytes")}},
                                 {}});
        const std::string zbase = session.node().signMessage(text.toStdString());
        promise.finish(signedMessageOf(zbase));
    });
}

Future<CheckedMessage> IdentityPort::check(QString message, QString zbase, QString nodeId)
{
    const auto signer = lightning::messageSigner(message.toStdString(), zbase.toStdString());
    CheckedMessage out;
    if (signer) {
        out.nodeId = hexOf(*signer);
        out.verified = nodeId.isEmpty() ? out.nodeId == m_core.ownNodeId() : out.nodeId == nodeId;
    }
    return answered<CheckedMessage>(out);
}

namespace {

template <typename T, typename Body> Future<T> askWorld(EngineCore& core, Body body)
{
    return askSession<T>(core, [&core, body](WalletSession& session, const Promise<T>& promise) {
        if (core.practice() == nullptr)
            return promise.fail(
                {ErrorCode::NotYetSupported,
                 {{QStringLiteral("what"), QStringLiteral("practice outside a practice wallet")}},
                 {}});
        body(session, *core.practice(), promise);
    });
}

} // namespace

Future<bool> PracticePort::gift(std::uint64_t satoshi)
{
    return askWorld<bool>(m_core, [satoshi](WalletSession& session, PracticeWorld& world,
                                            const Promise<bool>& promise) {
        const auto fresh = session.wallet().handOut({84, 0, 0});
        if (!fresh)
            return promise.fail({ErrorCode::Internal, {}, {}});
        session.commitSoon({}, {});
        promise.finish(world.gift(fresh->scriptPubKey, Satoshi{satoshi}));
    });
}

Future<bool> PracticePort::mine(std::uint32_t blocks)
{
    return askWorld<bool>(
        m_core, [blocks](WalletSession&, PracticeWorld& world, const Promise<bool>& promise) {
            world.mine(std::min(blocks, 2016U));
            promise.finish(true);
        });
}

Future<std::vector<Robot>> PracticePort::robots()
{
    return askWorld<std::vector<Robot>>(
        m_core, [](WalletSession&, PracticeWorld& world,
                   const Promise<std::vector<Robot>>& promise) { promise.finish(world.robots()); });
}

Future<QString> PracticePort::robot(QString name, RobotAction action, std::uint64_t satoshi)
{
    return askWorld<QString>(m_core, [name, action, satoshi](WalletSession& session,
                                                             PracticeWorld& world,
                                                             const Promise<QString>& promise) {
        if (action != RobotAction::PayMe)
            return promise.finish(world.act(name, action, Satoshi{satoshi}, {}));
        lightning::request::CreateInvoice body;
        body.amount = toMsat(Satoshi{satoshi});
        body.description = "practice";
        session.request(std::move(body), [&world, name, action, satoshi,
                                          promise](const lightning::ReplyBody& reply) {
            const auto* created = std::get_if<lightning::reply::InvoiceCreated>(&reply);
            if (created == nullptr)
                return promise.fail({ErrorCode::LightningNotReady, {}, {}});
            promise.finish(world.act(name, action, Satoshi{satoshi},
                                     QString::fromStdString(created->invoice.invoice)));
        });
    });
}

Future<QString> PracticePort::robotInvoice(QString name, std::uint64_t satoshi, QString description)
{
    return askWorld<QString>(m_core,
                             [name, satoshi, description](WalletSession&, PracticeWorld& world,
                                                          const Promise<QString>& promise) {
                                 promise.finish(world.invoice(name, Satoshi{satoshi}, description));
                             });
}

Future<bool> PracticePort::remove()
{
    return askOn<bool>(&m_core, [&core = m_core](const Promise<bool>& promise) {
        // A practice world stands exactly while the open wallet is a practice one.
        if (core.session() == nullptr || core.practice() == nullptr)
            return promise.fail({ErrorCode::NoWallet, {}, {}});
        const std::filesystem::path folder = core.walletFolder();
        core.lock(true, Promise<bool>{});
        std::error_code problem;
        std::filesystem::remove_all(folder, problem);
        core.begin();
        if (problem)
            return promise.fail(
                {ErrorCode::FolderReadOnly,
                 {{QStringLiteral("folder"), QString::fromStdString(folder.string())}},
                 {}});
        promise.finish(true);
    });
}

} // namespace fulgurite::app

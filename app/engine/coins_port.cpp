// SPDX-License-Identifier: MIT
#include "app/engine/coins_port.h"

#include "app/engine/final_psbt.h"
#include "app/engine/node_shapes.h"
#include "app/engine/spending.h"
#include "app/engine/store_errors.h"
#include "app/store/labels_table.h"
#include "wallet/base/text.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/script.h"
#include "wallet/coins/review.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

constexpr std::chrono::seconds kFresh{60};
SentTransaction waiting(SentTransaction sent)
{
    sent.handedOver = false;
    return sent;
}

QString addressText(ByteView script, Network network)
{
    const auto address = encodeAddress(script, network);
    return address ? QString::fromStdString(*address) : QString{};
}

QString pathText(const wallet::ScriptPath& path, Network network)
{
    return QStringLiteral("m/%1'/%2'/%3'/%4/%5")
        .arg(path.chain.purpose)
        .arg(coinType(network))
        .arg(path.chain.account)
        .arg(path.chain.chain)
        .arg(path.index);
}

std::uint32_t purposeOf(AddressType type)
{
    switch (type) {
    case AddressType::NativeSegwit:
        return 84;
    case AddressType::Nested:
        return 49;
    case AddressType::Legacy:
        return 44;
    case AddressType::Taproot:
        return 86;
    }
    return 84;
}

std::optional<OutPoint> outpointOf(const QString& text)
{
    bool isNumber = false;
    const auto index = text.section(QLatin1Char{':'}, 1).toUInt(&isNumber);
    const auto txid = fixedFromDisplay<Txid>(text.section(QLatin1Char{':'}, 0, 0).toStdString());
    return txid && isNumber ? std::optional{OutPoint{*txid, index}} : std::nullopt;
}

ApiError addressError(const Error<AddressError>& error, const QString& address, Network network)
{
    const auto code = error.code == AddressError::WrongNetwork ? ErrorCode::AddressOtherNetwork
                                                               : ErrorCode::AddressInvalid;
    const QString detail = QString::fromStdString(sanitised(error.detail));
    return {
        code,
        {{QStringLiteral("value"), address.left(100)},
         {QStringLiteral("rule"), detail},
         {QStringLiteral("other"), detail},
         {QStringLiteral("network"), QString::fromStdString(std::string{networkName(network)})}},
        {}};
}

Answer<Feerate> feerateOf(WalletSession& session, double satPerVb)
{
    const Feerate chosen = satPerVb > 0 ? toFeerate(satPerVb) : session.unreviewedRate();
    const auto number = [](double value) { return QString::number(value, 'g', 6); };
    if (chosen < kFeerateFloor && chosen.satPerKw < 250)
        return refuse(ErrorCode::FeeTooLow, {{QStringLiteral("value"), number(satPerVb)},
                                             {QStringLiteral("minimum"), QStringLiteral("1")}});
    if (auto tooHigh = feerateTooHigh(satPerVb))
        return std::unexpected(std::move(*tooHigh));
    return chosen;
}

SendWarning warningOf(wallet::ReviewWarning warning)
{
    switch (warning) {
    case wallet::ReviewWarning::FeeAboveFivePercent:
        return SendWarning::FeeAboveFivePercent;
    case wallet::ReviewWarning::FeeTenTimesEstimate:
        return SendWarning::FeeTenTimesEstimate;
    case wallet::ReviewWarning::AddressUsedBefore:
        return SendWarning::AddressUsedBefore;
    case wallet::ReviewWarning::OwnAddress:
        return SendWarning::OwnAddress;
    }
    return SendWarning::OwnAddress;
}

CoinRow rowOf(const wallet::Coin& coin, const wallet::CoinSet& coins, Network network)
{
    CoinRow row;
    row.outpoint =
        displayOf(coin.outpoint.txid) + QLatin1Char{':'} + QString::number(coin.outpoint.index);
    row.address = addressText(coin.output.scriptPubKey, network);
    row.scriptPubKey =
        QByteArray{reinterpret_cast<const char*>(coin.output.scriptPubKey.data()),
                   static_cast<qsizetype>(coin.output.scriptPubKey.size())}; // NOLINT
    row.value = coin.output.value;
    if (coin.height) {
        row.height = coin.height->value;
        row.confirmations = coins.tip().value >= coin.height->value
                                ? coins.tip().value - coin.height->value + 1
                                : 1;
    }
    row.reserved = !coin.reservedFor.empty();
    row.frozen = coin.frozen;
    const wallet::TxRecord* record = coins.transaction(coin.outpoint.txid);
    row.fromCoinSet = record != nullptr && wallet::isPartial(*record);
    row.spendable = coin.mature && coin.trusted && !coin.frozen && coin.reservedFor.empty();
    return row;
}

/// The figures that refuse it: what was asked for, and what the chosen coins, or all, hold.
ApiError notBuilt(WalletSession& session, const SendRequest& request,
                  const Error<wallet::SelectionError>& error)
{
    const wallet::CoinSet& coins = session.wallet().coins();
    ApiError out = app::errorOf(error, coins.balances());
    Satoshi available{out.values[QStringLiteral("available")].toULongLong()};
    if (!request.coins.isEmpty()) {
        available = {};
        for (const QString& text : request.coins) {
            const auto outpoint = outpointOf(text);
            const auto coin = outpoint ? coins.coin(*outpoint) : std::nullopt;
            available =
                checkedAdd(available, coin ? coin->output.value : Satoshi{}).value_or(available);
        }
    }
    out.values[QStringLiteral("available")] = QString::number(available.value());
    out.values[QStringLiteral("amount")] = QString::number(request.amount.value());
    out.values[QStringLiteral("reserve")] = QString::number(anchorReserve(session).value());
    if (out.code == ErrorCode::CannotAfford && !request.all && request.amount > available)
        out.code = ErrorCode::AmountAboveBalance;
    return out;
}

Answer<QString> labelOf(WalletSession& session, const QString& txid)
{
    const auto labels = store::LabelsTable{session.database()}.read();
    if (!labels)
        return std::unexpected(toApiError(labels.error()));
    const auto found = labels->find(txid.toStdString());
    return found != labels->end() ? QString::fromStdString(found->second) : QString{};
}

/// Outputs of ours that a standing transaction spends.
void addSpent(std::vector<CoinRow>& out, const wallet::CoinSet& coins, Network network)
{
    for (const wallet::CoinHistoryRow& row : coins.history()) {
        const wallet::TxRecord* record = coins.transaction(row.txid);
        if (record == nullptr)
            continue;
        for (std::uint32_t index = 0; index < record->tx.outputs.size(); ++index) {
            const OutPoint outpoint{row.txid, index};
            if (!coins.ownerOf(outpoint) || !coins.spenderOf(outpoint))
                continue;
            wallet::Coin coin;
            coin.outpoint = outpoint;
            coin.output = record->tx.outputs[index];
            if (row.confirmation)
                coin.height = row.confirmation->height;
            CoinRow spent = rowOf(coin, coins, network);
            spent.spent = true;
            spent.spendable = false;
            out.push_back(std::move(spent));
        }
    }
}

/// Without coins that are not as deep as asked for.
std::vector<wallet::Coin> deepEnough(const wallet::CoinSet& coins, std::uint32_t confirmations)
{
    std::vector<wallet::Coin> out = coins.coins();
    if (confirmations > 0)
        std::erase_if(out, [&](const wallet::Coin& coin) {
            return !coin.height ||
                   std::uint64_t{coin.height->value} + confirmations > coins.tip().value + 1ULL;
        });
    return out;
}

} // namespace

CoinsPort::CoinsPort(EngineCore& core) : m_core{core}
{
    moveToThread(core.thread());
    connect(&core, &EngineCore::sessionChanged, this, [this] { m_reviews.clear(); });
}

Future<NewAddress> CoinsPort::newAddress(AddressType type)
{
    return askSession<NewAddress>(m_core, [type](WalletSession& session,
                                                 const Promise<NewAddress>& promise) {
        const auto fresh = session.wallet().handOut({purposeOf(type), 0, 0});
        if (!fresh)
            return promise.fail({ErrorCode::Internal,
                                 {{QStringLiteral("rule"), QStringLiteral("no address is left")}},
                                 {}});
        const Network network = session.options().network;
        const NewAddress made{addressText(fresh->scriptPubKey, network),
                              pathText(fresh->path, network)};
        // Shown only once the file knows it was handed out.
        session.commitSoon({}, [promise, made] { promise.finish(made); });
    });
}

Future<std::vector<NewAddress>> CoinsPort::listAddresses()
{
    using List = std::vector<NewAddress>;
    return askSession<List>(m_core, [](WalletSession& session, const Promise<List>& promise) {
        List out;
        for (const wallet::ScriptRecord& record : session.wallet().coins().book().records()) {
            const bool shown =
                record.handedOut || session.wallet().coins().book().isUsed(record.path);
            if (record.path.chain.chain == 0 && shown)
                out.push_back({addressText(record.scriptPubKey, session.options().network),
                               pathText(record.path, session.options().network)});
        }
        promise.finish(std::move(out));
    });
}

Future<std::vector<CoinRow>> CoinsPort::list(bool spentToo)
{
    using List = std::vector<CoinRow>;
    return askSession<List>(m_core,
                            [spentToo](WalletSession& session, const Promise<List>& promise) {
                                const wallet::CoinSet& coins = session.wallet().coins();
                                const Network network = session.options().network;
                                List out;
                                for (const wallet::Coin& coin : coins.coins())
                                    out.push_back(rowOf(coin, coins, network));
                                if (spentToo)
                                    addSpent(out, coins, network);
                                promise.finish(std::move(out));
                            });
}

Future<SendPreview> CoinsPort::preview(SendRequest request)
{
    return askSession<SendPreview>(
        m_core, [this, request](WalletSession& session, const Promise<SendPreview>& promise) {
            promise.finish(review(session, request));
        });
}

Answer<SendPreview> CoinsPort::review(WalletSession& session, const SendRequest& request)
{
    const Network network = session.options().network;
    const auto script = decodeAddress(request.address.trimmed().toStdString(), network);
    if (!script)
        return std::unexpected(addressError(script.error(), request.address, network));
    const Satoshi dust = dustLimit(*script);
    if (!request.all && request.amount < dust) {
        return refuse(ErrorCode::AmountBelowDust,
                      {{QStringLiteral("amount"), QString::number(request.amount.value())},
                       {QStringLiteral("minimum"), QString::number(dust.value())}});
    }
    wallet::BuildRequest build;
    build.outputs = {{request.amount, *script}};
    build.sendAll = request.all;
    build.feerate = FULGURITE_TRY(feerateOf(session, request.satPerVb));
    build.policy.allowUntrusted = request.allowUnconfirmed;
    build.policy.reserve = anchorReserve(session);
    build.tip = session.wallet().coins().tip();
    for (const QString& coin : request.coins) {
        const auto outpoint = outpointOf(coin);
        if (!outpoint)
            return refuse(
                ErrorCode::InvalidParameter,
                {{QStringLiteral("name"), QStringLiteral("utxos")},
                 {QStringLiteral("rule"), coin.left(80) + QStringLiteral(" is not TXID:N")}});
        build.chosen.push_back(*outpoint);
    }
    build.changeScript = FULGURITE_TRY(changeScript(session));
    auto built = wallet::buildTransaction(
        deepEnough(session.wallet().coins(), request.minConfirmations), build, m_core.random());
    if (!built)
        return std::unexpected(notBuilt(session, request, built.error()));

    SendPreview out;
    out.address = request.address.trimmed();
    out.fee = built->fee;
    const auto paid = std::ranges::find(built->tx.outputs, *script, &TxOut::scriptPubKey);
    out.amount = paid != built->tx.outputs.end() ? paid->value : request.amount;
    out.change = built->changeIndex ? built->tx.outputs[*built->changeIndex].value : Satoshi{};
    out.total = checkedAdd(out.amount, out.fee).value_or(out.amount);
    out.vsize = static_cast<std::uint32_t>(built->vsize());
    out.satPerVb = static_cast<double>(built->fee.value()) /
                   static_cast<double>(std::max<std::uint64_t>(1, built->vsize()));
    out.inputs = static_cast<std::uint32_t>(built->coins.size());
    for (const wallet::Coin& coin : built->coins)
        out.coins.push_back(rowOf(coin, session.wallet().coins(), network));
    const Feerate estimate = session.fees().fallback ? Feerate{} : session.fees().hour;
    for (const auto warning :
         wallet::reviewWarnings(session.wallet().coins(), *built, *script, estimate))
        out.warnings.push_back(warningOf(warning));
    out.madeAt = QDateTime::currentDateTimeUtc();
    out.reviewId =
        keep({std::move(*built), out.amount, build.tip, session.now(), request.label, {}});
    return out;
}

QString CoinsPort::keep(Review review)
{
    constexpr std::size_t kMostReviews = 20;
    if (m_reviews.size() >= kMostReviews)
        m_reviews.clear();
    const QString id = QStringLiteral("review-%1").arg(++m_next);
    m_reviews.emplace(id, std::move(review));
    return id;
}

Future<SentTransaction> CoinsPort::send(QString reviewId)
{
    return askSession<SentTransaction>(
        m_core, [this, reviewId](WalletSession& session, const Promise<SentTransaction>& promise) {
            sign(session, reviewId, promise);
        });
}

/// Each coin is free, or spent by nothing but what this replaces: anything else would double spend
/// a payment or a channel's funding made since the review. Nor may one be built since then on what
/// is to be replaced.
bool CoinsPort::isAsReviewed(const wallet::CoinSet& coins, const Review& review)
{
    const auto isReplaced = [&review](const Txid& txid) {
        return std::ranges::find(review.replaces, txid) != review.replaces.end();
    };
    if (!review.replaces.empty() &&
        !std::ranges::all_of(coins.descendantsOf(review.replaces.front()), isReplaced))
        return false;
    return std::ranges::all_of(review.tx.coins, [&](const wallet::Coin& coin) {
        if (!coins.mark(coin.outpoint).reservedFor.empty())
            return false;
        const auto spender = coins.spenderOf(coin.outpoint);
        return spender ? isReplaced(*spender) : coins.coin(coin.outpoint).has_value();
    });
}

void CoinsPort::sign(WalletSession& session, const QString& reviewId,
                     const Promise<SentTransaction>& promise)
{
    if (auto reason = whyNoBroadcast(session.chainStatus(), session.options().network))
        return promise.fail(std::move(*reason));
    const auto found = m_reviews.find(reviewId);
    if (found == m_reviews.end())
        return promise.fail({ErrorCode::ReviewStale, {}, {}});
    if (auto problem =
            m_core.guard().obstacle(toMsat(found->second.amount), std::chrono::steady_clock::now()))
        return promise.fail(std::move(*problem)); // the review stays: it may be tried again
    const Review review = std::move(found->second);
    m_reviews.erase(found);
    const bool stale =
        session.now() - review.madeAt > kFresh || session.wallet().coins().tip() != review.tip;
    if (stale || !isAsReviewed(session.wallet().coins(), review))
        return promise.fail({ErrorCode::ReviewStale, {}, {}});
    const auto done = wallet::signTransaction(review.tx, keysOf(session), m_core.random());
    if (!done) {
        const QString why = QString::fromStdString(done.error().detail);
        return promise.fail({ErrorCode::Internal, {{QStringLiteral("rule"), why}}, why});
    }
    const Transaction tx = done->tx();
    SentTransaction sent{displayOf(done->txid()), QString::fromStdString(toHex(serialize(tx))),
                         QString::fromStdString(finalPsbt(tx, review.tx.prevouts())), review.amount,
                         done->fee()};
    std::vector<Transaction> replaced;
    for (const Txid& old : review.replaces)
        if (const auto* record = session.wallet().coins().transaction(old))
            replaced.push_back(record->tx);
    session.wallet().seen(tx, std::nullopt, session.now());
    session.commitSoon(
        [label = review.label.toStdString(),
         txid = sent.txid.toStdString()](store::Database& database) -> store::Result<void> {
            return label.empty() ? store::Result<void>{}
                                 : store::LabelsTable{database}.put(txid, label);
        },
        [this, &session, tx, sent, promise, replaced] {
            QTimer::singleShot(kHandOver, this, [sent, promise] { promise.finish(waiting(sent)); });
            session.broadcast({tx}, [&session, sent, promise, replaced,
                                     txid = txidOf(tx)](const wallet::BroadcastDone& verdict) {
                if (verdict.verdict == wallet::BroadcastVerdict::Unreachable)
                    return promise.finish(waiting(sent));
                if (verdict.verdict != wallet::BroadcastVerdict::Rejected)
                    return promise.finish(sent);
                session.giveUp(txid);
                for (const Transaction& one : replaced) // what it was to replace still stands
                    session.wallet().seen(one, std::nullopt, session.now());
                promise.fail({ErrorCode::BroadcastRejected,
                              {{QStringLiteral("rule"), QString::fromStdString(verdict.reason)}},
                              {}});
            });
        });
}

Future<BumpPreview> CoinsPort::previewBump(QString txid, double satPerVb)
{
    return askSession<BumpPreview>(
        m_core,
        [this, txid, satPerVb](WalletSession& session, const Promise<BumpPreview>& promise) {
            auto plan = planBump(session, txid, satPerVb);
            if (!plan)
                return promise.fail(plan.error());
            const bool isReplacement = plan->method == wallet::BumpMethod::ReplaceByFee;
            const auto label = isReplacement ? labelOf(session, txid) : Answer<QString>{QString{}};
            if (!label)
                return promise.fail(label.error());
            BumpPreview out;
            out.method = isReplacement ? QStringLiteral("RBF") : QStringLiteral("CPFP");
            out.oldSatPerVb = plan->oldRate.satPerKw / 250.0;
            out.newSatPerVb = plan->newRate.satPerKw / 250.0;
            out.oldFee = plan->oldFee;
            out.newFee = plan->newFee;
            out.reviewId = keep({std::move(plan->tx), Satoshi{}, session.wallet().coins().tip(),
                                 session.now(), *label, std::move(plan->replaces)});
            promise.finish(out);
        });
}

/// Replaces what is ours, pulls what is not.
Answer<wallet::BumpPlan> CoinsPort::planBump(WalletSession& session, const QString& txid,
                                             double satPerVb)
{
    const wallet::CoinSet& coins = session.wallet().coins();
    const std::map<QString, QString> named{{QStringLiteral("txid"), txid.left(80)}};
    const auto id = fixedFromDisplay<Txid>(txid.toStdString());
    if (!id || coins.transaction(*id) == nullptr)
        return refuse(ErrorCode::TransactionUnknown, named);
    if (auto tooHigh = feerateTooHigh(satPerVb))
        return std::unexpected(std::move(*tooHigh));
    wallet::BumpRequest request;
    request.txid = *id;
    request.feerate = satPerVb > 0 ? toFeerate(satPerVb) : session.unreviewedNextBlock();
    request.orMore = !(satPerVb > 0); // else there might be no estimate that speeds it up
    request.changeScript = FULGURITE_TRY(changeScript(session));
    request.tip = coins.tip();
    request.forbidden = session.fundingTxids();
    request.reserve = anchorReserve(session);
    auto plan = wallet::planBump(coins, request, m_core.random());
    if (plan)
        return std::move(*plan);
    const bool isFunding = plan.error().code == wallet::BumpError::FundingForbidden;
    auto values = named;
    values[QStringLiteral("rule")] = QString::fromStdString(plan.error().detail);
    if (plan.error().code == wallet::BumpError::ReserveWouldBreak) {
        values[QStringLiteral("reserve")] = QString::number(request.reserve.value());
        return refuse(ErrorCode::AnchorReserve, std::move(values));
    }
    return refuse(isFunding ? ErrorCode::FundingMayNotBeReplaced : ErrorCode::CannotBump,
                  std::move(values));
}

Future<SentTransaction> CoinsPort::bump(QString reviewId) { return send(std::move(reviewId)); }

Future<std::vector<WalletTransaction>> CoinsPort::transactions()
{
    using List = std::vector<WalletTransaction>;
    return askSession<List>(m_core, [](WalletSession& session, const Promise<List>& promise) {
        List out;
        for (const wallet::CoinHistoryRow& row : session.wallet().coins().history()) {
            const wallet::TxRecord* record = session.wallet().coins().transaction(row.txid);
            if (!wallet::isStanding(*record) || wallet::isPartial(*record))
                continue;
            WalletTransaction one{displayOf(row.txid),
                                  QString::fromStdString(toHex(serialize(record->tx))), 0, 0};
            if (row.confirmation) {
                one.height = row.confirmation->height.value;
                one.position = row.confirmation->position;
            }
            out.push_back(std::move(one));
        }
        promise.finish(std::move(out));
    });
}

} // namespace fulgurite::app

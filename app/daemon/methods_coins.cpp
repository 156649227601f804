// SPDX-License-Identifier: MIT
// newaddr, listaddresses, listfunds, listtransactions, withdraw, feerates, balances.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"
#include "wallet/bitcoin/transaction.h"

#include <algorithm>
#include <cmath>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

std::string text(const QString& value) { return value.toStdString(); }

void newAddress(const RpcCall& call)
{
    const auto type = call.text("addresstype", QStringLiteral("bech32"));
    if (!type)
        return;
    const bool taproot = *type == QLatin1String{"p2tr"};
    const bool all = *type == QLatin1String{"all"};
    if (!taproot && !all && *type != QLatin1String{"bech32"})
        return call.badParameter("addresstype", "should be 'bech32', 'p2tr' or 'all'");
    const auto kind = taproot ? AddressType::Taproot : AddressType::NativeSegwit;
    auto first = call.engine().coins().newAddress(kind);
    if (!all)
        return call.reply(std::move(first), [taproot](const NewAddress& made) {
            return Json{{taproot ? "p2tr" : "bech32", text(made.address)}};
        });
    first.then(call.context(), [call](Future<NewAddress> done) {
        const auto segwit = done.takeResult();
        if (!segwit)
            return call.refuse(segwit.error());
        call.reply(call.engine().coins().newAddress(AddressType::Taproot),
                   [segwit = segwit->address](const NewAddress& made) {
                       return Json{{"bech32", text(segwit)}, {"p2tr", text(made.address)}};
                   });
    });
}

/// Handed out addresses by their number in the order of the wallet's book, from 1.
Json addressShape(const NewAddress& address, std::size_t number)
{
    const bool taproot = address.path.contains(QLatin1String{"/86'/"});
    return {{"keyidx", number}, {taproot ? "p2tr" : "bech32", text(address.address)}};
}

void listAddresses(const RpcCall& call)
{
    const auto wanted = call.text("address", {});
    const auto start = wanted ? call.number("start", 1) : std::nullopt;
    const auto limit = start ? call.number("limit", UINT64_MAX) : std::nullopt;
    if (!limit)
        return;
    call.reply(call.engine().coins().listAddresses(),
               [wanted, start, limit](const std::vector<NewAddress>& list) {
                   Json rows = Json::array();
                   for (std::size_t i = 0; i < list.size(); ++i) {
                       const bool asked = wanted->isEmpty() || list[i].address == *wanted;
                       // Core Lightning's rows have no other kinds; ours of restored wallets do.
                       const bool shown = list[i].path.contains(QLatin1String{"/84'/"}) ||
                                          list[i].path.contains(QLatin1String{"/86'/"});
                       if (asked && shown && i + 1 >= *start && rows.size() < *limit)
                           rows.push_back(addressShape(list[i], i + 1));
                   }
                   return Json{{"addresses", rows}};
               });
}

Json coinShape(const CoinRow& coin)
{
    const auto outpoint = coin.outpoint.split(QLatin1Char{':'});
    Json out{{"txid", text(outpoint.value(0))},
             {"output", outpoint.value(1).toUInt()},
             {"amount_msat", toMsat(coin.value).value()},
             {"scriptpubkey", coin.scriptPubKey.toHex().toStdString()},
             {"address", text(coin.address)},
             {"status", coin.spent               ? "spent"
                        : coin.confirmations > 0 ? "confirmed"
                                                 : "unconfirmed"},
             {"reserved", coin.reserved}};
    if (coin.confirmations > 0)
        out["blockheight"] = coin.height;
    if (coin.reserved) // until what it is reserved for gives it up: no block does
        out["reserved_to_block"] = UINT32_MAX;
    return out;
}

Json fundingShape(const ChannelDetail& channel)
{
    Json out{{"peer_id", text(channel.row.peerId)},
             {"our_amount_msat", channel.row.local.value()},
             {"amount_msat", toMsat(channel.row.capacity).value()},
             {"funding_txid", text(channel.row.fundingTxid)},
             {"funding_output", channel.row.fundingOutput},
             {"connected", channel.row.connected},
             {"state", text(channel.state)},
             {"channel_id", text(channel.row.channelId)}};
    if (!channel.row.shortChannelId.isEmpty())
        out["short_channel_id"] = text(channel.row.shortChannelId);
    return out;
}

void listFunds(const RpcCall& call)
{
    const auto spent = call.flag("spent", false);
    if (!spent)
        return;
    auto coins = call.engine().coins().list(*spent);
    coins.then(call.context(), [call](Future<std::vector<CoinRow>> ready) {
        const auto list = ready.takeResult();
        if (!list)
            return call.refuse(list.error());
        Json outputs = Json::array();
        for (const CoinRow& coin : *list)
            outputs.push_back(coinShape(coin));
        call.reply(call.engine().channels().list(),
                   [outputs](const std::vector<ChannelDetail>& channels) {
                       Json rows = Json::array();
                       for (const ChannelDetail& channel : channels) {
                           if (!channel.row.fundingTxid.isEmpty())
                               rows.push_back(fundingShape(channel));
                       }
                       return Json{{"outputs", outputs}, {"channels", rows}};
                   });
    });
}

Json transactionShape(const WalletTransaction& known)
{
    const auto tx = parseTransaction(fromHex(known.raw.toStdString()));
    Json inputs = Json::array();
    Json outputs = Json::array();
    if (tx) {
        for (const TxIn& input : tx->inputs)
            inputs.push_back({{"txid", toDisplay(input.prevout.txid)},
                              {"index", input.prevout.index},
                              {"sequence", input.sequence}});
        for (std::size_t i = 0; i < tx->outputs.size(); ++i) {
            outputs.push_back({{"index", i},
                               {"amount_msat", toMsat(tx->outputs[i].value).value()},
                               {"scriptPubKey", toHex(tx->outputs[i].scriptPubKey)}});
        }
    }
    return {{"hash", text(known.txid)},
            {"rawtx", text(known.raw)},
            {"blockheight", known.height},
            {"txindex", known.position},
            {"locktime", tx ? tx->lockTime : 0},
            {"version", tx ? tx->version : 0},
            {"inputs", inputs},
            {"outputs", outputs}};
}

void listTransactions(const RpcCall& call)
{
    call.reply(call.engine().coins().transactions(),
               [](const std::vector<WalletTransaction>& list) {
                   Json rows = Json::array();
                   for (const WalletTransaction& known : list)
                       rows.push_back(transactionShape(known));
                   return Json{{"transactions", rows}};
               });
}

std::optional<SendRequest> readSend(const RpcCall& call)
{
    constexpr std::uint64_t kMostBlocks = 1'000'000;
    SendRequest request;
    request.all = call.raw("satoshi") == "all";
    const auto destination = call.text("destination");
    const auto amount =
        request.all ? std::optional{MilliSatoshi{}} : call.amount("satoshi", BareUnit::Satoshi);
    const auto feerate = call.feerate("feerate");
    const auto minconf = call.number("minconf", 1);
    const auto coins = call.texts("utxos");
    if (!destination || !amount || !feerate || !minconf || !coins)
        return std::nullopt;
    if (amount->value() % 1000 != 0) {
        call.badParameter("satoshi", "should be whole satoshi");
        return std::nullopt;
    }
    request.address = *destination;
    request.amount = floorToSat(*amount);
    request.satPerVb = *feerate;
    request.allowUnconfirmed = *minconf == 0;
    if (call.has("minconf")) // without it our own unconfirmed change is spent, too
        request.minConfirmations = static_cast<std::uint32_t>(std::min(*minconf, kMostBlocks));
    request.coins = *coins;
    return request;
}

/// Success, yet nobody has it: whoever pays again would pay twice.
void warnIfKept(Json& out, const SentTransaction& sent)
{
    if (!sent.handedOver)
        out["warning_not_broadcast"] =
            "the chain backend has not taken it yet: it is signed and stored and goes out when the "
            "backend answers; do not send it again";
}

void withdraw(const RpcCall& call)
{
    const auto request = readSend(call);
    if (!request)
        return;
    auto review = call.engine().coins().preview(*request);
    review.then(call.context(), [call](Future<SendPreview> ready) {
        const auto preview = ready.takeResult();
        if (!preview)
            return call.refuse(preview.error());
        call.reply(call.engine().coins().send(preview->reviewId), [](const SentTransaction& sent) {
            Json out{{"tx", text(sent.tx)}, {"txid", text(sent.txid)}, {"psbt", text(sent.psbt)}};
            warnIfKept(out, sent);
            return out;
        });
    });
}

void feerates(const RpcCall& call)
{
    const auto style = call.text("style");
    if (!style)
        return;
    const bool perKw = *style == QLatin1String{"perkw"};
    if (!perKw && *style != QLatin1String{"perkb"})
        return call.badParameter("style", "should be 'perkb' or 'perkw'");
    const Snapshot now = call.engine().feed().current();
    const ChainPart& chain = *now.chain;
    const auto unit = [perKw](double satPerVb) {
        return std::llround(satPerVb * (perKw ? 250.0 : 1000.0));
    };
    Json rates{{"min_acceptable", unit(1.012)},
               {"max_acceptable", unit(chain.feesKnown ? chain.nextBlockSatPerVb * 10 : 1000)},
               {"floor", unit(1.012)}};
    Json estimates = Json::array();
    if (chain.feesKnown) {
        const std::pair<int, double> targets[] = {
            {2, chain.nextBlockSatPerVb}, {6, chain.hourSatPerVb}, {144, chain.daySatPerVb}};
        for (const auto& [blocks, rate] : targets)
            estimates.push_back({{"blockcount", blocks},
                                 {"feerate", unit(rate)},
                                 {"smoothed_feerate", unit(rate)}});
        rates["opening"] = unit(chain.hourSatPerVb);
        rates["mutual_close"] = unit(chain.hourSatPerVb);
        rates["unilateral_close"] = unit(chain.nextBlockSatPerVb);
        rates["penalty"] = unit(chain.nextBlockSatPerVb);
    }
    rates["estimates"] = estimates;
    Json out{{perKw ? "perkw" : "perkb", rates}};
    if (!chain.feesKnown)
        out["warning_missing_feerates"] = "the backend has no fee estimate yet";
    call.answer(out);
}

/// Channels whose money is on its way back, and how many blocks that still takes where it is known.
Json closingShape(const ChannelList& channels)
{
    Json out = Json::array();
    for (const ChannelRow& row : channels.channels) {
        const bool closes = row.state == ChannelState::ShuttingDown ||
                            row.state == ChannelState::Closing ||
                            row.state == ChannelState::ForceClosing;
        if (!closes || row.closing == MilliSatoshi{})
            continue; // home: among the coins
        Json one{{"channel_id", text(row.channelId)}, {"amount_msat", row.closing.value()}};
        if (row.blocksToWait)
            one["blocks_to_wait"] = *row.blocksToWait;
        out.push_back(one);
    }
    return out;
}

void balances(const RpcCall& call)
{
    const Snapshot now = call.engine().feed().current();
    const Balances& sums = *now.balances;
    call.answer({{"on_chain_msat", sums.onChain.value()},
                 {"lightning_msat", sums.lightning.value()},
                 {"in_flight_msat", sums.inFlight.value()},
                 {"closing_msat", sums.closing.value()},
                 {"closing", closingShape(*now.channels)},
                 {"reserve_msat", sums.reserve.value()},
                 {"total_msat", sums.total.value()},
                 {"unconfirmed_incoming_msat", toMsat(sums.unconfirmedIncoming).value()},
                 {"can_send_msat", sums.canSend.value()},
                 {"can_receive_msat", sums.canReceive.value()}});
}

void bumpFee(const RpcCall& call)
{
    const auto txid = call.text("txid");
    const auto feerate = call.feerate("feerate");
    if (!txid || !feerate)
        return;
    auto review = call.engine().coins().previewBump(*txid, *feerate);
    review.then(call.context(), [call](Future<BumpPreview> ready) {
        const auto preview = ready.takeResult();
        if (!preview)
            return call.refuse(preview.error());
        call.reply(call.engine().coins().bump(preview->reviewId),
                   [preview = *preview](const SentTransaction& sent) {
                       Json out{{"txid", text(sent.txid)},
                                {"tx", text(sent.tx)},
                                {"method", text(preview.method)},
                                {"old_fee_msat", toMsat(preview.oldFee).value()},
                                {"new_fee_msat", toMsat(preview.newFee).value()}};
                       warnIfKept(out, sent);
                       return out;
                   });
    });
}

} // namespace

RpcMethods coinMethods()
{
    return {
        {"newaddr", "bitcoin", {{"addresstype"}}, "A fresh address of ours", newAddress},
        {"listaddresses",
         "bitcoin",
         {{"address"}, {"start"}, {"limit"}},
         "Addresses handed out",
         listAddresses},
        {"listfunds",
         "bitcoin",
         {{"spent"}},
         "Coins on chain and our side of each channel",
         listFunds},
        {"listtransactions", "bitcoin", {}, "Transactions of the wallet", listTransactions},
        {"withdraw",
         "bitcoin",
         {{"destination", true}, {"satoshi", true}, {"feerate"}, {"minconf"}, {"utxos"}},
         "Sends coins to an address",
         withdraw},
        {"feerates",
         "bitcoin",
         {{"style", true}},
         "Feerates in use and the backend's estimates",
         feerates},
        {"bumpfee",
         "bitcoin",
         {{"txid", true}, {"feerate"}},
         "Speeds up a transaction by RBF or CPFP",
         bumpFee},
        {"balances", "bitcoin", {}, "Parts of the wallet's money; they sum to the total", balances},
    };
}

} // namespace fulgurite::app

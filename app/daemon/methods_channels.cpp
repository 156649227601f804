// SPDX-License-Identifier: MIT
// fundchannel, listpeerchannels, close, listclosedchannels, listhtlcs, previewopen, previewclose.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

std::string text(const QString& value) { return value.toStdString(); }

std::optional<OpenRequest> readOpen(const RpcCall& call)
{
    OpenRequest request;
    const auto id = call.text("id");
    request.all = call.raw("amount") == "all";
    const auto amount =
        request.all ? std::optional{MilliSatoshi{}} : call.amount("amount", BareUnit::Satoshi);
    const auto feerate = call.feerate("feerate");
    const auto announce = call.flag("announce", true);
    const auto push = call.amount("push_msat", BareUnit::MilliSatoshi, MilliSatoshi{});
    if (!id || !amount || !feerate || !announce || !push)
        return std::nullopt;
    request.nodeId = id->section(QLatin1Char{'@'}, 0, 0);
    request.address = id->section(QLatin1Char{'@'}, 1);
    request.amount = floorToSat(*amount);
    request.satPerVb = *feerate;
    request.announce = *announce;
    request.push = *push;
    return request;
}

void fundChannel(const RpcCall& call)
{
    const auto request = readOpen(call);
    if (!request)
        return;
    call.reply(call.engine().channels().open(*request), [](const OpenedChannel& opened) {
        return Json{{"tx", text(opened.fundingTx)},
                    {"txid", text(opened.fundingTxid)},
                    {"channel_id", text(opened.channelId)},
                    {"outnum", opened.fundingOutput},
                    {"channel_type",
                     {{"bits", {12, 22}}, {"names", {"static_remotekey/even", "anchors/even"}}}}};
    });
}

void previewOpen(const RpcCall& call)
{
    const auto request = readOpen(call);
    if (!request)
        return;
    call.reply(call.engine().channels().previewOpen(*request), [](const OpenPreview& preview) {
        Json out{{"amount_msat", toMsat(preview.amount).value()},
                 {"spendable_msat", preview.spendable.value()},
                 {"receivable_msat", preview.receivable.value()},
                 {"reserve_msat", toMsat(preview.reserve).value()},
                 {"funding_fee_msat", toMsat(preview.fundingFee).value()},
                 {"commitment_fee_msat", toMsat(preview.commitmentFee).value()},
                 {"close_cost_msat", toMsat(preview.closeCost).value()},
                 {"confirmations", preview.confirmations}};
        if (preview.obstacle)
            out["obstacle"] = toRpcError(*preview.obstacle).message;
        return out;
    });
}

void addLimits(Json& out, const ChannelDetail& channel)
{
    out["our_reserve_msat"] = channel.ourReserve.value();
    out["their_reserve_msat"] = channel.theirReserve.value();
    out["dust_limit_msat"] = toMsat(channel.dustOurs).value();
    out["our_to_self_delay"] = channel.delayOurs;
    out["their_to_self_delay"] = channel.delayTheirs;
    out["max_accepted_htlcs"] = channel.maxHtlcsOurs;
    out["their_max_accepted_htlcs"] = channel.maxHtlcsTheirs;
    out["max_total_htlc_in_msat"] = channel.maxInFlightOurs.value();
    out["their_max_htlc_value_in_flight_msat"] = channel.maxInFlightTheirs.value();
    out["minimum_htlc_in_msat"] = channel.htlcMinimumOurs.value();
    out["feerate"] = {{"perkw", channel.feeratePerKw}, {"perkb", channel.feeratePerKw * 4}};
    out["last_tx_fee_msat"] = toMsat(channel.lastTxFee).value();
}

void addTotals(Json& out, const ChannelDetail& channel)
{
    out["in_payments_offered"] = channel.inOffered;
    out["in_offered_msat"] = channel.inOfferedMsat.value();
    out["in_payments_fulfilled"] = channel.inFulfilled;
    out["in_fulfilled_msat"] = channel.inFulfilledMsat.value();
    out["out_payments_offered"] = channel.outOffered;
    out["out_offered_msat"] = channel.outOfferedMsat.value();
    out["out_payments_fulfilled"] = channel.outFulfilled;
    out["out_fulfilled_msat"] = channel.outFulfilledMsat.value();
}

Json htlcShape(const HtlcRow& htlc)
{
    return {{"direction", htlc.incoming ? "in" : "out"}, {"id", htlc.id},
            {"amount_msat", htlc.amount.value()},        {"expiry", htlc.expiry},
            {"payment_hash", text(htlc.paymentHash)},    {"state", text(htlc.state)}};
}

Json channelShape(const ChannelDetail& channel)
{
    const ChannelRow& row = channel.row;
    Json out{{"peer_id", text(row.peerId)},
             {"peer_connected", row.connected},
             {"reestablished", channel.reestablished},
             {"state", text(channel.state)},
             {"opener", text(channel.opener)},
             {"private", row.isPrivate},
             {"channel_id", text(row.channelId)},
             {"total_msat", toMsat(row.capacity).value()},
             {"to_us_msat", row.local.value()},
             {"min_to_us_msat", channel.minToUs.value()},
             {"max_to_us_msat", channel.maxToUs.value()},
             {"spendable_msat", row.spendable.value()},
             {"receivable_msat", row.receivable.value()}};
    Json features = Json::array({"option_static_remotekey", "option_anchors"});
    out["features"] = features;
    Json bits = Json::array();
    for (const QString& bit : channel.channelTypeBits)
        bits.push_back(bit.toInt());
    out["channel_type"] = {{"bits", bits}};
    if (!row.fundingTxid.isEmpty()) {
        out["funding_txid"] = text(row.fundingTxid);
        out["funding_outnum"] = row.fundingOutput;
        const auto ours = row.weOpened ? toMsat(row.capacity) : MilliSatoshi{};
        const auto theirs = row.weOpened ? MilliSatoshi{} : toMsat(row.capacity);
        out["funding"] = {{"local_funds_msat", ours.value()},
                          {"remote_funds_msat", theirs.value()},
                          {"pushed_msat", channel.pushed.value()}};
    }
    if (!row.shortChannelId.isEmpty())
        out["short_channel_id"] = text(row.shortChannelId);
    Json alias = Json::object();
    if (!channel.aliasLocal.isEmpty())
        alias["local"] = text(channel.aliasLocal);
    if (!channel.aliasRemote.isEmpty())
        alias["remote"] = text(channel.aliasRemote);
    if (!alias.empty())
        out["alias"] = alias;
    addLimits(out, channel);
    addTotals(out, channel);
    Json status = Json::array();
    for (const QString& line : channel.status)
        status.push_back(text(line));
    out["status"] = status;
    out["htlcs"] = Json::array();
    for (const HtlcRow& htlc : channel.htlcs)
        out["htlcs"].push_back(htlcShape(htlc));
    return out;
}

void listPeerChannels(const RpcCall& call)
{
    const auto id = call.text("id", {});
    if (!id)
        return;
    call.reply(call.engine().channels().list(), [id](const std::vector<ChannelDetail>& list) {
        Json rows = Json::array();
        for (const ChannelDetail& channel : list) {
            if (id->isEmpty() || channel.row.peerId == *id)
                rows.push_back(channelShape(channel));
        }
        return Json{{"channels", rows}};
    });
}

void listHtlcs(const RpcCall& call)
{
    const auto id = call.text("id", {});
    if (!id)
        return;
    call.reply(call.engine().channels().list(), [id](const std::vector<ChannelDetail>& list) {
        Json rows = Json::array();
        for (const ChannelDetail& channel : list) {
            const bool wanted =
                id->isEmpty() || channel.row.channelId == *id || channel.row.shortChannelId == *id;
            if (!wanted)
                continue;
            for (const HtlcRow& htlc : channel.htlcs) {
                Json row = htlcShape(htlc);
                row["short_channel_id"] = text(channel.row.shortChannelId);
                rows.push_back(row);
            }
        }
        return Json{{"htlcs", rows}};
    });
}

void closeChannel(const RpcCall& call)
{
    CloseRequest request;
    const auto id = call.text("id");
    const auto timeout = call.number("unilateraltimeout", 0);
    const auto destination = call.text("destination", {});
    if (!id || !timeout || !destination)
        return;
    request.channelId = *id;
    request.destination = *destination;
    // A deviation from Core Lightning, said in help: without unilateraltimeout this never goes
    // unilateral.
    request.force = call.has("unilateraltimeout") && *timeout == 1;
    call.reply(call.engine().channels().close(request), [](const CloseOutcome& outcome) {
        Json out{{"type", text(outcome.type)}};
        if (!outcome.txid.isEmpty()) {
            out["txid"] = text(outcome.txid);
            out["tx"] = text(outcome.tx);
            out["txids"] = {text(outcome.txid)};
            out["txs"] = {text(outcome.tx)};
        }
        return out;
    });
}

void listClosed(const RpcCall& call)
{
    const auto id = call.text("id", {});
    if (!id)
        return;
    call.reply(call.engine().channels().listClosed(), [id](const std::vector<ClosedChannel>& list) {
        Json rows = Json::array();
        for (const ClosedChannel& closed : list) {
            const ChannelRow& row = closed.row;
            if (!id->isEmpty() && row.peerId != *id)
                continue;
            Json out{{"peer_id", text(row.peerId)},
                     {"channel_id", text(row.channelId)},
                     {"opener", row.weOpened ? "local" : "remote"},
                     {"private", row.isPrivate},
                     {"total_local_commitments", 0},
                     {"total_remote_commitments", 0},
                     {"total_htlcs_sent", 0},
                     {"funding_txid", text(row.fundingTxid)},
                     {"funding_outnum", row.fundingOutput},
                     {"leased", false},
                     {"total_msat", toMsat(row.capacity).value()},
                     {"final_to_us_msat", row.local.value()},
                     {"min_to_us_msat", 0},
                     {"max_to_us_msat", toMsat(row.capacity).value()},
                     {"close_cause", text(closed.cause)},
                     {"closer", text(closed.closer)}};
            if (!row.shortChannelId.isEmpty())
                out["short_channel_id"] = text(row.shortChannelId);
            rows.push_back(out);
        }
        return Json{{"closedchannels", rows}};
    });
}

void previewClose(const RpcCall& call)
{
    const auto id = call.text("id");
    if (!id)
        return;
    call.reply(call.engine().channels().previewClose(*id), [](const ClosePreview& preview) {
        Json out{{"returns_msat", preview.returns.value()},
                 {"fee_msat", toMsat(preview.fee).value()},
                 {"cooperative", preview.cooperative},
                 {"blocks_to_wait", preview.blocksToWait}};
        if (preview.obstacle)
            out["obstacle"] = toRpcError(*preview.obstacle).message;
        return out;
    });
}

} // namespace

RpcMethods channelMethods()
{
    const std::vector<RpcParameter> open{
        {"id", true},  {"amount", true}, {"feerate"},     {"announce"},      {"minconf"},
        {"push_msat"}, {"close_to"},     {"request_amt"}, {"compact_lease"}, {"utxos"},
        {"mindepth"},  {"reserve"},      {"channel_type"}};
    return {
        {"fundchannel", "channels", open, "Opens a channel with a connected peer", fundChannel},
        {"previewopen", "channels", open, "What opening a channel would cost and give",
         previewOpen},
        {"listpeerchannels",
         "channels",
         {{"id"}, {"short_channel_id"}},
         "Our channels",
         listPeerChannels},
        {"listhtlcs",
         "channels",
         {{"id"}, {"index"}, {"start"}, {"limit"}},
         "HTLCs of our channels",
         listHtlcs},
        {"close",
         "channels",
         {{"id", true},
          {"unilateraltimeout"},
          {"destination"},
          {"fee_negotiation_step"},
          {"wrong_funding"},
          {"force_lease_closed"},
          {"feerange"}},
         "Closes a channel together with the peer. Unlike Core Lightning, it never goes unilateral "
         "unless unilateraltimeout=1 is given",
         closeChannel},
        {"listclosedchannels", "channels", {{"id"}}, "Channels that are closed", listClosed},
        {"previewclose",
         "channels",
         {{"id", true}},
         "What closing a channel returns, and when",
         previewClose},
    };
}

} // namespace fulgurite::app

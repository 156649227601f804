// SPDX-License-Identifier: MIT
// fundchannel, listpeerchannels, close, listclosedchannels, listhtlcs, previewopen, previewclose.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

std::string text(const QString& value) { return value.toStdString(); }

std::optional<OpenRequest> readOpen(const RpcCall& call)
{
    if (call.refusesAny({"request_amt", "compact_lease", "utxos", "mindepth", "reserve"}))
        return std::nullopt;
    OpenRequest request;
    const auto id = call.text("id");
    request.all = call.raw("amount") == "all";
    const auto amount =
        request.all ? std::optional{MilliSatoshi{}} : call.amount("amount", BareUnit::Satoshi);
    const auto feerate = call.feerate("feerate");
    const auto announce = call.flag("announce", true); // as Core Lightning has it
    const auto push = call.amount("push_msat", BareUnit::MilliSatoshi, MilliSatoshi{});
    const auto minconf = call.number("minconf", 1);
    const auto closeTo = call.text("close_to", {});
    const auto type = call.numbers("channel_type");
    if (!id || !amount || !feerate || !announce || !push || !minconf || !closeTo || !type)
        return std::nullopt;
    if (amount->value() % 1000 != 0) {
        call.badParameter("amount", "should be whole satoshi");
        return std::nullopt;
    }
    if (*minconf > 1) {
        call.badParameter("minconf", "should be 0 or 1: deeper coins are not told apart here");
        return std::nullopt;
    }
    request.nodeId = id->section(QLatin1Char{'@'}, 0, 0);
    request.address = id->section(QLatin1Char{'@'}, 1);
    request.amount = floorToSat(*amount);
    request.satPerVb = *feerate;
    request.announce = *announce;
    request.push = *push;
    request.closeTo = *closeTo;
    request.typeBits = *type;
    return request;
}

const char* nameOfTypeBit(std::uint64_t bit)
{
    switch (bit) {
    case 12:
        return "static_remotekey/even";
    case 22:
        return "anchors/even";
    case 46:
        return "scid_alias/even";
    case 50:
        return "zeroconf/even";
    }
    return "unknown/even";
}

Json typeShape(const std::vector<QString>& bits)
{
    Json numbers = Json::array();
    Json names = Json::array();
    for (const QString& bit : bits) {
        numbers.push_back(bit.toInt());
        names.push_back(nameOfTypeBit(bit.toULongLong()));
    }
    return {{"bits", numbers}, {"names", names}};
}

Json featureNames(const std::vector<QString>& bits)
{
    const std::map<QString, const char*> names{{QStringLiteral("12"), "option_static_remotekey"},
                                               {QStringLiteral("22"), "option_anchors"},
                                               {QStringLiteral("46"), "option_scid_alias"},
                                               {QStringLiteral("50"), "option_zeroconf"}};
    Json out = Json::array();
    for (const QString& bit : bits) {
        if (const auto found = names.find(bit); found != names.end())
            out.push_back(found->second);
    }
    return out;
}

void fundChannel(const RpcCall& call)
{
    const auto request = readOpen(call);
    if (!request)
        return;
    call.reply(call.engine().channels().open(*request), [](const OpenedChannel& opened) {
        Json out{{"tx", text(opened.fundingTx)},
                 {"txid", text(opened.fundingTxid)},
                 {"channel_id", text(opened.channelId)},
                 {"outnum", opened.fundingOutput},
                 {"channel_type", typeShape(opened.typeBits)},
                 {"mindepth", opened.minimumDepth}};
        if (!opened.closeTo.isEmpty())
            out["close_to"] = text(opened.closeTo);
        return out;
    });
}

/// Seconds since 1970 when so many blocks will have been found, about.
qint64 timeAfter(std::uint32_t blocks)
{
    constexpr qint64 kSecondsABlock = 600;
    return QDateTime::currentSecsSinceEpoch() + kSecondsABlock * static_cast<qint64>(blocks);
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
                 {"confirmations", preview.confirmations},
                 {"usable_about", timeAfter(preview.confirmations)}};
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
    out["our_max_htlc_value_in_flight_msat"] = channel.maxInFlightOurs.value();
    out["their_max_htlc_value_in_flight_msat"] = channel.maxInFlightTheirs.value();
    out["minimum_htlc_in_msat"] = channel.htlcMinimumOurs.value();
    out["minimum_htlc_out_msat"] = channel.htlcMinimumTheirs.value();
    out["feerate"] = {{"perkw", channel.feeratePerKw}, {"perkb", channel.feeratePerKw * 4}};
    if (channel.lastTxFee.value() != 0)
        out["last_tx_fee_msat"] = toMsat(channel.lastTxFee).value();
    if (!channel.closeTo.isEmpty())
        out["close_to"] = text(channel.closeTo);
    if (!channel.closer.isEmpty())
        out["closer"] = text(channel.closer);
}

Json termsShape(const UpdateTerms& terms)
{
    return {{"htlc_minimum_msat", terms.htlcMinimum.value()},
            {"htlc_maximum_msat", terms.htlcMaximum.value()},
            {"cltv_expiry_delta", terms.cltvDelta},
            {"fee_base_msat", terms.baseMsat},
            {"fee_proportional_millionths", terms.ppm}};
}

/// What each side takes for forwarding; Core Lightning repeats ours one level up.
void addUpdates(Json& out, const ChannelDetail& channel)
{
    if (!channel.termsOurs)
        return;
    out["updates"] = {{"local", termsShape(*channel.termsOurs)}};
    out["fee_base_msat"] = channel.termsOurs->baseMsat;
    out["fee_proportional_millionths"] = channel.termsOurs->ppm;
    out["maximum_htlc_out_msat"] = channel.termsOurs->htlcMaximum.value();
    if (channel.termsTheirs)
        out["updates"]["remote"] = termsShape(*channel.termsTheirs);
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

/// Where the funding is, and by which names the channel goes.
void addFunding(Json& out, const ChannelDetail& channel)
{
    const ChannelRow& row = channel.row;
    if (!row.fundingTxid.isEmpty()) {
        out["funding_txid"] = text(row.fundingTxid);
        out["funding_outnum"] = row.fundingOutput;
        const auto ours = row.weOpened ? toMsat(row.capacity) : MilliSatoshi{};
        const auto theirs = row.weOpened ? MilliSatoshi{} : toMsat(row.capacity);
        out["funding"] = {{"local_funds_msat", ours.value()},
                          {"remote_funds_msat", theirs.value()},
                          {"pushed_msat", channel.pushed.value()}};
    }
    if (!row.shortChannelId.isEmpty()) {
        out["short_channel_id"] = text(row.shortChannelId);
        out["direction"] = channel.direction;
    }
    if (!channel.aliasLocal.isEmpty())
        out["alias"]["local"] = text(channel.aliasLocal);
    if (!channel.aliasRemote.isEmpty())
        out["alias"]["remote"] = text(channel.aliasRemote);
}

Json channelShape(const ChannelDetail& channel)
{
    const ChannelRow& row = channel.row;
    Json out{{"peer_id", text(row.peerId)},
             {"peer_connected", row.connected},
             {"state", text(channel.state)},
             {"opener", text(channel.opener)},
             {"private", row.isPrivate},
             {"channel_id", text(row.channelId)},
             {"total_msat", toMsat(row.capacity).value()},
             {"to_us_msat", row.local.value()},
             {"min_to_us_msat", channel.minToUs.value()},
             {"max_to_us_msat", channel.maxToUs.value()},
             {"spendable_msat", row.spendable.value()},
             {"receivable_msat", row.receivable.value()},
             {"features", featureNames(channel.channelTypeBits)},
             {"channel_type", typeShape(channel.channelTypeBits)}};
    if (row.connected)
        out["reestablished"] = channel.reestablished;
    addFunding(out, channel);
    addLimits(out, channel);
    addUpdates(out, channel);
    addTotals(out, channel);
    out["status"] = Json::array();
    for (const QString& line : channel.status)
        out["status"].push_back(text(line));
    out["htlcs"] = Json::array();
    for (const HtlcRow& htlc : channel.htlcs)
        out["htlcs"].push_back(htlcShape(htlc));
    return out;
}

void listPeerChannels(const RpcCall& call)
{
    const auto id = call.text("id", {});
    const auto scid = call.text("short_channel_id", {});
    const auto channelId = call.text("channel_id", {});
    if (!id || !scid || !channelId)
        return;
    const auto admits = [id, scid, channelId](const ChannelDetail& channel) {
        return (id->isEmpty() || channel.row.peerId == *id) &&
               (scid->isEmpty() || channel.row.shortChannelId == *scid ||
                channel.aliasLocal == *scid) &&
               (channelId->isEmpty() || channel.row.channelId == *channelId);
    };
    call.reply(call.engine().channels().list(), [admits](const std::vector<ChannelDetail>& list) {
        Json rows = Json::array();
        for (const ChannelDetail& channel : list) {
            if (admits(channel))
                rows.push_back(channelShape(channel));
        }
        return Json{{"channels", rows}};
    });
}

struct ListedHtlc {
    HtlcRow htlc;
    QString channel;
};

/// HTLCs that stand now; Core Lightning also lists those that are over.
void listHtlcs(const RpcCall& call)
{
    const auto id = call.text("id", {});
    const auto page = call.page();
    if (!id || !page)
        return;
    call.reply(call.engine().channels().list(), [id, page](const std::vector<ChannelDetail>& list) {
        std::vector<ListedHtlc> found;
        for (const ChannelDetail& channel : list) {
            const QString scid = channel.row.shortChannelId.isEmpty() ? channel.aliasLocal
                                                                      : channel.row.shortChannelId;
            if (!id->isEmpty() && channel.row.channelId != *id && scid != *id)
                continue;
            for (const HtlcRow& htlc : channel.htlcs)
                found.push_back({htlc, scid});
        }
        cutPage(found, *page, [](const ListedHtlc& one, bool) { return one.htlc.createdIndex; });
        Json rows = Json::array();
        for (const ListedHtlc& one : found) {
            Json row = htlcShape(one.htlc);
            row["short_channel_id"] = text(one.channel);
            row["created_index"] = one.htlc.createdIndex;
            rows.push_back(row);
        }
        return Json{{"htlcs", rows}};
    });
}

std::optional<CloseRequest> readClose(const RpcCall& call)
{
    if (call.refusesAny(
            {"fee_negotiation_step", "wrong_funding", "force_lease_closed", "feerange"}))
        return std::nullopt;
    constexpr std::uint64_t kLongest = 20 * 86400; // what a timer can count
    CloseRequest request;
    const auto id = call.text("id");
    const auto timeout = call.number("unilateraltimeout", 0);
    const auto destination = call.text("destination", {});
    if (!id || !timeout || !destination)
        return std::nullopt;
    request.channelId = *id;
    request.destination = *destination;
    // A deviation from Core Lightning, said in help: without unilateraltimeout, or with 0, this
    // never goes unilateral.
    if (*timeout != 0)
        request.forceAfter = std::chrono::seconds{std::min(*timeout, kLongest)};
    return request;
}

void closeChannel(const RpcCall& call)
{
    const auto request = readClose(call);
    if (!request)
        return;
    call.say("info", "asking the peer to close; its signature is waited for");
    call.reply(call.engine().channels().close(*request), [](const CloseOutcome& outcome) {
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

void trustChannel(const RpcCall& call)
{
    const auto id = call.text("id");
    auto password = call.secret("password");
    if (id && password)
        call.reply(call.engine().channels().trust(*id, std::move(*password)),
                   [](bool) { return Json::object(); });
}

Json closedShape(const ClosedChannel& closed)
{
    const ChannelRow& row = closed.row;
    Json out{{"peer_id", text(row.peerId)},
             {"channel_id", text(row.channelId)},
             {"opener", row.weOpened ? "local" : "remote"},
             {"private", row.isPrivate},
             {"channel_type", typeShape(closed.channelTypeBits)},
             {"total_local_commitments", closed.localCommitments},
             {"total_remote_commitments", closed.remoteCommitments},
             {"total_htlcs_sent", closed.htlcsSent},
             {"funding_txid", text(row.fundingTxid)},
             {"funding_outnum", row.fundingOutput},
             {"funding_withheld", false},
             {"leased", false},
             {"funding_pushed_msat", closed.pushed.value()},
             {"total_msat", toMsat(row.capacity).value()},
             {"final_to_us_msat", row.local.value()},
             {"min_to_us_msat", closed.minToUs.value()},
             {"max_to_us_msat", closed.maxToUs.value()},
             {"close_cause", text(closed.cause)}};
    if (!closed.closer.isEmpty())
        out["closer"] = text(closed.closer);
    if (!row.shortChannelId.isEmpty())
        out["short_channel_id"] = text(row.shortChannelId);
    return out;
}

void listClosed(const RpcCall& call)
{
    const auto id = call.text("id", {});
    if (!id)
        return;
    call.reply(call.engine().channels().listClosed(), [id](const std::vector<ClosedChannel>& list) {
        Json rows = Json::array();
        for (const ClosedChannel& closed : list) {
            if (id->isEmpty() || closed.row.peerId == *id)
                rows.push_back(closedShape(closed));
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
                 {"blocks_to_wait", preview.blocksToWait},
                 {"returns_about", preview.returnsAbout.toSecsSinceEpoch()}};
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
         {{"id"}, {"short_channel_id"}, {"channel_id"}},
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
         "unless unilateraltimeout gives the seconds after which it may",
         closeChannel},
        {"trustchannel",
         "channels",
         {{"id", true}, {"password", true}},
         "Vouches that the wallet file holds the newest state of a channel that may be old, as "
         "after a move to another computer: it may then be force-closed. Only if no newer copy of "
         "the file was ever used: else the peer takes all of the channel",
         trustChannel},
        {"listclosedchannels", "channels", {{"id"}}, "Channels that are closed", listClosed},
        {"previewclose",
         "channels",
         {{"id", true}},
         "What closing a channel returns, and when",
         previewClose},
    };
}

} // namespace fulgurite::app

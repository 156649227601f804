// SPDX-License-Identifier: MIT
// dev-addhtlc, dev-feerate, dev-sign-last-tx, dev-crash: with --developer on regtest only.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"

#include <cstdlib>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

Json done(bool) { return Json::object(); }

void addHtlc(const RpcCall& call)
{
    AddHtlcRequest request;
    const auto channel = call.text("channel");
    const auto amount = call.amount("amount_msat", BareUnit::MilliSatoshi);
    const auto hash = call.text("payment_hash");
    const auto cltv = call.number("cltv", 0);
    if (!channel || !amount || !hash || !cltv)
        return;
    if (*cltv > UINT32_MAX)
        return call.badParameter("cltv", "should be a block height");
    request.channelId = *channel;
    request.amount = *amount;
    request.paymentHash = *hash;
    request.cltv = static_cast<std::uint32_t>(*cltv);
    call.reply(call.engine().developer().addHtlc(request), done);
}

void setFeerate(const RpcCall& call)
{
    const auto channel = call.text("channel");
    const auto feerate = call.number("feerate", 0);
    if (!channel || !feerate)
        return;
    if (*feerate > UINT32_MAX)
        return call.badParameter("feerate", "should be satoshi per 1000 weight units");
    call.reply(call.engine().developer().setFeerate(*channel, static_cast<std::uint32_t>(*feerate)),
               done);
}

void signLastTx(const RpcCall& call)
{
    const auto id = call.text("id");
    if (id)
        call.reply(call.engine().developer().signLastTx(*id),
                   [](const QString& tx) { return Json{{"tx", tx.toStdString()}}; });
}

/// As a power cut would end it: nothing is flushed, nothing is said.
void crash(const RpcCall& call)
{
    if (call.engine().developer().isEnabled())
        std::_Exit(EXIT_FAILURE);
    call.refuse({-32601, "dev-crash is served with --developer on regtest only", {}});
}

} // namespace

RpcMethods developerMethods()
{
    return {
        {"dev-addhtlc",
         "developer",
         {{"channel", true}, {"amount_msat", true}, {"payment_hash", true}, {"cltv", true}},
         "Offers an HTLC that belongs to no payment",
         addHtlc},
        {"dev-feerate",
         "developer",
         {{"channel", true}, {"feerate", true}},
         "Sends update_fee, in satoshi per 1000 weight units",
         setFeerate},
        {"dev-sign-last-tx",
         "developer",
         {{"id", true}},
         "Our newest commitment, signed by both sides, as it could be broadcast",
         signLastTx},
        {"dev-crash", "developer", {}, "Ends the daemon as a power cut would", crash, true},
    };
}

} // namespace fulgurite::app

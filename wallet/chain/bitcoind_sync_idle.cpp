// SPDX-License-Identifier: MIT
// What BitcoindSync does at the tip: mempool, fees, unspent outputs, sending.
#include "wallet/base/text.h"
#include "wallet/chain/bitcoind_sync.h"
#include "wallet/chain/exact_json.h"
#include "wallet/chain/rpc_reply.h"
#include "wallet/chain/verdict.h"

#include <algorithm>
#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr std::chrono::seconds kFeesEvery{60};
constexpr std::uint32_t kRereadDepth = 100;

std::string hexList(const std::vector<Transaction>& package)
{
    std::string out;
    for (const Transaction& tx : package)
        out += (out.empty() ? "\"" : ",\"") + toHex(serialize(tx)) + "\"";
    return "[" + out + "]";
}

BroadcastDone outcome(const Txid& txid, const RpcReply& reply)
{
    if (reply.ok())
        return {txid, BroadcastVerdict::Accepted, {}};
    return {txid, verdictOf(reply.error), sanitised(reply.error)};
}

} // namespace

void BitcoindSync::idle()
{
    if (!m_birthday.has_value() || !m_freshWallet)
        m_unspentScanned = true;
    if (!m_unspentScanned && !m_unspentUnderWay)
        scanUnspent();
    m_caughtUp = true;
    if (!m_newOutpoints.empty())
        return checkOutpoints();
    ask({{"getmempoolinfo"}}, [this](const Replies& info) {
        if (failed(info[0]))
            return;
        if (!m_mempool.fetching() && !m_mempool.changed(info[0]))
            return askFees();
        ask({{"getrawmempool"}, {"getbestblockhash"}}, [this](const Replies& now) {
            if (failed(now[0]) || failed(now[1]))
                return;
            const bool moved = m_tips.empty() || now[1].result != toDisplay(m_tips.back().hash);
            if (moved) { // the block is read first
                m_mempool.makeStale();
                m_eager = true;
                return rest();
            }
            m_mempool.look(now[0]);
            m_mempool.tellGone(m_listener);
            if (!m_mempool.fetching())
                return askFees();
            ask(m_mempool.takeFetches(), [this](const Replies& transactions) {
                m_mempool.fetched(transactions, m_watched, m_listener);
                m_eager = m_mempool.fetching();
                askFees();
            });
        });
    });
}

/// An outpoint that is neither unspent nor to come was spent before we watched it.
void BitcoindSync::checkOutpoints()
{
    std::vector<RpcCall> batch;
    for (const OutPoint& outpoint : std::exchange(m_newOutpoints, {}))
        batch.push_back({"gettxout", "[\"" + toDisplay(outpoint.txid) + "\"," +
                                         std::to_string(outpoint.index) + ",false]"});
    ask(std::move(batch), [this](const Replies& replies) {
        const bool spent = std::ranges::any_of(
            replies, [](const RpcReply& reply) { return reply.ok() && reply.result.is_null(); });
        if (spent && !m_pass) {
            m_pass = Pass{m_best > kRereadDepth ? m_best - kRereadDepth : 0, m_best};
            m_pass->next = std::max(m_pass->next, m_pruneHeight);
        }
        m_eager = true;
        rest();
    });
}

void BitcoindSync::askFees()
{
    if (!m_eager && !m_nodeSyncs)
        say(ChainState::Ready, {}, 1);
    if (m_feesAt && m_now - *m_feesAt < kFeesEvery)
        return rest();
    m_feesAt = m_now;
    ask({{"estimatesmartfee", "[2]"},
         {"estimatesmartfee", "[6]"},
         {"estimatesmartfee", "[144]"},
         {"getmempoolinfo"}},
        [this](const Replies& replies) { onFees(replies); });
}

void BitcoindSync::onFees(const Replies& replies)
{
    const auto estimate = [&](std::size_t i) -> std::optional<Feerate> {
        return replies[i].ok() ? feerateFromJson(memberOf(replies[i].result, "feerate"))
                               : std::nullopt;
    };
    const auto& pool = replies[3].result;
    const auto relay = feerateFromJson(memberOf(pool, "minrelaytxfee"));
    const auto least = feerateFromJson(memberOf(pool, "mempoolminfee"));
    m_listener(sanitisedEstimates({estimate(0), estimate(1), estimate(2), std::max(relay, least)}));
    rest();
}

void BitcoindSync::scanUnspent()
{
    std::string descriptors;
    for (const std::string& script : m_watched)
        descriptors +=
            (descriptors.empty() ? "\"raw(" : ",\"raw(") + toHex(asBytes(script)) + ")\"";
    if (descriptors.empty())
        return;
    m_unspentUnderWay = true;
    ask(
        {{"scantxoutset", "[\"start\",[" + descriptors + "]]"}},
        [this](const Replies& replies) { onUnspent(replies); }, RpcLane::Scan);
}

void BitcoindSync::onUnspent(const Replies& replies)
{
    m_unspentUnderWay = false;
    if (!replies[0].ok() || !flagOf(replies[0].result, "success"))
        return; // another scan is under way: again at the next look
    m_unspentScanned = true;
    UnspentFound found;
    found.atHeight.value = static_cast<std::uint32_t>(numberOf(replies[0].result, "height"));
    for (const auto& entry : memberOf(replies[0].result, "unspents")) {
        const auto txid = fixedFromDisplay<Txid>(textOf(entry, "txid"));
        const auto value = satoshiFromJson(memberOf(entry, "amount"));
        const auto script = parseHex(textOf(entry, "scriptPubKey"));
        if (!txid || !value || !script || !m_watched.pays(*script))
            continue;
        const OutPoint outpoint{*txid, static_cast<std::uint32_t>(numberOf(entry, "vout"))};
        m_watched.add(outpoint);
        found.coins.push_back({outpoint,
                               {*value, *script},
                               BlockHeight{static_cast<std::uint32_t>(numberOf(entry, "height"))}});
    }
    m_listener(found);
}

void BitcoindSync::answerBroadcast(const Txid& txid, const RpcReply& reply)
{
    std::erase(m_sending, txid);
    m_listener(outcome(txid, reply));
}

void BitcoindSync::laneLost(RpcLane lane, const std::string& reason)
{
    if (lane == RpcLane::Scan)
        m_unspentUnderWay = false;
    if (lane != RpcLane::Send)
        return;
    for (const Txid& txid : std::exchange(m_sending, {}))
        m_listener(BroadcastDone{txid, BroadcastVerdict::Unreachable, sanitised(reason)});
}

void BitcoindSync::broadcast(const std::vector<Transaction>& package)
{
    for (const Transaction& tx : package)
        m_sending.push_back(txidOf(tx));
    if (package.size() < 2 || !m_packages)
        return sendOneByOne(package);
    ask(
        {{"submitpackage", "[" + hexList(package) + "]"}},
        [this, package](const Replies& replies) { onPackage(package, replies[0]); }, RpcLane::Send);
}

void BitcoindSync::onPackage(const std::vector<Transaction>& package, const RpcReply& reply)
{
    if (!reply.ok()) // not a package in the node's eyes: then each for itself
        return sendOneByOne(package);
    const auto& results = memberOf(reply.result, "tx-results");
    for (const Transaction& tx : package) {
        const auto& result = memberOf(results, toDisplay(wtxidOf(tx)).c_str());
        RpcReply one;
        one.error = textOf(result, "error");
        if (!result.is_object())
            one.error = "the package was refused: " + textOf(reply.result, "package_msg");
        answerBroadcast(txidOf(tx), one);
    }
    m_eager = true;
}

void BitcoindSync::sendOneByOne(const std::vector<Transaction>& package)
{
    std::vector<RpcCall> batch;
    std::vector<Txid> ids;
    for (const Transaction& tx : package) {
        // No maximum feerate: what is too dear was decided before it was signed.
        batch.push_back({"sendrawtransaction", "[\"" + toHex(serialize(tx)) + "\",0]"});
        ids.push_back(txidOf(tx));
    }
    if (batch.empty())
        return;
    ask(
        std::move(batch),
        [this, ids = std::move(ids)](const Replies& replies) {
            for (std::size_t i = 0; i < ids.size() && i < replies.size(); ++i)
                answerBroadcast(ids[i], replies[i]);
            m_eager = true;
        },
        RpcLane::Send);
}

} // namespace fulgurite::wallet

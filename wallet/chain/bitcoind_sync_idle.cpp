// SPDX-License-Identifier: MIT
// What BitcoindSync does at the tip: mempool, fees, unspent outputs, sending.
#include "wallet/base/text.h"
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/chain/bitcoind_sync.h"
#include "wallet/chain/exact_json.h"
#include "wallet/chain/rpc_reply.h"
#include "wallet/chain/verdict.h"

#include <algorithm>
#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr std::chrono::seconds kFeesEvery{60};
constexpr std::chrono::seconds kBirthPatience{20};
constexpr std::chrono::minutes kScanEvery{60};
constexpr std::size_t kOutpointsAtOnce = 500;

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
    m_caughtUp = true;
    if (outpointsAreDue())
        return checkOutpoints();
    ask({{"getmempoolinfo"}}, [this](const Replies& info) {
        if (failed(info[0]))
            return;
        if (!m_mempool.fetching() && !m_mempool.changed(info[0]))
            return askFees();
        lookAtMempool();
    });
}

void BitcoindSync::lookAtMempool()
{
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
}

bool BitcoindSync::outpointsAreDue() const
{
    return std::ranges::any_of(m_newOutpoints, [this](const NewOutpoint& one) {
        return !one.missedAt || m_now - *one.missedAt >= kBirthPatience;
    });
}

/// Two calls an outpoint: is it unspent, and does the mempool spend it?
void BitcoindSync::checkOutpoints()
{
    std::vector<RpcCall> batch;
    std::vector<OutPoint> asked;
    for (const NewOutpoint& one : m_newOutpoints) {
        if (asked.size() == kOutpointsAtOnce)
            break;
        const std::string txid = toDisplay(one.outpoint.txid);
        const std::string index = std::to_string(one.outpoint.index);
        batch.push_back({"gettxout", "[\"" + txid + "\"," + index + ",true]"});
        batch.push_back(
            {"gettxspendingprevout", R"([[{"txid":")" + txid + R"(","vout":)" + index + "}]]"});
        asked.push_back(one.outpoint);
    }
    ask(std::move(batch),
        [this, asked = std::move(asked)](const Replies& replies) { onOutpoints(asked, replies); });
}

/// What is not to be found at first may not be born yet; when it is still not there later, it was
/// spent in a block before we watched it.
void BitcoindSync::onOutpoints(const std::vector<OutPoint>& asked, const Replies& replies)
{
    for (std::size_t i = 0; 2 * i + 1 < replies.size() && i < asked.size(); ++i) {
        const auto found = std::ranges::find(m_newOutpoints, asked[i], &NewOutpoint::outpoint);
        if (found == m_newOutpoints.end())
            continue;
        if (!replies[2 * i].ok()) { // asked again later
            found->missedAt = m_now;
            continue;
        }
        const auto& spending = replies[2 * i + 1].result;
        const auto spender = spending.is_array() && !spending.empty()
                                 ? fixedFromDisplay<Txid>(textOf(spending[0], "spendingtxid"))
                                 : std::nullopt;
        if (spender)
            m_mempool.want(*spender);
        else if (replies[2 * i].result.is_null() && !found->missedAt && !found->since) {
            found->missedAt = m_now;
            continue;
        } else if (replies[2 * i].result.is_null()) {
            beginSearch(*found);
        }
        m_newOutpoints.erase(found);
    }
    m_eager = true;
    rest();
}

void BitcoindSync::askFees()
{
    if (!m_eager && !m_nodeSyncs) {
        m_stretchBegan = m_next;
        say(ChainState::Ready, searchDetail(), 1);
    }
    if (m_feesAt && m_now - *m_feesAt < kFeesEvery)
        return search();
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
    search();
}

/// Unspent outputs of scripts whose blocks may have been read before they were watched. The node
/// walks through all coins for it: seldom, and on a lane of its own.
void BitcoindSync::scanUnspent()
{
    const bool tooSoon = m_caughtUp && m_scannedAt && m_now - *m_scannedAt < kScanEvery;
    if (m_toScan.empty() || !m_scanning.empty() || tooSoon)
        return;
    m_scanning = std::exchange(m_toScan, {});
    m_scannedAt = m_now;
    std::string descriptors;
    for (const std::string& script : m_scanning)
        descriptors +=
            (descriptors.empty() ? "\"raw(" : ",\"raw(") + toHex(asBytes(script)) + ")\"";
    ask(
        {{"scantxoutset", "[\"start\",[" + descriptors + "]]"}},
        [this](const Replies& replies) { onUnspent(replies); }, RpcLane::Scan);
}

void BitcoindSync::onUnspent(const Replies& replies)
{
    if (!replies[0].ok() || !flagOf(replies[0].result, "success")) {
        m_scannedAt.reset();
        return laneLost(RpcLane::Scan, {}); // another scan is under way: again at the next look
    }
    UnspentFound found;
    found.atHeight = BlockHeight{heightOf(replies[0].result, "height")};
    for (const auto& entry : memberOf(replies[0].result, "unspents")) {
        const auto txid = fixedFromDisplay<Txid>(textOf(entry, "txid"));
        const auto value = satoshiFromJson(memberOf(entry, "amount"));
        const auto script = parseHex(textOf(entry, "scriptPubKey"));
        if (!txid || !value || !script || !m_watched.pays(*script))
            continue;
        const std::uint32_t height = heightOf(entry, "height");
        const OutPoint outpoint{*txid, static_cast<std::uint32_t>(numberOf(entry, "vout"))};
        m_watched.add(outpoint);
        m_points.insert(height); // its block proves it, where one has it
        const bool young =
            flagOf(entry, "coinbase") && height + kCoinbaseMaturity > found.atHeight.value;
        if (!young)
            found.coins.push_back({outpoint, {*value, *script}, {BlockHeight{height}, {}, 0, {}}});
    }
    // Blocks since the scan may hold spends that were not looked for then.
    if (!m_points.empty() && found.atHeight.value + 1 < m_next)
        m_again = std::min(m_again.value_or(m_next), found.atHeight.value + 1);
    m_eager = true;
    if (found.coins.empty())
        return scanIsOver();
    m_scannedAt.reset(); // the scripts that follow upon these are looked for at once
    datePoints(std::move(found));
}

/// Said once the blocks of what was found are read, so that nothing is lost in between.
void BitcoindSync::scanIsOver()
{
    for (const std::string& script : std::exchange(m_scanning, {}))
        m_scanned.push_back(Bytes(script.begin(), script.end()));
    m_eager = true;
}

/// A pruned node still has the headers.
void BitcoindSync::datePoints(UnspentFound found)
{
    std::set<std::uint32_t> heights;
    for (const UnspentFound::Coin& coin : found.coins)
        heights.insert(coin.confirmation.height.value);
    std::vector<RpcCall> batch;
    for (const std::uint32_t height : heights)
        batch.push_back({"getblockhash", "[" + std::to_string(height) + "]"});
    ask(
        std::move(batch),
        [this, found = std::move(found), heights](const Replies& hashes) {
            std::vector<RpcCall> calls;
            for (const RpcReply& hash : hashes) {
                const bool known = hash.result.is_string();
                const std::string text = known ? hash.result.get<std::string>() : std::string{};
                calls.push_back({"getblockheader", "[\"" + text + "\",false]"});
            }
            ask(
                std::move(calls),
                [this, found, heights](const Replies& headers) {
                    onDates(found, heights, headers);
                },
                RpcLane::Scan);
        },
        RpcLane::Scan);
}

void BitcoindSync::onDates(UnspentFound found, const std::set<std::uint32_t>& heights,
                           const Replies& headers)
{
    std::map<std::uint32_t, RawHeader> known;
    auto height = heights.begin();
    for (std::size_t i = 0; i < headers.size() && height != heights.end(); ++i, ++height) {
        const auto& text = headers[i].result;
        const auto raw = text.is_string() ? parseHex(text.get<std::string>()) : std::nullopt;
        if (const auto header = raw ? RawHeader::parse(*raw) : std::nullopt)
            known.emplace(*height, *header);
    }
    std::erase_if(found.coins, [&](UnspentFound::Coin& coin) { // its block will tell of it
        const auto header = known.find(coin.confirmation.height.value);
        if (header == known.end())
            return true;
        coin.confirmation.blockHash = header->second.hash;
        coin.confirmation.blockTime = header->second.unixTime();
        return false;
    });
    m_listener(found);
    scanIsOver();
}

void BitcoindSync::answerBroadcast(const Txid& txid, const RpcReply& reply)
{
    std::erase(m_sending, txid);
    m_listener(outcome(txid, reply));
}

void BitcoindSync::laneLost(RpcLane lane, const std::string& reason)
{
    if (lane == RpcLane::Scan)
        for (std::string& script : std::exchange(m_scanning, {}))
            m_toScan.push_back(std::move(script));
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

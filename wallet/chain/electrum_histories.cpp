// SPDX-License-Identifier: MIT
// The part of ElectrumSession that proves histories, asks for fees and sends.
#include "wallet/base/text.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/merkle_proof.h"
#include "wallet/chain/electrum_session.h"
#include "wallet/chain/exact_json.h"
#include "wallet/chain/rpc_reply.h"
#include "wallet/chain/verdict.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr int kMostTries = 3;
/// What a server invents is bounded before it fills the memory: one script is left out, a large
/// wallet is read by and by.
constexpr std::size_t kMostOfOneScript = 20'000, kMostOpen = 20'000, kMostAsked = 8;
constexpr std::size_t kMostEntries = 500'000, kMostLeftOut = 20;
constexpr std::uint32_t kChunk = 2016;
constexpr std::chrono::seconds kFeesEvery{60};

std::string quoted(const std::string& text) { return "[\"" + text + "\"]"; }

std::string scriptHashOf(ByteView script) { return toDisplay(sha256(script)); }

std::optional<std::vector<Hash256>> branchIn(const nlohmann::json& proof)
{
    const auto& list = memberOf(proof, "merkle");
    if (!list.is_array() || list.size() > 32)
        return std::nullopt;
    std::vector<Hash256> out;
    for (const auto& node : list) {
        const auto hash = node.is_string()
                              ? fixedFromDisplay<Hash256>(node.get_ref<const std::string&>())
                              : std::nullopt;
        if (!hash)
            return std::nullopt;
        out.push_back(*hash);
    }
    return out;
}

} // namespace

void ElectrumSession::watch(const std::vector<Watch>& watches)
{
    for (const Watch& watch : watches) {
        if (watch.scriptPubKey.empty())
            continue;
        const std::string hash = scriptHashOf(watch.scriptPubKey);
        Script& script = m_scripts[hash];
        script.critical = script.critical || watch.outpoint.has_value();
        script.name =
            encodeAddress(watch.scriptPubKey, m_network).value_or(toHex(watch.scriptPubKey));
        if (m_greeted && !script.subscribed)
            subscribe(hash);
    }
}

void ElectrumSession::subscribe(const std::string& scriptHash)
{
    m_scripts[scriptHash].subscribed = true;
    m_link.request("blockchain.scripthash.subscribe", quoted(scriptHash),
                   [this, scriptHash](const RpcReply& reply) {
                       if (!reply.ok()) {
                           m_scripts[scriptHash].subscribed = false;
                           return leaveOut(scriptHash, sanitised(reply.error), true);
                       }
                       if (reply.result.is_string())
                           askHistory(scriptHash);
                   });
}

void ElectrumSession::askHistory(const std::string& scriptHash)
{
    m_waiting.insert(scriptHash);
    askMore();
}

/// A few at a time, and none while much of what was told is still to be proven.
void ElectrumSession::askMore()
{
    for (auto it = m_waiting.begin();
         it != m_waiting.end() && m_asked.size() < kMostAsked && m_open.size() < kMostOpen;) {
        const std::string scriptHash = *it;
        ++it;
        if (!m_asked.insert(scriptHash).second)
            continue; // once more when it is answered
        m_waiting.erase(scriptHash);
        m_link.request("blockchain.scripthash.get_history", quoted(scriptHash),
                       [this, scriptHash](const RpcReply& r) {
                           m_asked.erase(scriptHash);
                           onHistory(scriptHash, r);
                       });
    }
}

/// One script is given up, the others go on; a server that gives none is left.
void ElectrumSession::leaveOut(const std::string& scriptHash, const std::string& why, bool again)
{
    Script& script = m_scripts[scriptHash];
    script.leftOut = why.empty() ? "no reason is given" : why;
    script.again = again;
    m_settled = false;
    if (std::ranges::count_if(m_scripts, [](const auto& each) {
            return !each.second.leftOut.empty();
        }) > static_cast<std::ptrdiff_t>(kMostLeftOut))
        end(Fate::Broken, "it does not give the histories of many scripts: " + why);
}

void ElectrumSession::askLeftOut()
{
    for (auto& [hash, script] : m_scripts) {
        if (!std::exchange(script.again, false))
            continue;
        if (script.subscribed)
            askHistory(hash);
        else
            subscribe(hash);
    }
}

std::string ElectrumSession::whatIsLeftOut() const
{
    std::string out;
    for (const auto& [hash, script] : m_scripts)
        if (!script.leftOut.empty())
            out += (out.empty() ? "" : "; ") + script.name + ": its history is not read (" +
                   script.leftOut + "), so its coins may be missing";
    return out;
}

void ElectrumSession::onHistory(const std::string& scriptHash, const RpcReply& reply)
{
    if (!reply.ok())
        return leaveOut(scriptHash, sanitised(reply.error), true);
    if (!reply.result.is_array())
        return end(Fate::Broken, "it does not give a history");
    if (reply.result.size() > kMostOfOneScript)
        return leaveOut(scriptHash, std::to_string(reply.result.size()) + " transactions", false);
    if (m_entries.size() > kMostEntries)
        return end(Fate::Broken, "it tells of more than " + std::to_string(kMostEntries) +
                                     " transactions: too many");
    if (!std::exchange(m_scripts[scriptHash].leftOut, {}).empty())
        m_settled = false;
    std::map<Txid, std::int64_t> now;
    for (const auto& item : reply.result) {
        const auto txid = fixedFromDisplay<Txid>(textOf(item, "tx_hash"));
        const auto& height = memberOf(item, "height");
        if (!txid || !height.is_number_integer())
            return end(Fate::Broken, "a history entry without tx_hash or height");
        now[*txid] = std::clamp<std::int64_t>(height.get<std::int64_t>(), 0, INT32_MAX);
    }
    Script& script = m_scripts[scriptHash];
    const auto before = std::exchange(script.history, now);
    for (const auto& [txid, height] : before)
        if (!now.contains(txid))
            vanished(scriptHash, txid);
    for (const auto& [txid, height] : now)
        claim(scriptHash, txid, height);
}

/// A transaction that a history no longer holds: replaced, or hidden.
void ElectrumSession::vanished(const std::string& scriptHash, const Txid& txid)
{
    const auto found = m_entries.find(txid);
    if (found == m_entries.end())
        return;
    Script& script = m_scripts[scriptHash];
    if (!found->second.proven) {
        found->second.scripts.erase(scriptHash);
        if (!found->second.scripts.empty())
            return;
        const bool told = found->second.told || found->second.height == -2;
        m_entries.erase(found);
        m_open.erase(txid);
        if (told)
            m_listener(TransactionGone{txid});
        return;
    }
    // Proven, and our chain still holds its block: a reorg we have not heard of, or a lie.
    if (++script.doubts > kMostTries)
        return end(Fate::Lying, "it no longer shows transaction " + toDisplay(txid) +
                                    ", which is in the chain it gave");
    script.history[txid] = found->second.height;
    askTip();
    askHistory(scriptHash);
}

void ElectrumSession::claim(const std::string& scriptHash, const Txid& txid, std::int64_t height)
{
    Entry& entry = m_entries[txid];
    entry.scripts.insert(scriptHash);
    if (entry.height == height && (entry.told || m_open.contains(txid)))
        return;
    if (entry.proven && height == 0) {
        m_scripts[scriptHash].history[txid] = entry.height;
        return vanished(scriptHash, txid);
    }
    entry.height = height;
    entry.told = false;
    entry.branch.reset();
    m_open.insert(txid);
    if (!entry.tx && !entry.txAsked) {
        entry.txAsked = true;
        m_link.request("blockchain.transaction.get", quoted(toDisplay(txid)),
                       [this, txid](const RpcReply& r) { onTransaction(txid, r); });
    }
    if (height > 0)
        askProof(txid);
    complete(txid);
}

void ElectrumSession::onTransaction(const Txid& txid, const RpcReply& reply)
{
    const auto found = m_entries.find(txid);
    if (found == m_entries.end())
        return;
    found->second.txAsked = false;
    if (!reply.ok() || !reply.result.is_string()) {
        // It may have been replaced since; the history will say so.
        if (++found->second.tries > kMostTries)
            return end(Fate::Broken, "it does not give transaction " + toDisplay(txid));
        for (const std::string& hash : found->second.scripts)
            askHistory(hash);
        found->second.height = -2;
        m_open.erase(txid);
        return;
    }
    auto tx = parseTransaction(fromHex(reply.result.get_ref<const std::string&>()));
    if (!tx || txidOf(*tx) != txid)
        return end(Fate::Lying, "it gave another transaction as " + toDisplay(txid));
    found->second.tx = std::move(*tx);
    complete(txid);
}

void ElectrumSession::askProof(const Txid& txid)
{
    const std::int64_t height = m_entries[txid].height;
    m_link.request("blockchain.transaction.get_merkle",
                   "[\"" + toDisplay(txid) + "\"," + std::to_string(height) + "]",
                   [this, txid, height](const RpcReply& r) { onProof(txid, height, r); });
}

void ElectrumSession::onProof(const Txid& txid, std::int64_t height, const RpcReply& reply)
{
    const auto found = m_entries.find(txid);
    if (found == m_entries.end() || found->second.height != height)
        return; // no longer claimed
    found->second.branch = reply.ok() ? branchIn(reply.result) : std::nullopt;
    const std::uint64_t position = numberOf(reply.result, "pos");
    if (!found->second.branch || position > UINT32_MAX)
        return doubt(txid, "it gives no Merkle branch");
    found->second.position = static_cast<std::uint32_t>(position);
    complete(txid);
}

/// Reports the transaction when all of it is there and holds.
void ElectrumSession::complete(const Txid& txid)
{
    const auto found = m_entries.find(txid);
    if (found == m_entries.end() || !found->second.tx || found->second.told)
        return;
    Entry& entry = found->second;
    if (entry.height > 0) {
        const auto height = static_cast<std::uint32_t>(entry.height);
        const RawHeader* header = entry.branch ? headerAt(height) : nullptr;
        if (header == nullptr)
            return;
        const auto proven =
            checkMerkleProof(*entry.tx, {entry.position, *entry.branch}, header->merkleRoot);
        if (!proven)
            return doubt(txid, "its Merkle proof fails, " + proven.error().detail);
        entry.proven =
            Confirmation{BlockHeight{height}, header->hash, entry.position, header->unixTime()};
    } else if (entry.height < 0)
        return;
    entry.told = true;
    entry.tries = 0;
    m_open.erase(txid);
    const Transaction tx = *entry.tx;
    entry.branch.reset();
    if (entry.proven)
        entry.tx.reset(); // it will hardly be needed again
    const auto confirmation = entry.height > 0 ? entry.proven : std::nullopt;
    m_listener(TransactionSeen{tx, confirmation});
}

/// A proof that fails may come from a chain the server has just left or taken: asked again after
/// its tip.
void ElectrumSession::doubt(const Txid& txid, const std::string& why)
{
    Entry& entry = m_entries[txid];
    entry.branch.reset();
    if (++entry.tries > kMostTries)
        return end(Fate::Lying, why + ": transaction " + toDisplay(txid) + " at height " +
                                    std::to_string(entry.height));
    askTip();
    entry.height = -2;
    m_open.erase(txid);
    for (const std::string& hash : entry.scripts)
        askHistory(hash);
}

bool ElectrumSession::holds(BlockHeight height, const BlockHash& hash) const
{
    if (!m_chain.anchored())
        return false;
    const RawHeader* header = m_chain.at(height.value);
    return height.value < m_chain.firstHeight() || (header != nullptr && header->hash == hash);
}

const RawHeader* ElectrumSession::headerAt(std::uint32_t height)
{
    if (height >= m_chain.firstHeight())
        return m_chain.anchored() ? m_chain.at(height) : nullptr;
    if (const auto found = m_old.find(height); found != m_old.end())
        return &found->second;
    m_oldWanted.insert(height);
    askOldHeaders();
    return nullptr;
}

/// Headers before the chain's first one are linked backwards, period by period, to what is known.
void ElectrumSession::askOldHeaders()
{
    if (m_oldAsked || m_oldWanted.empty() || !m_chain.anchored())
        return;
    if (!m_oldFloor)
        m_oldFloor = {m_chain.firstHeight(), m_chain.at(m_chain.firstHeight())->previous};
    m_oldAsked = true;
    const std::uint32_t floor = m_oldFloor->first;
    const std::uint32_t from = floor > kChunk ? floor - kChunk : 0;
    m_link.request("blockchain.block.headers",
                   "[" + std::to_string(from) + "," + std::to_string(floor - from) + "]",
                   [this, from](const RpcReply& r) { onOldHeaders(from, r); });
}

void ElectrumSession::onOldHeaders(std::uint32_t from, const RpcReply& reply)
{
    m_oldAsked = false;
    const auto headers = headersIn(reply);
    if (!headers || headers->size() != m_oldFloor->first - from)
        return end(Fate::Broken,
                   "it does not give the headers from height " + std::to_string(from));
    BlockHash expected = m_oldFloor->second;
    for (std::size_t i = headers->size(); i-- > 0;) {
        const RawHeader& header = (*headers)[i];
        const auto height = from + static_cast<std::uint32_t>(i);
        if (header.hash != expected)
            return end(Fate::Lying, "the header of height " + std::to_string(height) +
                                        " does not lead to the known chain");
        if (m_oldWanted.contains(height))
            m_old.emplace(height, header);
        expected = header.previous;
    }
    m_oldFloor = {from, expected};
    for (const auto& [height, header] : m_old)
        m_oldWanted.erase(height);
    if (!m_oldWanted.empty() && *m_oldWanted.rbegin() >= from) {
        m_oldFloor.reset(); // wanted after its period had passed by: once more from the top
    }
    for (const Txid& txid : std::set<Txid>{m_open})
        complete(txid);
    askOldHeaders();
}

void ElectrumSession::askFees()
{
    if (m_feesAt && m_now - *m_feesAt < kFeesEvery)
        return;
    m_feesAt = m_now;
    const auto raw = std::make_shared<RawEstimates>();
    const auto into = [this, raw](std::optional<Feerate> RawEstimates::* member, const char* method,
                                  const char* params) {
        m_link.request(method, params, [raw, member](const RpcReply& reply) {
            if (reply.ok())
                (*raw).*member = feerateFromJson(reply.result);
        });
    };
    into(&RawEstimates::nextBlock, "blockchain.estimatefee", "[2]");
    into(&RawEstimates::hour, "blockchain.estimatefee", "[6]");
    into(&RawEstimates::day, "blockchain.estimatefee", "[144]");
    const bool info = m_minor >= 6;
    m_link.request(info ? "mempool.get_info" : "blockchain.relayfee", "[]",
                   [this, raw, info](const RpcReply& reply) {
                       const auto& result = reply.result;
                       raw->minimum =
                           info ? std::max(feerateFromJson(memberOf(result, "mempoolminfee")),
                                           feerateFromJson(memberOf(result, "minrelaytxfee")))
                                : feerateFromJson(result);
                       m_listener(sanitisedEstimates(*raw));
                   });
}

void ElectrumSession::broadcast(const std::vector<Transaction>& package)
{
    if (package.size() < 2 || m_minor < 6) {
        for (const Transaction& tx : package)
            sendOne(tx);
        return;
    }
    std::string list;
    for (const Transaction& tx : package)
        list += (list.empty() ? "\"" : ",\"") + toHex(serialize(tx)) + "\"";
    m_link.request("blockchain.transaction.broadcast_package", "[[" + list + "]]",
                   [this, package](const RpcReply& reply) {
                       const bool sent = reply.ok() && flagOf(reply.result, "success");
                       for (const Transaction& tx : package)
                           if (sent)
                               m_listener(
                                   BroadcastDone{txidOf(tx), BroadcastVerdict::Accepted, {}});
                           else
                               sendOne(tx); // its own answer says more
                   });
}

/// A server that refuses may keep what it was given and publish it later, so its coins stay bound:
/// only a node of the user's own is believed when it says no. Defence 32.
void ElectrumSession::sendOne(const Transaction& tx)
{
    m_link.request("blockchain.transaction.broadcast", quoted(toHex(serialize(tx))),
                   [this, txid = txidOf(tx)](const RpcReply& reply) {
                       auto verdict =
                           reply.ok() ? BroadcastVerdict::Accepted : verdictOf(reply.error);
                       if (verdict == BroadcastVerdict::Rejected)
                           verdict = BroadcastVerdict::Unreachable;
                       m_listener(BroadcastDone{txid, verdict, sanitised(reply.error)});
                   });
}

} // namespace fulgurite::wallet

// SPDX-License-Identifier: MIT
#pragma once

#include "tests/wallet/chain/heard.h"
#include "tests/wallet/chain/toy_chain.h"
#include "wallet/chain/bitcoind_sync.h"
#include "wallet/chain/rpc_reply.h"

#include <deque>
#include <map>
#include <set>
#include <string>

namespace fulgurite::wallet {

/// A bitcoind over a toy chain, without sockets: calls wait until serve().
struct ToyNode final : RpcPort {
    using Json = nlohmann::json;

    ToyChain chain;
    std::map<Txid, Transaction> mempool;
    std::string network = "regtest";
    std::uint64_t version = 290400;
    std::uint32_t headersAhead = 0, pruneHeight = 0;
    int peers = 0;                       ///< that have every block
    std::set<std::uint32_t> fetched;     ///< pruned blocks that a peer gave
    std::set<std::uint32_t> lost;        ///< blocks that nobody has
    std::map<std::string, int> asked;    ///< calls by method
    std::map<std::string, RpcReply> say; ///< by method: this and nothing else
    std::vector<std::string> sent;

    void call(RpcLane, std::vector<RpcCall> batch, RpcDone done) override
    {
        m_calls.push_back({std::move(batch), std::move(done)});
    }

    /// Looks and answers until nothing is left to do at once; then a while passes.
    void serve(BitcoindSync& sync, int looks = 3)
    {
        for (int round = 0; round < looks; ++round) {
            sync.tick(now);
            for (int turn = 0; turn < 500 && (answer() || sync.eager()); ++turn)
                if (sync.eager())
                    sync.tick(now);
            now += std::chrono::seconds{30};
        }
    }
    bool answer()
    {
        if (m_calls.empty())
            return false;
        auto [batch, done] = std::move(m_calls.front());
        m_calls.pop_front();
        std::vector<RpcReply> replies;
        for (const RpcCall& one : batch)
            replies.push_back(reply(one));
        done(replies);
        return true;
    }
    UnixTime now = unixTime(1'700'000'000);

    RpcReply reply(const RpcCall& call)
    {
        ++asked[call.method];
        if (const auto found = say.find(call.method); found != say.end())
            return found->second;
        const Json params = Json::parse(call.params);
        if (call.method == "getblockhash" && params[0] > chain.height())
            return error(-8, "Block height out of range");
        if (call.method == "getblock")
            return block(params[0]);
        if (call.method == "getrawtransaction" || call.method == "sendrawtransaction")
            return transaction(call.method, params);
        return {result(call.method, params), 0, {}};
    }

private:
    static RpcReply error(std::int64_t code, std::string words)
    {
        return {nullptr, code, std::move(words)};
    }
    Json result(const std::string& method, const Json& params)
    {
        if (method == "getblockchaininfo")
            return {{"chain", network},
                    {"blocks", chain.height()},
                    {"headers", chain.height() + headersAhead},
                    {"bestblockhash", toDisplay(chain.hashAt(chain.height()))},
                    {"initialblockdownload", headersAhead > 0},
                    {"verificationprogress", "0.25"},
                    {"pruneheight", pruneHeight}};
        if (method == "getnetworkinfo")
            return {{"version", version}};
        if (method == "getblockhash")
            return toDisplay(chain.hashAt(params[0]));
        if (method == "getbestblockhash")
            return toDisplay(chain.hashAt(chain.height()));
        if (method == "getblockheader" && params.size() > 1)
            return toHex(chain.blocks[heightOfHash(params[0])].header);
        if (method == "getblockheader")
            return {{"mediantime", chain.blocks[heightOfHash(params[0])].parsed().time}};
        if (method == "getmempoolinfo")
            return {{"size", mempool.size()}, {"bytes", m_turn}, {"mempoolminfee", "0.00001"}};
        if (method == "getrawmempool")
            return poolIds();
        if (method == "gettxout")
            return isUnspent(outpointIn(params[0], params[1])) ? Json{{"value", "1"}} : Json{};
        if (method == "gettxspendingprevout")
            return Json::array({spending(outpointIn(params[0][0]["txid"], params[0][0]["vout"]))});
        if (method == "scantxoutset")
            return unspent(params[1]);
        if (method == "getpeerinfo")
            return peers == 0 ? Json::array() : Json::array({{{"id", 7}}});
        if (method == "getblockfrompeer") {
            fetched.insert(heightOfHash(params[0]));
            return Json::object();
        }
        return Json::object();
    }
    RpcReply block(const std::string& hash) const
    {
        const std::uint32_t height = heightOfHash(hash);
        if (lost.contains(height))
            return error(-1, "Block not found on disk");
        if (height < pruneHeight && !fetched.contains(height))
            return error(-1, "Block not available (pruned data)");
        return {toHex(chain.blocks[height].raw()), 0, {}};
    }
    RpcReply transaction(const std::string& method, const Json& params)
    {
        if (method == "sendrawtransaction") {
            sent.push_back(params[0]);
            return {"sent", 0, {}};
        }
        const auto found = mempool.find(*fixedFromDisplay<Txid>(params[0].get<std::string>()));
        return found == mempool.end() ? error(-5, "No such mempool transaction")
                                      : RpcReply{toHex(serialize(found->second)), 0, {}};
    }
    [[nodiscard]] std::uint32_t heightOfHash(const std::string& hash) const
    {
        std::uint32_t height = 0;
        while (toDisplay(chain.hashAt(height)) != hash)
            ++height;
        return height;
    }
    static OutPoint outpointIn(const std::string& txid, std::uint32_t index)
    {
        return {*fixedFromDisplay<Txid>(txid), index};
    }
    Json poolIds()
    {
        ++m_turn; // every look finds something changed
        Json out = Json::array();
        for (const auto& [txid, tx] : mempool)
            out.push_back(toDisplay(txid));
        return out;
    }
    static bool spends(const Transaction& tx, const OutPoint& outpoint)
    {
        return std::ranges::any_of(tx.inputs,
                                   [&](const TxIn& in) { return in.prevout == outpoint; });
    }
    [[nodiscard]] std::map<OutPoint, std::pair<TxOut, std::uint32_t>> coins() const
    {
        std::map<OutPoint, std::pair<TxOut, std::uint32_t>> out;
        for (std::uint32_t height = 0; height <= chain.height(); ++height)
            for (const Transaction& tx : chain.blocks[height].transactions) {
                for (const TxIn& in : tx.inputs)
                    out.erase(in.prevout);
                for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
                    out[{txidOf(tx), i}] = {tx.outputs[i], height};
            }
        return out;
    }
    [[nodiscard]] bool isUnspent(const OutPoint& outpoint) const
    {
        return coins().contains(outpoint) && spending(outpoint).size() == 2;
    }
    [[nodiscard]] Json spending(const OutPoint& outpoint) const
    {
        Json out{{"txid", toDisplay(outpoint.txid)}, {"vout", outpoint.index}};
        for (const auto& [txid, tx] : mempool)
            if (spends(tx, outpoint))
                out["spendingtxid"] = toDisplay(txid);
        return out;
    }
    [[nodiscard]] Json unspent(const Json& descriptors) const
    {
        Json list = Json::array();
        for (const auto& [outpoint, coin] : coins())
            for (const auto& descriptor : descriptors)
                if (descriptor == "raw(" + toHex(coin.first.scriptPubKey) + ")")
                    list.push_back({{"txid", toDisplay(outpoint.txid)},
                                    {"vout", outpoint.index},
                                    {"scriptPubKey", toHex(coin.first.scriptPubKey)},
                                    {"amount", "0.00001"},
                                    {"height", coin.second}});
        return {{"success", true}, {"height", chain.height()}, {"unspents", list}};
    }

    struct Call {
        std::vector<RpcCall> batch;
        RpcDone done;
    };
    std::deque<Call> m_calls;
    std::uint64_t m_turn = 0;
};

} // namespace fulgurite::wallet

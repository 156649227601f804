// SPDX-License-Identifier: MIT
#pragma once

#include "tests/wallet/chain/toy_chain.h"
#include "wallet/chain/electrum_session.h"
#include "wallet/crypto/hash.h"

#include <cassert>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace fulgurite::wallet {

inline const Bytes kOurs{0x00, 0x14, 0x11};

/// An Electrum server over a toy chain. What it should lie about is set by the test.
struct ToyServer {
    using Json = nlohmann::json;

    ToyChain chain;
    std::map<std::string, std::vector<std::pair<Txid, int>>> histories;
    std::map<Txid, Transaction> transactions;
    std::string version = "1.6";
    std::string genesis = toDisplay(genesisHash(Network::Regtest));
    Json package;                              ///< the answer to one
    Json estimate = "0.00001";                 ///< of every fee, in bitcoin per kilobyte
    std::string refusal;                       ///< the error that a single transaction meets
    std::map<std::string, std::string> unread; ///< by script: the error that its history meets
    std::vector<std::string> sent;             ///< transactions that came alone
    bool spoilBranch = false, spoilTransaction = false, denyBranch = false;

    static std::string key(const Bytes& script) { return toDisplay(sha256(script)); }

    Transaction confirm(int blocksAfter = 0)
    {
        const Transaction tx = payment({Txid{}, chain.height()}, kOurs);
        chain.add({tx});
        transactions[txidOf(tx)] = tx;
        histories[key(kOurs)].push_back({txidOf(tx), static_cast<int>(chain.height())});
        for (int i = 0; i < blocksAfter; ++i)
            chain.add();
        return tx;
    }

    Json tip() const
    {
        return {{"height", chain.height()}, {"hex", toHex(chain.blocks.back().header)}};
    }

    Json answer(const std::string& method, const Json& params)
    {
        if (method == "server.version")
            return {"Toy", version};
        if (method == "server.features")
            return {{"genesis_hash", genesis}};
        if (method == "blockchain.headers.subscribe")
            return tip();
        if (method == "blockchain.block.headers")
            return headers(params[0], params[1]);
        if (method == "blockchain.scripthash.subscribe")
            return histories.contains(params[0]) ? Json("status") : Json();
        if (method == "blockchain.scripthash.get_history") {
            Json out = Json::array();
            for (const auto& [txid, height] : histories[params[0]])
                out.push_back({{"tx_hash", toDisplay(txid)}, {"height", height}});
            return out;
        }
        if (method == "blockchain.transaction.get") {
            Transaction tx = transactions[*fixedFromDisplay<Txid>(params[0].get<std::string>())];
            tx.lockTime += spoilTransaction ? 1 : 0;
            return toHex(serialize(tx));
        }
        if (method == "blockchain.transaction.get_merkle")
            return merkle(params[1]);
        if (method == "blockchain.estimatefee")
            return estimate;
        if (method == "blockchain.transaction.broadcast_package")
            return package;
        if (method == "blockchain.transaction.broadcast")
            sent.push_back(params[0]);
        return "0.00001";
    }

    Json headers(std::uint32_t from, std::uint32_t count) const
    {
        Json list = Json::array();
        std::string hex;
        for (std::uint32_t h = from; h <= chain.height() && h < from + count; ++h) {
            list.push_back(toHex(chain.blocks[h].header));
            hex += toHex(chain.blocks[h].header);
        }
        return version == "1.6" ? Json{{"headers", list}} : Json{{"hex", hex}};
    }

    Json merkle(std::uint32_t height) const
    {
        if (denyBranch || height > chain.height() || chain.blocks[height].transactions.size() != 2)
            return Json::object();
        std::string node = toDisplay(chain.blocks[height].ids()[0]);
        if (spoilBranch)
            node[0] = node[0] == '0' ? '1' : '0';
        return {{"merkle", Json::array({node})}, {"pos", 1}, {"block_height", height}};
    }

    /// Answers until the session asks no more; bounded, so that a quarrel ends.
    void serve(ElectrumSession& session)
    {
        for (int round = 0; round < 200; ++round) {
            std::istringstream lines{session.takeOutgoing()};
            std::string out;
            for (std::string line; std::getline(lines, line);) {
                const Json request = Json::parse(line);
                Json reply{{"id", request["id"]},
                           {"result", answer(request["method"], request["params"])}};
                if (!refusal.empty() && request["method"] == "blockchain.transaction.broadcast")
                    reply = {{"id", request["id"]}, {"error", {{"message", refusal}}}};
                const Json& first = request["params"].empty() ? Json() : request["params"][0];
                const bool isHistory = request["method"] == "blockchain.scripthash.get_history" ||
                                       request["method"] == "blockchain.scripthash.subscribe";
                if (isHistory && unread.contains(first))
                    reply = {{"id", request["id"]},
                             {"error", {{"code", 1}, {"message", unread[first]}}}};
                out += reply.dump() + "\n";
            }
            if (out.empty())
                return;
            session.feed(out);
        }
        assert(!"the session never rests");
    }

    void notify(ElectrumSession& session, const std::string& method, const Json& params)
    {
        session.feed(Json{{"method", method}, {"params", params}}.dump() + "\n");
        serve(session);
    }
};

} // namespace fulgurite::wallet

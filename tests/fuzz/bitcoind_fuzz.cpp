// SPDX-License-Identifier: MIT
#include "tests/fuzz/fuzz_target.h"
#include "wallet/chain/bitcoind_sync.h"
#include "wallet/chain/exact_json.h"
#include "wallet/chain/rpc_reply.h"

#include <deque>
#include <sstream>

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

constexpr int kMostRounds = 80;

/// A node whose every answer is a line of the input; an error where the line is no JSON.
struct Node final : RpcPort {
    explicit Node(ByteView input) : lines{asString(input)} {}
    void call(RpcLane, std::vector<RpcCall> batch, RpcDone done) override
    {
        waiting.emplace_back(batch, std::move(done));
    }
    RpcReply reply(const RpcCall& call)
    {
        if (call.method == "getnetworkinfo")
            return {{{"version", 290000}}, 0, {}};
        std::string line;
        if (!std::getline(lines, line)) {
            over = true;
            return {nullptr, -1, "over"};
        }
        auto json = parseExactJson(line);
        return json ? RpcReply{std::move(*json), 0, {}} : RpcReply{nullptr, -28, line};
    }
    bool answer()
    {
        if (waiting.empty() || over)
            return false;
        auto [batch, done] = std::move(waiting.front());
        waiting.pop_front();
        std::vector<RpcReply> replies;
        for (const RpcCall& one : batch)
            replies.push_back(reply(one));
        done(replies);
        return true;
    }
    std::istringstream lines;
    std::deque<std::pair<std::vector<RpcCall>, RpcDone>> waiting;
    bool over = false;
};

void followNode(ByteView input)
{
    Node node{input};
    bool wrong = false;
    BitcoindSync sync{Network::Regtest, node, [&](const ChainEvent& event) {
                          const auto* tip = std::get_if<TipReached>(&event);
                          wrong = wrong || (tip != nullptr && tip->tip.hash == BlockHash{});
                      }};
    sync.start({}, unixTime(1), "fuzz");
    sync.watch({{{0x00, 0x14, 0x11}, OutPoint{}}});
    for (int round = 0; round < kMostRounds && !node.over; ++round) {
        sync.tick(unixTime(1'700'000'000 + 30 * round));
        while (node.answer()) {
        }
        if (round == kMostRounds / 2)
            sync.watch({{{0x00, 0x14, 0x22}, OutPoint{Txid{}, 1}}});
    }
    mustHold(!wrong);
}

} // namespace

/// The first byte chooses: what a node answers, or the bytes of its HTTP connection.
void fuzzOne(ByteView input)
{
    if (input.empty() || input[0] != 0)
        return followNode(input);
    RpcLink link;
    link.push({{"getblockchaininfo"}, {"getnetworkinfo"}},
              [](const std::vector<RpcReply>& replies) { mustHold(replies.size() == 2); });
    link.takeBody();
    const std::string bytes = asString(input.subspan(1));
    const std::size_t half = bytes.size() / 2;
    if (link.feed(std::string_view{bytes}.substr(0, half)) == RpcLink::Trouble::None)
        link.feed(std::string_view{bytes}.substr(half));
}

// SPDX-License-Identifier: MIT
#include "tests/fuzz/fuzz_target.h"
#include "wallet/chain/electrum_session.h"
#include "wallet/chain/rpc_reply.h"

#include <sstream>

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

constexpr int kMostRounds = 60;

/// Cuts the input into the answers of a server, one a line.
class Answers {
public:
    explicit Answers(ByteView input) : m_lines{asString(input)} {}
    bool next(std::string& line) { return static_cast<bool>(std::getline(m_lines, line)); }

private:
    std::istringstream m_lines;
};

/// The first two questions (version and network) are answered well, so that the rest is reached.
std::string answerTo(const nlohmann::json& request, Answers& answers)
{
    const std::string method = request["method"], id = request["id"].dump();
    std::string result;
    if (method == "server.version")
        result = R"(["x","1.6"])";
    else if (method == "server.features")
        result = R"({"genesis_hash":")" + toDisplay(genesisHash(Network::Regtest)) + R"("})";
    else if (!answers.next(result))
        return {};
    return R"({"id":)" + id + R"(,"result":)" + result + "}\n";
}

} // namespace

/// Nothing unproven is ever told as confirmed: without a header chain the toy input cannot make,
/// no confirmation may come out. The session ends or waits; it never breaks.
void fuzzOne(ByteView input)
{
    if (input.empty())
        return;
    bool proven = false;
    ElectrumSession session{Network::Regtest, "fuzz", [&](const ChainEvent& event) {
                                const auto* seen = std::get_if<TransactionSeen>(&event);
                                proven = proven || (seen != nullptr && seen->confirmation);
                            }};
    session.watch({{{0x00, 0x14, 0x11}, OutPoint{}}});
    session.start({});
    if (input[0] == 0) { // bytes as they come
        session.takeOutgoing();
        session.feed(asString(input.subspan(1)));
        return;
    }
    Answers answers{input};
    for (int round = 0; round < kMostRounds; ++round) {
        std::istringstream requests{session.takeOutgoing()};
        std::string out;
        for (std::string line; std::getline(requests, line);) {
            const std::string answer = answerTo(nlohmann::json::parse(line), answers);
            if (answer.empty())
                return;
            out += answer;
        }
        if (out.empty())
            break;
        session.feed(out);
        session.tick(unixTime(1'700'000'000 + 100 * round));
    }
    mustHold(!proven || !session.work().isZero());
}

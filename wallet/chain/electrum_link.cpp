// SPDX-License-Identifier: MIT
#include "wallet/chain/electrum_link.h"

#include "wallet/base/text.h"
#include "wallet/chain/exact_json.h"
#include "wallet/chain/rpc_reply.h"

#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr std::size_t kMostUnderWay = 400;
constexpr std::size_t kLongestLine = 32 * 1024 * 1024;

} // namespace

void ElectrumLink::request(std::string_view method, std::string_view params, Done done)
{
    const std::uint64_t id = m_nextId++;
    std::string text = R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")";
    text.append(method).append(R"(","params":)").append(params).append("}\n");
    m_waiting.push_back({id, std::move(text), std::move(done)});
}

std::string ElectrumLink::takeOutgoing()
{
    std::string out;
    while (!m_waiting.empty() && m_open.size() < kMostUnderWay) {
        Question& next = m_waiting.front();
        out += next.text;
        m_open.emplace(next.id, std::move(next.done));
        m_waiting.pop_front();
    }
    return out;
}

bool ElectrumLink::feed(std::string_view bytes)
{
    if (!m_problem.empty())
        return false;
    m_in += bytes;
    std::size_t begin = 0;
    for (std::size_t end = m_in.find('\n', m_searched); end != std::string::npos;
         end = m_in.find('\n', begin)) {
        const std::string text = m_in.substr(begin, end - begin);
        begin = end + 1;
        if (!line(text))
            return false;
    }
    m_in.erase(0, begin);
    m_searched = m_in.size();
    return m_in.size() <= kLongestLine ? true : broken("a line of more than 32 MiB");
}

bool ElectrumLink::line(std::string_view text)
{
    auto message = parseExactJson(text);
    if (!message || !message->is_object())
        return broken("a line that is no JSON object: " + sanitised(text.substr(0, 60)));
    if (message->contains("method")) {
        RpcReply parameters;
        parameters.result = memberOf(*message, "params");
        m_notified(textOf(*message, "method"), parameters);
        return true;
    }
    const auto& id = memberOf(*message, "id");
    const auto open = id.is_number_unsigned() ? m_open.find(id.get<std::uint64_t>()) : m_open.end();
    if (open == m_open.end())
        return broken("an answer to no question of ours");
    const Done done = std::move(open->second);
    m_open.erase(open);
    done(replyFrom(std::move(*message)));
    return true;
}

bool ElectrumLink::broken(std::string why)
{
    m_problem = std::move(why);
    return false;
}

} // namespace fulgurite::wallet

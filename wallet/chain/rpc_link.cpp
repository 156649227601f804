// SPDX-License-Identifier: MIT
#include "wallet/chain/rpc_link.h"

#include "wallet/base/text.h"
#include "wallet/chain/exact_json.h"
#include "wallet/chain/rpc_reply.h"

#include <algorithm>
#include <utility>

namespace fulgurite::wallet {

namespace {

using Json = nlohmann::json;
constexpr int kUnauthorised = 401, kForbidden = 403, kTooBusy = 503;

/// Answers in order of their ids; nothing when one is missing or there is one too many.
std::optional<std::vector<RpcReply>> sorted(Json&& list, std::size_t count)
{
    if (!list.is_array() || list.size() != count)
        return std::nullopt;
    std::vector<RpcReply> out(count);
    std::vector<bool> seen(count);
    for (Json& entry : list) {
        const Json& id = memberOf(entry, "id");
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() >= count ||
            seen[id.get<std::size_t>()])
            return std::nullopt;
        const auto place = id.get<std::size_t>();
        seen[place] = true;
        out[place] = replyFrom(std::move(entry));
    }
    return out;
}

} // namespace

const Json& memberOf(const Json& object, const char* key)
{
    static const Json kNothing;
    if (!object.is_object())
        return kNothing;
    const auto found = object.find(key);
    return found == object.end() ? kNothing : *found;
}

std::string textOf(const Json& object, const char* key)
{
    const Json& value = memberOf(object, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

std::uint64_t numberOf(const Json& object, const char* key)
{
    const Json& value = memberOf(object, key);
    return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

std::uint32_t heightOf(const Json& object, const char* key)
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(numberOf(object, key), INT32_MAX));
}

bool flagOf(const Json& object, const char* key)
{
    const Json& value = memberOf(object, key);
    return value.is_boolean() && value.get<bool>();
}

RpcReply replyFrom(Json response)
{
    RpcReply out;
    const Json& error = memberOf(response, "error");
    if (error.is_null()) {
        if (response.is_object() && response.contains("result"))
            out.result = std::move(response["result"]);
        return out;
    }
    const Json& code = memberOf(error, "code");
    out.code =
        code.is_number_integer() && code.get<std::int64_t>() != 0 ? code.get<std::int64_t>() : -1;
    out.error = error.is_string() ? error.get<std::string>() : textOf(error, "message");
    return out;
}

std::string batchBody(const std::vector<RpcCall>& calls)
{
    std::string out = "[";
    for (std::size_t i = 0; i < calls.size(); ++i) {
        out += i == 0 ? "" : ",";
        out += R"({"jsonrpc":"1.0","id":)" + std::to_string(i) + R"(,"method":")" +
               calls[i].method + R"(","params":)" + calls[i].params + "}";
    }
    return out + "]";
}

void RpcLink::push(std::vector<RpcCall> batch, RpcDone done)
{
    m_queue.push_back({std::move(batch), std::move(done)});
}

std::string RpcLink::takeBody()
{
    if (m_underWay || m_queue.empty())
        return {};
    m_underWay = true;
    return batchBody(m_queue.front().calls);
}

RpcLink::Trouble RpcLink::feed(std::string_view bytes)
{
    if (!m_reader.feed(bytes))
        return trouble(Trouble::Protocol, m_reader.problem());
    while (const auto response = m_reader.next()) {
        const Trouble found = answer(*response);
        if (found != Trouble::None)
            return found;
    }
    return Trouble::None;
}

RpcLink::Trouble RpcLink::answer(const HttpResponse& response)
{
    if (response.status == kUnauthorised || response.status == kForbidden)
        return trouble(Trouble::Unauthorised, "it refuses our user and password or cookie");
    if (response.status == kTooBusy)
        return trouble(Trouble::Busy, "its work queue is full");
    if (!m_underWay)
        return trouble(Trouble::Protocol, "it answers without a question");
    auto list = parseExactJson(response.body);
    auto replies = list ? sorted(std::move(*list), m_queue.front().calls.size()) : std::nullopt;
    if (!replies)
        return trouble(Trouble::Protocol,
                       "HTTP " + std::to_string(response.status) +
                           ", and no JSON-RPC answer: " + sanitised(response.body.substr(0, 80)));
    const RpcDone done = std::move(m_queue.front().done);
    m_queue.pop_front();
    m_underWay = false;
    done(*replies);
    return Trouble::None;
}

RpcLink::Trouble RpcLink::trouble(Trouble kind, std::string why)
{
    m_problem = std::move(why);
    return kind;
}

} // namespace fulgurite::wallet

// SPDX-License-Identifier: MIT
#include "app/daemon/request_reader.h"

#include "app/daemon/wipe_json.h"
#include "wallet/base/text.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kShown = 100; ///< of a name that a client made up

std::unexpected<RpcError> refused(const std::string& why)
{
    return std::unexpected(RpcError{-32602, why, {}});
}

/// Source: JSON-RPC 2.0, section 4: an id is a text, a number or null.
bool isId(const Json& id) { return id.is_null() || id.is_string() || id.is_number(); }

} // namespace

std::expected<RpcRequest, RefusedRequest> readRequest(std::string_view object)
{
    Json request = Json::parse(object.begin(), object.end(), nullptr, false);
    if (request.is_discarded() || !request.is_object()) {
        wipeTexts(request);
        return std::unexpected(RefusedRequest{{}, {-32700, "broken JSON", {}}});
    }
    RpcRequest out{request.value("id", Json{}), {}, std::move(request["params"])};
    const Json& method = request["method"];
    const char* const fault = !isId(out.id) ? "the \"id\" of a request is a text or a number"
                              : !method.is_string() ? "a request needs a string \"method\""
                                                    : nullptr;
    if (fault != nullptr) {
        wipeTexts(out.parameters);
        return std::unexpected(
            RefusedRequest{isId(out.id) ? std::move(out.id) : Json{}, {-32600, fault, {}}});
    }
    out.method = method.get<std::string>();
    return out;
}

std::expected<Json, RpcError> parametersByName(const std::string& method,
                                               const std::vector<RpcParameter>& known,
                                               const Json& given)
{
    Json named = Json::object();
    if (given.is_array()) {
        if (given.size() > known.size())
            return refused(method + ": too many parameters: got " + std::to_string(given.size()) +
                           ", expected at most " + std::to_string(known.size()));
        for (std::size_t i = 0; i < given.size(); ++i)
            named[known[i].name] = given[i];
    } else if (given.is_object()) {
        named = given;
    } else if (!given.is_null()) {
        return refused("params must be an object or an array");
    }
    for (const auto& [name, value] : named.items()) {
        if (std::ranges::find(known, name, &RpcParameter::name) == known.end())
            return refused(method + ": unknown parameter: " + sanitised(name, kShown));
    }
    std::erase_if(named.get_ref<Json::object_t&>(),
                  [](const auto& entry) { return entry.second.is_null(); });
    for (const RpcParameter& parameter : known) {
        if (parameter.required && !named.contains(parameter.name))
            return refused(method + ": missing required parameter: " + parameter.name);
    }
    return named;
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace fulgurite::app {

struct RpcError {
    int code = -1;
    std::string message;
    nlohmann::json data; ///< null: left out
};

struct RpcParameter {
    std::string name;
    bool required = false;
};

/// A request as its client wrote it; the parameters are not looked at yet.
struct RpcRequest {
    nlohmann::json id; ///< null when none was given
    std::string method;
    nlohmann::json parameters;
};
struct RefusedRequest {
    nlohmann::json id; ///< as far as it could be read
    RpcError error;
};

/// One object of the stream. Errors: -32700 no JSON; -32600 no request.
std::expected<RpcRequest, RefusedRequest> readRequest(std::string_view object);

/// Parameters by position become parameters by name; unknown and missing ones are refused with
/// -32602. Those that are null count as left out.
std::expected<nlohmann::json, RpcError> parametersByName(const std::string& method,
                                                         const std::vector<RpcParameter>& known,
                                                         const nlohmann::json& given);

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace fulgurite::wallet {

/// The answer to one call: a result, or an error of the server.
struct RpcReply {
    nlohmann::json result; ///< fractions are strings, see parseExactJson
    std::int64_t code = 0; ///< bitcoind's or Electrum's number; 0 when there was no error
    std::string error;     ///< the server's words, not yet sanitised

    [[nodiscard]] bool ok() const { return code == 0 && error.empty(); }
};

/// Members read with a doubt: a wrong type is as good as absent.
std::string textOf(const nlohmann::json& object, const char* key);
std::uint64_t numberOf(const nlohmann::json& object, const char* key);
/// A height, at most 2^31 - 1.
std::uint32_t heightOf(const nlohmann::json& object, const char* key);
bool flagOf(const nlohmann::json& object, const char* key);
const nlohmann::json& memberOf(const nlohmann::json& object, const char* key);

/// Result, code and words of a response object.
RpcReply replyFrom(nlohmann::json response);

} // namespace fulgurite::wallet

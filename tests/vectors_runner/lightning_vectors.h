// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace fulgurite::vectors {

// One function per file of BOLT vectors: runs one case (with the fields of `common` merged in) and
// returns what is wrong with the result, or nothing.

std::string checkBigSize(const nlohmann::json& test);
std::string checkSignedIntegers(const nlohmann::json& test);
std::string checkTlv(const nlohmann::json& test);
std::string checkOnion(const nlohmann::json& test);
std::string checkOnionError(const nlohmann::json& test);
std::string checkShortChannelId(const nlohmann::json& test);
std::string checkRoutingExample(const nlohmann::json& test);
std::string checkHandshake(const nlohmann::json& test);
std::string checkTransportMessages(const nlohmann::json& test);
std::string checkFeatures(const nlohmann::json& test);
std::string checkInvoices(const nlohmann::json& test);

} // namespace fulgurite::vectors

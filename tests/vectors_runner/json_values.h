// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <nlohmann/json.hpp>
#include <string>

namespace fulgurite::vectors {

/// Numbers beyond 2^53 stand as decimal strings in the vectors.
inline std::uint64_t number(const nlohmann::json& value)
{
    return value.is_string() ? std::stoull(value.get<std::string>()) : value.get<std::uint64_t>();
}
inline std::int64_t signedNumber(const nlohmann::json& value)
{
    return value.is_string() ? std::stoll(value.get<std::string>()) : value.get<std::int64_t>();
}
inline Bytes hexBytes(const nlohmann::json& value) { return fromHex(value.get<std::string>()); }

template <typename T> std::string same(const std::string& what, const T& got, const T& expected)
{
    return got == expected ? std::string{} : what + " differs";
}
/// Hex of both sides in the message.
inline std::string sameHex(const std::string& what, ByteView got, const nlohmann::json& expected)
{
    const std::string hex = toHex(got);
    return hex == expected.get<std::string>()
               ? std::string{}
               : what + " is " + hex + ", expected " + expected.get<std::string>();
}

} // namespace fulgurite::vectors

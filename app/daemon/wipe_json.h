// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/secret.h"

#include <nlohmann/json.hpp>

namespace fulgurite::app {

/// Overwrites every text of a value: a request may carry a password or the seed words. Copies that
/// a library made on the way are out of reach.
inline void wipeTexts(nlohmann::json& value)
{
    if (auto* text = value.get_ptr<nlohmann::json::string_t*>())
        return wipe(text->data(), text->size());
    if (value.is_structured())
        for (nlohmann::json& child : value)
            wipeTexts(child);
}

/// Overwrites and empties a buffer of bytes. Only when nobody else holds the same bytes: a shared
/// one would be copied first.
template <typename Buffer> void wipeBytes(Buffer& bytes)
{
    if (bytes.size() > 0)
        wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

} // namespace fulgurite::app

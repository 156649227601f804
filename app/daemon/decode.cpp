// SPDX-License-Identifier: MIT
#include "app/daemon/decode.h"

#include <nlohmann/json.hpp>

namespace fulgurite::app {

std::expected<nlohmann::json, std::string> decodeText(const std::string& text)
{
    return std::unexpected("cannot decode " + text); // filled in when lightning/invoice lands
}

} // namespace fulgurite::app

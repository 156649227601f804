// SPDX-License-Identifier: MIT
#include "app/cli/cli_output.h"

#include <nlohmann/json.hpp>

namespace fulgurite::app {

using Json = nlohmann::json;

namespace {

std::string helpLines(const Json& rows)
{
    std::string out;
    for (const Json& row : rows)
        out += row.value("command", "") + "\n    " + row.value("description", "") + "\n\n";
    return out;
}

} // namespace

std::string cliResult(const Json& result)
{
    if (result.is_object() && result.value("format-hint", "") == "simple" &&
        result.contains("help"))
        return helpLines(result["help"]);
    if (result.is_string())
        return result.get<std::string>() + "\n";
    return result.dump(3, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string cliNotice(const Json& notification)
{
    const std::string name = notification.value("method", "");
    const Json params = notification.value("params", Json::object());
    const Json body = params.is_object() && params.contains(name) ? params[name] : params;
    return "# " + name + " " + body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "app/daemon/rpc_method.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

Json helpShape(const RpcMethod& method)
{
    std::string command = method.name;
    for (const RpcParameter& parameter : method.parameters)
        command += parameter.required ? " " + parameter.name : " [" + parameter.name + "]";
    return {{"command", command},
            {"category", method.category},
            {"description", method.description},
            {"verbose", method.description}};
}

} // namespace

RpcMethods allMethods()
{
    RpcMethods all;
    for (auto group :
         {walletMethods, backupMethods, coinMethods, channelMethods, paymentMethods, invoiceMethods,
          peerMethods, nodeMethods, practiceMethods, waitMethods, developerMethods})
        std::ranges::move(group(), std::back_inserter(all));
    Json rows = Json::array();
    for (const RpcMethod& method : all)
        rows.push_back(helpShape(method));
    const auto help = [rows](const RpcCall& call) {
        const auto wanted = call.text("command", {});
        if (!wanted)
            return;
        Json found = Json::array();
        for (const Json& row : rows) {
            const auto command = row["command"].get<std::string>();
            if (wanted->isEmpty() || command.substr(0, command.find(' ')) == wanted->toStdString())
                found.push_back(row);
        }
        if (found.empty())
            return call.refuse(
                RpcError{-32601, "Unknown command '" + wanted->toStdString() + "'", {}});
        call.answer({{"help", found}, {"format-hint", "simple"}});
    };
    all.push_back({"help", "utility", {{"command"}}, "Lists the methods", help, true});
    return all;
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "app/daemon/rpc_call.h"

#include <string>
#include <vector>

namespace fulgurite::app {

/// One row of the method table: the name, its parameters in the order of Core Lightning's schema,
/// what it does, the code.
struct RpcMethod {
    std::string name, category;
    std::vector<RpcParameter> parameters;
    std::string description;
    std::function<void(const RpcCall&)> run;
    bool whenLocked = false; ///< served while the wallet is locked or missing
};
using RpcMethods = std::vector<RpcMethod>;

// Each group of methods lives in a file of its own (methods_NAME.cpp).
RpcMethods walletMethods();
RpcMethods backupMethods();
RpcMethods coinMethods();
RpcMethods channelMethods();
RpcMethods paymentMethods();
RpcMethods invoiceMethods();
RpcMethods peerMethods();
RpcMethods nodeMethods();
RpcMethods practiceMethods();
RpcMethods waitMethods();
RpcMethods developerMethods();
/// All of them, with `help` over all.
RpcMethods allMethods();

/// "waiting", "working", "ready", "failed" or "not needed".
std::string stageWord(StageState state);

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/engine_core.h"

namespace fulgurite::app {

/// Runs `body(session, promise)` on the engine thread when a wallet is open; else the promise hears
/// why not.
template <typename T, typename Body>
Future<T> askSession(EngineCore& core, Body body,
                     std::chrono::milliseconds patience = kUsualPatience)
{
    return askOn<T>(
        &core,
        [&core, body = std::move(body)](const Promise<T>& promise) mutable {
            if (const auto problem = core.obstacle())
                return promise.fail(*problem);
            body(*core.session(), promise);
        },
        patience);
}

/// As askSession, for what needs the Lightning node.
template <typename T, typename Body>
Future<T> askNode(EngineCore& core, Body body, std::chrono::milliseconds patience = kUsualPatience)
{
    return askSession<T>(
        core,
        [body = std::move(body)](WalletSession& session, const Promise<T>& promise) mutable {
            if (!session.hasNode())
                return promise.fail({ErrorCode::LightningOnMainnetRefused, {}, {}});
            body(session, promise);
        },
        patience);
}

} // namespace fulgurite::app

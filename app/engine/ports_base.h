// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

#include "app/engine/engine_core.h"

namespace fulgurite::app {

/// Runs `body(session, promise)` on the engine thread when a wallet is open; else the promise hears
/// why not.
template <typename T, typename Body> Future<T> askSession(EngineCore& core, Body body)
{
    return askOn<T>(&core, [&core, body = std::move(body)](const Promise<T>& promise) mutable {
        if (const auto problem = core.obstacle())
            return promise.fail(*problem);
        body(*core.session(), promise);
    });
}

/// As askSession, for what needs the Lightning node.
template <typename T, typename Body> Future<T> askNode(EngineCore& core, Body body)
{
    return askSession<T>(
        core, [body = std::move(body)](WalletSession& session, const Promise<T>& promise) mutable {
            if (!session.hasNode())
                return promise.fail({ErrorCode::LightningOnMainnetRefused, {}, {}});
            body(session, promise);
        });
}

/// Fails the promise with TimedOut unless it was answered within `limit`.
template <typename T>
void failAfter(QObject* context, const Promise<T>& promise, std::chrono::milliseconds limit)
{
    QTimer::singleShot(limit, context, [promise, limit] {
        promise.fail({ErrorCode::TimedOut,
                      {{QStringLiteral("seconds"), QString::number(limit.count() / 1000)}},
                      {}});
    });
}

} // namespace fulgurite::app

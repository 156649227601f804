// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QTest>

#include "app/api/errors.h"

namespace fulgurite::testing {

inline constexpr int kLimitMs = 60'000;

/// Runs the event loop until the future is there; a limit that is only met by a hang.
template <typename T> app::Answer<T> await(app::Future<T> future, int limitMs = kLimitMs)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, limitMs))
        return app::refuse(app::ErrorCode::TimedOut);
    return future.takeResult();
}

} // namespace fulgurite::testing

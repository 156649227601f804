// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QObject>

#include "app/api/errors.h"

#include <utility>

namespace fulgurite::ui {

/// Calls `handle` with a port's answer on the thread of `context`; never once `context` is gone.
template <typename T, typename Handler>
void onAnswer(app::Future<T> future, QObject* context, Handler handle)
{
    future.then(context, [handle = std::move(handle)](const app::Answer<T>& answer) mutable {
        handle(answer);
    });
}

} // namespace fulgurite::ui

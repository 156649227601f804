// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

#include "app/api/engine.h"

#include <functional>

namespace fulgurite::app {

/// Why HOST:PORT cannot be listened on, or an empty text. An empty `address` is fine.
QString listenProblem(const QString& address);

/// Asks the backend for its network; calls `refuse` with one sentence when it is another one. A
/// backend that does not answer is no reason: it is tried again while we run.
void checkBackendNetwork(Engine& engine, BackendChoice backend, Network network, QObject* context,
                         std::function<void(const QString&)> refuse);

} // namespace fulgurite::app

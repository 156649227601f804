// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "wallet/crypto/keys.h"

#include <filesystem>

namespace fulgurite::app {

/// The node id stands in the clear beside the wallet (node_id, mode 0600), so that a locked daemon
/// can say whose it is. It is what every peer is told anyway. Empty when there is none.
QString readNodeId(const std::filesystem::path& folder);
/// Writes it when it is missing or another one. A failure is no reason to stop: it is only shown.
void rememberNodeId(const std::filesystem::path& folder, const PublicKey& nodeId);

} // namespace fulgurite::app

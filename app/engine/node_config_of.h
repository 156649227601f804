// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>

#include "app/engine/engine_options.h"
#include "lightning/node/node_config.h"
#include "wallet/keys/lightning_keys.h"

#include <functional>
#include <string>

namespace fulgurite::app {

/// The node's settings from the engine's options, developer options included.
lightning::NodeConfig nodeConfigOf(const EngineOptions& options);
QNetworkProxy proxyOf(const QString& hostAndPort);

using SecretsOf = std::function<lightning::ChannelSecrets(const lightning::ChannelKeyId&)>;
/// The node key, or the one a developer option forces.
/// --dev-import-privkey.
std::vector<SecretKey> importedKeysOf(const EngineOptions& options);
SecretKey nodeKeyOf(const EngineOptions& options, const wallet::LightningKeys& keys);
/// Each channel's secrets, or those a developer option forces on every channel.
SecretsOf channelSecretsOf(const EngineOptions& options, SecretsOf derived);

} // namespace fulgurite::app

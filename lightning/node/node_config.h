// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_params.h"
#include "lightning/channel/channel_secrets.h"
#include "lightning/wire/features.h"
#include "lightning/wire/node_address.h"
#include "wallet/base/parallel.h"
#include "wallet/bitcoin/network.h"

#include <functional>
#include <optional>
#include <string>

namespace fulgurite::lightning {

/// What our forwarding would cost: goes into our channel_update, never into forwarding itself yet.
struct RelayTerms {
    std::uint32_t feeBaseMsat = 1000;
    std::uint32_t feePpm = 10;
    std::uint16_t cltvExpiryDelta = 80;
};

/// Settings and developer options of the node, as data.
struct NodeConfig {
    Network network = Network::Regtest;
    FeatureBits initFeatures = ourInitFeatures();
    ChannelConfig channel;
    /// What we propose (unless a request names another) and what we accept as fundee.
    ChannelType proposedType = ChannelType::anchors();
    std::vector<ChannelType> acceptedTypes{ChannelType::anchors(), ChannelType::anchorsWithAlias()};
    std::string alias;
    RgbColor color;
    std::vector<NodeAddress> announceAddresses;
    RelayTerms relay;
    MilliSatoshi dustExposureLimit{50'000'000};
    bool acceptKeysend = true;
    bool acceptChannels = true;
    /// For the curve arithmetic of a batch. What comes out does not depend on it.
    ParallelFor parallel{};
    // Developer options, regtest only.
    bool reconnect = true;
    bool htlcTimeouts = true;
    bool anyFeerate = false;
    std::optional<std::uint32_t> fundingConfirms;
    bool fastGossip = false;
};

/// What the node signs with. The functions are called on the node's thread and must be
/// deterministic but for freshScript.
struct NodeSecrets {
    SecretKey nodeKey;
    std::function<ChannelSecrets(const ChannelKeyId&)> channelSecrets;
    /// The next unused script of the chain m/84'/coin'/0'/2/i: for upfront shutdown, closing and
    /// sweeps. The caller stores the raised index in the same commit as the batch.
    std::function<Bytes()> freshScript;
};

} // namespace fulgurite::lightning

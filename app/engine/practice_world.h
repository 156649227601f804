// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/practice.h"
#include "app/engine/peer_sockets.h"
#include "wallet/base/clock.h"
#include "wallet/base/log.h"
#include "wallet/chain/chain_source.h"

#include <filesystem>
#include <memory>

namespace fulgurite::app {

/// The practice world as the engine uses it: a chain source, pipes to robots, and time.
class PracticeWorld {
public:
    /// The world of the wallet in `folder`, kept there in `practice.world`: the one that was left,
    /// or, for a wallet that has none yet, the world of the wallet that was open before (so that a
    /// wallet restored elsewhere finds its coins) or a new one of `seed`. With `still`, time passes
    /// by blocks alone: ten minutes each.
    struct Place {
        QString folder;
        std::uint64_t seed = 1;
        bool still = false;
    };
    static std::unique_ptr<PracticeWorld>
    in(const Place& place, std::unique_ptr<PracticeWorld> current, const Log& log);
    /// Whether the wallet in `folder` is a practice one: its world is kept there.
    [[nodiscard]] static bool isKeptIn(const std::filesystem::path& folder);

    PracticeWorld() = default;
    PracticeWorld(const PracticeWorld&) = delete;
    PracticeWorld& operator=(const PracticeWorld&) = delete;
    virtual ~PracticeWorld() = default;

    virtual std::unique_ptr<wallet::ChainSource> chainSource() = 0;
    virtual PeerSockets::Dialler dialler() = 0;
    [[nodiscard]] virtual UnixTime now() const = 0;
    /// Our node's id and how a robot reaches us, once the session runs.
    virtual void meet(PeerSockets* sockets, const PublicKey& nodeId) = 0;

    virtual Answer<bool> gift(const Bytes& scriptPubKey, Satoshi amount) = 0;
    virtual void mine(std::uint32_t blocks) = 0;
    [[nodiscard]] virtual std::vector<Robot> robots() const = 0;
    virtual Answer<QString> act(const QString& name, RobotAction action, Satoshi amount,
                                const QString& invoice) = 0;
    virtual Answer<QString> invoice(const QString& name, Satoshi amount,
                                    const QString& description) = 0;
};

} // namespace fulgurite::app

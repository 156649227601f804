// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/channel_backup.h"
#include "lightning/node/request.h"
#include "wallet/base/clock.h"

#include <optional>
#include <string>
#include <variant>

namespace fulgurite::lightning {

/// A socket, numbered by the engine; never reused.
struct ConnectionId {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(ConnectionId, ConnectionId) = default;
};

/// All that can happen to the node from outside.
namespace node_input {

/// A socket is open: with `target`, one that effect OpenConnection asked for; without, the peer
/// dialled us.
struct ConnectionOpened {
    ConnectionId connection;
    std::optional<PublicKey> target{};
    PeerAddress address;
};
struct ConnectFailed {
    PublicKey target;
    PeerAddress address;
    std::string reason{}; ///< sanitised
};
struct BytesReceived {
    ConnectionId connection;
    Bytes bytes{};
};
struct ConnectionClosed {
    ConnectionId connection;
};

/// About once a second, and before the first input of a batch that follows a pause. `steady` begins
/// with NodeStart::now and goes on however the clock is set.
struct Tick {
    UnixTime now;
    UnixTime steady = now;
};

/// After all transactions of the blocks up to it were reported. `synced` is false while the backend
/// still catches up: then nothing is sent.
struct TipReached {
    std::uint32_t height = 0;
    UnixTime blockTime{};
    bool synced = true;
    bool caughtUp = true; ///< every block the backend has was read, however old its newest is
};
/// The best chain holds no block above `height`.
struct RolledBack {
    std::uint32_t height = 0;
};
/// A transaction that creates or spends a watched outpoint. Repeats are harmless.
struct TransactionSeen {
    struct Confirmation {
        std::uint32_t height = 0;
        std::uint32_t position = 0; ///< index in its block
    };
    Transaction transaction;
    std::optional<Confirmation> confirmation{};
};
/// As funder: an input of a channel's funding is spent otherwise, 100 deep. Only the wallet can
/// know.
struct FundingDoubleSpent {
    OutPoint funding;
};
/// Estimates, clamped by the backend port.
struct Feerates {
    Feerate commitment{2500}; ///< for commitments with anchors: capped at 2500 here (10 sat/vB)
    Feerate closing{2500};    ///< about six blocks
    Feerate fast{10'000};     ///< next block: bounds a negotiated close
    Feerate minimum{253};     ///< relay or mempool minimum
};

/// Answer to effect RequestFunding: the transaction is built, signed and its coins are reserved in
/// this batch's commit.
struct FundingReady {
    ChannelId temporaryId{};
    OutPoint funding;
};
struct FundingFailed {
    ChannelId temporaryId{};
    std::string reason{};
};

/// Answer to effect WriteBackup: written, re-opened and proven.
struct BackupWritten {
    std::uint64_t generation = 0;
};
struct BackupFailed {
    std::uint64_t generation = 0;
    std::string reason{};
};

struct Request {
    RequestId id{};
    RequestBody body;
};

} // namespace node_input

using NodeInput =
    std::variant<node_input::ConnectionOpened, node_input::ConnectFailed, node_input::BytesReceived,
                 node_input::ConnectionClosed, node_input::Tick, node_input::TipReached,
                 node_input::RolledBack, node_input::TransactionSeen,
                 node_input::FundingDoubleSpent, node_input::Feerates, node_input::FundingReady,
                 node_input::FundingFailed, node_input::BackupWritten, node_input::BackupFailed,
                 node_input::Request>;

} // namespace fulgurite::lightning

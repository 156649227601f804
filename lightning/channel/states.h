// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_params.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fulgurite::lightning {

/// What spent the funding output. The node asks lightning/onchain and passes it in.
enum class SpendKind : std::uint8_t {
    MutualClose,
    LocalCommitment,
    RemoteCommitment,
    RemoteNextCommitment,
    RevokedCommitment,
    Unknown
};

// Opening, as funder.
struct WaitForAcceptChannel {
    Bytes openChannel{}; ///< as sent
};
struct WaitForFundingTransaction {};
struct WaitForFundingSigned {};
// Opening, as fundee.
struct WaitForFundingCreated {};
/// Both commitments are signed; waits for depth and for channel_ready of both sides.
struct WaitForConfirmations {
    std::uint32_t sinceHeight = 0;
};

struct Normal {};

/// `shutdown` was sent or received; HTLCs drain.
struct ShuttingDown {
    bool sent = false;
    bool received = false;
    Bytes localScript{};
    Bytes remoteScript{};
};

/// No HTLC is left and both scripts are known.
struct NegotiatingClosing {
    Bytes localScript{};
    Bytes remoteScript{};
    // closing_signed; forgotten at disconnect, as the negotiation restarts.
    std::optional<Satoshi> sentFee{};
    std::optional<Satoshi> sentMin{}, sentMax{};
    std::optional<Satoshi> receivedFee{};
    std::uint8_t rounds = 0;
    // closing_complete that awaits its closing_sig.
    std::optional<Satoshi> completeFee{};
    std::uint32_t completeLocktime = 0;
    /// Fully signed closing transactions that either side may broadcast (several with
    /// simple_close).
    std::vector<Transaction> signedTransactions{};
};

/// A closing transaction both agreed on is broadcast; waits for it to be deep.
struct ClosingPublished {
    Transaction transaction{};
};

/// Our commitment was broadcast by us.
struct ForceClosed {
    Transaction commitment{};
    std::string reason{};
};

/// The peer's commitment (or an unknown transaction) spends the funding.
struct RemoteClosed {
    Transaction transaction{};
    SpendKind kind = SpendKind::RemoteCommitment;
    std::uint64_t commitmentNumber = 0;
};

/// The peer proved that we lost state. We never broadcast; we wait for the peer to close.
struct DataLoss {
    std::uint64_t provenNumber = 0; ///< our commitment that the peer knows to be revoked
};

enum class CloseKind : std::uint8_t { NeverOpened, Mutual, Local, Remote, Revoked, Unknown };

struct Closed {
    CloseKind kind = CloseKind::Mutual;
    Txid txid{}; ///< zero for NeverOpened
    std::string reason{};
};

using ChannelState =
    std::variant<WaitForAcceptChannel, WaitForFundingTransaction, WaitForFundingSigned,
                 WaitForFundingCreated, WaitForConfirmations, Normal, ShuttingDown,
                 NegotiatingClosing, ClosingPublished, ForceClosed, RemoteClosed, DataLoss, Closed>;

} // namespace fulgurite::lightning

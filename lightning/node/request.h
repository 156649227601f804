// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"
#include "lightning/invoice/invoice.h"
#include "lightning/node/channel_backup.h"
#include "lightning/payment/invoice_entry.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fulgurite::lightning {

/// Chosen by the engine, echoed in the one Reply. Zero: nobody waits.
enum class RequestId : std::uint64_t {};

/// Why a request was refused. `detail` says what was wrong, with the value; values an API sentence
/// needs stand in `amount`.
enum class NodeError : std::uint8_t {
    NotReady, ///< tip unknown or stale
    OnMainnetRefused,
    BadParameter,
    NodeAddressUnknown,
    ConnectFailed,
    PeerDisconnected,
    PeerNotConnected,
    PeerUnknown,
    FeatureMissing,
    ChannelUnknown,
    ChannelNotReady,
    CapacityTooSmall,
    CapacityTooLarge,
    OpenRefusedByPeer,
    FundingFailed, ///< the wallet's reason is the detail
    BackupNotWritten,
    HtlcsPending, ///< disconnect without force while channels are live
    ClosePending,
    StateMayBeOld, ///< of a channel: ours is not broadcast
    LabelExists,
    PreimageExists,
    InvoiceUnknown,
    UnexpectedStatus,
    PaymentRefused, ///< see `payment`
    TimedOut,
};

namespace request {

struct Connect {
    PublicKey peer;
    std::optional<PeerAddress> address{}; ///< nothing: those we know of the peer
};
struct Disconnect {
    PublicKey peer;
    bool force = false; ///< also with live channels
};
/// `length` ignored bytes are sent, `pongBytes` are asked back.
struct PingPeer {
    PublicKey peer;
    std::uint16_t length = 128;
    std::uint16_t pongBytes = 128;
};

/// The peer must be connected. Answered by reply::Opened once the funding may be broadcast.
struct OpenChannel {
    PublicKey peer;
    Satoshi capacity{};
    MilliSatoshi push{};
    bool announce = false;
    std::optional<ChannelType> type{}; ///< nothing: NodeConfig::proposedType
    Feerate fundingFeerate{2500};      ///< handed back in RequestFunding
    Bytes closeTo{};                   ///< our shutdown script; empty: a fresh one
};
/// Answered by reply::Closing once a closing transaction is agreed. Called again it only waits with
/// the first.
struct CloseChannel {
    ChannelId channelId{}; ///< or temporary id: an unfunded opening is given up
    Bytes script{};        ///< empty: the upfront script, else a fresh one
};
/// Our newest commitment is broadcast. Refused for suspect and data-loss channels.
struct ForceClose {
    ChannelId channelId{};
};
/// Channels of a backup of this wallet (the engine proved that): those that are unknown here are
/// watched, and their peers are asked to close them. Answered by reply::BackupImported.
struct ImportBackup {
    ChannelBackup backup;
};
/// The owner accepted, in a dialog that says what is risked, that a suspect channel may be used.
struct TrustChannel {
    ChannelId channelId{};
};

/// The engine has checked that the label is in no stored invoice (paid and expired ones are not
/// kept in memory).
struct CreateInvoice {
    std::optional<MilliSatoshi> amount{};
    std::string label{}; ///< empty: made from the hash
    std::string description{};
    std::optional<Hash256> descriptionHash{}; ///< stands instead of the description in the invoice
    std::chrono::seconds expiry{3600};
    std::uint16_t minFinalCltv = 147;
    bool exposePrivateChannels = true;
    std::vector<ShortChannelId> hintChannels{}; ///< empty: those that can receive most
    std::optional<Preimage> preimage{};         ///< developer option
    std::vector<Bytes> fallbackScripts{};       ///< on-chain scriptPubKeys, most preferred first
};
/// `settled`: the engine saw in the store that it is paid or expired. Else only while unpaid.
struct DeleteInvoice {
    PaymentHash hash{};
    bool settled = false;
};

/// Answered at once by reply::PaymentStarted; how it ends comes as event::PaymentChanged.
struct Pay {
    std::string invoice{};
    std::optional<MilliSatoshi> amount{}; ///< for amountless invoices, or up to twice the invoice's
    std::optional<MilliSatoshi> maxFee{}; ///< nothing: 1 %, at least 5 sat
    std::string label{};
    std::optional<Invoice> decoded{}; ///< what decodeInvoice says of `invoice`, when it was asked
};
struct Keysend {
    PublicKey destination;
    MilliSatoshi amount{};
    std::optional<MilliSatoshi> maxFee{};
    std::string label{};
    std::string message{};
    TlvRecords customRecords{}; ///< types from 65536
};

struct SetAlias {
    std::string alias{};
};

/// What the owner chose; channels that are open keep what they were opened with.
struct SetPolicy {
    std::uint16_t toSelfDelay = 720; ///< asked of peers of new channels, in blocks
    bool acceptKeysend = true;
};

// Developer requests, regtest only.
struct DevAddHtlc {
    ChannelId channelId{};
    MilliSatoshi amount{};
    PaymentHash hash{};
    CltvExpiry expiry{};
};
struct DevFeerate {
    ChannelId channelId{};
    Feerate feerate{};
};

} // namespace request

using RequestBody =
    std::variant<request::Connect, request::Disconnect, request::PingPeer, request::OpenChannel,
                 request::CloseChannel, request::ForceClose, request::TrustChannel,
                 request::ImportBackup, request::CreateInvoice, request::DeleteInvoice,
                 request::Pay, request::Keysend, request::SetAlias, request::SetPolicy,
                 request::DevAddHtlc, request::DevFeerate>;

namespace reply {

struct Refused {
    NodeError error = NodeError::BadParameter;
    std::string detail{};
    MilliSatoshi amount{}; ///< the limit or value that the error names, else zero
    std::optional<PaymentFailure> payment{};
};
struct Done {};
struct Connected {
    PublicKey peer;
    PeerAddress address;
    FeatureBits features;
    bool outbound = true;
};
struct Ponged {
    std::uint16_t totalLength = 0; ///< bytes of the pong message, type included
};
/// The funding may be broadcast: effect BroadcastFunding stands in the same batch.
struct Opened {
    ChannelId channelId{};
    OutPoint funding;
};
struct Closing {
    ChannelId channelId{};
    CloseKind kind = CloseKind::Mutual; ///< NeverOpened: nothing was broadcast
    std::optional<Transaction> transaction{};
};
/// One fate for each entry of the backup, in its order.
struct BackupImported {
    enum class Fate : std::uint8_t { Added, Quarantined, Known, Live, Closed };
    std::vector<Fate> fates{};
};
struct InvoiceCreated {
    InvoiceEntry invoice;
    bool capacityLacking = false; ///< more than could come in now
};
struct PaymentStarted {
    Payment payment;
};

} // namespace reply

using ReplyBody = std::variant<reply::Refused, reply::Done, reply::Connected, reply::Ponged,
                               reply::Opened, reply::Closing, reply::BackupImported,
                               reply::InvoiceCreated, reply::PaymentStarted>;

} // namespace fulgurite::lightning

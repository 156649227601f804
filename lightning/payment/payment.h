// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/routing/route.h"
#include "lightning/wire/types.h"
#include "wallet/base/clock.h"
#include "wallet/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fulgurite::lightning {

/// Why a payment ended without a preimage, or was not begun. The engine maps each to a sentence.
enum class PaymentError : std::uint8_t {
    None = 0,
    InvoiceInvalid,
    InvoiceExpired,
    InvoiceOtherNetwork,
    AmountMissing, ///< amountless invoice or keysend without an amount
    AmountInvalid, ///< zero, below the invoice's, or more than twice it
    AlreadyPaid,
    InFlight,            ///< the same hash has a live payment
    HashUsedDifferently, ///< the same hash with another amount or destination
    ToSelf,
    AboveSendable, ///< no usable channel can send so much: see `limit`
    NoRoute,
    FeeAboveLimit, ///< the cheapest way costs `limit`
    FailedAtDestination,
    FailedOnRoute,
    ChannelClosed,
    FeatureMissing, ///< the invoice demands what we do not speak
    NotReady,       ///< tip unknown or stale, or no channel
    BadParameter,
};

enum class PaymentStatus : std::uint8_t { Pending = 0, Complete = 1, Failed = 2 };

/// What a person is shown; derived, never stored.
enum class PaymentStage : std::uint8_t {
    Preparing,
    Sending,
    InFlight,
    Paid,
    Failed,
    UnknownAfterRestart
};

/// What is known of a failure and where it happened.
struct PaymentFailure {
    PaymentError error = PaymentError::None;
    MilliSatoshi limit{}; ///< the amount or fee that the error names
    MilliSatoshi asked{}; ///< what broke it: an amount, or the fee that was allowed; never stored
    std::optional<std::uint16_t> failureCode{}; ///< BOLT 4's, when the peer or a hop gave one
    std::optional<std::uint32_t> hopIndex{};    ///< 0 is our peer
    std::optional<PublicKey> hopNode{};
    std::string detail{}; ///< sanitised, technical
    friend bool operator==(const PaymentFailure&, const PaymentFailure&) = default;
};

/// One attempt over one route. A part that failed stays listed for the record.
struct PaymentPart {
    enum class State : std::uint8_t {
        Offered = 0, ///< handed to the channel; its HTLC is not yet irrevocably committed
        Fulfilled = 1,
        Failed = 2,
    };
    std::uint32_t id = 0;
    Route route{};
    ChannelId channelId{};
    std::optional<std::uint64_t> htlcId{};
    Bytes sessionKey{}; ///< 32 bytes, opens the onion's failures after a restart
    UnixTime offeredAt{};
    State state = State::Offered;
    PaymentFailure failure{};
    friend bool operator==(const PaymentPart&, const PaymentPart&) = default;
};

/// An outgoing payment: parts under one hash. Also the stored record.
struct Payment {
    PaymentHash hash{};
    std::uint64_t groupId = 0; ///< tells payments of one hash apart: the createdIndex of this one
    std::uint64_t createdIndex = 0; ///< monotone over all payments, from 1
    UnixTime createdAt{};
    std::optional<UnixTime> completedAt{};
    PaymentStatus status = PaymentStatus::Pending;

    PublicKey destination;
    MilliSatoshi amount{}; ///< what the recipient gets
    MilliSatoshi maxFee{};
    std::string invoice{}; ///< BOLT 11 text; empty for keysend
    std::string description{}, label{};
    std::string message{}; ///< keysend's TLV 34349334
    bool keysend = false;
    Bytes customRecords{}; ///< keysend: a TLV stream as sent
    std::optional<Preimage> preimage{};
    std::vector<PaymentPart> parts{};
    PaymentFailure failure{};
    std::uint64_t updatedIndex = 0; ///< monotone over all payments that ended; 0 until then

    bool loaded = false; ///< read from the store and not yet confirmed by its channel; never stored
    friend bool operator==(const Payment&, const Payment&) = default;
};

/// Amount and fee of parts that may still take our money or have.
MilliSatoshi amountSent(const Payment& payment);
MilliSatoshi feePaid(const Payment& payment);
PaymentStage stageOf(const Payment& payment);
/// In flight: the money is back by this block at the latest. Nothing without a live part.
std::optional<std::uint32_t> returnsByBlock(const Payment& payment);

enum class RecordError : std::uint8_t { Truncated, BadChecksum, NewerVersion, Malformed };
/// Versioned and checksummed.
Bytes encodePayment(const Payment& payment);
Result<Payment, RecordError> decodePayment(ByteView record);

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/closing.h"
#include "lightning/wire/establishment.h"
#include "lightning/wire/gossip_messages.h"
#include "lightning/wire/normal_operation.h"
#include "lightning/wire/setup_messages.h"
#include "lightning/wire/wire_error.h"

#include <string>
#include <variant>

namespace fulgurite::lightning {

/// A type we do not read. Odd: ignore it. Even: the connection must end. Source: BOLT 1 § Lightning
/// Message Format.
struct UnknownMessage {
    std::uint16_t type = 0;
    Bytes bytes; ///< without the type
    friend bool operator==(const UnknownMessage&, const UnknownMessage&) = default;
};

using Message =
    std::variant<UnknownMessage, Warning, Stfu, PeerStorage, PeerStorageRetrieval, Init,
                 ErrorMessage, Ping, Pong, OpenChannel, AcceptChannel, FundingCreated,
                 FundingSigned, ChannelReady, Shutdown, ClosingSigned, ClosingComplete, ClosingSig,
                 UpdateAddHtlc, UpdateFulfillHtlc, UpdateFailHtlc, CommitmentSigned, RevokeAndAck,
                 UpdateFee, UpdateFailMalformedHtlc, ChannelReestablish, ChannelAnnouncement,
                 NodeAnnouncement, ChannelUpdate, AnnouncementSignatures, QueryShortChannelIds,
                 ReplyShortChannelIdsEnd, QueryChannelRange, ReplyChannelRange,
                 GossipTimestampFilter>;

/// One message: 2-byte type, then its fields. Nothing is allocated beyond what `bytes` hold.
/// Errors: any WireError but TooLong; the detail reads "update_fee.feerate_per_kw: rule".
Result<Message, WireError> decode(ByteView bytes);

/// The bytes that the transport encrypts. A struct converts to Message by itself.
/// Errors: TooLong beyond 65,535 bytes; OutOfOrder for an extra TLV of a known type; BadValue for
/// an unset onion.
Result<Bytes, WireError> encode(const Message& message);

std::uint16_t messageType(const Message& message);
/// "update_add_htlc", or "type 32769" for an unknown one.
std::string messageName(const Message& message);

} // namespace fulgurite::lightning

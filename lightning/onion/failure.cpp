// SPDX-License-Identifier: MIT
#include "lightning/onion/failure.h"

#include "lightning/wire/bigsize.h"
#include "lightning/wire/message.h"

#include <algorithm>
#include <array>
#include <span>

namespace fulgurite::lightning {

namespace {

/// The parts that a code's data is made of, in order.
enum class Part { Sha, Amount, Expiry, Height, Flags, Update, Fault };

struct Row {
    std::uint16_t code;
    std::string_view name;
    std::array<std::optional<Part>, 2> parts{};
};

namespace fc = failure_code;
constexpr Row kRows[] = {
    {fc::kTemporaryNodeFailure, "temporary_node_failure"},
    {fc::kPermanentNodeFailure, "permanent_node_failure"},
    {fc::kRequiredNodeFeatureMissing, "required_node_feature_missing"},
    {fc::kInvalidOnionVersion, "invalid_onion_version", {Part::Sha}},
    {fc::kInvalidOnionHmac, "invalid_onion_hmac", {Part::Sha}},
    {fc::kInvalidOnionKey, "invalid_onion_key", {Part::Sha}},
    {fc::kTemporaryChannelFailure, "temporary_channel_failure", {Part::Update}},
    {fc::kPermanentChannelFailure, "permanent_channel_failure"},
    {fc::kRequiredChannelFeatureMissing, "required_channel_feature_missing"},
    {fc::kUnknownNextPeer, "unknown_next_peer"},
    {fc::kAmountBelowMinimum, "amount_below_minimum", {Part::Amount, Part::Update}},
    {fc::kFeeInsufficient, "fee_insufficient", {Part::Amount, Part::Update}},
    {fc::kIncorrectCltvExpiry, "incorrect_cltv_expiry", {Part::Expiry, Part::Update}},
    {fc::kExpiryTooSoon, "expiry_too_soon", {Part::Update}},
    {fc::kIncorrectOrUnknownPaymentDetails,
     "incorrect_or_unknown_payment_details",
     {Part::Amount, Part::Height}},
    {fc::kFinalExpiryTooSoon, "final_expiry_too_soon"},
    {fc::kFinalIncorrectCltvExpiry, "final_incorrect_cltv_expiry", {Part::Expiry}},
    {fc::kFinalIncorrectHtlcAmount, "final_incorrect_htlc_amount", {Part::Amount}},
    {fc::kChannelDisabled, "channel_disabled", {Part::Flags, Part::Update}},
    {fc::kExpiryTooFar, "expiry_too_far"},
    {fc::kInvalidOnionPayload, "invalid_onion_payload", {Part::Fault}},
    {fc::kMppTimeout, "mpp_timeout"},
    {fc::kInvalidOnionBlinding, "invalid_onion_blinding", {Part::Sha}},
};

const Row* findRow(std::uint16_t code)
{
    const auto* row = std::ranges::find(kRows, code, &Row::code);
    return row == std::end(kRows) ? nullptr : row;
}

void writeUpdate(ByteWriter& out, const std::optional<ChannelUpdate>& update)
{
    const Bytes body = update ? encode(*update).value_or(Bytes{}) : Bytes{};
    out.u16be(static_cast<std::uint16_t>(body.size()));
    out.bytes(body);
}

void writePart(ByteWriter& out, const Failure& failure, Part part)
{
    switch (part) {
    case Part::Sha:
        out.bytes(failure.sha256OfOnion.value_or(Hash256{}).view());
        break;
    case Part::Amount:
        out.u64be(failure.htlcMsat.value_or(MilliSatoshi{}).value());
        break;
    case Part::Expiry:
        out.u32be(failure.cltvExpiry.value_or(CltvExpiry{}).value);
        break;
    case Part::Height:
        out.u32be(failure.height.value_or(BlockHeight{}).value);
        break;
    case Part::Flags:
        out.u16be(failure.disabledFlags.value_or(0));
        break;
    case Part::Update:
        writeUpdate(out, failure.channelUpdate);
        break;
    case Part::Fault: {
        const PayloadFault fault = failure.payloadFault.value_or(PayloadFault{});
        writeBigSize(out, fault.type);
        out.u16be(fault.offset);
        break;
    }
    }
}

std::optional<ChannelUpdate> decodeUpdate(ByteView message)
{
    auto decoded = decode(message);
    auto* update = decoded ? std::get_if<ChannelUpdate>(&*decoded) : nullptr;
    return update == nullptr ? std::nullopt : std::optional{std::move(*update)};
}

/// Old nodes leave out the message type before the update.
std::optional<ChannelUpdate> readUpdate(ByteReader& in)
{
    const auto length = in.u16be();
    const ByteView body = in.take(length.value_or(0));
    if (auto typed = decodeUpdate(body); typed || body.empty())
        return typed;
    ByteWriter withType;
    withType.u16be(ChannelUpdate::kType);
    withType.bytes(body);
    return decodeUpdate(withType.view());
}

std::optional<PayloadFault> readFault(ByteReader& in)
{
    const auto type = readBigSize(in);
    const auto offset = in.u16be();
    return type && offset ? std::optional{PayloadFault{*type, *offset}} : std::nullopt;
}

void readPart(ByteReader& in, Failure& out, Part part)
{
    switch (part) {
    case Part::Sha:
        out.sha256OfOnion = Hash256::fromView(in.take(Hash256::kSize));
        break;
    case Part::Amount:
        if (const auto value = in.u64be())
            out.htlcMsat = MilliSatoshi{*value};
        break;
    case Part::Expiry:
        if (const auto value = in.u32be())
            out.cltvExpiry = CltvExpiry{*value};
        break;
    case Part::Height:
        if (const auto value = in.u32be())
            out.height = BlockHeight{*value};
        break;
    case Part::Flags:
        out.disabledFlags = in.u16be();
        break;
    case Part::Update:
        out.channelUpdate = readUpdate(in);
        break;
    case Part::Fault:
        out.payloadFault = readFault(in);
        break;
    }
}

} // namespace

Bytes encodeFailure(const Failure& failure)
{
    ByteWriter out;
    out.u16be(failure.code);
    const Row* row = findRow(failure.code);
    if (row == nullptr)
        return out.take();
    for (const auto& part : row->parts) {
        if (part)
            writePart(out, failure, *part);
    }
    return out.take();
}

std::optional<Failure> decodeFailure(ByteView message)
{
    ByteReader in{message};
    const auto code = in.u16be();
    if (!code)
        return std::nullopt;
    Failure out{*code};
    const Row* row = findRow(*code);
    if (row == nullptr)
        return out;
    for (const auto& part : row->parts) {
        if (part)
            readPart(in, out, *part);
    }
    return out;
}

std::string failureName(std::uint16_t code)
{
    if (const Row* row = findRow(code); row != nullptr)
        return std::string{row->name};
    const std::array<std::uint8_t, 2> bytes{static_cast<std::uint8_t>(code >> 8U),
                                            static_cast<std::uint8_t>(code)};
    return "failure 0x" + toHex(bytes);
}

} // namespace fulgurite::lightning

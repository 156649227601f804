// SPDX-License-Identifier: MIT
#include "lightning/payment/payment.h"
#include "lightning/payment/record_codec.h"

namespace fulgurite::lightning {

namespace {

constexpr std::uint8_t kVersion = 2; ///< 2: updatedIndex

void writeFailure(RecordWriter& out, const PaymentFailure& failure)
{
    out.u8(static_cast<std::uint8_t>(failure.error)).amount(failure.limit);
    out.optional(failure.failureCode, [&](std::uint16_t code) { out.u16(code); });
    out.optional(failure.hopIndex, [&](std::uint32_t index) { out.u32(index); });
    out.optional(failure.hopNode, [&](const PublicKey& node) { out.key(node); });
    out.text(failure.detail);
}

PaymentFailure readFailure(RecordReader& in)
{
    PaymentFailure out;
    out.error = static_cast<PaymentError>(
        std::min<std::uint8_t>(in.u8(), static_cast<std::uint8_t>(PaymentError::BadParameter)));
    out.limit = in.amount();
    out.failureCode = in.optional([&] { return in.u16(); });
    out.hopIndex = in.optional([&] { return in.u32(); });
    if (in.flag())
        out.hopNode = in.key();
    out.detail = in.text();
    return out;
}

void writeRoute(RecordWriter& out, const Route& route)
{
    out.raw(route.channelId.view()).u32(static_cast<std::uint32_t>(route.hops.size()));
    for (const RouteHop& hop : route.hops)
        out.key(hop.node).u64(hop.channel.value).amount(hop.amount).u32(hop.expiry.value);
}

Route readRoute(RecordReader& in)
{
    Route out;
    out.channelId = in.fixed<ChannelId>();
    const std::size_t count = in.count();
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        const auto node = in.key();
        const ShortChannelId channel{in.u64()};
        const MilliSatoshi amount = in.amount();
        const CltvExpiry expiry{in.u32()};
        if (node)
            out.hops.push_back({*node, channel, amount, expiry});
    }
    return out;
}

void writePart(RecordWriter& out, const PaymentPart& part)
{
    out.u32(part.id).raw(part.channelId.view());
    out.optional(part.htlcId, [&](std::uint64_t id) { out.u64(id); });
    out.blob(part.sessionKey).time(part.offeredAt).u8(static_cast<std::uint8_t>(part.state));
    writeFailure(out, part.failure);
    writeRoute(out, part.route);
}

std::optional<PaymentPart> readPart(RecordReader& in)
{
    PaymentPart out;
    out.id = in.u32();
    out.channelId = in.fixed<ChannelId>();
    out.htlcId = in.optional([&] { return in.u64(); });
    out.sessionKey = in.blob();
    out.offeredAt = in.time();
    const std::uint8_t state = in.u8();
    out.state = static_cast<PaymentPart::State>(state);
    out.failure = readFailure(in);
    out.route = readRoute(in);
    if (!in.ok() || state > 2 || out.route.hops.empty())
        return std::nullopt;
    return out;
}

} // namespace

Bytes encodePayment(const Payment& payment)
{
    RecordWriter out{kVersion};
    out.raw(payment.hash.view())
        .u64(payment.groupId)
        .u64(payment.createdIndex)
        .time(payment.createdAt);
    out.optional(payment.completedAt, [&](UnixTime at) { out.time(at); });
    out.u8(static_cast<std::uint8_t>(payment.status))
        .key(payment.destination)
        .amount(payment.amount)
        .amount(payment.maxFee);
    out.text(payment.invoice).text(payment.description).text(payment.label).text(payment.message);
    out.flag(payment.keysend).blob(payment.customRecords);
    out.optional(payment.preimage, [&](const Preimage& preimage) { out.raw(preimage.view()); });
    writeFailure(out, payment.failure);
    out.u32(static_cast<std::uint32_t>(payment.parts.size()));
    for (const PaymentPart& part : payment.parts)
        writePart(out, part);
    out.u64(payment.updatedIndex);
    return out.take();
}

Result<Payment, RecordError> decodePayment(ByteView record)
{
    RecordReader in = FULGURITE_TRY(RecordReader::open(record, kVersion));
    const auto hash = in.fixed<PaymentHash>();
    const std::uint64_t groupId = in.u64();
    const std::uint64_t createdIndex = in.u64();
    const UnixTime createdAt = in.time();
    const auto completedAt = in.optional([&] { return in.time(); });
    const std::uint8_t status = in.u8();
    const auto destination = in.key();
    if (!destination || status > 2)
        return fail(RecordError::Malformed, "payment: destination or status");
    Payment out{hash,        groupId,     createdIndex,
                createdAt,   completedAt, static_cast<PaymentStatus>(status),
                *destination};
    out.amount = in.amount();
    out.maxFee = in.amount();
    out.invoice = in.text();
    out.description = in.text();
    out.label = in.text();
    out.message = in.text();
    out.keysend = in.flag();
    out.customRecords = in.blob();
    out.preimage = in.optional([&] { return in.fixed<Preimage>(); });
    out.failure = readFailure(in);
    const std::size_t parts = in.count();
    for (std::size_t i = 0; i < parts && in.ok(); ++i) {
        auto part = readPart(in);
        if (!part)
            return fail(RecordError::Malformed, "payment: part " + std::to_string(i));
        out.parts.push_back(std::move(*part));
    }
    if (in.version() >= 2)
        out.updatedIndex = in.u64();
    if (!in.finished())
        return fail(RecordError::Malformed, "payment: its fields do not fill the record");
    return out;
}

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#include "lightning/onion/hop_payload.h"

#include "lightning/wire/bigsize.h"
#include "lightning/wire/integers.h"
#include "lightning/wire/wire_values.h"

namespace fulgurite::lightning {

namespace {

enum Type : std::uint64_t {
    AmtToForward = 2,
    OutgoingCltvValue = 4,
    ShortChannelIdType = 6,
    PaymentDataType = 8,
    EncryptedRecipientData = 10,
    CurrentPathKey = 12,
    PaymentMetadata = 16,
    TotalAmountMsat = 18,
};

Result<MilliSatoshi, WireError> readAmount(ByteView value)
{
    ByteReader in{value};
    return MilliSatoshi{FULGURITE_TRY(readTruncated(in, 8))};
}

Result<CltvExpiry, WireError> readExpiry(ByteView value)
{
    ByteReader in{value};
    return CltvExpiry{static_cast<std::uint32_t>(FULGURITE_TRY(readTruncated(in, 4)))};
}

Result<PaymentData, WireError> readPaymentData(ByteView value)
{
    ByteReader in{value};
    const PaymentSecret secret = FULGURITE_TRY(WireValue<PaymentSecret>::read(in));
    return PaymentData{secret, FULGURITE_TRY(readAmount(in.rest()))};
}

template <typename T> bool store(std::optional<T>& target, Result<T, WireError> value)
{
    if (value)
        target = std::move(*value);
    return value.has_value();
}

/// False when the record must be understood and is not, or is malformed.
bool takeRecord(const TlvView& record, HopPayload& out)
{
    switch (record.type) {
    case AmtToForward:
        return store(out.amtToForward, readAmount(record.value));
    case OutgoingCltvValue:
        return store(out.outgoingCltvValue, readExpiry(record.value));
    case ShortChannelIdType:
        return store(out.shortChannelId, readTlvValue<ShortChannelId>(record.value));
    case PaymentDataType:
        return store(out.paymentData, readPaymentData(record.value));
    case EncryptedRecipientData:
        return store(out.encryptedRecipientData, readTlvValue<Bytes>(record.value));
    case CurrentPathKey:
        return store(out.currentPathKey, readTlvValue<PublicKey>(record.value));
    case PaymentMetadata:
        return store(out.paymentMetadata, readTlvValue<Bytes>(record.value));
    case TotalAmountMsat:
        return store(out.totalAmountMsat, readAmount(record.value));
    case kKeysendTlv:
        return store(out.keysendPreimage, readTlvValue<Preimage>(record.value));
    default:
        break;
    }
    // BOLT 1 § Type-Length-Value Format: unknown even types fail the stream. Application types are
    // the exception that the network makes: a chat keysend carries 34349334.
    if (record.type % 2 == 0 && record.type < kFirstCustomTlv)
        return false;
    out.otherRecords.push_back({record.type, Bytes(record.value.begin(), record.value.end())});
    return true;
}

Bytes truncated(std::uint64_t value)
{
    ByteWriter out;
    writeTruncated(out, value);
    return out.take();
}

Bytes paymentDataBytes(const PaymentData& data)
{
    ByteWriter out;
    out.bytes(data.paymentSecret.view());
    writeTruncated(out, data.totalMsat.value());
    return out.take();
}

template <typename T> Bytes tlvBytes(const T& value)
{
    ByteWriter out;
    writeTlvValue(out, value);
    return out.take();
}

TlvRecords records(const HopPayload& payload)
{
    TlvRecords out = payload.otherRecords;
    const auto add = [&out](std::uint64_t type, Bytes value) {
        out.push_back({type, std::move(value)});
    };
    if (payload.amtToForward)
        add(AmtToForward, truncated(payload.amtToForward->value()));
    if (payload.outgoingCltvValue)
        add(OutgoingCltvValue, truncated(payload.outgoingCltvValue->value));
    if (payload.shortChannelId)
        add(ShortChannelIdType, tlvBytes(*payload.shortChannelId));
    if (payload.paymentData)
        add(PaymentDataType, paymentDataBytes(*payload.paymentData));
    if (payload.encryptedRecipientData)
        add(EncryptedRecipientData, *payload.encryptedRecipientData);
    if (payload.currentPathKey)
        add(CurrentPathKey, tlvBytes(*payload.currentPathKey));
    if (payload.paymentMetadata)
        add(PaymentMetadata, *payload.paymentMetadata);
    if (payload.totalAmountMsat)
        add(TotalAmountMsat, truncated(payload.totalAmountMsat->value()));
    if (payload.keysendPreimage)
        add(kKeysendTlv, tlvBytes(*payload.keysendPreimage));
    return out;
}

} // namespace

Result<HopPayload, PayloadFault> decodeHopPayload(ByteView stream)
{
    HopPayload out;
    TlvReader reader{stream};
    for (;;) {
        const auto record = reader.next();
        if (!record)
            return fail(PayloadFault{}, record.error().detail);
        if (!*record)
            return out;
        if (takeRecord(**record, out))
            continue;
        const auto offset = static_cast<std::uint16_t>((*record)->value.data() - stream.data());
        return fail(PayloadFault{(*record)->type, offset},
                    "tlv " + std::to_string((*record)->type) + ": unknown or malformed");
    }
}

Result<Bytes, OnionError> encodeHopPayload(const HopPayload& payload)
{
    const auto stream = encodeTlvs(records(payload));
    if (!stream)
        return fail(OnionError::BadPayload, stream.error().detail);
    ByteWriter out;
    writeBigSize(out, stream->size());
    out.bytes(*stream);
    return out.take();
}

} // namespace fulgurite::lightning

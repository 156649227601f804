// SPDX-License-Identifier: MIT
#include "lightning/invoice/tagged_fields.h"

#include "lightning/invoice/words.h"
#include "lightning/wire/wire_values.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fulgurite::lightning {

namespace {

constexpr std::size_t kHashWords = 52;
constexpr std::size_t kKeyWords = 53;
constexpr std::size_t kMostWords = 1023;
constexpr std::size_t kHintHopSize = PublicKey::kSize + 8 + 4 + 4 + 2;
constexpr std::uint64_t kMostCltv = 0xffffff;
/// 60 bits: a time so far off cannot overflow when it is added to the timestamp.
constexpr std::size_t kMostExpiryWords = 12;

using Field = TaggedField;

template <typename T> std::optional<T> fixedField(const Field& field)
{
    return field.words.size() == kHashWords ? T::fromView(wordsToBytes(field.words)) : std::nullopt;
}

/// BOLT 11 § Tagged Fields: `c`, `x` and `9` begin with no zero group.
bool isMinimal(const Field& field) { return field.words.empty() || field.words.front() != 0; }

std::optional<RouteHintHop> readHop(ByteReader& in)
{
    const auto nodeId = PublicKey::parse(in.take(PublicKey::kSize));
    if (!nodeId)
        return std::nullopt;
    RouteHintHop hop{*nodeId, {in.u64be().value_or(0)}, {}, 0};
    hop.fee.baseMsat = in.u32be().value_or(0);
    hop.fee.proportionalMillionths = in.u32be().value_or(0);
    hop.cltvExpiryDelta = in.u16be().value_or(0);
    return hop;
}

bool readRouteHint(const Field& field, ReadFields& out)
{
    const Bytes bytes = wordsToBytes(field.words);
    if (bytes.empty() || bytes.size() % kHintHopSize != 0)
        return false;
    ByteReader in{bytes};
    std::vector<RouteHintHop> hops;
    while (!in.atEnd()) {
        const auto hop = readHop(in);
        if (!hop)
            return false;
        hops.push_back(*hop);
    }
    out.draft.routeHints.push_back(std::move(hops));
    return true;
}

bool readExpiry(const Field& field, ReadFields& out)
{
    if (!isMinimal(field) || field.words.size() > kMostExpiryWords)
        return false;
    out.draft.expiry =
        std::chrono::seconds{static_cast<std::int64_t>(wordsToNumber(field.words).value_or(0))};
    return true;
}

bool readMinFinalCltv(const Field& field, ReadFields& out)
{
    const auto value = wordsToNumber(field.words);
    if (!isMinimal(field) || !value || *value > kMostCltv)
        return false;
    out.draft.minFinalCltvExpiryDelta = static_cast<std::uint32_t>(*value);
    return true;
}

/// The groups are big-endian bits without a byte boundary at the front: align them to the right.
bool readFeatures(const Field& field, ReadFields& out)
{
    if (!isMinimal(field))
        return false;
    FeatureBits bits;
    for (std::size_t i = 0; i < field.words.size() * 5; ++i) {
        if ((field.words[field.words.size() - 1 - i / 5] >> (i % 5) & 1U) != 0)
            bits.set(i);
    }
    out.draft.features = bits;
    return true;
}

bool readPayee(const Field& field, ReadFields& out)
{
    out.payee = field.words.size() == kKeyWords ? PublicKey::parse(wordsToBytes(field.words))
                                                : std::nullopt;
    return out.payee.has_value();
}

bool readFallback(const Field& field, ReadFields& out)
{
    if (auto script = fallbackScript(field.words))
        out.draft.fallbackScripts.push_back(std::move(*script));
    else
        out.draft.unknownFields.push_back(
            field); // BOLT 11 § Tagged Fields: unknown versions are skipped
    return true;
}

bool readDescription(const Field& field, ReadFields& out)
{
    out.draft.description = asString(wordsToBytes(field.words));
    return true;
}

bool readMetadata(const Field& field, ReadFields& out)
{
    out.draft.paymentMetadata = wordsToBytes(field.words);
    return true;
}

template <typename T> bool readInto(std::optional<T>& target, const Field& field)
{
    target = fixedField<T>(field);
    return target.has_value();
}

/// False when the field is malformed.
bool readField(const Field& field, ReadFields& out)
{
    switch (field.type) {
    case tag::kPaymentHash:
        return readInto(out.paymentHash, field);
    case tag::kPaymentSecret:
        return readInto(out.paymentSecret, field);
    case tag::kDescriptionHash:
        return readInto(out.draft.descriptionHash, field);
    case tag::kDescription:
        return readDescription(field, out);
    case tag::kMetadata:
        return readMetadata(field, out);
    case tag::kPayee:
        return readPayee(field, out);
    case tag::kExpiry:
        return readExpiry(field, out);
    case tag::kMinFinalCltv:
        return readMinFinalCltv(field, out);
    case tag::kFeatures:
        return readFeatures(field, out);
    case tag::kFallback:
        return readFallback(field, out);
    case tag::kRouteHint:
        return readRouteHint(field, out);
    default:
        out.draft.unknownFields.push_back(field);
        return true;
    }
}

/// BOLT 11 § Tagged Fields: these stand once; of several, the first is meant.
bool countsOnce(std::uint8_t type)
{
    constexpr std::uint8_t kOnce[] = {tag::kPaymentHash, tag::kPaymentSecret, tag::kDescriptionHash,
                                      tag::kDescription, tag::kMetadata,      tag::kPayee,
                                      tag::kExpiry,      tag::kMinFinalCltv,  tag::kFeatures};
    return std::ranges::find(kOnce, type) != std::end(kOnce);
}

std::string place(std::uint8_t type, std::size_t character)
{
    constexpr std::string_view kLetters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    return std::string{"field '"} + kLetters[type & 31U] + "' at character " +
           std::to_string(character + 1);
}

} // namespace

Result<ReadFields, InvoiceError> readFields(ByteView words, std::size_t firstCharacter)
{
    ReadFields out;
    std::array<bool, 32> seen{};
    ByteReader in{words};
    while (!in.atEnd()) {
        const std::size_t at = firstCharacter + words.size() - in.remaining();
        if (in.remaining() < 3)
            return fail(InvoiceError::BadField,
                        "a field cut short at character " + std::to_string(at + 1));
        const ByteView head = in.take(3);
        const std::size_t length = static_cast<std::size_t>(head[1]) << 5U | head[2];
        if (length > in.remaining())
            return fail(InvoiceError::BadField, place(head[0], at) + ": longer than the invoice");
        const ByteView body = in.take(length);
        const bool ignored = countsOnce(head[0]) && std::exchange(seen[head[0] & 31U], true);
        if (!ignored && !readField({head[0], Bytes(body.begin(), body.end())}, out))
            return fail(InvoiceError::BadField, place(head[0], at) + ": wrong length or content");
    }
    return out;
}

namespace {

Bytes featureWords(const FeatureBits& features)
{
    const auto bits = features.bits();
    Bytes out(bits.empty() ? 0 : bits.back() / 5 + 1);
    for (const std::size_t bit : bits) {
        auto& word = out[out.size() - 1 - bit / 5];
        word = static_cast<std::uint8_t>(word | 1U << (bit % 5));
    }
    return out;
}

Bytes hintWords(const std::vector<RouteHintHop>& hops)
{
    ByteWriter out;
    for (const RouteHintHop& hop : hops) {
        out.bytes(hop.nodeId.view());
        out.u64be(hop.shortChannelId.value);
        out.u32be(hop.fee.baseMsat);
        out.u32be(hop.fee.proportionalMillionths);
        out.u16be(hop.cltvExpiryDelta);
    }
    return bytesToWords(out.view());
}

/// All fields in the order they are written; an unset one is left out.
Result<std::vector<Field>, InvoiceError> fieldsOf(const InvoiceDraft& draft)
{
    std::vector<Field> out{{tag::kPaymentHash, bytesToWords(draft.paymentHash.view())},
                           {tag::kPaymentSecret, bytesToWords(draft.paymentSecret.view())}};
    if (draft.description)
        out.push_back({tag::kDescription, bytesToWords(asBytes(*draft.description))});
    if (draft.descriptionHash)
        out.push_back({tag::kDescriptionHash, bytesToWords(draft.descriptionHash->view())});
    if (draft.paymentMetadata)
        out.push_back({tag::kMetadata, bytesToWords(*draft.paymentMetadata)});
    if (draft.expiry != InvoiceDraft{}.expiry)
        out.push_back(
            {tag::kExpiry, numberToWords(static_cast<std::uint64_t>(draft.expiry.count()))});
    out.push_back({tag::kMinFinalCltv, numberToWords(draft.minFinalCltvExpiryDelta)});
    for (const Bytes& script : draft.fallbackScripts) {
        auto words = fallbackWords(script);
        if (!words)
            return fail(InvoiceError::BadField, "a fallback script that has no address");
        out.push_back({tag::kFallback, std::move(*words)});
    }
    for (const auto& hops : draft.routeHints) {
        if (hops.empty())
            return fail(InvoiceError::BadField, "a route hint without a hop");
        out.push_back({tag::kRouteHint, hintWords(hops)});
    }
    if (!draft.features.empty())
        out.push_back({tag::kFeatures, featureWords(draft.features)});
    out.insert(out.end(), draft.unknownFields.begin(), draft.unknownFields.end());
    return out;
}

} // namespace

Result<Bytes, InvoiceError> writeFields(const InvoiceDraft& draft)
{
    Bytes out;
    for (const Field& field : FULGURITE_TRY(fieldsOf(draft))) {
        if (field.words.size() > kMostWords)
            return fail(InvoiceError::TooLong, place(field.type, 0) + ": more than 639 bytes");
        out.push_back(field.type);
        const Bytes length = numberToWords(field.words.size(), 2);
        out.insert(out.end(), length.begin(), length.end());
        out.insert(out.end(), field.words.begin(), field.words.end());
    }
    return out;
}

} // namespace fulgurite::lightning

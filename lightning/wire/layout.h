// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/wire_values.h"

#include <tuple>
#include <utility>

namespace fulgurite::lightning {

// A message is described once, in the .cpp of its group, by a Layout: its fields in wire order
// (which must be the order of the struct), then its known TLVs. Reading and writing both follow it.

template <typename Message, typename Value> struct Field {
    std::string_view name;
    Value Message::* member;
    using ValueType = Value;
};

template <typename Message, typename Value> struct TlvField {
    std::uint64_t type;
    std::string_view name;
    std::optional<Value> Message::* member;
    using ValueType = Value;
};

/// Specialised with kFields and kTlvs.
template <typename Message> struct Layout;

/// The fields of `Message` after its type. Instantiated in the .cpp of each group.
template <typename Message> Result<Message, WireError> decodeBody(ByteView body);
template <typename Message> Result<Bytes, WireError> encodeBody(const Message& message);

namespace detail {

using Failure = std::optional<Error<WireError>>;

inline Error<WireError> named(std::string_view message, std::string_view field,
                              Error<WireError> error)
{
    error.detail = std::string{message} + "." + std::string{field} + ": " + error.detail;
    return error;
}

template <typename Message, typename Value>
bool readField(ByteReader& in, const Field<Message, Value>& field, std::optional<Value>& out,
               Failure& failure)
{
    auto value = WireValue<Value>::read(in);
    if (value)
        out.emplace(std::move(*value));
    else
        failure = named(Message::kName, field.name, std::move(value).error());
    return out.has_value();
}

template <typename Message, std::size_t... I>
Result<Message, WireError> readFields(ByteReader& in, std::index_sequence<I...> /*indices*/)
{
    constexpr const auto& fields = Layout<Message>::kFields;
    std::tuple<std::optional<
        typename std::tuple_element_t<I, std::remove_cvref_t<decltype(fields)>>::ValueType>...>
        values;
    Failure failure;
    if ((readField(in, std::get<I>(fields), std::get<I>(values), failure) && ...))
        return Message{*std::move(std::get<I>(values))...};
    return std::unexpected(std::move(*failure));
}

template <typename Message, typename Value>
bool takeTlv(const TlvView& record, const TlvField<Message, Value>& field, Message& out,
             Failure& failure)
{
    if (record.type != field.type)
        return false;
    auto value = readTlvValue<Value>(record.value);
    if (value)
        out.*field.member = std::move(*value);
    else
        failure = named(Message::kName, field.name, std::move(value).error());
    return true;
}

template <typename Message> Result<void, WireError> readTlvs(ByteView stream, Message& out)
{
    TlvReader reader{stream};
    for (;;) {
        const auto record = reader.next();
        if (!record)
            return std::unexpected(named(Message::kName, "tlvs", record.error()));
        if (!*record)
            return {};
        Failure failure;
        const bool known = std::apply(
            [&](const auto&... fields) { return (takeTlv(**record, fields, out, failure) || ...); },
            Layout<Message>::kTlvs);
        if (failure)
            return std::unexpected(std::move(*failure));
        // BOLT 1 § Type-Length-Value Format: an unknown even type must not be passed over.
        if (!known && (*record)->type % 2 == 0)
            return fail(WireError::UnknownEvenTlv, std::string{Message::kName} +
                                                       ".tlvs: unknown even type " +
                                                       std::to_string((*record)->type));
        if (!known)
            out.extraTlvs.push_back(
                {(*record)->type, Bytes((*record)->value.begin(), (*record)->value.end())});
    }
}

template <typename Message, typename Value>
void addTlv(const Message& message, const TlvField<Message, Value>& field, TlvRecords& out)
{
    const auto& value = message.*field.member;
    if (!value)
        return;
    ByteWriter writer;
    writeTlvValue<Value>(writer, *value);
    out.push_back({field.type, writer.take()});
}

template <typename Message> Result<Bytes, WireError> writeTlvs(const Message& message)
{
    TlvRecords records = message.extraTlvs;
    std::apply([&](const auto&... fields) { (addTlv(message, fields, records), ...); },
               Layout<Message>::kTlvs);
    return encodeTlvs(std::move(records));
}

template <typename Message, typename Value>
bool writeField(ByteWriter& out, const Message& message, const Field<Message, Value>& field,
                Failure& failure)
{
    if (WireValue<Value>::write(out, message.*field.member))
        return true;
    failure = named(Message::kName, field.name,
                    {WireError::BadValue, "not set, or too long for its count"});
    return false;
}

/// The announcements keep what follows their fields unread.
template <typename Message>
concept KeepsRawExtra = requires(Message message) { message.extra; };

} // namespace detail

template <typename Message> Result<Message, WireError> decodeBody(ByteView body)
{
    ByteReader in{body};
    constexpr std::size_t count =
        std::tuple_size_v<std::remove_cvref_t<decltype(Layout<Message>::kFields)>>;
    auto message = detail::readFields<Message>(in, std::make_index_sequence<count>{});
    if (!message)
        return message;
    const ByteView rest = in.rest();
    if constexpr (detail::KeepsRawExtra<Message>) {
        message->extra.assign(rest.begin(), rest.end());
    } else {
        auto tlvs = detail::readTlvs(rest, *message);
        if (!tlvs)
            return std::unexpected(std::move(tlvs).error());
    }
    return message;
}

template <typename Message> Result<Bytes, WireError> encodeBody(const Message& message)
{
    ByteWriter out;
    out.u16be(Message::kType);
    detail::Failure failure;
    const bool written = std::apply(
        [&](const auto&... fields) {
            return (detail::writeField(out, message, fields, failure) && ...);
        },
        Layout<Message>::kFields);
    if (!written)
        return std::unexpected(std::move(*failure));
    if constexpr (detail::KeepsRawExtra<Message>)
        out.bytes(message.extra);
    else
        out.bytes(FULGURITE_TRY(detail::writeTlvs(message)));
    if (out.size() > kMaxMessageSize)
        return fail(WireError::TooLong, std::string{Message::kName} + ": " +
                                            std::to_string(out.size()) +
                                            " bytes, at most 65535 may be sent");
    return out.take();
}

} // namespace fulgurite::lightning

/// In the .cpp of a group, after the Layout: makes both directions of `Message` for message.cpp.
#define FULGURITE_WIRE_MESSAGE(Message)                                                            \
    template fulgurite::Result<Message, WireError> decodeBody<Message>(ByteView);                  \
    template fulgurite::Result<Bytes, WireError> encodeBody<Message>(const Message&);

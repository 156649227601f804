// SPDX-License-Identifier: MIT
#include "lightning/wire/message.h"

#include <type_traits>

namespace fulgurite::lightning {

// Defined by the groups' .cpp files, see layout.h.
template <typename M> Result<M, WireError> decodeBody(ByteView body);
template <typename M> Result<Bytes, WireError> encodeBody(const M& message);

namespace {

template <typename M> Result<Message, WireError> decodeAs(ByteView body)
{
    return Message{FULGURITE_TRY(decodeBody<M>(body))};
}

using Decoder = Result<Message, WireError> (*)(ByteView);

/// The decoder of `type` among the alternatives from index 1 on; index 0 is UnknownMessage.
template <std::size_t... I>
Decoder findDecoder(std::uint16_t type, std::index_sequence<I...> /*indices*/)
{
    Decoder found = nullptr;
    const auto match = [&found, type]<typename M>(std::type_identity<M> /*alternative*/) {
        if (M::kType == type)
            found = &decodeAs<M>;
    };
    (match(std::type_identity<std::variant_alternative_t<I + 1, Message>>{}), ...);
    return found;
}

struct Encoder {
    Result<Bytes, WireError> operator()(const UnknownMessage& message) const
    {
        if (message.bytes.size() + 2 > kMaxMessageSize)
            return fail(WireError::TooLong, "unknown message: more than 65535 bytes");
        ByteWriter out;
        out.u16be(message.type);
        out.bytes(message.bytes);
        return out.take();
    }
    template <typename M> Result<Bytes, WireError> operator()(const M& message) const
    {
        return encodeBody(message);
    }
};

} // namespace

Result<Message, WireError> decode(ByteView bytes)
{
    ByteReader in{bytes};
    const auto type = in.u16be();
    if (!type)
        return fail(WireError::Truncated, "a message shorter than its type");
    if (bytes.size() > kMaxMessageSize)
        return fail(WireError::TooLong, "a message of more than 65535 bytes");
    const Decoder decoder =
        findDecoder(*type, std::make_index_sequence<std::variant_size_v<Message> - 1>{});
    if (decoder == nullptr)
        return UnknownMessage{*type, Bytes(in.rest().begin(), in.rest().end())};
    return decoder(in.rest());
}

Result<Bytes, WireError> encode(const Message& message) { return std::visit(Encoder{}, message); }

std::uint16_t messageType(const Message& message)
{
    return std::visit(
        [](const auto& body) {
            if constexpr (requires { body.type; })
                return body.type;
            else
                return std::remove_cvref_t<decltype(body)>::kType;
        },
        message);
}

std::string messageName(const Message& message)
{
    return std::visit(
        [](const auto& body) {
            if constexpr (requires { body.type; })
                return "type " + std::to_string(body.type);
            else
                return std::string{std::remove_cvref_t<decltype(body)>::kName};
        },
        message);
}

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#include "app/engine/backend_record.h"

#include <array>

namespace fulgurite::app {

namespace {

constexpr std::uint8_t kVersion = 1;

void put(ByteWriter& out, ByteView text)
{
    out.u32be(static_cast<std::uint32_t>(text.size()));
    out.bytes(text);
}

void put(ByteWriter& out, const QString& text) { put(out, asBytes(text.toStdString())); }

std::optional<ByteView> get(ByteReader& in)
{
    const auto size = in.u32be();
    if (!size || *size > in.remaining())
        return std::nullopt;
    return in.take(*size);
}

/// All fields of the record, or nothing when one is cut or something follows them.
std::optional<std::array<ByteView, 6>> fieldsOf(ByteReader& in)
{
    std::array<ByteView, 6> out{};
    for (ByteView& field : out) {
        const auto next = get(in);
        if (!next)
            return std::nullopt;
        field = *next;
    }
    return in.atEnd() ? std::optional{out} : std::nullopt;
}

QString text(ByteView bytes) { return QString::fromStdString(asString(bytes)); }

} // namespace

SecretBytes encodeBackend(const BackendChoice& choice)
{
    ByteWriter out;
    out.u8(kVersion);
    out.u8(static_cast<std::uint8_t>(choice.kind));
    put(out, choice.bitcoindUrl);
    put(out, choice.cookieFile);
    put(out, choice.user);
    put(out, choice.password.expose());
    put(out, choice.zmq);
    put(out, choice.electrumServers.join(QLatin1Char{' '}));
    return SecretBytes{out.take()};
}

std::optional<BackendChoice> decodeBackend(ByteView record)
{
    ByteReader in{record};
    const auto version = in.u8();
    const auto kind = in.u8();
    if (version != kVersion || !kind || *kind > static_cast<std::uint8_t>(BackendKind::Practice))
        return std::nullopt;
    const auto fields = fieldsOf(in);
    if (!fields)
        return std::nullopt;
    const auto& [url, cookie, user, password, zmq, servers] = *fields;
    BackendChoice out;
    out.kind = static_cast<BackendKind>(*kind);
    out.bitcoindUrl = text(url);
    out.cookieFile = text(cookie);
    out.user = text(user);
    out.password = SecretBytes{password};
    out.zmq = text(zmq);
    out.electrumServers = text(servers).split(QLatin1Char{' '}, Qt::SkipEmptyParts);
    return out;
}

} // namespace fulgurite::app

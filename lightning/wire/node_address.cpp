// SPDX-License-Identifier: MIT
#include "lightning/wire/node_address.h"

#include "lightning/wire/wire_values.h"

#include <algorithm>
#include <cstdio>

namespace fulgurite::lightning {

namespace {

template <typename Address> Result<std::optional<NodeAddress>, WireError> readFixed(ByteReader& in)
{
    Address out;
    std::ranges::copy(FULGURITE_TRY(takeBytes(in, out.address.size())), out.address.begin());
    out.port = FULGURITE_TRY(WireValue<std::uint16_t>::read(in));
    return std::optional<NodeAddress>{out};
}

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_';
}

Result<std::optional<NodeAddress>, WireError> readDns(ByteReader& in)
{
    const std::uint8_t length = FULGURITE_TRY(WireValue<std::uint8_t>::read(in));
    DnsAddress out{asString(FULGURITE_TRY(takeBytes(in, length))), 0};
    out.port = FULGURITE_TRY(WireValue<std::uint16_t>::read(in));
    // BOLT 7 § The `node_announcement` Message: a hostname is ASCII, other names come as Punycode.
    if (out.hostname.empty() || !std::ranges::all_of(out.hostname, isHostCharacter))
        return std::nullopt;
    return std::optional<NodeAddress>{out};
}

/// Nothing for a type that is not known.
Result<std::optional<NodeAddress>, WireError> readAddress(ByteReader& in)
{
    switch (FULGURITE_TRY(WireValue<std::uint8_t>::read(in))) {
    case 1:
        return readFixed<Ipv4Address>(in);
    case 2:
        return readFixed<Ipv6Address>(in);
    case 3:
        return readFixed<TorV2Address>(in);
    case 4:
        return readFixed<TorV3Address>(in);
    case 5:
        return readDns(in);
    default:
        return std::nullopt;
    }
}

std::string base32(ByteView bytes)
{
    constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
    std::string out;
    for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 5) {
        const unsigned high = bytes[bit / 8];
        const unsigned low = bit / 8 + 1 < bytes.size() ? bytes[bit / 8 + 1] : 0;
        out += kAlphabet[(high << 8U | low) >> (11 - bit % 8) & 31U];
    }
    return out;
}

/// RFC 5952 § A Recommendation for IPv6 Text Representation: the longest run of zero groups becomes
/// "::".
std::string ipv6Text(const std::array<std::uint8_t, 16>& address)
{
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < 8; ++i)
        groups[i] = static_cast<unsigned>(address[2 * i]) << 8U | address[2 * i + 1];
    std::size_t runStart = 8;
    std::size_t runLength = 1;
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t length = 0;
        while (i + length < 8 && groups[i + length] == 0)
            ++length;
        if (length > runLength) {
            runStart = i;
            runLength = length;
        }
    }
    std::string out;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == runStart) {
            out += "::";
            i += runLength - 1;
            continue;
        }
        std::array<char, 5> text{};
        static_cast<void>(std::snprintf(text.data(), text.size(), "%x", groups[i]));
        out += (out.empty() || out.ends_with(':') ? "" : ":") + std::string{text.data()};
    }
    return out;
}

struct Writer {
    ByteWriter& out;
    void fixed(std::uint8_t type, ByteView address, std::uint16_t port)
    {
        out.u8(type);
        out.bytes(address);
        out.u16be(port);
    }
    void operator()(const Ipv4Address& a) { fixed(1, a.address, a.port); }
    void operator()(const Ipv6Address& a) { fixed(2, a.address, a.port); }
    void operator()(const TorV2Address& a) { fixed(3, a.address, a.port); }
    void operator()(const TorV3Address& a) { fixed(4, a.address, a.port); }
    void operator()(const DnsAddress& a)
    {
        out.u8(5);
        out.u8(static_cast<std::uint8_t>(a.hostname.size()));
        out.bytes(asBytes(a.hostname).first(a.hostname.size() & 0xffU));
        out.u16be(a.port);
    }
};

struct Texts {
    std::string operator()(const Ipv4Address& a) const
    {
        std::string out;
        for (const std::uint8_t byte : a.address)
            out += (out.empty() ? "" : ".") + std::to_string(byte);
        return out;
    }
    std::string operator()(const Ipv6Address& a) const { return "[" + ipv6Text(a.address) + "]"; }
    std::string operator()(const TorV2Address& a) const { return base32(a.address) + ".onion"; }
    std::string operator()(const TorV3Address& a) const { return base32(a.address) + ".onion"; }
    std::string operator()(const DnsAddress& a) const { return a.hostname; }
};

} // namespace

Result<std::vector<NodeAddress>, WireError> parseAddresses(ByteView descriptors)
{
    std::vector<NodeAddress> out;
    ByteReader in{descriptors};
    while (!in.atEnd()) {
        const auto address = FULGURITE_TRY(readAddress(in));
        if (!address)
            break;
        out.push_back(*address);
    }
    return out;
}

Bytes encodeAddresses(const std::vector<NodeAddress>& addresses)
{
    ByteWriter out;
    for (const NodeAddress& address : addresses)
        std::visit(Writer{out}, address);
    return out.take();
}

std::string toText(const NodeAddress& address)
{
    const auto port = std::visit([](const auto& a) { return a.port; }, address);
    return std::visit(Texts{}, address) + ":" + std::to_string(port);
}

} // namespace fulgurite::lightning

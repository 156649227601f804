// SPDX-License-Identifier: MIT
#include "lightning/invoice/tagged_fields.h"
#include "lightning/invoice/words.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

constexpr std::uint8_t kPubkeyHashVersion = 17;
constexpr std::uint8_t kScriptHashVersion = 18;
constexpr std::size_t kHashSize = 20;

// Script opcodes of the two legacy forms. Source: BIP 13, BIP 16.
const Bytes kP2pkhHead{0x76, 0xa9, 0x14};
const Bytes kP2pkhTail{0x88, 0xac};
const Bytes kP2shHead{0xa9, 0x14};
const Bytes kP2shTail{0x87};

Bytes joined(ByteView head, ByteView body, ByteView tail)
{
    Bytes out(head.begin(), head.end());
    out.insert(out.end(), body.begin(), body.end());
    out.insert(out.end(), tail.begin(), tail.end());
    return out;
}

/// The 20 bytes between `head` and `tail`, or nothing.
std::optional<ByteView> hashBetween(ByteView script, ByteView head, ByteView tail)
{
    if (script.size() != head.size() + kHashSize + tail.size())
        return std::nullopt;
    if (!std::ranges::equal(script.first(head.size()), head) ||
        !std::ranges::equal(script.last(tail.size()), tail))
        return std::nullopt;
    return script.subspan(head.size(), kHashSize);
}

Bytes versioned(std::uint8_t version, ByteView program)
{
    Bytes out = bytesToWords(program);
    out.insert(out.begin(), version);
    return out;
}

/// Source: BIP 141 § Witness program: 2 to 40 bytes; version 0 has 20 or 32.
bool isProgramSize(unsigned version, std::size_t size)
{
    return version == 0 ? size == 20 || size == 32 : size >= 2 && size <= 40;
}

} // namespace

std::optional<Bytes> fallbackScript(ByteView words)
{
    if (words.empty())
        return std::nullopt;
    const std::uint8_t version = words.front();
    const Bytes body = wordsToBytes(words.subspan(1));
    if (version == kPubkeyHashVersion && body.size() == kHashSize)
        return joined(kP2pkhHead, body, kP2pkhTail);
    if (version == kScriptHashVersion && body.size() == kHashSize)
        return joined(kP2shHead, body, kP2shTail);
    if (version > 16 || !isProgramSize(version, body.size()))
        return std::nullopt;
    const Bytes head{static_cast<std::uint8_t>(version == 0 ? 0 : 0x50 + version),
                     static_cast<std::uint8_t>(body.size())};
    return joined(head, body, {});
}

std::optional<Bytes> fallbackWords(ByteView script)
{
    if (const auto hash = hashBetween(script, kP2pkhHead, kP2pkhTail))
        return versioned(kPubkeyHashVersion, *hash);
    if (const auto hash = hashBetween(script, kP2shHead, kP2shTail))
        return versioned(kScriptHashVersion, *hash);
    if (script.size() < 4 || script[1] != script.size() - 2)
        return std::nullopt;
    const unsigned version = script[0] == 0 ? 0U : script[0] - 0x50U;
    if (version > 16 || !isProgramSize(version, script.size() - 2))
        return std::nullopt;
    return versioned(static_cast<std::uint8_t>(version), script.subspan(2));
}

} // namespace fulgurite::lightning

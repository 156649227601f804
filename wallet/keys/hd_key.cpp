// SPDX-License-Identifier: MIT
#include "wallet/keys/hd_key.h"

#include "wallet/bitcoin/base58.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <charconv>

namespace fulgurite::wallet {

namespace {

constexpr std::size_t kTextBytes = 78;

ChainCode chainCodeOf(const SecretBytes& hmac)
{
    ChainCode out{};
    std::ranges::copy(hmac.expose().subspan(32), out.begin());
    return out;
}

SecretBytes childHmac(const ChainCode& chainCode, ByteView key, std::uint32_t index)
{
    ByteWriter data;
    data.bytes(key);
    data.u32be(index);
    Bytes message = data.take();
    SecretBytes out = hmacSha512(chainCode, message);
    wipe(message.data(), message.size());
    return out;
}

Bytes textBytes(std::uint32_t version, const HdOrigin& origin, const ChainCode& chainCode,
                ByteView key33)
{
    ByteWriter out;
    out.u32be(version);
    out.u8(origin.depth);
    out.u32be(origin.parentFingerprint);
    out.u32be(origin.childNumber);
    out.bytes(chainCode);
    out.bytes(key33);
    return out.take();
}

struct Parsed {
    std::uint32_t version = 0;
    HdOrigin origin;
    ChainCode chainCode{};
    Bytes key;
};

constexpr HdVersion kVersions[] = {kXpub, kTpub, kYpub, kUpub, kZpub, kVpub};

bool isKnown(std::uint32_t version, bool isPrivate)
{
    return std::ranges::any_of(kVersions, [&](const HdVersion& known) {
        return version == (isPrivate ? known.privateKey : known.publicKey);
    });
}

Result<Parsed, KeyError> parseText(std::string_view text, bool isPrivate)
{
    const auto raw = decodeBase58Check(text);
    if (!raw)
        return fail(KeyError::BadText, "extended key: " + raw.error().detail);
    if (raw->size() != kTextBytes)
        return fail(KeyError::BadText,
                    "extended key: " + std::to_string(raw->size()) + " bytes instead of 78");
    ByteReader in{raw->expose()};
    Parsed out;
    out.version = *in.u32be();
    out.origin = {*in.u8(), *in.u32be(), *in.u32be()};
    std::ranges::copy(in.take(32), out.chainCode.begin());
    const ByteView key = in.take(33);
    out.key.assign(key.begin(), key.end());
    if (!isKnown(out.version, isPrivate))
        return fail(KeyError::BadText, "extended key: its version is not that of a " +
                                           std::string{isPrivate ? "private" : "public"} + " key");
    const bool noParent = out.origin.parentFingerprint == 0 && out.origin.childNumber == 0;
    if (out.origin.depth == 0 && !noParent)
        return fail(KeyError::BadText, "extended key: depth 0 with a parent or an index");
    return out;
}

} // namespace

Result<KeyPath, KeyError> parsePath(std::string_view text)
{
    KeyPath path;
    if (text.starts_with("m/") || text == "m")
        text.remove_prefix(std::min<std::size_t>(text.size(), 2));
    while (!text.empty()) {
        const auto slash = text.find('/');
        std::string_view part = text.substr(0, slash);
        text = slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1);
        const bool hardened = part.ends_with('\'') || part.ends_with('h') || part.ends_with('H');
        if (hardened)
            part.remove_suffix(1);
        std::uint32_t index = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
        if (part.empty() || error != std::errc{} || end != part.data() + part.size() ||
            index >= kHardened)
            return fail(KeyError::BadPath,
                        "key path: '" + std::string{part} + "' is no index below 2^31");
        path.push_back(hardened ? index | kHardened : index);
    }
    return path;
}

std::string pathText(const KeyPath& path)
{
    std::string out = "m";
    for (const std::uint32_t index : path)
        out += "/" + std::to_string(index & ~kHardened) + ((index & kHardened) != 0 ? "'" : "");
    return out;
}

Result<HdPublicKey, KeyError> HdPublicKey::parse(std::string_view text, std::uint32_t* version)
{
    const Parsed parsed = FULGURITE_TRY(parseText(text, false));
    const auto key = PublicKey::parse(parsed.key);
    if (!key)
        return fail(KeyError::BadText, "extended key: its public key is no point");
    if (version != nullptr)
        *version = parsed.version;
    return HdPublicKey{*key, parsed.chainCode, parsed.origin};
}

std::uint32_t HdPublicKey::fingerprint() const
{
    const Hash160 id = hash160(m_key.view());
    return *ByteReader{id.view()}.u32be();
}

Result<HdPublicKey, KeyError> HdPublicKey::derive(std::uint32_t index) const
{
    if ((index & kHardened) != 0)
        return fail(KeyError::HardenedFromPublic, "a hardened child needs the private key");
    if (m_origin.depth == 255)
        return fail(KeyError::NoSuchChild, "depth 255 has no children");
    const SecretBytes hmac = childHmac(m_chainCode, m_key.view(), index);
    const auto key = m_key.addGenerator(hmac.expose().first(32));
    if (!key)
        return fail(KeyError::NoSuchChild,
                    "index " + std::to_string(index) + " gives no key: use the next");
    return HdPublicKey{*key,
                       chainCodeOf(hmac),
                       {static_cast<std::uint8_t>(m_origin.depth + 1), fingerprint(), index}};
}

std::string HdPublicKey::text(const HdVersion& version) const
{
    return encodeBase58Check(textBytes(version.publicKey, m_origin, m_chainCode, m_key.view()));
}

Result<HdKey, KeyError> HdKey::fromSeed(ByteView seed)
{
    if (seed.size() < 16 || seed.size() > 64)
        return fail(KeyError::BadSeedLength, "a seed has 16 to 64 bytes");
    const SecretBytes hmac = hmacSha512(asBytes("Bitcoin seed"), seed);
    auto key = SecretKey::parse(hmac.expose().first(32));
    if (!key)
        return fail(KeyError::NoSuchChild, "this seed gives no key");
    return HdKey{std::move(*key), chainCodeOf(hmac), {}};
}

Result<HdKey, KeyError> HdKey::parse(std::string_view text, std::uint32_t* version)
{
    Parsed parsed = FULGURITE_TRY(parseText(text, true));
    auto key =
        parsed.key[0] == 0 ? SecretKey::parse(ByteView{parsed.key}.subspan(1)) : std::nullopt;
    wipe(parsed.key.data(), parsed.key.size());
    if (!key)
        return fail(KeyError::BadText,
                    "extended key: its private key is not in 1…n−1 after a zero byte");
    if (version != nullptr)
        *version = parsed.version;
    return HdKey{std::move(*key), parsed.chainCode, parsed.origin};
}

Result<HdKey, KeyError> HdKey::derive(std::uint32_t index) const
{
    if (m_origin.depth == 255)
        return fail(KeyError::NoSuchChild, "depth 255 has no children");
    Bytes message;
    if ((index & kHardened) != 0) {
        message.push_back(0);
        message.insert(message.end(), m_key.expose().begin(), m_key.expose().end());
    } else {
        const PublicKey key = m_key.publicKey();
        message.assign(key.view().begin(), key.view().end());
    }
    const SecretBytes hmac = childHmac(m_chainCode, message, index);
    wipe(message.data(), message.size());
    auto child = m_key.add(hmac.expose().first(32));
    if (!child)
        return fail(KeyError::NoSuchChild,
                    "index " + std::to_string(index) + " gives no key: use the next");
    return HdKey{std::move(*child),
                 chainCodeOf(hmac),
                 {static_cast<std::uint8_t>(m_origin.depth + 1), publicKey().fingerprint(), index}};
}

Result<HdKey, KeyError> HdKey::derive(const KeyPath& path) const
{
    HdKey key = clone();
    for (const std::uint32_t index : path)
        key = FULGURITE_TRY(key.derive(index));
    return key;
}

SecretBytes HdKey::text(const HdVersion& version) const
{
    Bytes key{0};
    key.insert(key.end(), m_key.expose().begin(), m_key.expose().end());
    Bytes raw = textBytes(version.privateKey, m_origin, m_chainCode, key);
    std::string text = encodeBase58Check(raw);
    SecretBytes out{asBytes(text)};
    wipe(key.data(), key.size());
    wipe(raw.data(), raw.size());
    wipe(text.data(), text.size());
    return out;
}

} // namespace fulgurite::wallet

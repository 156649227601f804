// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"
#include "wallet/base/secret.h"
#include "wallet/crypto/keys.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fulgurite::wallet {

enum class KeyError { BadSeedLength, BadPath, BadText, HardenedFromPublic, NoSuchChild };

inline constexpr std::uint32_t kHardened = 0x80000000;

/// Indices from the master key; hardened ones have kHardened set. "m/84'/0'/0'" and "84h/0h/0h" are
/// read.
using KeyPath = std::vector<std::uint32_t>;
Result<KeyPath, KeyError> parsePath(std::string_view text);
std::string pathText(const KeyPath& path);

/// What a key's text form says besides the key. Source: BIP 32 § Serialization format.
struct HdOrigin {
    std::uint8_t depth = 0;
    std::uint32_t parentFingerprint = 0;
    std::uint32_t childNumber = 0;
    friend bool operator==(const HdOrigin&, const HdOrigin&) = default;
};
using ChainCode = std::array<std::uint8_t, 32>;

/// Version bytes of the text forms: xpub/xprv on bitcoin, tpub/tprv elsewhere; SLIP 132's for BIP
/// 49 and 84.
struct HdVersion {
    std::uint32_t publicKey = 0x0488B21E;
    std::uint32_t privateKey = 0x0488ADE4;
};
inline constexpr HdVersion kXpub{0x0488B21E, 0x0488ADE4};
inline constexpr HdVersion kTpub{0x043587CF, 0x04358394};
inline constexpr HdVersion kYpub{0x049D7CB2, 0x049D7878};
inline constexpr HdVersion kUpub{0x044A5262, 0x044A4E28};
inline constexpr HdVersion kZpub{0x04B24746, 0x04B2430C};
inline constexpr HdVersion kVpub{0x045F1CF6, 0x045F18BC};

class HdPublicKey {
public:
    HdPublicKey(PublicKey key, ChainCode chainCode, HdOrigin origin)
        : m_key{key},
          m_chainCode{chainCode},
          m_origin{origin}
    {}

    /// Errors: BadText with the rule that is broken. `version` receives the version bytes.
    static Result<HdPublicKey, KeyError> parse(std::string_view text,
                                               std::uint32_t* version = nullptr);
    /// Errors: HardenedFromPublic; NoSuchChild (one in 2^127).
    [[nodiscard]] Result<HdPublicKey, KeyError> derive(std::uint32_t index) const;
    [[nodiscard]] const PublicKey& key() const { return m_key; }
    [[nodiscard]] std::uint32_t fingerprint() const;
    [[nodiscard]] std::string text(const HdVersion& version = kXpub) const;
    [[nodiscard]] const HdOrigin& origin() const { return m_origin; }

private:
    PublicKey m_key;
    ChainCode m_chainCode;
    HdOrigin m_origin;
};

/// A private key that has children. Moves, never copies.
class HdKey {
public:
    /// `seed` of 16 to 64 bytes. Source: BIP 32 § Master key generation.
    static Result<HdKey, KeyError> fromSeed(ByteView seed);
    static Result<HdKey, KeyError> parse(std::string_view text, std::uint32_t* version = nullptr);

    [[nodiscard]] Result<HdKey, KeyError> derive(std::uint32_t index) const;
    [[nodiscard]] Result<HdKey, KeyError> derive(const KeyPath& path) const;
    [[nodiscard]] HdKey clone() const { return {m_key.clone(), m_chainCode, m_origin}; }
    [[nodiscard]] HdPublicKey publicKey() const
    {
        return {m_key.publicKey(), m_chainCode, m_origin};
    }
    [[nodiscard]] const SecretKey& secret() const { return m_key; }
    /// xprv: as secret as the key itself.
    [[nodiscard]] SecretBytes text(const HdVersion& version = kXpub) const;

    HdKey(SecretKey key, ChainCode chainCode, HdOrigin origin)
        : m_key{std::move(key)},
          m_chainCode{chainCode},
          m_origin{origin}
    {}
    HdKey(HdKey&&) noexcept = default;
    HdKey& operator=(HdKey&&) noexcept = default;
    HdKey(const HdKey&) = delete;
    HdKey& operator=(const HdKey&) = delete;
    ~HdKey() { wipe(m_chainCode.data(), m_chainCode.size()); }

private:
    SecretKey m_key;
    ChainCode m_chainCode;
    HdOrigin m_origin;
};

} // namespace fulgurite::wallet

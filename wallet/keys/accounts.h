// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/network.h"
#include "wallet/keys/hd_key.h"

#include <array>

namespace fulgurite::wallet {

/// How an account's keys are paid to, by the purpose of its path.
enum class ScriptType : std::uint8_t { Legacy = 44, Nested = 49, NativeSegwit = 84, Taproot = 86 };
inline constexpr std::array kScriptTypes{ScriptType::NativeSegwit, ScriptType::Taproot,
                                         ScriptType::Nested, ScriptType::Legacy};

/// Receive 0 and change 1 of BIP 44; 2 is ours: scripts given to peers (shutdown) and to sweeps.
enum class Chain : std::uint32_t { Receive = 0, Change = 1, Lightning = 2 };

/// m/purpose'/coin'/account'. Source: BIP 44 § Path levels, BIP 49, BIP 84, BIP 86.
KeyPath accountPath(ScriptType type, Network network, std::uint32_t account = 0);

/// The scriptPubKey that pays to `key` in the way of `type`; BIP 86 tweaks without a script path.
Bytes scriptFor(ScriptType type, const PublicKey& key);

/// The watch-only half of an account: every script, no secret.
class Account {
public:
    Account(ScriptType type, HdPublicKey key) : m_type{type}, m_key{std::move(key)} {}
    [[nodiscard]] ScriptType type() const { return m_type; }
    [[nodiscard]] const HdPublicKey& key() const { return m_key; }
    [[nodiscard]] Result<PublicKey, KeyError> publicKey(Chain chain, std::uint32_t index) const;
    [[nodiscard]] Result<Bytes, KeyError> script(Chain chain, std::uint32_t index) const;

private:
    ScriptType m_type;
    HdPublicKey m_key;
};

/// The secret at chain/index below an account's private key.
Result<SecretKey, KeyError> accountSecret(const HdKey& account, Chain chain, std::uint32_t index);
/// The secret that signs a taproot key path of BIP 86.
std::optional<SecretKey> taprootSecret(const SecretKey& internal);

} // namespace fulgurite::wallet

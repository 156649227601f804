// SPDX-License-Identifier: MIT
#include "wallet/keys/accounts.h"

#include "wallet/bitcoin/script.h"
#include "wallet/crypto/hash.h"

#include <cassert>

namespace fulgurite::wallet {

namespace {

Hash256 emptyTweak(const XOnlyKey& internal) { return taggedHash("TapTweak", {internal.view()}); }

} // namespace

KeyPath accountPath(ScriptType type, Network network, std::uint32_t account)
{
    return {static_cast<std::uint32_t>(type) | kHardened, coinType(network) | kHardened,
            account | kHardened};
}

Bytes scriptFor(ScriptType type, const PublicKey& key)
{
    switch (type) {
    case ScriptType::Legacy:
        return p2pkhScript(hash160(key.view()));
    case ScriptType::Nested:
        return p2shScript(hash160(p2wpkhScript(key)));
    case ScriptType::NativeSegwit:
        return p2wpkhScript(key);
    case ScriptType::Taproot: {
        const XOnlyKey internal = toXOnly(key);
        const auto tweaked = tweakXOnly(internal, emptyTweak(internal).view());
        assert(tweaked); // fails for one key in 2^128
        return p2trScript(tweaked->key);
    }
    }
    return {};
}

Result<PublicKey, KeyError> Account::publicKey(Chain chain, std::uint32_t index) const
{
    const HdPublicKey branch = FULGURITE_TRY(m_key.derive(static_cast<std::uint32_t>(chain)));
    return FULGURITE_TRY(branch.derive(index)).key();
}

Result<Bytes, KeyError> Account::script(Chain chain, std::uint32_t index) const
{
    return scriptFor(m_type, FULGURITE_TRY(publicKey(chain, index)));
}

Result<SecretKey, KeyError> accountSecret(const HdKey& account, Chain chain, std::uint32_t index)
{
    const HdKey key =
        FULGURITE_TRY(account.derive(KeyPath{static_cast<std::uint32_t>(chain), index}));
    return key.secret().clone();
}

std::optional<SecretKey> taprootSecret(const SecretKey& internal)
{
    return tweakSecretXOnly(internal, emptyTweak(toXOnly(internal.publicKey())).view());
}

} // namespace fulgurite::wallet

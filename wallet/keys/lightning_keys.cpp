// SPDX-License-Identifier: MIT
#include "wallet/keys/lightning_keys.h"

#include "wallet/crypto/hash.h"

#include <cassert>

namespace fulgurite::wallet {

namespace {

constexpr std::uint32_t kPurpose = 9735;
constexpr std::string_view kSalt = "fulgurite lightning 1";

Bytes infoOf(std::string_view label, ByteView id, std::uint8_t counter)
{
    ByteWriter out;
    out.bytes(asBytes(label));
    out.bytes(id);
    if (counter != 0)
        out.u8(counter);
    return out.take();
}

/// The first of the series counter = none, 1, 2 … that is a valid key; the second step is taken
/// once in 2^127 keys.
SecretKey secretFor(const SecretBytes& root, std::string_view label, const ChannelKeyId& id)
{
    for (unsigned counter = 0; counter < 256; ++counter) {
        const auto info = infoOf(label, id.view(), static_cast<std::uint8_t>(counter));
        auto key = SecretKey::parse(hkdfSha256(asBytes(kSalt), root.expose(), info, 32).expose());
        if (key)
            return std::move(*key);
    }
    assert(false);
    return SecretKey::parse(root.expose()).value();
}

SecretBytes secretOf(const HdKey& key) { return SecretBytes{key.secret().expose()}; }

} // namespace

Result<LightningKeys, KeyError> LightningKeys::fromMaster(const HdKey& master, Network network)
{
    const HdKey branch = FULGURITE_TRY(
        master.derive(KeyPath{kPurpose | kHardened, coinType(network) | kHardened, kHardened}));
    const HdKey node = FULGURITE_TRY(branch.derive(kHardened));
    const HdKey channels = FULGURITE_TRY(branch.derive(1 | kHardened));
    HdKey payments = FULGURITE_TRY(branch.derive(2 | kHardened));
    const HdKey backup = FULGURITE_TRY(branch.derive(3 | kHardened));
    SecretBytes backupKey =
        hkdfSha256(asBytes(kSalt), backup.secret().expose(), asBytes("channel backup"), 32);
    return LightningKeys{node.secret().clone(), secretOf(channels), std::move(payments),
                         std::move(backupKey)};
}

ChannelKeys LightningKeys::channel(const ChannelKeyId& id) const
{
    return {secretFor(m_channelRoot, "funding", id),
            secretFor(m_channelRoot, "revocation", id),
            paymentKey(paymentIndex(id)),
            secretFor(m_channelRoot, "delayed payment", id),
            secretFor(m_channelRoot, "htlc", id),
            hkdfSha256(asBytes(kSalt), m_channelRoot.expose(),
                       infoOf("per commitment", id.view(), 0), 32)};
}

std::uint32_t LightningKeys::paymentIndex(const ChannelKeyId& id)
{
    const Hash256 hash = sha256({asBytes("fulgurite payment index"), id.view()});
    return static_cast<std::uint32_t>(*ByteReader{hash.view()}.u64be() % kPaymentKeys);
}

SecretKey LightningKeys::paymentKey(std::uint32_t index) const
{
    auto key = m_paymentBranch.derive(index | kHardened);
    assert(key); // an index without a key is met once in 2^127
    return key->secret().clone();
}

} // namespace fulgurite::wallet

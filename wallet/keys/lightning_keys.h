// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/network.h"
#include "wallet/keys/hd_key.h"

#include <vector>

namespace fulgurite::wallet {

/// 32 random bytes that name a channel's keys for ever: kept in snapshot and backup, never reused,
/// also after a restore.
using ChannelKeyId = FixedBytes<struct ChannelKeyIdTag, 32>;

struct ChannelKeys {
    SecretKey funding, revocation, payment, delayedPayment, htlc;
    SecretBytes perCommitmentSeed; ///< 32 bytes
};

inline constexpr std::uint32_t kPaymentKeys = 1000;

/// The Lightning branch of a seed: all that Lightning signs with, without the seed itself. It stays
/// when the window is locked. The derivation is written in resources/guide/key-derivation.md and
/// fixed by tests/vectors/fulgurite_key_derivation.json.
class LightningKeys {
public:
    static Result<LightningKeys, KeyError> fromMaster(const HdKey& master, Network network);

    [[nodiscard]] const SecretKey& nodeKey() const { return m_nodeKey; }
    /// 32 bytes: seals the channel backup.
    [[nodiscard]] const SecretBytes& backupKey() const { return m_backupKey; }
    [[nodiscard]] ChannelKeys channel(const ChannelKeyId& id) const;
    /// One of kPaymentKeys keys of the seed alone, so that a restore finds every to_remote output
    /// by looking for each.
    [[nodiscard]] static std::uint32_t paymentIndex(const ChannelKeyId& id);
    [[nodiscard]] SecretKey paymentKey(std::uint32_t index) const;

private:
    LightningKeys(SecretKey nodeKey, SecretBytes channelRoot, HdKey paymentBranch,
                  SecretBytes backupKey)
        : m_nodeKey{std::move(nodeKey)},
          m_channelRoot{std::move(channelRoot)},
          m_paymentBranch{std::move(paymentBranch)},
          m_backupKey{std::move(backupKey)}
    {}
    SecretKey m_nodeKey;
    SecretBytes m_channelRoot;
    HdKey m_paymentBranch;
    SecretBytes m_backupKey;
};

} // namespace fulgurite::wallet

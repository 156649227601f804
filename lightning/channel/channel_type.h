// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/features.h"

namespace fulgurite::lightning {

/// The features a channel keeps for life, as `channel_type` names them: data, not branches.
/// Source: BOLT 2 § Defined Channel Types.
class ChannelType {
public:
    ChannelType() : m_bits{12} {}
    explicit ChannelType(FeatureBits bits) : m_bits{std::move(bits)} {}

    static ChannelType staticRemotekey() { return ChannelType{FeatureBits{12}}; }
    static ChannelType anchors() { return ChannelType{FeatureBits{12, 22}}; }
    static ChannelType anchorsWithAlias() { return ChannelType{FeatureBits{12, 22, 46}}; }

    /// Zero-fee HTLC transactions and two anchors of 330 sat.
    [[nodiscard]] bool hasAnchors() const { return m_bits.test(22); }
    /// Routed to by alias only, never announced.
    [[nodiscard]] bool hasScidAlias() const { return m_bits.test(46); }
    [[nodiscard]] const FeatureBits& bits() const { return m_bits; }
    friend bool operator==(const ChannelType&, const ChannelType&) = default;

private:
    FeatureBits m_bits;
};

} // namespace fulgurite::lightning

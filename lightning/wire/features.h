// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fulgurite::lightning {

/// A feature's even (required) bit; the odd bit above it is the optional one. Source: BOLT 9 §
/// Assigned Feature Flags.
enum class Feature : std::uint16_t {
    DataLossProtect = 0,
    UpfrontShutdownScript = 4,
    GossipQueries = 6,
    VarOnionOptin = 8,
    GossipQueriesEx = 10,
    StaticRemotekey = 12,
    PaymentSecret = 14,
    BasicMpp = 16,
    SupportLargeChannel = 18,
    Anchors = 22,
    RouteBlinding = 24,
    ShutdownAnysegwit = 26,
    DualFund = 28,
    Quiesce = 34,
    AttributionData = 36,
    OnionMessages = 38,
    ProvideStorage = 42,
    ChannelType = 44,
    ScidAlias = 46,
    PaymentMetadata = 48,
    Zeroconf = 50,
    Keysend = 54, ///< not in BOLT 9: bLIP 3
    SimpleClose = 60,
    Splice = 62,
};

/// A row of BOLT 9's table.
struct FeatureInfo {
    Feature feature;
    std::string_view name;
    std::string_view context; ///< letters of BOLT 9: I init, N node_announcement, 9 invoice, B
                              ///< blinded path, T channel_type
    bool assumed = false;
    std::optional<Feature> dependency{};
};
std::span<const FeatureInfo> featureTable();
/// "option_anchors"; nothing for a bit outside the table.
std::optional<std::string_view> featureName(std::size_t bit);

/// A set of feature bits. Keeps the bytes it was read from, so that signed messages encode to what
/// was signed; compares by the bits alone.
class FeatureBits {
public:
    FeatureBits() = default;
    FeatureBits(std::initializer_list<std::size_t> bits);
    static FeatureBits fromWire(ByteView bigEndian);

    /// Big-endian, without a length.
    [[nodiscard]] const Bytes& wire() const { return m_wire; }
    [[nodiscard]] bool test(std::size_t bit) const;
    void set(std::size_t bit);
    void clear(std::size_t bit);
    /// Either bit of the pair.
    [[nodiscard]] bool offers(Feature feature) const;
    /// The even bit.
    [[nodiscard]] bool requires_(Feature feature) const
    {
        return test(static_cast<std::size_t>(feature));
    }
    void setOptional(Feature feature) { set(static_cast<std::size_t>(feature) + 1); }
    void setRequired(Feature feature) { set(static_cast<std::size_t>(feature)); }
    /// Every set bit, ascending.
    [[nodiscard]] std::vector<std::size_t> bits() const;
    [[nodiscard]] bool empty() const;

    friend FeatureBits operator|(const FeatureBits& left, const FeatureBits& right);
    friend bool operator==(const FeatureBits& left, const FeatureBits& right);

private:
    Bytes m_wire;
};

/// The lowest required bit whose feature `understood` does not offer (either bit of the pair).
std::optional<std::size_t> firstUnknownEven(const FeatureBits& theirs,
                                            const FeatureBits& understood);

struct MissingDependency {
    Feature feature;
    Feature needs;
};
/// A feature set without the one it builds on. Source: BOLT 9 § Requirements.
std::optional<MissingDependency> missingDependency(const FeatureBits& bits);

/// "0,8,14,23" for the log.
std::string toText(const FeatureBits& bits);

/// What we send in `init` and demand there. Source: protocol of First light; a bit is set only when
/// what it promises is served.
FeatureBits ourInitFeatures();
/// The bits of our invoices: var_onion, payment_secret, basic_mpp.
FeatureBits ourInvoiceFeatures();
/// Channel type {static_remotekey, anchors}.
FeatureBits anchorsChannelType();

} // namespace fulgurite::lightning

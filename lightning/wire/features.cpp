// SPDX-License-Identifier: MIT
#include "lightning/wire/features.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

constexpr FeatureInfo kTable[] = {
    {Feature::DataLossProtect, "option_data_loss_protect", "", true},
    {Feature::UpfrontShutdownScript, "option_upfront_shutdown_script", "IN"},
    {Feature::GossipQueries, "gossip_queries", ""},
    {Feature::VarOnionOptin, "var_onion_optin", "", true},
    {Feature::GossipQueriesEx, "gossip_queries_ex", "IN"},
    {Feature::StaticRemotekey, "option_static_remotekey", "", true},
    {Feature::PaymentSecret, "payment_secret", "", true},
    {Feature::BasicMpp, "basic_mpp", "IN9", false, Feature::PaymentSecret},
    {Feature::SupportLargeChannel, "option_support_large_channel", "IN"},
    {Feature::Anchors, "option_anchors", "INT"},
    {Feature::RouteBlinding, "option_route_blinding", "IN9"},
    {Feature::ShutdownAnysegwit, "option_shutdown_anysegwit", "IN"},
    {Feature::DualFund, "option_dual_fund", "IN"},
    {Feature::Quiesce, "option_quiesce", "IN"},
    {Feature::AttributionData, "option_attribution_data", "IN9"},
    {Feature::OnionMessages, "option_onion_messages", "IN"},
    {Feature::ProvideStorage, "option_provide_storage", "IN"},
    {Feature::ChannelType, "option_channel_type", "", true},
    {Feature::ScidAlias, "option_scid_alias", "INT"},
    {Feature::PaymentMetadata, "option_payment_metadata", "9"},
    {Feature::Zeroconf, "option_zeroconf", "INT", false, Feature::ScidAlias},
    {Feature::Keysend, "keysend", "N"},
    {Feature::SimpleClose, "option_simple_close", "IN", false, Feature::ShutdownAnysegwit},
    {Feature::Splice, "option_splice", "IN"},
};

ByteView significant(ByteView wire)
{
    const auto first = std::ranges::find_if(wire, [](std::uint8_t byte) { return byte != 0; });
    return wire.subspan(static_cast<std::size_t>(first - wire.begin()));
}

} // namespace

std::span<const FeatureInfo> featureTable() { return kTable; }

std::optional<std::string_view> featureName(std::size_t bit)
{
    const auto row = std::ranges::find(kTable, static_cast<Feature>(bit & ~std::size_t{1}),
                                       &FeatureInfo::feature);
    return row == std::end(kTable) || bit > UINT16_MAX ? std::nullopt : std::optional{row->name};
}

FeatureBits::FeatureBits(std::initializer_list<std::size_t> bits)
{
    for (const std::size_t bit : bits)
        set(bit);
}

FeatureBits FeatureBits::fromWire(ByteView bigEndian)
{
    FeatureBits out;
    out.m_wire.assign(bigEndian.begin(), bigEndian.end());
    return out;
}

bool FeatureBits::test(std::size_t bit) const
{
    const std::size_t byte = bit / 8;
    return byte < m_wire.size() && (m_wire[m_wire.size() - 1 - byte] >> (bit % 8) & 1U) != 0;
}

void FeatureBits::set(std::size_t bit)
{
    const std::size_t byte = bit / 8;
    if (byte >= m_wire.size())
        m_wire.insert(m_wire.begin(), byte + 1 - m_wire.size(), 0);
    auto& target = m_wire[m_wire.size() - 1 - byte];
    target = static_cast<std::uint8_t>(target | 1U << (bit % 8));
}

void FeatureBits::clear(std::size_t bit)
{
    if (!test(bit))
        return;
    auto& target = m_wire[m_wire.size() - 1 - bit / 8];
    target = static_cast<std::uint8_t>(target & ~(1U << (bit % 8)));
    const ByteView rest = significant(m_wire);
    m_wire = Bytes(rest.begin(), rest.end());
}

bool FeatureBits::offers(Feature feature) const
{
    const auto bit = static_cast<std::size_t>(feature);
    return test(bit) || test(bit + 1);
}

std::vector<std::size_t> FeatureBits::bits() const
{
    std::vector<std::size_t> out;
    for (std::size_t bit = 0; bit < m_wire.size() * 8; ++bit) {
        if (test(bit))
            out.push_back(bit);
    }
    return out;
}

bool FeatureBits::empty() const { return significant(m_wire).empty(); }

FeatureBits operator|(const FeatureBits& left, const FeatureBits& right)
{
    FeatureBits out = left;
    for (const std::size_t bit : right.bits())
        out.set(bit);
    return out;
}

bool operator==(const FeatureBits& left, const FeatureBits& right)
{
    return std::ranges::equal(significant(left.m_wire), significant(right.m_wire));
}

std::optional<std::size_t> firstUnknownEven(const FeatureBits& theirs,
                                            const FeatureBits& understood)
{
    for (const std::size_t bit : theirs.bits()) {
        if (bit % 2 == 0 && !understood.test(bit) && !understood.test(bit + 1))
            return bit;
    }
    return std::nullopt;
}

std::optional<MissingDependency> missingDependency(const FeatureBits& bits)
{
    for (const FeatureInfo& row : kTable) {
        if (!row.dependency || !bits.offers(row.feature) || bits.offers(*row.dependency))
            continue;
        return MissingDependency{row.feature, *row.dependency};
    }
    return std::nullopt;
}

std::string toText(const FeatureBits& bits)
{
    std::string out;
    for (const std::size_t bit : bits.bits())
        out += (out.empty() ? "" : ",") + std::to_string(bit);
    return out;
}

FeatureBits ourInitFeatures() { return {0, 5, 7, 8, 12, 14, 17, 19, 23, 27, 44, 47, 55, 61}; }

FeatureBits ourInvoiceFeatures() { return {8, 14, 17}; }

FeatureBits anchorsChannelType() { return {12, 22}; }

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#include "lightning/peer/negotiation.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

std::string describe(std::size_t bit)
{
    const auto name = featureName(bit);
    return "feature bit " + std::to_string(bit) + (name ? " (" + std::string{*name} + ")" : "");
}

} // namespace

Init ourInit(const FeatureBits& features, const ChainHash& chain)
{
    Init out;
    for (const std::size_t bit : features.bits())
        if (bit < 14) // the legacy field holds only bits below 14; older nodes read those there
            out.globalFeatures.set(bit);
    out.features = features;
    out.networks = std::vector{chain};
    return out;
}

Result<FeatureBits, PeerError> checkInit(const Init& theirs, const FeatureBits& ours,
                                         const ChainHash& chain)
{
    const FeatureBits features = theirs.globalFeatures | theirs.features;
    // BOLT 1 § The `init` Message: an unknown even bit means the peer cannot do without it.
    if (const auto bit = firstUnknownEven(features, ours))
        return fail(PeerError::UnknownRequired,
                    "the peer requires " + describe(*bit) + ", which we do not offer");
    for (const std::size_t bit : ours.bits())
        if (bit % 2 == 0 && !features.offers(static_cast<Feature>(bit)))
            return fail(PeerError::LacksRequired,
                        "the peer does not offer " + describe(bit) + ", which we require");
    // BOLT 1 § The `init` Message: a feature without the one it builds on is no set at all.
    if (const auto missing = missingDependency(features))
        return fail(PeerError::LacksRequired,
                    "the peer offers " + describe(static_cast<std::size_t>(missing->feature)) +
                        " without " + describe(static_cast<std::size_t>(missing->needs)));
    // A peer that lists chains and not ours has nothing to say to us; one that lists none (LND
    // 0.21) may be on ours.
    if (theirs.networks && !theirs.networks->empty() &&
        std::ranges::find(*theirs.networks, chain) == theirs.networks->end())
        return fail(PeerError::OtherChain, "the peer is on another chain");
    return features;
}

NegotiatedFeatures negotiate(const FeatureBits& ours, const FeatureBits& theirs)
{
    const auto both = [&](Feature feature) {
        return ours.offers(feature) && theirs.offers(feature);
    };
    NegotiatedFeatures out;
    out.upfrontShutdown = both(Feature::UpfrontShutdownScript);
    out.shutdownAnysegwit = both(Feature::ShutdownAnysegwit);
    out.largeChannels = both(Feature::SupportLargeChannel);
    out.scidAlias = both(Feature::ScidAlias);
    out.simpleClose = both(Feature::SimpleClose);
    return out;
}

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"
#include "wallet/bitcoin/header.h"
#include "wallet/bitcoin/network.h"

#include <functional>
#include <variant>

namespace fulgurite {

enum class HeaderError {
    NotLinked,     ///< its previous hash is not the header before
    WrongTarget,   ///< bits other than the rules ask for
    TooLittleWork, ///< hash above the target
    TimeTooOld, ///< not after the median of eleven, or (testnet4) more than 600 s before the header
                ///< before
    TimeTooNew, ///< more than two hours ahead of our clock
    MissingAncestor, ///< a header that the rules need lies below the checkpoint
};

/// The header at `height` of the branch that is checked, or nullptr below what is known (a
/// checkpoint).
using HeaderLookup = std::function<const BlockHeader*(std::uint32_t height)>;

/// Which headers a network accepts: linkage, proof of work, retargeting and times. Signet's block
/// signatures are not checked. Holds no chain: begin at the genesis header, or at any checkpoint
/// whose height is a multiple of kPeriod.
class HeaderRules {
public:
    static constexpr std::uint32_t kPeriod = 2016;

    explicit HeaderRules(Network network) : m_network{network} {}

    [[nodiscard]] BlockHeader genesis() const;
    /// The easiest target of the network.
    [[nodiscard]] std::uint32_t easiestBits() const;
    /// The bits that the header at `height` must have; `time` is its own (testnet4's twenty-minute
    /// rule).
    [[nodiscard]] Result<std::uint32_t, HeaderError>
    requiredBits(std::uint32_t height, std::uint32_t time, const HeaderLookup& ancestors) const;
    /// Checks `header`, which is to stand at `height` > 0. `now` is our clock. The detail names
    /// rule and values.
    [[nodiscard]] Result<std::monostate, HeaderError> check(const BlockHeader& header,
                                                            std::uint32_t height,
                                                            const HeaderLookup& ancestors,
                                                            UnixTime now) const;
    /// The median time past of the block at `height`, from as many as known of it and its ten
    /// ancestors.
    static std::optional<std::uint32_t> medianTimePast(std::uint32_t height,
                                                       const HeaderLookup& ancestors);

private:
    [[nodiscard]] Result<std::uint32_t, HeaderError> retarget(std::uint32_t height,
                                                              const HeaderLookup& ancestors) const;
    [[nodiscard]] Result<std::monostate, HeaderError> checkTime(const BlockHeader& header,
                                                                std::uint32_t height,
                                                                const HeaderLookup& ancestors,
                                                                UnixTime now) const;
    Network m_network;
};

} // namespace fulgurite

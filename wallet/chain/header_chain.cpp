// SPDX-License-Identifier: MIT
#include "wallet/chain/header_chain.h"

#include <algorithm>
#include <string>

namespace fulgurite::wallet {

namespace {

BlockHash blockHash(std::string_view display)
{
    return fixedFromDisplay<BlockHash>(display).value_or(BlockHash{});
}

} // namespace

BlockHash genesisHash(Network network)
{
    switch (network) {
    case Network::Bitcoin:
        return blockHash("000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f");
    case Network::Testnet4:
        return blockHash("00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043");
    case Network::Signet:
        return blockHash("00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6");
    case Network::Regtest:
        return blockHash("0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206");
    }
    return {};
}

Checkpoint builtInCheckpoint(Network network)
{
    switch (network) {
    case Network::Bitcoin:
        return {BlockHeight{938343},
                blockHash("00000000000000000000ccebd6d74d9194d8dcdc1d177c478e094bfad51ba5ac")};
    case Network::Testnet4:
        return {BlockHeight{72600},
                blockHash("0000000000003ed4f08dbdf6f7d6b271a6bcffce25675cb40aa9fa43179a89f3")};
    case Network::Signet:
        return {BlockHeight{160000},
                blockHash("0000003ca3c99aff040f2563c2ad8f8ec88bd0fd6b8f0895cfaf1ef90353a62c")};
    case Network::Regtest:
        break;
    }
    return {BlockHeight{0}, genesisHash(network)};
}

HeaderChain::HeaderChain(Network network, Checkpoint trusted)
    : m_network{network},
      m_trusted{trusted},
      m_first{trusted.height.value - trusted.height.value % HeaderRules::kPeriod}
{}

std::uint32_t HeaderChain::nextHeight() const
{
    return m_first + static_cast<std::uint32_t>(m_headers.size());
}

const RawHeader* HeaderChain::at(std::uint32_t height) const
{
    return height < m_first || height >= nextHeight() ? nullptr : &m_headers[height - m_first];
}

std::optional<ChainTip> HeaderChain::tip() const
{
    if (m_headers.empty())
        return std::nullopt;
    const RawHeader& last = m_headers.back();
    return ChainTip{BlockHeight{nextHeight() - 1}, last.hash, last.unixTime()};
}

Result<BlockHeight, HeaderFault> HeaderChain::accept(std::uint32_t height,
                                                     std::span<const RawHeader> headers)
{
    if (height < m_first || height > nextHeight())
        return fail(HeaderFault::NotLinked,
                    "headers from " + std::to_string(height) + " do not meet ours");
    // What is the same as ours changes nothing.
    while (!headers.empty() && at(height) != nullptr && at(height)->hash == headers.front().hash) {
        headers = headers.subspan(1);
        ++height;
    }
    if (headers.empty())
        return BlockHeight{height == 0 ? 0 : height - 1};
    const std::vector<RawHeader> cut(m_headers.begin() + (height - m_first), m_headers.end());
    const Uint256 before = m_work;
    truncate(height);
    const auto restore = [&] {
        truncate(height);
        m_headers.insert(m_headers.end(), cut.begin(), cut.end());
        m_work = before;
    };
    for (const RawHeader& header : headers) {
        if (auto appended = append(header); !appended) {
            restore();
            return std::unexpected(std::move(appended).error());
        }
    }
    if (!cut.empty() && m_work <= before) {
        restore();
        return fail(HeaderFault::LessWork, "a branch from height " + std::to_string(height) +
                                               " has no more work than ours");
    }
    return BlockHeight{height == 0 ? 0 : height - 1};
}

Result<void, HeaderFault> HeaderChain::append(const RawHeader& header)
{
    const std::uint32_t height = nextHeight();
    const auto at = [height] { return "the header of height " + std::to_string(height); };
    if (!m_headers.empty() && header.previous != m_headers.back().hash)
        return fail(HeaderFault::NotLinked, at() + " does not follow the one before");
    if (height == m_trusted.height.value && header.hash != m_trusted.hash)
        return fail(HeaderFault::NotThisNetwork, at() + " is " + toDisplay(header.hash) +
                                                     ", known is " + toDisplay(m_trusted.hash));
    FULGURITE_TRY_VOID(checkWork(header));
    m_headers.push_back(header);
    m_work = m_work.plus(workOf(header.bits));
    return {};
}

Result<void, HeaderFault> HeaderChain::checkWork(const RawHeader& header) const
{
    const std::uint32_t height = nextHeight();
    const auto target = targetOf(header.bits);
    if (!target || Uint256::fromHash(retag<Hash256>(header.hash)) > *target)
        return fail(HeaderFault::BadWork,
                    "the header of height " + std::to_string(height) + " lacks its proof of work");
    if (m_headers.empty())
        return {};
    const auto due = HeaderRules{m_network}.requiredBits(
        height, header.time, [this](std::uint32_t at) { return this->at(at); });
    if (!due || header.bits != *due)
        return fail(HeaderFault::BadDifficulty,
                    "the header of height " + std::to_string(height) + " has bits " +
                        std::to_string(header.bits) + ", the rules ask " +
                        (due ? std::to_string(*due) : due.error().detail));
    return {};
}

void HeaderChain::truncate(std::uint32_t next)
{
    while (nextHeight() > next) {
        m_work = m_work.minus(workOf(m_headers.back().bits));
        m_headers.pop_back();
    }
}

} // namespace fulgurite::wallet

// SPDX-License-Identifier: MIT
#include "lightning/wire/chain_hash.h"

#include <string_view>

namespace fulgurite::lightning {

namespace {

struct Row {
    Network network;
    std::string_view genesis; ///< display order
};

constexpr Row kRows[] = {
    {Network::Bitcoin, "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f"},
    {Network::Testnet4, "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043"},
    {Network::Signet, "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6"},
    {Network::Regtest, "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206"},
};

} // namespace

ChainHash chainHashOf(Network network)
{
    for (const Row& row : kRows) {
        if (row.network == network)
            return *fixedFromDisplay<ChainHash>(row.genesis);
    }
    return {};
}

std::optional<Network> networkOf(const ChainHash& chain)
{
    for (const Row& row : kRows) {
        if (*fixedFromDisplay<ChainHash>(row.genesis) == chain)
            return row.network;
    }
    return std::nullopt;
}

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#include "app/daemon/feature_list.h"

#include "lightning/wire/features.h"

namespace fulgurite::app {

std::string featureList()
{
    std::string out;
    for (const std::size_t bit : lightning::ourInitFeatures().bits()) {
        const auto name = lightning::featureName(bit);
        out += name ? std::string{*name} : "option_unknown_" + std::to_string(bit);
        out += bit % 2 == 1 ? "/odd\n" : "/even\n";
    }
    return out;
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "ui/format/chain_words.h"

#include <algorithm>

namespace fulgurite::ui {

std::optional<int> standsStillHours(const app::ChainPart& chain)
{
    constexpr qint64 kHour = 3600;
    if (chain.health != app::ChainHealth::Syncing || chain.progress < 1 || !chain.tipTime.isValid())
        return std::nullopt;
    const qint64 hours = chain.tipTime.secsTo(QDateTime::currentDateTimeUtc()) / kHour;
    return static_cast<int>(std::max<qint64>(1, hours));
}

std::optional<double> serverProgress(const app::ChainPart& chain)
{
    const bool said =
        chain.health == app::ChainHealth::Syncing && chain.progress > 0 && chain.progress < 1;
    return said ? std::optional{chain.progress} : std::nullopt;
}

} // namespace fulgurite::ui

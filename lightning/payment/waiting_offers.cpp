// SPDX-License-Identifier: MIT
#include "lightning/payment/waiting_offers.h"

#include <algorithm>

namespace fulgurite::lightning {

bool WaitingOffers::add(HtlcOffer offer, UnixTime now)
{
    auto& queue = m_byChannel[offer.channelId];
    if (queue.size() >= kMost)
        return false;
    queue.push_back({std::move(offer), now});
    return true;
}

void WaitingOffers::putBack(HtlcOffer offer, UnixTime since)
{
    auto& queue = m_byChannel[offer.channelId];
    queue.push_front({std::move(offer), since});
}

std::optional<WaitingOffers::Waiting> WaitingOffers::next(const ChannelId& channelId)
{
    const auto found = m_byChannel.find(channelId);
    if (found == m_byChannel.end())
        return std::nullopt;
    Waiting out = std::move(found->second.front());
    found->second.pop_front();
    if (found->second.empty())
        m_byChannel.erase(found);
    return out;
}

std::vector<HtlcOffer> WaitingOffers::takeAll(const ChannelId& channelId)
{
    std::vector<HtlcOffer> out;
    for (auto one = next(channelId); one; one = next(channelId))
        out.push_back(std::move(one->offer));
    return out;
}

std::vector<HtlcOffer> WaitingOffers::takeOverdue(UnixTime now)
{
    std::vector<HtlcOffer> out;
    for (auto& [channelId, queue] : m_byChannel) {
        const auto late = [&](const Waiting& one) { return one.since + kLongest <= now; };
        for (Waiting& one : queue)
            if (late(one))
                out.push_back(one.offer);
        std::erase_if(queue, late);
    }
    std::erase_if(m_byChannel, [](const auto& entry) { return entry.second.empty(); });
    return out;
}

} // namespace fulgurite::lightning

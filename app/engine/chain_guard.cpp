// SPDX-License-Identifier: MIT
#include "app/engine/chain_guard.h"

#include <algorithm>

namespace fulgurite::app {

ChainGuard::ChainGuard(std::unique_ptr<wallet::ChainSource> chain, GuardDuty duty,
                       std::function<void()> changed)
    : m_chain{std::move(chain)},
      m_duty{std::move(duty)},
      m_changed{std::move(changed)},
      m_height{m_duty.tips.empty() ? 0 : m_duty.tips.front().height.value}
{
    if (!m_chain)
        return;
    m_chain->start(m_duty.tips, std::nullopt,
                   [this](const wallet::ChainEvent& event) { take(event); });
    m_chain->watch(m_duty.fundings);
    sendAgain();
}

ChainGuard::~ChainGuard()
{
    if (m_chain)
        m_chain->stop();
}

QStringList ChainGuard::closing() const
{
    QStringList out;
    for (const OutPoint& spent : m_spent)
        if (const auto channel = m_duty.channels.find(spent); channel != m_duty.channels.end())
            out.push_back(channel->second);
    return out;
}

void ChainGuard::sendAgain()
{
    for (const auto& package : m_duty.packages)
        m_chain->broadcast(package);
}

void ChainGuard::take(const wallet::ChainEvent& event)
{
    if (const auto* status = std::get_if<wallet::ChainStatus>(&event))
        m_status = *status;
    if (const auto* reached = std::get_if<wallet::TipReached>(&event)) {
        m_height = reached->tip.height.value;
        sendAgain();
    }
    if (const auto* seen = std::get_if<wallet::TransactionSeen>(&event)) {
        for (const TxIn& input : seen->tx.inputs)
            for (const wallet::Watch& funding : m_duty.fundings)
                if (funding.outpoint == std::optional{input.prevout})
                    m_spent.insert(input.prevout);
    }
    m_changed();
}

} // namespace fulgurite::app

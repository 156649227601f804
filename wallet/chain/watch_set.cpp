// SPDX-License-Identifier: MIT
#include "wallet/chain/watch_set.h"

#include <algorithm>
#include <cstring>

namespace fulgurite::wallet {

bool WatchSet::add(const Watch& watch)
{
    bool fresh =
        !watch.scriptPubKey.empty() && m_scripts.insert(asString(watch.scriptPubKey)).second;
    if (watch.outpoint)
        fresh = m_outpoints.insert(*watch.outpoint).second || fresh;
    return fresh;
}

bool WatchSet::matches(const Transaction& tx)
{
    const bool spends = std::ranges::any_of(
        tx.inputs, [this](const TxIn& input) { return m_outpoints.contains(input.prevout); });
    const bool pays = std::ranges::any_of(
        tx.outputs, [this](const TxOut& output) { return this->pays(output.scriptPubKey); });
    if (!pays)
        return spends;
    const Txid txid = txidOf(tx);
    for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
        if (this->pays(tx.outputs[i].scriptPubKey))
            m_outpoints.insert({txid, i});
    return true;
}

std::size_t WatchSet::OutPointHash::operator()(const OutPoint& outpoint) const
{
    std::size_t head = 0;
    std::memcpy(&head, outpoint.txid.data.data(), sizeof head); // a txid is as random as a hash
    return head ^ outpoint.index;
}

} // namespace fulgurite::wallet

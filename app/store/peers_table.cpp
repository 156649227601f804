// SPDX-License-Identifier: MIT
#include "app/store/peers_table.h"

namespace fulgurite::store {

Result<void> PeersTable::put(const lightning::PutPeer& peer)
{
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("INSERT OR REPLACE INTO peers VALUES (?, ?)"));
    return statement.bind(peer.nodeId.view()).bind(peer.record).run();
}

Result<void> PeersTable::remove(const PublicKey& nodeId)
{
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("DELETE FROM peers WHERE node_id = ?"));
    return statement.bind(nodeId.view()).run();
}

Result<std::vector<lightning::PutPeer>> PeersTable::read()
{
    std::vector<lightning::PutPeer> out;
    Statement& statement = *FULGURITE_TRY(m_database.prepare("SELECT node_id, record FROM peers"));
    while (FULGURITE_TRY(statement.next())) {
        const auto nodeId = PublicKey::parse(statement.blob(0));
        if (!nodeId)
            return fail(StoreError::Damaged, "a peer's node id is no point");
        out.push_back({*nodeId, statement.blob(1)});
    }
    return out;
}

} // namespace fulgurite::store

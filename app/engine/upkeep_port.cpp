// SPDX-License-Identifier: MIT
#include "app/engine/upkeep_port.h"

#include "app/engine/ports_base.h"
#include "app/engine/wallet_check.h"

namespace fulgurite::app {

Future<WalletCheck> UpkeepPort::check(bool repair)
{
    return askSession<WalletCheck>(m_core, [repair](WalletSession& session,
                                                    const Promise<WalletCheck>& promise) {
        WalletFindings found = examineWallet(session);
        if (!repair || found.history.empty())
            return promise.finish(std::move(found.check));
        for (WalletFault& fault : found.check.faults)
            fault.repaired = fault.derived;
        session.commitSoon(
            [rows = std::move(found.history)](store::Database& database) -> store::Result<void> {
                store::HistoryTable history{database};
                for (const store::HistoryEntry& row : rows)
                    FULGURITE_TRY_VOID(history.put(row));
                return {};
            },
            [promise, check = std::move(found.check)] { promise.finish(check); });
    });
}

} // namespace fulgurite::app

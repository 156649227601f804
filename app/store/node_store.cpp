// SPDX-License-Identifier: MIT
#include "app/store/node_store.h"

namespace fulgurite::store {

namespace {

/// The node's settings share the table with the wallet's own under this prefix.
constexpr std::string_view kPrefix = "node.";

struct Apply {
    NodeStore& store;

    Result<void> operator()(const lightning::PutChannel& op) const
    {
        return store.channels.put(op);
    }
    Result<void> operator()(const lightning::DeleteChannel& op) const
    {
        return store.channels.remove(op.channelId);
    }
    Result<void> operator()(const lightning::PutOnion& op) const { return store.onions.put(op); }
    Result<void> operator()(const lightning::DeleteOnion& op) const
    {
        return store.onions.remove(op);
    }
    Result<void> operator()(const lightning::PutRevokedHtlcs& op) const
    {
        return store.revokedHtlcs.put(op);
    }
    Result<void> operator()(const lightning::PutPreimage& op) const
    {
        return store.preimages.put(op);
    }
    Result<void> operator()(const lightning::PutInvoice& op) const
    {
        return store.invoices.put(op);
    }
    Result<void> operator()(const lightning::DeleteInvoice& op) const
    {
        return store.invoices.remove(op.hash);
    }
    Result<void> operator()(const lightning::PutPayment& op) const
    {
        return store.payments.put(op);
    }
    Result<void> operator()(const lightning::PutPeer& op) const { return store.peers.put(op); }
    Result<void> operator()(const lightning::DeletePeer& op) const
    {
        return store.peers.remove(op.nodeId);
    }
    Result<void> operator()(const lightning::PutSetting& op) const
    {
        return store.settings.put(std::string{kPrefix} + op.name, op.value);
    }
};

} // namespace

NodeStore::NodeStore(Database& database)
    : channels{database},
      onions{database},
      revokedHtlcs{database},
      preimages{database},
      invoices{database},
      payments{database},
      peers{database},
      settings{database}
{}

Result<void> NodeStore::apply(const lightning::StoreOp& op) { return std::visit(Apply{*this}, op); }

Result<lightning::StoredNode> NodeStore::read()
{
    lightning::StoredNode out;
    out.channels = FULGURITE_TRY(channels.read(false));
    out.onions = FULGURITE_TRY(onions.read());
    out.preimages = FULGURITE_TRY(preimages.read());
    out.openInvoices = FULGURITE_TRY(invoices.readUnpaid());
    out.pendingPayments = FULGURITE_TRY(payments.readPending());
    out.peers = FULGURITE_TRY(peers.read());
    for (auto& [name, value] : FULGURITE_TRY(settings.read(kPrefix)))
        out.settings.push_back({name.substr(kPrefix.size()), std::move(value)});
    return out;
}

} // namespace fulgurite::store

// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/store_op.h"

#include <map>
#include <tuple>

/// Executes the node's store operations as the wallet file would, in memory.
class MemoryStore {
public:
    using OnionKey =
        std::tuple<fulgurite::ChannelId, fulgurite::lightning::HtlcDirection, std::uint64_t>;

    void apply(const std::vector<fulgurite::lightning::StoreOp>& operations)
    {
        for (const auto& operation : operations)
            std::visit([this](const auto& op) { put(op); }, operation);
    }

    fulgurite::lightning::StoredNode read() const
    {
        fulgurite::lightning::StoredNode out;
        for (const auto& [id, row] : m_channels)
            if (!row.closed)
                out.channels.push_back({id, row.snapshot});
        for (const auto& [key, row] : m_onions)
            out.onions.push_back(row);
        for (const auto& [hash, row] : m_preimages)
            out.preimages.push_back(row);
        for (const auto& [hash, row] : invoices)
            if (row.status == 0)
                out.openInvoices.push_back(row);
        for (const auto& [key, row] : payments)
            if (row.status == 0)
                out.pendingPayments.push_back(row);
        for (const auto& [id, row] : m_peers)
            out.peers.push_back(row);
        for (const auto& [name, row] : m_settings)
            out.settings.push_back(row);
        return out;
    }

    std::map<fulgurite::PaymentHash, fulgurite::lightning::PutInvoice> invoices;
    std::map<std::pair<fulgurite::PaymentHash, std::uint64_t>, fulgurite::lightning::PutPayment>
        payments;

private:
    void put(const fulgurite::lightning::PutChannel& op) { m_channels[op.channelId] = op; }
    void put(const fulgurite::lightning::DeleteChannel& op) { m_channels.erase(op.channelId); }
    void put(const fulgurite::lightning::PutOnion& op)
    {
        m_onions[{op.channelId, op.direction, op.htlcId}] = op;
    }
    void put(const fulgurite::lightning::DeleteOnion& op)
    {
        m_onions.erase({op.channelId, op.direction, op.htlcId});
    }
    void put(const fulgurite::lightning::PutRevokedHtlcs& /*op*/) {}
    void put(const fulgurite::lightning::PutPreimage& op) { m_preimages[op.hash] = op; }
    void put(const fulgurite::lightning::PutInvoice& op) { invoices[op.hash] = op; }
    void put(const fulgurite::lightning::DeleteInvoice& op) { invoices.erase(op.hash); }
    void put(const fulgurite::lightning::PutPayment& op) { payments[{op.hash, op.groupId}] = op; }
    void put(const fulgurite::lightning::PutPeer& op) { m_peers.insert_or_assign(op.nodeId, op); }
    void put(const fulgurite::lightning::DeletePeer& op) { m_peers.erase(op.nodeId); }
    void put(const fulgurite::lightning::PutSetting& op) { m_settings[op.name] = op; }

    std::map<fulgurite::ChannelId, fulgurite::lightning::PutChannel> m_channels;
    std::map<OnionKey, fulgurite::lightning::PutOnion> m_onions;
    std::map<fulgurite::PaymentHash, fulgurite::lightning::PutPreimage> m_preimages;
    std::map<fulgurite::PublicKey, fulgurite::lightning::PutPeer> m_peers;
    std::map<std::string, fulgurite::lightning::PutSetting> m_settings;
};

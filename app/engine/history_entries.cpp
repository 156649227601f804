// SPDX-License-Identifier: MIT
#include "app/engine/history_entries.h"

#include "app/api/history.h"
#include "app/engine/node_shapes.h"
#include "wallet/base/text.h"
#include "wallet/bitcoin/address.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

std::uint8_t code(HistoryKind kind) { return static_cast<std::uint8_t>(kind); }
std::uint8_t code(HistoryStatus status) { return static_cast<std::uint8_t>(status); }

HistoryStatus statusOf(wallet::TxState state)
{
    switch (state) {
    case wallet::TxState::Unconfirmed:
        return HistoryStatus::Confirming;
    case wallet::TxState::Confirmed:
        return HistoryStatus::Done;
    case wallet::TxState::Replaced:
        return HistoryStatus::Replaced;
    case wallet::TxState::Conflicted:
        return HistoryStatus::Conflicted;
    case wallet::TxState::Evicted:
        return HistoryStatus::Pending;
    }
    return HistoryStatus::Unknown;
}

HistoryKind kindOf(const wallet::CoinHistoryRow& row, const lightning::Node* node,
                   const ChainWallet& wallet)
{
    if (node != nullptr) {
        const Transaction* tx = wallet.coins().transaction(row.txid) != nullptr
                                    ? &wallet.coins().transaction(row.txid)->tx
                                    : nullptr;
        for (const auto& channel : node->channels()) {
            if (channel.funding && channel.funding->txid == row.txid)
                return HistoryKind::ChannelOpen;
            const auto spends = [&](const TxIn& input) { return channel.funding == input.prevout; };
            if (tx != nullptr && std::ranges::any_of(tx->inputs, spends))
                return HistoryKind::ChannelClose;
        }
    }
    switch (row.kind) {
    case wallet::TxKind::Received:
    case wallet::TxKind::Mined:
        return HistoryKind::Received;
    case wallet::TxKind::Sent:
        return HistoryKind::Sent;
    case wallet::TxKind::ToSelf:
        return HistoryKind::ToSelf;
    }
    return HistoryKind::Received;
}

/// Where the money went: the first output that is not ours; or came to: the first that is.
std::string counterpartyOf(const wallet::CoinHistoryRow& row, const ChainWallet& wallet)
{
    const auto* record = wallet.coins().transaction(row.txid);
    if (record == nullptr)
        return {};
    const bool outgoing = row.spent > Satoshi{};
    for (const TxOut& output : record->tx.outputs) {
        const bool ours = wallet.coins().book().find(output.scriptPubKey).has_value();
        const auto address = ours != outgoing ? encodeAddress(output.scriptPubKey, wallet.network())
                                              : fail(AddressError::NoAddress);
        if (address)
            return *address;
    }
    return {};
}

store::HistoryEntry entryOfPayment(const lightning::Payment& payment)
{
    const PaymentRow row = rowOf(payment);
    store::HistoryEntry out;
    out.layer = 1;
    out.id = Bytes(payment.hash.data.begin(), payment.hash.data.end());
    out.time = toSeconds(payment.completedAt.value_or(payment.createdAt));
    out.kind = code(payment.keysend ? HistoryKind::Keysend : HistoryKind::Sent);
    const bool failed = payment.status == lightning::PaymentStatus::Failed;
    out.status =
        code(failed                                                 ? HistoryStatus::Failed
             : payment.status == lightning::PaymentStatus::Complete ? HistoryStatus::Done
                                                                    : HistoryStatus::Pending);
    out.amountMsat = payment.amount.value();
    out.feeMsat = row.fee.value();
    out.counterparty = toHex(payment.destination);
    out.description = sanitised(payment.keysend ? payment.message : payment.description, 500);
    return out;
}

store::HistoryEntry entryOfInvoice(const lightning::InvoiceEntry& invoice)
{
    store::HistoryEntry out;
    out.layer = 1;
    out.id = Bytes(invoice.hash.data.begin(), invoice.hash.data.end());
    out.time = toSeconds(invoice.paidAt.value_or(invoice.createdAt));
    out.kind = code(invoice.keysend ? HistoryKind::Keysend : HistoryKind::Received);
    out.status = code(HistoryStatus::Done);
    out.incoming = true;
    out.amountMsat = invoice.received.value();
    out.description = sanitised(invoice.keysend ? invoice.message : invoice.description, 500);
    return out;
}

} // namespace

store::HistoryEntry entryOf(const wallet::CoinHistoryRow& row, const lightning::Node* node,
                            const ChainWallet& wallet)
{
    store::HistoryEntry out;
    out.id = Bytes(row.txid.data.begin(), row.txid.data.end());
    out.time = toSeconds(row.time);
    out.kind = code(kindOf(row, node, wallet));
    out.status = code(statusOf(row.state));
    out.incoming = row.received >= row.spent;
    const Satoshi net = out.incoming ? saturatingSub(row.received, row.spent)
                                     : saturatingSub(row.spent, row.received);
    const Satoshi fee = row.fee.value_or(Satoshi{});
    out.amountMsat = toMsat(out.incoming ? net : saturatingSub(net, fee)).value();
    out.feeMsat = toMsat(fee).value();
    out.height = row.confirmation ? row.confirmation->height.value : 0;
    out.counterparty = counterpartyOf(row, wallet);
    return out;
}

std::optional<store::HistoryEntry> entryOf(const lightning::NodeEvent& event)
{
    if (const auto* payment = std::get_if<lightning::event::PaymentChanged>(&event))
        return entryOfPayment(payment->payment);
    const auto* invoice = std::get_if<lightning::event::InvoiceChanged>(&event);
    if (invoice != nullptr && invoice->invoice.status == lightning::InvoiceStatus::Paid)
        return entryOfInvoice(invoice->invoice);
    return std::nullopt;
}

EngineEvent eventOf(const wallet::CoinHistoryRow& row)
{
    const bool incoming = row.received >= row.spent;
    EngineEvent out;
    out.kind = EventKind::TransactionSeen;
    out.subject = displayOf(row.txid);
    out.amount = toMsat(incoming ? saturatingSub(row.received, row.spent)
                                 : saturatingSub(row.spent, row.received));
    out.values = {
        {QStringLiteral("direction"), incoming ? QStringLiteral("in") : QStringLiteral("out")}};
    if (row.confirmation)
        out.values.emplace(QStringLiteral("blockheight"),
                           QString::number(row.confirmation->height.value));
    return out;
}

std::optional<EngineEvent> eventOf(const lightning::NodeEvent& event)
{
    EngineEvent out;
    if (const auto* payment = std::get_if<lightning::event::PaymentChanged>(&event)) {
        if (payment->payment.status == lightning::PaymentStatus::Pending)
            return std::nullopt;
        out.kind = payment->payment.status == lightning::PaymentStatus::Complete
                       ? EventKind::Sent
                       : EventKind::PaymentFailed;
        out.subject = hexOf(payment->payment.hash);
        out.amount = payment->payment.amount;
        return out;
    }
    if (const auto* invoice = std::get_if<lightning::event::InvoiceChanged>(&event)) {
        if (invoice->invoice.status != lightning::InvoiceStatus::Paid)
            return std::nullopt;
        out.kind = EventKind::InvoicePaid;
        out.subject = hexOf(invoice->invoice.hash);
        out.amount = invoice->invoice.received;
        return out;
    }
    const auto* channel = std::get_if<lightning::event::ChannelChanged>(&event);
    if (channel == nullptr || channel->phase == channel->before)
        return std::nullopt;
    using lightning::event::ChannelPhase;
    const bool ready = channel->phase == ChannelPhase::Ready;
    const bool ended =
        channel->phase == ChannelPhase::Closed || channel->phase == ChannelPhase::ForceClosing;
    out.kind = ready   ? EventKind::ChannelReady
               : ended ? EventKind::ChannelClosed
                       : EventKind::ChannelOpened;
    out.subject = hexOf(channel->channelId);
    return out;
}

} // namespace fulgurite::app

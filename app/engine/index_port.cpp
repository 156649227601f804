// SPDX-License-Identifier: MIT
#include "app/engine/index_port.h"

#include "app/engine/node_shapes.h"
#include "app/engine/ports_base.h"

namespace fulgurite::app {

namespace {

std::uint64_t countOf(const lightning::IndexCounters& counters, IndexedRows rows, IndexKind kind)
{
    switch (rows) {
    case IndexedRows::Invoices:
        return kind == IndexKind::Created   ? counters.invoicesCreated
               : kind == IndexKind::Updated ? counters.invoicesUpdated
                                            : counters.invoicesDeleted;
    case IndexedRows::Payments:
        return kind == IndexKind::Created   ? counters.paymentsCreated
               : kind == IndexKind::Updated ? counters.paymentsUpdated
                                            : 0;
    case IndexedRows::Htlcs:
        return kind == IndexKind::Created ? counters.htlcsCreated : 0;
    case IndexedRows::Forwards:
        return 0;
    }
    return 0;
}

std::map<QString, QString> detailsOf(const lightning::InvoiceEntry& invoice)
{
    constexpr const char* kStatus[] = {"unpaid", "paid", "expired"};
    std::map<QString, QString> out{
        {QStringLiteral("status"),
         QString::fromLatin1(kStatus[static_cast<std::size_t>(invoice.status)])},
        {QStringLiteral("label"), QString::fromStdString(invoice.label)},
        {QStringLiteral("description"), safeText(invoice.description)}};
    if (!invoice.invoice.empty())
        out.emplace(QStringLiteral("bolt11"), QString::fromStdString(invoice.invoice));
    return out;
}

std::map<QString, QString> detailsOf(const lightning::Payment& payment)
{
    constexpr const char* kStatus[] = {"pending", "complete", "failed"};
    return {{QStringLiteral("status"),
             QString::fromLatin1(kStatus[static_cast<std::size_t>(payment.status)])},
            {QStringLiteral("payment_hash"), hexOf(payment.hash)}};
}

} // namespace

IndexPort::IndexPort(EngineCore& core) : m_core{core}
{
    moveToThread(core.thread());
    connect(&core, &EngineCore::sessionChanged, this, [this] {
        m_waiting.clear(); // dropped promises answer Cancelled
        if (WalletSession* session = m_core.session()) {
            connect(session, &WalletSession::nodeEvent, this, &IndexPort::take);
            connect(session, &WalletSession::committed, this, &IndexPort::look);
        }
    });
}

Future<IndexReached> IndexPort::wait(IndexedRows rows, IndexKind kind, std::uint64_t next)
{
    return askNode<IndexReached>(
        m_core,
        [this, rows, kind, next](WalletSession& session, const Promise<IndexReached>& promise) {
            const std::uint64_t now = countOf(session.node().indexes(), rows, kind);
            if (now >= next)
                return promise.finish(IndexReached{now, {}});
            m_waiting.push_back({rows, kind, next, promise});
        },
        kEndless);
}

void IndexPort::take(const lightning::NodeEvent& event)
{
    if (m_waiting.empty())
        return;
    if (const auto* invoice = std::get_if<lightning::event::InvoiceChanged>(&event)) {
        const bool ended = invoice->invoice.status != lightning::InvoiceStatus::Unpaid;
        if (!ended || invoice->invoice.keysend)
            m_newest[{IndexedRows::Invoices, IndexKind::Created}] = detailsOf(invoice->invoice);
        if (ended)
            m_newest[{IndexedRows::Invoices, IndexKind::Updated}] = detailsOf(invoice->invoice);
    } else if (const auto* payment = std::get_if<lightning::event::PaymentChanged>(&event)) {
        const bool ended = payment->payment.status != lightning::PaymentStatus::Pending;
        m_newest[{IndexedRows::Payments, ended ? IndexKind::Updated : IndexKind::Created}] =
            detailsOf(payment->payment);
    }
}

void IndexPort::look()
{
    const auto newest = std::exchange(m_newest, {});
    WalletSession* session = m_core.session();
    if (m_waiting.empty() || session == nullptr || !session->hasNode())
        return;
    const lightning::IndexCounters counters = session->node().indexes();
    std::erase_if(m_waiting, [&](const Waiting& one) {
        const std::uint64_t now = countOf(counters, one.rows, one.kind);
        if (now < one.next)
            return false;
        const auto details = newest.find({one.rows, one.kind});
        one.promise.finish(
            IndexReached{now, details != newest.end() ? details->second : Details{}});
        return true;
    });
}

} // namespace fulgurite::app

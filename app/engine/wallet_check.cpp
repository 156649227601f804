// SPDX-License-Identifier: MIT
#include "app/engine/wallet_check.h"

#include "app/engine/history_entries.h"
#include "wallet/base/text.h"

#include <map>

namespace fulgurite::app {

namespace {

constexpr int kMostRows = 1'000'000;

void name(WalletCheck& check, const char* what, const std::string& detail)
{
    check.faults.push_back(
        {QString::fromLatin1(what), QString::fromStdString(sanitised(detail, 300)), false, false});
}

/// SQLite's own check of pages and indexes, SQLCipher's of every page's authentication code. Both
/// give rows that say what is wrong; the first gives one "ok" row when nothing is.
void checkPages(store::Database& database, WalletCheck& check)
{
    for (const char* pragma : {"PRAGMA integrity_check(20)", "PRAGMA cipher_integrity_check"}) {
        auto statement = database.prepare(pragma);
        if (!statement)
            return name(check, "database", statement.error().detail);
        for (auto more = (*statement)->next(); more && *more; more = (*statement)->next()) {
            const std::string line = (*statement)->text(0);
            if (line != "ok")
                name(check, "database", line);
        }
        (*statement)->reset();
    }
}

void checkChannels(store::NodeStore& store, WalletCheck& check)
{
    for (const bool closed : {false, true}) {
        const auto rows = store.channels.read(closed);
        if (!rows) {
            name(check, "channels", rows.error().detail);
            continue;
        }
        for (const lightning::StoredChannel& row : *rows) {
            ++check.rows;
            if (row.snapshot.empty()) {
                name(check, "channels",
                     toHex(row.channelId) + ": the checksum of its state is wrong");
                continue;
            }
            const auto read = lightning::decodeChannel(row.snapshot);
            if (!read)
                name(check, "channels", toHex(row.channelId) + ": " + read.error().detail);
        }
    }
}

using KnownRows = std::map<std::pair<std::uint8_t, Bytes>, store::HistoryEntry>;

bool isSame(const store::HistoryEntry& left, const store::HistoryEntry& right)
{
    return left.kind == right.kind && left.status == right.status &&
           left.incoming == right.incoming && left.amountMsat == right.amountMsat &&
           left.feeMsat == right.feeMsat && left.time == right.time;
}

/// One source row against the activity row that follows from it.
void compare(const KnownRows& known, const store::HistoryEntry& right, WalletFindings& out)
{
    const auto found = known.find({right.layer, right.id});
    if (found == known.end() || !isSame(found->second, right))
        out.history.push_back(right);
}

void checkPayments(store::NodeStore& store, const KnownRows& known, WalletFindings& out)
{
    const auto rows = store.payments.page(0, kMostRows);
    if (!rows)
        return name(out.check, "payments", rows.error().detail);
    std::map<PaymentHash, store::HistoryEntry> newest; // one activity row a hash
    for (const lightning::PutPayment& row : *rows) {
        ++out.check.rows;
        const auto payment = lightning::decodePayment(row.record);
        if (!payment)
            name(out.check, "payments", toHex(row.hash) + ": " + payment.error().detail);
        else if (auto entry = entryOf(lightning::event::PaymentChanged{*payment}))
            newest.insert_or_assign(row.hash, std::move(*entry));
    }
    for (const auto& [hash, entry] : newest)
        compare(known, entry, out);
}

void checkInvoices(store::NodeStore& store, const KnownRows& known, WalletFindings& out)
{
    const auto rows = store.invoices.page(0, kMostRows);
    if (!rows)
        return name(out.check, "invoices", rows.error().detail);
    for (const lightning::PutInvoice& row : *rows) {
        ++out.check.rows;
        const auto invoice = lightning::decodeInvoiceEntry(row.record);
        if (!invoice)
            name(out.check, "invoices", toHex(row.hash) + ": " + invoice.error().detail);
        else if (const auto entry = entryOf(lightning::event::InvoiceChanged{*invoice}))
            compare(known, *entry, out);
    }
}

void checkTransactions(WalletSession& session, const KnownRows& known, WalletFindings& out)
{
    const lightning::Node* node = session.hasNode() ? &session.node() : nullptr;
    for (const wallet::CoinHistoryRow& row : session.wallet().coins().history()) {
        ++out.check.rows;
        const store::HistoryEntry right = entryOf(row, node, session.wallet());
        const auto found = known.find({right.layer, right.id});
        // Kind and time may have been told better when the channel was still there.
        const bool stands = found != known.end() && found->second.status == right.status &&
                            found->second.incoming == right.incoming &&
                            found->second.amountMsat == right.amountMsat;
        if (!stands)
            out.history.push_back(right);
    }
}

KnownRows readHistory(store::Database& database, WalletCheck& check)
{
    store::HistoryFilter all;
    all.limit = kMostRows;
    const auto rows = store::HistoryTable{database}.page(all);
    if (!rows) {
        name(check, "history", rows.error().detail);
        return {};
    }
    KnownRows out;
    for (const store::HistoryEntry& entry : *rows)
        out.emplace(std::pair{entry.layer, entry.id}, entry);
    check.rows += out.size();
    return out;
}

} // namespace

WalletFindings examineWallet(WalletSession& session)
{
    WalletFindings out;
    checkPages(session.database(), out.check);
    checkChannels(session.nodeStore(), out.check);
    const KnownRows known = readHistory(session.database(), out.check);
    checkTransactions(session, known, out);
    checkPayments(session.nodeStore(), known, out);
    checkInvoices(session.nodeStore(), known, out);
    if (!out.history.empty())
        out.check.faults.push_back(
            {QStringLiteral("history"),
             QStringLiteral("%1 activity rows are missing or differ from what they follow from")
                 .arg(out.history.size()),
             true, false});
    return out;
}

} // namespace fulgurite::app

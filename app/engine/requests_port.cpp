// SPDX-License-Identifier: MIT
#include "app/engine/requests_port.h"

#include "app/engine/node_shapes.h"
#include "app/engine/store_errors.h"
#include "lightning/gossip/short_channel_id_text.h"
#include "wallet/base/text.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/bip21.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using Invoices = std::vector<lightning::InvoiceEntry>;

Answer<Invoices> readAll(WalletSession& session)
{
    constexpr int kMost = 100'000;
    const auto rows = session.nodeStore().invoices.page(0, kMost);
    if (!rows)
        return std::unexpected(toApiError(rows.error()));
    Invoices out;
    for (const lightning::PutInvoice& row : *rows) {
        if (auto entry = lightning::decodeInvoiceEntry(row.record))
            out.push_back(std::move(*entry));
    }
    return out;
}

Answer<lightning::InvoiceEntry> findOne(WalletSession& session, const QString& labelOrHash)
{
    const auto row = session.nodeStore().invoices.find(labelOrHash.toStdString());
    if (!row)
        return std::unexpected(toApiError(row.error()));
    if (*row) {
        if (auto entry = lightning::decodeInvoiceEntry((*row)->record))
            return std::move(*entry);
    }
    return refuse(ErrorCode::RequestUnknown, {{QStringLiteral("value"), labelOrHash}});
}

/// A unified URI carries a fresh address beside the invoice: whoever cannot pay Lightning pays on
/// chain.
void addAddress(WalletSession& session, RequestDetail& made)
{
    const auto fresh = session.wallet().handOut({84, 0, 0});
    const auto address = fresh ? encodeAddress(fresh->scriptPubKey, session.options().network)
                               : fail(AddressError::NoAddress);
    if (!address)
        return;
    made.row.address = QString::fromStdString(*address);
    BitcoinUri uri;
    uri.address = *address;
    if (made.row.amount.value() != 0)
        uri.amount = Satoshi{(made.row.amount.value() + 999) / 1000};
    if (!made.row.description.isEmpty())
        uri.message = made.row.description.toStdString();
    uri.lightning = made.row.invoice.toStdString();
    made.unifiedUri = QString::fromStdString(makeBitcoinUri(uri));
}

ApiError badParameter(const char* name, const QString& rule)
{
    return {ErrorCode::InvalidParameter,
            {{QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("rule"), rule}},
            {}};
}

Answer<std::vector<Bytes>> fallbacksOf(const QStringList& addresses, Network network)
{
    std::vector<Bytes> out;
    for (const QString& address : addresses) {
        auto script = decodeAddress(address.trimmed().toStdString(), network);
        if (!script)
            return std::unexpected(badParameter(
                "fallbacks", address.left(100) + QStringLiteral(": ") +
                                 QString::fromStdString(sanitised(script.error().detail))));
        out.push_back(std::move(*script));
    }
    return out;
}

Answer<std::vector<lightning::ShortChannelId>> hintsOf(const QStringList& channels)
{
    std::vector<lightning::ShortChannelId> out;
    for (const QString& channel : channels) {
        const auto id = lightning::parseShortChannelId(channel.toStdString());
        if (!id)
            return std::unexpected(badParameter(
                "exposeprivatechannels",
                channel.left(80) + QStringLiteral(" is not a short channel id like 103x1x0")));
        out.push_back(*id);
    }
    return out;
}

Answer<lightning::request::CreateInvoice> bodyOf(const NewRequest& request, Network network)
{
    lightning::request::CreateInvoice body;
    if (request.amount.value() != 0)
        body.amount = request.amount;
    body.label = request.label.toStdString();
    body.description = request.description.toStdString();
    if (request.onlyDescriptionHash)
        body.descriptionHash = sha256(asBytes(body.description));
    body.expiry = request.expiry;
    body.minFinalCltv = request.cltv.value_or(body.minFinalCltv);
    body.exposePrivateChannels = request.exposePrivateChannels;
    body.hintChannels = FULGURITE_TRY(hintsOf(request.hintChannels));
    body.fallbackScripts = FULGURITE_TRY(fallbacksOf(request.fallbackAddresses, network));
    if (!request.preimage.isEmpty())
        body.preimage = Preimage::fromView(asBytes(request.preimage.toStdString()));
    return body;
}

} // namespace

RequestsPort::RequestsPort(EngineCore& core) : m_core{core}
{
    moveToThread(core.thread());
    connect(&core, &EngineCore::sessionChanged, this, [this] {
        m_waiting.clear();
        m_waitingAny.clear();
        if (WalletSession* session = m_core.session()) {
            connect(session, &WalletSession::nodeEvent, this,
                    [this](const lightning::NodeEvent& event) {
                        if (const auto* invoice =
                                std::get_if<lightning::event::InvoiceChanged>(&event))
                            changed(invoice->invoice);
                    });
        }
    });
}

Future<RequestDetail> RequestsPort::create(NewRequest request)
{
    return askNode<RequestDetail>(
        m_core, [request](WalletSession& session, const Promise<RequestDetail>& promise) {
            if (!request.label.isEmpty() && findOne(session, request.label))
                return promise.fail(
                    {ErrorCode::LabelExists, {{QStringLiteral("label"), request.label}}, {}});
            auto body = bodyOf(request, session.options().network);
            if (!body)
                return promise.fail(body.error());
            session.request(
                std::move(*body), [&session, request, promise](const lightning::ReplyBody& reply) {
                    if (const auto* refused = std::get_if<lightning::reply::Refused>(&reply))
                        return promise.fail(errorOf(*refused));
                    const auto* created = std::get_if<lightning::reply::InvoiceCreated>(&reply);
                    if (created == nullptr)
                        return;
                    RequestDetail made = detailOf(created->invoice);
                    made.receivable = session.node().balances().largestReceive;
                    if (!request.withAddress)
                        return promise.finish(std::move(made));
                    addAddress(session, made);
                    session.commitSoon({}, [promise, made] { promise.finish(made); });
                });
        });
}

Future<RequestDetail> RequestsPort::find(QString labelOrHash)
{
    return askNode<RequestDetail>(
        m_core, [labelOrHash](WalletSession& session, const Promise<RequestDetail>& promise) {
            const auto found = findOne(session, labelOrHash);
            promise.finish(found ? Answer<RequestDetail>{detailOf(*found)}
                                 : std::unexpected(found.error()));
        });
}

Future<std::vector<RequestDetail>> RequestsPort::list()
{
    using List = std::vector<RequestDetail>;
    return askNode<List>(m_core, [](WalletSession& session, const Promise<List>& promise) {
        const auto all = readAll(session);
        if (!all)
            return promise.fail(all.error());
        List out;
        std::ranges::transform(*all, std::back_inserter(out),
                               [](const auto& entry) { return detailOf(entry); });
        promise.finish(std::move(out));
    });
}

Future<RequestDetail> RequestsPort::remove(QString label, RequestStatus expected)
{
    return askNode<RequestDetail>(
        m_core,
        [this, label, expected](WalletSession& session, const Promise<RequestDetail>& promise) {
            const auto found = findOne(session, label);
            if (!found)
                return promise.fail(found.error());
            const RequestDetail detail = detailOf(*found);
            if (detail.row.status != expected) {
                constexpr const char* kWords[] = {"unpaid", "paid", "expired"};
                const auto word = [&](RequestStatus status) {
                    return QString::fromLatin1(kWords[static_cast<std::size_t>(status)]);
                };
                return promise.fail({ErrorCode::RequestUnexpectedStatus,
                                     {{QStringLiteral("status"), word(detail.row.status)},
                                      {QStringLiteral("expected"), word(expected)}},
                                     {}});
            }
            const bool settled = detail.row.status != RequestStatus::Open;
            session.request(lightning::request::DeleteInvoice{found->hash, settled},
                            [this, promise, detail](const lightning::ReplyBody& reply) {
                                if (const auto* refused =
                                        std::get_if<lightning::reply::Refused>(&reply))
                                    return promise.fail(errorOf(*refused));
                                forget(detail.row.label);
                                promise.finish(detail);
                            });
        });
}

/// Whoever waits for it waits in vain from now on.
void RequestsPort::forget(const QString& label)
{
    const auto [first, last] = m_waiting.equal_range(label);
    for (auto it = first; it != last; ++it)
        it->second.fail({ErrorCode::RequestUnknown, {{QStringLiteral("value"), label}}, {}});
    m_waiting.erase(first, last);
}

Future<RequestDetail> RequestsPort::wait(QString label)
{
    return askNode<RequestDetail>(
        m_core,
        [this, label](WalletSession& session, const Promise<RequestDetail>& promise) {
            const auto found = findOne(session, label);
            if (!found)
                return promise.fail(found.error());
            const RequestDetail detail = detailOf(*found);
            if (detail.row.status == RequestStatus::Paid)
                return promise.finish(detail);
            if (detail.row.status == RequestStatus::Expired)
                return promise.fail(
                    {ErrorCode::RequestExpired, {{QStringLiteral("label"), label}}, {}});
            m_waiting.emplace(label, promise);
        },
        kEndless);
}

Future<RequestDetail> RequestsPort::waitAny(std::uint64_t after, std::chrono::milliseconds limit)
{
    return askNode<RequestDetail>(
        m_core,
        [this, after, limit](WalletSession& session, const Promise<RequestDetail>& promise) {
            const auto all = readAll(session);
            if (!all)
                return promise.fail(all.error());
            const lightning::InvoiceEntry* next = nullptr;
            for (const auto& entry : *all) {
                if (entry.paidIndex > after &&
                    (next == nullptr || entry.paidIndex < next->paidIndex))
                    next = &entry;
            }
            if (next != nullptr)
                return promise.finish(detailOf(*next));
            m_waitingAny.emplace_back(after, promise);
            constexpr std::chrono::milliseconds kLongestTimer = std::chrono::hours{24 * 20};
            if (limit < kLongestTimer)
                QTimer::singleShot(limit, this,
                                   [promise] { promise.fail({ErrorCode::WaitTimedOut, {}, {}}); });
        },
        kEndless);
}

void RequestsPort::changed(const lightning::InvoiceEntry& invoice)
{
    if (invoice.status == lightning::InvoiceStatus::Unpaid)
        return;
    const bool paid = invoice.status == lightning::InvoiceStatus::Paid;
    const QString label = QString::fromStdString(invoice.label);
    const auto [first, last] = m_waiting.equal_range(label);
    for (auto it = first; it != last; ++it)
        it->second.finish(
            paid ? Answer<RequestDetail>{detailOf(invoice)}
                 : refuse(ErrorCode::RequestExpired, {{QStringLiteral("label"), label}}));
    m_waiting.erase(first, last);
    if (!paid)
        return;
    std::erase_if(m_waitingAny, [&](const auto& waiting) {
        if (invoice.paidIndex <= waiting.first && !waiting.second.isAnswered())
            return false;
        waiting.second.finish(detailOf(invoice));
        return true;
    });
}

} // namespace fulgurite::app

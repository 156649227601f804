// SPDX-License-Identifier: MIT
// invoice, listinvoices, delinvoice, waitinvoice, waitanyinvoice.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"
#include "wallet/base/fixed_bytes.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

std::string text(const QString& value) { return value.toStdString(); }

std::string statusWord(RequestStatus status)
{
    switch (status) {
    case RequestStatus::Open:
        return "unpaid";
    case RequestStatus::Paid:
        return "paid";
    case RequestStatus::Expired:
        return "expired";
    }
    return {};
}

Json invoiceShape(const RequestDetail& request)
{
    const RequestRow& row = request.row;
    Json out{{"label", text(row.label)},
             {"payment_hash", text(row.paymentHash)},
             {"status", statusWord(row.status)},
             {"expires_at", row.expiresAt.toSecsSinceEpoch()},
             {"created_index", request.createdIndex},
             {"description", text(row.description)}};
    if (request.updatedIndex != 0)
        out["updated_index"] = request.updatedIndex;
    if (!row.invoice.isEmpty())
        out["bolt11"] = text(row.invoice);
    if (row.amount.value() != 0)
        out["amount_msat"] = row.amount.value();
    if (row.status == RequestStatus::Paid) {
        out["pay_index"] = request.paidIndex;
        out["amount_received_msat"] = row.received.value();
        out["paid_at"] = request.paidAt.toSecsSinceEpoch();
        out["payment_preimage"] = text(request.preimage);
    }
    return out;
}

/// "exposeprivatechannels": true, false, a short channel id or an array of them. False when
/// refused.
bool readHints(const RpcCall& call, NewRequest& request)
{
    const Json& given = call.raw("exposeprivatechannels");
    if (given.is_null())
        return true;
    if (given.is_boolean() || given == "true" || given == "false") {
        request.exposePrivateChannels = given == true || given == "true";
        return true;
    }
    for (const Json& one : given.is_array() ? given : Json::array({given})) {
        if (!one.is_string()) {
            call.badParameter("exposeprivatechannels",
                              "should be true, false or short channel ids like 103x1x0");
            return false;
        }
        request.hintChannels.append(QString::fromStdString(one.get<std::string>()));
    }
    request.exposePrivateChannels = !request.hintChannels.isEmpty();
    return true;
}

/// "preimage" and "cltv". False when one was refused.
bool readTerms(const RpcCall& call, NewRequest& request)
{
    constexpr std::uint64_t kMostBlocks = 2016;
    const auto preimage = call.text("preimage", {});
    const auto cltv = preimage ? call.number("cltv", 0) : std::nullopt;
    const auto hashOnly = cltv ? call.flag("deschashonly", false) : std::nullopt;
    if (!hashOnly)
        return false;
    if (!preimage->isEmpty() && !fixedFromHex<Preimage>(text(*preimage))) {
        call.badParameter("preimage", "should be 64 hex digits");
        return false;
    }
    if (call.has("cltv") && (*cltv < 18 || *cltv > kMostBlocks)) {
        call.badParameter("cltv", "should be 18 to 2016 blocks");
        return false;
    }
    request.preimage = QByteArray::fromHex(preimage->toLatin1());
    if (call.has("cltv"))
        request.cltv = static_cast<std::uint16_t>(*cltv);
    request.onlyDescriptionHash = *hashOnly;
    return true;
}

std::optional<NewRequest> readInvoice(const RpcCall& call)
{
    constexpr std::uint64_t kLongestExpiry = 10 * 365 * 86400ULL;
    NewRequest request;
    const bool any = call.raw("amount_msat") == "any";
    const auto amount =
        any ? std::optional{MilliSatoshi{}} : call.amount("amount_msat", BareUnit::MilliSatoshi);
    const auto label = amount ? call.text("label") : std::nullopt;
    const auto description = label ? call.text("description") : std::nullopt;
    const auto expiry = description ? call.number("expiry", 7 * 24 * 3600) : std::nullopt;
    if (!expiry)
        return std::nullopt;
    if (!any && amount->value() == 0) {
        call.badParameter("amount_msat", "should be \"any\" or a positive amount");
        return std::nullopt;
    }
    if (label->isEmpty()) {
        call.badParameter("label", "should not be empty");
        return std::nullopt;
    }
    if (*expiry == 0 || *expiry > kLongestExpiry) {
        call.badParameter("expiry", "should be 1 to 315360000 seconds");
        return std::nullopt;
    }
    request.amount = *amount;
    request.label = *label;
    request.description = *description;
    request.expiry = std::chrono::seconds{*expiry};
    const auto fallbacks = call.texts("fallbacks");
    if (!fallbacks || !readTerms(call, request) || !readHints(call, request))
        return std::nullopt;
    request.fallbackAddresses = *fallbacks;
    return request;
}

Json madeShape(const RequestDetail& made)
{
    Json out{{"payment_hash", text(made.row.paymentHash)},
             {"expires_at", made.row.expiresAt.toSecsSinceEpoch()},
             {"bolt11", text(made.row.invoice)},
             {"payment_secret", text(made.paymentSecret)},
             {"created_index", made.createdIndex}};
    if (made.receivable < made.row.amount || made.receivable.value() == 0)
        out["warning_capacity"] = "the channels can receive " +
                                  std::to_string(made.receivable.value()) +
                                  " msat now; open a channel or spend to make room";
    return out;
}

void invoice(const RpcCall& call)
{
    const auto request = readInvoice(call);
    if (request)
        call.reply(call.engine().requests().create(*request), madeShape);
}

struct InvoiceFilter {
    QString label, hash, invoice;
    RpcPage page;

    [[nodiscard]] bool admits(const RequestRow& row) const
    {
        return (label.isEmpty() || row.label == label) &&
               (hash.isEmpty() || row.paymentHash.compare(hash, Qt::CaseInsensitive) == 0) &&
               (invoice.isEmpty() || row.invoice.compare(invoice, Qt::CaseInsensitive) == 0);
    }
};

std::optional<InvoiceFilter> readFilter(const RpcCall& call)
{
    if (call.refusesAny({"offer_id"}))
        return std::nullopt;
    int keys = 0;
    for (const char* name : {"label", "payment_hash", "invstring"})
        keys += call.has(name) ? 1 : 0;
    if (keys > 1) {
        call.refuse({-32602,
                     "listinvoices: give one of label, payment_hash and invstring, not several",
                     {}});
        return std::nullopt;
    }
    const auto label = call.text("label", {});
    const auto hash = label ? call.text("payment_hash", {}) : std::nullopt;
    const auto invoice = hash ? call.text("invstring", {}) : std::nullopt;
    const auto page = invoice ? call.page() : std::nullopt;
    if (!page)
        return std::nullopt;
    if (!hash->isEmpty() && !fixedFromHex<PaymentHash>(text(*hash))) {
        call.badParameter("payment_hash", "should be 64 hex digits");
        return std::nullopt;
    }
    return InvoiceFilter{*label, *hash, *invoice, *page};
}

Json listShape(std::vector<RequestDetail> list, const InvoiceFilter& filter)
{
    std::erase_if(list, [&](const RequestDetail& request) { return !filter.admits(request.row); });
    cutPage(list, filter.page, [](const RequestDetail& request, bool updated) {
        return updated ? request.updatedIndex : request.createdIndex;
    });
    Json rows = Json::array();
    for (const RequestDetail& request : list)
        rows.push_back(invoiceShape(request));
    return {{"invoices", rows}};
}

void listInvoices(const RpcCall& call)
{
    const auto filter = readFilter(call);
    if (!filter)
        return;
    const QString key = filter->label.isEmpty() ? filter->hash : filter->label;
    if (key.isEmpty())
        return call.reply(call.engine().requests().list(),
                          [filter = *filter](std::vector<RequestDetail> list) {
                              return listShape(std::move(list), filter);
                          });
    auto found = call.engine().requests().find(key); // one row by its key: no list is read
    found.then(call.context(), [call, filter = *filter](Future<RequestDetail> ready) {
        const auto request = ready.takeResult();
        if (!request && request.error().code != ErrorCode::RequestUnknown)
            return call.refuse(request.error());
        call.answer(request ? listShape({*request}, filter) : listShape({}, filter));
    });
}

void deleteInvoice(const RpcCall& call)
{
    if (call.refusesAny({"desconly"}))
        return;
    const auto label = call.text("label");
    const auto status = label ? call.text("status") : std::nullopt;
    if (!status)
        return;
    for (const RequestStatus candidate :
         {RequestStatus::Open, RequestStatus::Paid, RequestStatus::Expired}) {
        if (statusWord(candidate) == text(*status))
            return call.reply(call.engine().requests().remove(*label, candidate), invoiceShape);
    }
    call.badParameter("status", "should be 'paid', 'expired' or 'unpaid'");
}

void waitInvoice(const RpcCall& call)
{
    const auto label = call.text("label");
    if (label)
        call.reply(call.engine().requests().wait(*label), invoiceShape);
}

void waitAnyInvoice(const RpcCall& call)
{
    constexpr std::uint64_t kForEver = 100 * 365 * 86400ULL;
    const auto after = call.number("lastpay_index", 0);
    const auto seconds = after ? call.number("timeout", kForEver) : std::nullopt;
    if (seconds)
        call.reply(call.engine().requests().waitAny(
                       *after, std::chrono::seconds{std::min(*seconds, kForEver)}),
                   invoiceShape);
}

} // namespace

RpcMethods invoiceMethods()
{
    return {
        {"invoice",
         "payment",
         {{"amount_msat", true},
          {"label", true},
          {"description", true},
          {"expiry"},
          {"fallbacks"},
          {"preimage"},
          {"exposeprivatechannels"},
          {"cltv"},
          {"deschashonly"}},
         "Makes an invoice; amount_msat may be \"any\"",
         invoice},
        {"listinvoices",
         "payment",
         {{"label"},
          {"invstring"},
          {"payment_hash"},
          {"offer_id"},
          {"index"},
          {"start"},
          {"limit"}},
         "Invoices of ours",
         listInvoices},
        {"delinvoice",
         "payment",
         {{"label", true}, {"status", true}, {"desconly"}},
         "Deletes an invoice that is in the given status",
         deleteInvoice},
        {"waitinvoice",
         "payment",
         {{"label", true}},
         "Waits until an invoice is paid or expires",
         waitInvoice},
        {"waitanyinvoice",
         "payment",
         {{"lastpay_index"}, {"timeout"}},
         "Waits for the next invoice that is paid",
         waitAnyInvoice},
    };
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
// invoice, listinvoices, delinvoice, waitinvoice, waitanyinvoice.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"

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

void invoice(const RpcCall& call)
{
    NewRequest request;
    const bool any = call.raw("amount_msat") == "any";
    const auto amount =
        any ? std::optional{MilliSatoshi{}} : call.amount("amount_msat", BareUnit::MilliSatoshi);
    const auto label = call.text("label");
    const auto description = call.text("description");
    const auto expiry = call.number("expiry", 7 * 24 * 3600);
    const auto preimage = call.text("preimage", {});
    if (!amount || !label || !description || !expiry || !preimage)
        return;
    if (!any && amount->value() == 0)
        return call.badParameter("amount_msat", "should be \"any\" or a positive amount");
    request.amount = *amount;
    request.label = *label;
    request.description = *description;
    request.expiry = std::chrono::seconds{*expiry};
    request.preimage = QByteArray::fromHex(preimage->toLatin1());
    if (!preimage->isEmpty() && (request.preimage.size() != 32 || preimage->size() != 64))
        return call.badParameter("preimage", "should be 64 hex digits");
    request.exposePrivateChannels = call.raw("exposeprivatechannels") != false;
    call.reply(call.engine().requests().create(request), [](const RequestDetail& made) {
        Json out{{"payment_hash", text(made.row.paymentHash)},
                 {"expires_at", made.row.expiresAt.toSecsSinceEpoch()},
                 {"bolt11", text(made.row.invoice)},
                 {"payment_secret", text(made.paymentSecret)},
                 {"created_index", made.createdIndex}};
        if (made.receivable < made.row.amount)
            out["warning_capacity"] =
                "the channels can receive " + std::to_string(made.receivable.value()) + " msat now";
        return out;
    });
}

Json listShape(const std::vector<RequestDetail>& list)
{
    Json rows = Json::array();
    for (const RequestDetail& request : list)
        rows.push_back(invoiceShape(request));
    return {{"invoices", rows}};
}

void listInvoices(const RpcCall& call)
{
    if (call.has("invstring"))
        return call.reply(call.engine().requests().list(),
                          [wanted = call.text("invstring", {}).value_or(QString{})](
                              std::vector<RequestDetail> list) {
                              std::erase_if(list, [&](const RequestDetail& request) {
                                  return request.row.invoice.compare(wanted, Qt::CaseInsensitive) !=
                                         0;
                              });
                              return listShape(list);
                          });
    if (!call.has("label") && !call.has("payment_hash"))
        return call.reply(call.engine().requests().list(), listShape);
    const auto key = call.text(call.has("label") ? "label" : "payment_hash");
    if (!key)
        return;
    auto found = call.engine().requests().find(*key);
    found.then(call.context(), [call](Future<RequestDetail> ready) {
        const auto request = ready.takeResult();
        if (!request && request.error().code != ErrorCode::RequestUnknown)
            return call.refuse(request.error());
        call.answer(request ? listShape({*request}) : listShape({}));
    });
}

void deleteInvoice(const RpcCall& call)
{
    const auto label = call.text("label");
    const auto status = call.text("status");
    if (!label || !status)
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
    const auto after = call.number("lastpay_index", 0);
    constexpr std::uint64_t kForEver = 100 * 365 * 86400ULL;
    const auto seconds = call.number("timeout", kForEver);
    if (after && seconds)
        call.reply(call.engine().requests().waitAny(*after, std::chrono::seconds{*seconds}),
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

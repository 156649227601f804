// SPDX-License-Identifier: MIT
// pay, xpay, keysend, listpays, listsendpays, previewpay.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;
using namespace std::chrono_literals;

std::string text(const QString& value) { return value.toStdString(); }

std::string statusWord(PaymentState state)
{
    switch (state) {
    case PaymentState::Paid:
        return "complete";
    case PaymentState::Failed:
        return "failed";
    case PaymentState::Preparing:
    case PaymentState::Sending:
    case PaymentState::InFlight:
    case PaymentState::UnknownAfterRestart:
        return "pending";
    }
    return {};
}

MilliSatoshi sentAmount(const PaymentDetail& payment)
{
    return checkedAdd(payment.row.amount, payment.row.fee).value_or(payment.row.amount);
}

Json paidShape(const PaymentDetail& payment)
{
    return {{"destination", text(payment.destination)},
            {"payment_hash", text(payment.row.id)},
            {"created_at", payment.row.startedAt.toSecsSinceEpoch()},
            {"parts", payment.row.partsTotal},
            {"amount_msat", payment.row.amount.value()},
            {"amount_sent_msat", sentAmount(payment).value()},
            {"payment_preimage", text(payment.preimage)},
            {"status", statusWord(payment.row.state)}};
}

std::optional<PayRequest> readPay(const RpcCall& call, const char* invoiceName)
{
    PayRequest request;
    const auto invoice = call.text(invoiceName);
    const auto amount = call.amount("amount_msat", BareUnit::MilliSatoshi, MilliSatoshi{});
    const auto label = call.text("label", {});
    if (!invoice || !amount || !label)
        return std::nullopt;
    request.text = *invoice;
    request.amount = *amount;
    request.label = *label;
    if (call.has("maxfee")) {
        request.maxFee = call.amount("maxfee", BareUnit::MilliSatoshi);
        if (!request.maxFee)
            return std::nullopt;
    }
    return request;
}

std::optional<std::chrono::milliseconds> waitOf(const RpcCall& call)
{
    const auto seconds = call.number("retry_for", 60);
    return seconds ? std::optional<std::chrono::milliseconds>{std::chrono::seconds{*seconds}}
                   : std::nullopt;
}

void pay(const RpcCall& call)
{
    const auto request = readPay(call, "bolt11");
    const auto wait = waitOf(call);
    if (request && wait)
        call.reply(call.engine().payments().pay(*request, *wait), paidShape);
}

void xpay(const RpcCall& call)
{
    const auto request = readPay(call, "invstring");
    const auto wait = waitOf(call);
    if (!request || !wait)
        return;
    call.reply(call.engine().payments().pay(*request, *wait), [](const PaymentDetail& payment) {
        return Json{{"payment_preimage", text(payment.preimage)},
                    {"failed_parts",
                     payment.parts.size() -
                         std::min<std::size_t>(payment.parts.size(), payment.row.partsDone)},
                    {"successful_parts", payment.row.partsDone},
                    {"amount_msat", payment.row.amount.value()},
                    {"amount_sent_msat", sentAmount(payment).value()}};
    });
}

/// extratlvs: {"34349334": "hex", …}. False when it was refused.
bool readRecords(const RpcCall& call, PayRequest& request)
{
    const Json& records = call.raw("extratlvs");
    if (records.is_null())
        return true;
    if (!records.is_object()) {
        call.badParameter("extratlvs", "should be an object of type: hex");
        return false;
    }
    for (const auto& [type, value] : records.items()) {
        bool isNumber = false;
        const auto number = QString::fromStdString(type).toULongLong(&isNumber);
        const auto bytes = value.is_string() ? parseHex(value.get<std::string>()) : std::nullopt;
        if (!isNumber || number < 65536 || !bytes) {
            call.badParameter("extratlvs", "should map types from 65536 to hex");
            return false;
        }
        request.customRecords[number] = QByteArray{reinterpret_cast<const char*>(bytes->data()),
                                                   static_cast<qsizetype>(bytes->size())}; // NOLINT
    }
    return true;
}

void keysend(const RpcCall& call)
{
    PayRequest request;
    const auto destination = call.text("destination");
    const auto amount = call.amount("amount_msat", BareUnit::MilliSatoshi);
    const auto wait = waitOf(call);
    if (!destination || !amount || !wait || !readRecords(call, request))
        return;
    request.keysend = true;
    request.text = *destination;
    request.amount = *amount;
    if (call.has("maxfee")) {
        request.maxFee = call.amount("maxfee", BareUnit::MilliSatoshi);
        if (!request.maxFee)
            return;
    }
    call.reply(call.engine().payments().pay(request, *wait), paidShape);
}

Json listShape(const PaymentDetail& payment)
{
    Json out{{"payment_hash", text(payment.row.id)},
             {"status", statusWord(payment.row.state)},
             {"created_at", payment.row.startedAt.toSecsSinceEpoch()},
             {"created_index", payment.createdIndex},
             {"destination", text(payment.destination)},
             {"amount_msat", payment.row.amount.value()},
             {"amount_sent_msat", sentAmount(payment).value()}};
    if (!payment.invoice.isEmpty())
        out["bolt11"] = text(payment.invoice);
    if (!payment.label.isEmpty())
        out["label"] = text(payment.label);
    if (!payment.row.description.isEmpty())
        out["description"] = text(payment.row.description);
    if (payment.row.state == PaymentState::Paid) {
        out["preimage"] = text(payment.preimage);
        out["completed_at"] = payment.completedAt.toSecsSinceEpoch();
    }
    return out;
}

void listWith(const RpcCall& call, const char* field, bool single)
{
    auto hash = call.text("payment_hash", {});
    const auto word = call.text("status", {});
    if (!hash || !word)
        return;
    const auto invoice = call.text("bolt11", {}).value_or(QString{});
    call.reply(
        call.engine().payments().list(*hash, std::nullopt),
        [field, single, word, invoice](const std::vector<PaymentDetail>& list) {
            Json rows = Json::array();
            for (const PaymentDetail& payment : list) {
                const bool other = !invoice.isEmpty() &&
                                   payment.invoice.compare(invoice, Qt::CaseInsensitive) != 0;
                if (other || (!word->isEmpty() && statusWord(payment.row.state) != text(*word)))
                    continue;
                Json row = listShape(payment);
                if (single) {
                    row["id"] = payment.createdIndex;
                    row["groupid"] = 1;
                    row["payment_preimage"] = row.contains("preimage") ? row["preimage"] : Json{};
                    row.erase("preimage");
                    if (row["payment_preimage"].is_null())
                        row.erase("payment_preimage");
                }
                rows.push_back(row);
            }
            return Json{{field, rows}};
        });
}

void previewPay(const RpcCall& call)
{
    const auto request = readPay(call, "string");
    if (!request)
        return;
    call.reply(call.engine().payments().preview(*request), [](const PayPreview& preview) {
        Json out{{"recipient", text(preview.recipient)},
                 {"description", text(preview.description)},
                 {"amount_msat", preview.amount.value()},
                 {"likely_fee_msat", preview.likelyFee.value()},
                 {"max_fee_msat", preview.maxFee.value()},
                 {"chance", preview.chance},
                 {"parts", preview.parts},
                 {"hops", preview.hops}};
        if (preview.obstacle)
            out["obstacle"] = toRpcError(*preview.obstacle).message;
        return out;
    });
}

} // namespace

RpcMethods paymentMethods()
{
    return {
        {"pay",
         "payment",
         {{"bolt11", true},
          {"amount_msat"},
          {"label"},
          {"riskfactor"},
          {"maxfeepercent"},
          {"retry_for"},
          {"maxdelay"},
          {"exemptfee"},
          {"localinvreqid"},
          {"exclude"},
          {"maxfee"},
          {"description"},
          {"partial_msat"}},
         "Pays an invoice",
         pay},
        {"xpay",
         "payment",
         {{"invstring", true},
          {"amount_msat"},
          {"maxfee"},
          {"layers"},
          {"retry_for"},
          {"partial_msat"},
          {"maxdelay"},
          {"label"}},
         "Pays an invoice",
         xpay},
        {"keysend",
         "payment",
         {{"destination", true},
          {"amount_msat", true},
          {"label"},
          {"maxfeepercent"},
          {"retry_for"},
          {"maxdelay"},
          {"exemptfee"},
          {"extratlvs"},
          {"routehints"},
          {"maxfee"}},
         "Sends to a node without an invoice",
         keysend},
        {"listpays",
         "payment",
         {{"bolt11"}, {"payment_hash"}, {"status"}, {"index"}, {"start"}, {"limit"}},
         "Payments of ours",
         [](const RpcCall& call) { listWith(call, "pays", false); }},
        {"listsendpays",
         "payment",
         {{"bolt11"}, {"payment_hash"}, {"status"}, {"index"}, {"start"}, {"limit"}},
         "Payments of ours, by attempt",
         [](const RpcCall& call) { listWith(call, "payments", true); }},
        {"previewpay",
         "payment",
         {{"string", true}, {"amount_msat"}},
         "What paying this would cost, and what stands in the way",
         previewPay},
    };
}

} // namespace fulgurite::app

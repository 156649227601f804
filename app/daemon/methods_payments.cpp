// SPDX-License-Identifier: MIT
// pay, xpay, keysend, listpays, listsendpays, previewpay.
#include "app/api/engine.h"
#include "app/daemon/decode.h"
#include "app/daemon/rpc_method.h"
#include "wallet/base/fixed_bytes.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

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

/// "maxfee", or "maxfeepercent" of what is paid, at least "exemptfee". False when it was refused.
bool readFeeLimit(const RpcCall& call, PayRequest& request)
{
    const bool byShare = call.has("maxfeepercent") || call.has("exemptfee");
    if (call.has("maxfee") && byShare) {
        call.badParameter("maxfee", "should stand alone, without maxfeepercent and exemptfee");
        return false;
    }
    if (call.has("maxfee")) {
        request.maxFee = call.amount("maxfee", BareUnit::MilliSatoshi);
        return request.maxFee.has_value();
    }
    if (!byShare)
        return true;
    constexpr double kUsualPercent = 0.5;
    constexpr MilliSatoshi kUsualExempt{5000};
    const auto percent = call.real("maxfeepercent", kUsualPercent);
    const auto exempt = call.amount("exemptfee", BareUnit::MilliSatoshi, kUsualExempt);
    if (!percent || !exempt)
        return false;
    MilliSatoshi paid = request.amount;
    if (const auto facts = invoiceFacts(text(request.text)); facts && paid.value() == 0)
        paid = facts->amount.value_or(MilliSatoshi{});
    const auto share = static_cast<std::uint64_t>(static_cast<double>(paid.value()) *
                                                  std::min(*percent, 100.0) / 100.0);
    request.maxFee = std::max(*exempt, MilliSatoshi{share});
    return true;
}

std::optional<PayRequest> readPay(const RpcCall& call, const char* invoiceName)
{
    if (call.refusesAny({"partial_msat", "maxdelay", "exclude", "layers", "localinvreqid"}))
        return std::nullopt;
    PayRequest request;
    const auto invoice = call.text(invoiceName);
    if (!invoice)
        return std::nullopt;
    const auto amount = call.amount("amount_msat", BareUnit::MilliSatoshi, MilliSatoshi{});
    if (!amount)
        return std::nullopt;
    const auto label = call.text("label", {});
    if (!label)
        return std::nullopt;
    request.text = *invoice;
    request.amount = *amount;
    request.label = *label;
    if (!readFeeLimit(call, request))
        return std::nullopt;
    return request;
}

std::optional<std::chrono::milliseconds> waitOf(const RpcCall& call)
{
    constexpr std::uint64_t kLongest = 20 * 86400; // what a timer can count
    const auto seconds = call.number("retry_for", 60);
    return seconds ? std::optional<std::chrono::milliseconds>{std::chrono::seconds{
                         std::min(*seconds, kLongest)}}
                   : std::nullopt;
}

/// An invoice with the hash of a description needs the description, so that what is paid for is on
/// record. False when it was refused.
bool isDescribed(const RpcCall& call, const PayRequest& request)
{
    const auto facts = invoiceFacts(text(request.text));
    const auto given = call.text("description", {});
    if (!given)
        return false;
    if (!facts || !facts->descriptionHash)
        return true;
    if (given->isEmpty())
        call.refuse(ApiError{ErrorCode::DescriptionMissing, {}, {}});
    else if (sha256(asBytes(text(*given))) != *facts->descriptionHash)
        call.badParameter("description", "does not have the hash that the invoice names");
    else
        return true;
    return false;
}

void pay(const RpcCall& call)
{
    const auto request = readPay(call, "bolt11");
    const auto wait = request ? waitOf(call) : std::nullopt;
    if (wait && isDescribed(call, *request))
        call.reply(call.engine().payments().pay(*request, *wait), paidShape);
}

void xpay(const RpcCall& call)
{
    const auto request = readPay(call, "invstring");
    const auto wait = request ? waitOf(call) : std::nullopt;
    if (!wait)
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
    if (call.refusesAny({"maxdelay", "routehints"}))
        return;
    PayRequest request;
    const auto destination = call.text("destination");
    if (!destination)
        return;
    const auto amount = call.amount("amount_msat", BareUnit::MilliSatoshi);
    const auto wait = amount ? waitOf(call) : std::nullopt;
    const auto label = wait ? call.text("label", {}) : std::nullopt;
    if (!label || !readRecords(call, request))
        return;
    request.keysend = true;
    request.text = *destination;
    request.amount = *amount;
    request.label = *label;
    if (!readFeeLimit(call, request))
        return;
    call.reply(call.engine().payments().pay(request, *wait), paidShape);
}

Json commonShape(const PaymentDetail& payment)
{
    Json out{{"payment_hash", text(payment.row.id)},
             {"status", statusWord(payment.row.state)},
             {"created_at", payment.row.startedAt.toSecsSinceEpoch()},
             {"created_index", payment.createdIndex},
             {"destination", text(payment.destination)},
             {"amount_msat", payment.row.amount.value()},
             {"amount_sent_msat", sentAmount(payment).value()}};
    if (payment.updatedIndex != 0)
        out["updated_index"] = payment.updatedIndex;
    if (!payment.invoice.isEmpty())
        out["bolt11"] = text(payment.invoice);
    if (!payment.label.isEmpty())
        out["label"] = text(payment.label);
    if (!payment.row.description.isEmpty())
        out["description"] = text(payment.row.description);
    if (payment.row.state == PaymentState::Paid)
        out["completed_at"] = payment.completedAt.toSecsSinceEpoch();
    return out;
}

Json listShape(const PaymentDetail& payment)
{
    Json out = commonShape(payment);
    if (payment.row.state == PaymentState::Paid) {
        out["preimage"] = text(payment.preimage);
        out["number_of_parts"] = payment.row.partsDone;
    }
    return out;
}

/// One row a payment: its parts are attempts of ours, not of Core Lightning's sendpay.
Json attemptShape(const PaymentDetail& payment)
{
    Json out = commonShape(payment);
    out["id"] = payment.createdIndex;
    out["groupid"] = 1;
    if (payment.row.state == PaymentState::Paid)
        out["payment_preimage"] = text(payment.preimage);
    return out;
}

struct PaymentFilter {
    QString hash, status, invoice;
    RpcPage page;

    [[nodiscard]] bool admits(const PaymentDetail& payment) const
    {
        return (invoice.isEmpty() || payment.invoice.compare(invoice, Qt::CaseInsensitive) == 0) &&
               (hash.isEmpty() || payment.row.id.compare(hash, Qt::CaseInsensitive) == 0) &&
               (status.isEmpty() || statusWord(payment.row.state) == text(status));
    }
};

std::optional<PaymentFilter> readFilter(const RpcCall& call)
{
    const auto hash = call.text("payment_hash", {});
    const auto status = hash ? call.text("status", {}) : std::nullopt;
    const auto invoice = status ? call.text("bolt11", {}) : std::nullopt;
    const auto page = invoice ? call.page() : std::nullopt;
    if (!page)
        return std::nullopt;
    const bool known = status->isEmpty() || *status == QLatin1String{"pending"} ||
                       *status == QLatin1String{"complete"} || *status == QLatin1String{"failed"};
    if (!known)
        call.badParameter("status", "should be 'pending', 'complete' or 'failed'");
    else if (!hash->isEmpty() && !fixedFromHex<PaymentHash>(text(*hash)))
        call.badParameter("payment_hash", "should be 64 hex digits");
    else
        return PaymentFilter{*hash, *status, *invoice, *page};
    return std::nullopt;
}

void listWith(const RpcCall& call, const char* field, Json (*shape)(const PaymentDetail&))
{
    const auto filter = readFilter(call);
    if (!filter)
        return;
    call.reply(call.engine().payments().list(filter->hash, std::nullopt),
               [field, shape, filter = *filter](std::vector<PaymentDetail> list) {
                   std::erase_if(
                       list, [&](const PaymentDetail& payment) { return !filter.admits(payment); });
                   cutPage(list, filter.page, [](const PaymentDetail& payment, bool updated) {
                       return updated ? payment.updatedIndex : payment.createdIndex;
                   });
                   Json rows = Json::array();
                   for (const PaymentDetail& payment : list)
                       rows.push_back(shape(payment));
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

namespace {

const std::vector<RpcParameter> kPay{
    {"bolt11", true}, {"amount_msat"}, {"label"},       {"riskfactor"},    {"maxfeepercent"},
    {"retry_for"},    {"maxdelay"},    {"exemptfee"},   {"localinvreqid"}, {"exclude"},
    {"maxfee"},       {"description"}, {"partial_msat"}};
const std::vector<RpcParameter> kXpay{
    {"invstring", true}, {"amount_msat"}, {"maxfee"},     {"layers"}, {"retry_for"},
    {"partial_msat"},    {"maxdelay"},    {"payer_note"}, {"label"},  {"localinvreqid"}};
const std::vector<RpcParameter> kKeysend{
    {"destination", true}, {"amount_msat", true}, {"label"},     {"maxfeepercent"}, {"retry_for"},
    {"maxdelay"},          {"exemptfee"},         {"extratlvs"}, {"routehints"},    {"maxfee"}};
const std::vector<RpcParameter> kList{{"bolt11"}, {"payment_hash"}, {"status"},
                                      {"index"},  {"start"},        {"limit"}};

} // namespace

RpcMethods paymentMethods()
{
    return {
        {"pay", "payment", kPay, "Pays an invoice", pay},
        {"xpay", "payment", kXpay, "Pays an invoice", xpay},
        {"keysend", "payment", kKeysend, "Sends to a node without an invoice", keysend},
        {"listpays", "payment", kList, "Payments of ours",
         [](const RpcCall& call) { listWith(call, "pays", listShape); }},
        {"listsendpays", "payment", kList, "Payments of ours, by attempt",
         [](const RpcCall& call) { listWith(call, "payments", attemptShape); }},
        {"previewpay",
         "payment",
         {{"string", true}, {"amount_msat"}},
         "What paying this would cost, and what stands in the way",
         previewPay},
    };
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "app/engine/payments_port.h"

#include <QLocale>

#include "app/api/recognise.h"
#include "app/engine/node_shapes.h"
#include "app/engine/store_errors.h"
#include "app/store/labels_table.h"
#include "lightning/invoice/invoice.h"

namespace fulgurite::app {

namespace {

constexpr int kMostListed = 100'000;

/// A request of the node's from a front end's words.
Answer<lightning::request::Keysend> keysendOf(const PayRequest& request)
{
    const auto destination = PublicKey::parse(fromHex(request.text.trimmed().toStdString()));
    if (!destination) {
        return refuse(
            ErrorCode::NodeIdInvalid,
            {{QStringLiteral("value"), request.text.left(80)},
             {QStringLiteral("rule"), QStringLiteral("66 hex digits of a point are expected")}});
    }
    lightning::request::Keysend out{*destination,
                                    request.amount,
                                    request.maxFee,
                                    request.label.toStdString(),
                                    request.message.toStdString(),
                                    {}};
    for (const auto& [type, value] : request.customRecords)
        out.customRecords.push_back({type, Bytes(value.begin(), value.end())});
    return out;
}

/// Works out whose signature an invoice bears: costs the caller's thread a twentieth of a
/// millisecond.
lightning::request::Pay payOf(const PayRequest& request)
{
    const auto amount = request.amount.value() != 0 ? std::optional{request.amount} : std::nullopt;
    lightning::request::Pay out{request.text.trimmed().toStdString(), amount, request.maxFee,
                                request.label.toStdString(), std::nullopt};
    if (auto invoice = lightning::decodeInvoice(out.invoice))
        out.decoded = std::move(*invoice);
    return out;
}

PayPreview previewOf(const lightning::PaymentEstimate& estimate)
{
    PayPreview out;
    out.recipient = hexOf(estimate.destination);
    out.description = safeText(estimate.description);
    out.paymentHash = hexOf(estimate.hash);
    out.amount = estimate.amount;
    out.likelyFee = estimate.fee;
    out.maxFee = estimate.maxFee;
    out.hops = estimate.hops;
    out.parts = estimate.parts;
    if (estimate.expiresAt)
        out.expiresAt = dateOf(*estimate.expiresAt);
    out.madeAt = QDateTime::currentDateTimeUtc();
    if (estimate.obstacle)
        out.obstacle = errorOf(*estimate.obstacle, estimate.amount, estimate.maxFee);
    // Without a graph there is one way, over a channel that has the money: it works or the peer is
    // at fault.
    out.chance = estimate.obstacle ? 0.0 : estimate.hops <= 1 ? 0.99 : 0.8;
    return out;
}

QString timeText(UnixTime time)
{
    return QLocale{}.toString(dateOf(time).toLocalTime(), QLocale::ShortFormat);
}

/// In flight, or in the file.
std::optional<lightning::Payment> paymentOf(WalletSession& session, const PaymentHash& hash)
{
    if (auto live = session.node().payment(hash))
        return live;
    const auto rows = session.nodeStore().payments.find(hash);
    auto stored = rows && !rows->empty() ? lightning::decodePayment(rows->back().record)
                                         : std::unexpected(Error<lightning::RecordError>{});
    return stored ? std::optional{std::move(*stored)} : std::nullopt;
}

/// What was paid before, or is on its way, and when an invoice ended: the values its sentence
/// names.
ApiError explained(WalletSession& session, const PayRequest& request, ApiError error)
{
    if (error.code == ErrorCode::InvoiceInvalid)
        return whatIsNotYetSupported(request.text).value_or(std::move(error));
    const bool repeat =
        error.code == ErrorCode::AlreadyPaid || error.code == ErrorCode::PaymentInFlight;
    const bool expired = error.code == ErrorCode::InvoiceExpired;
    const bool asked = error.values.contains(QStringLiteral("amount"));
    if (request.keysend || (asked && !repeat && !expired))
        return error;
    if (!asked && request.amount.value() != 0)
        error.values[QStringLiteral("amount")] = QString::number(request.amount.value());
    const auto invoice = lightning::decodeInvoice(request.text.trimmed().toStdString());
    if (!invoice)
        return error;
    if (invoice->amount)
        error.values[QStringLiteral("amount")] = QString::number(invoice->amount->value());
    if (expired)
        error.values[QStringLiteral("time")] = timeText(invoice->expiresAt());
    const auto before = repeat ? paymentOf(session, invoice->paymentHash) : std::nullopt;
    if (before && before->completedAt)
        error.values[QStringLiteral("time")] = timeText(*before->completedAt);
    const auto block = before ? lightning::returnsByBlock(*before) : std::nullopt;
    if (block)
        error.values[QStringLiteral("block")] = QString::number(*block);
    return error;
}

/// The same invoice was paid, or is on its way.
std::optional<ErrorCode> repeatOf(WalletSession& session, const PaymentHash& hash)
{
    const auto before = hash == PaymentHash{} ? std::nullopt : paymentOf(session, hash);
    if (!before || before->status == lightning::PaymentStatus::Failed)
        return std::nullopt;
    return before->status == lightning::PaymentStatus::Complete ? ErrorCode::AlreadyPaid
                                                                : ErrorCode::PaymentInFlight;
}

using Estimate = std::expected<lightning::PaymentEstimate, lightning::PaymentFailure>;

Answer<PayPreview> previewOf(WalletSession& session, const PayRequest& request,
                             const Estimate& estimate)
{
    if (!estimate)
        return std::unexpected(
            explained(session, request, errorOf(estimate.error(), request.amount)));
    PayPreview out = previewOf(*estimate);
    if (const auto repeated = repeatOf(session, estimate->hash))
        out.obstacle = ApiError{*repeated, {}, {}};
    // No way out of here at all is a matter of amounts: none can be sent.
    const bool empty = session.node().balances().largestSend.value() == 0;
    if (out.obstacle && out.obstacle->code == ErrorCode::NoRoute && empty) {
        out.obstacle->code = ErrorCode::AmountAboveSendable;
        out.obstacle->values[QStringLiteral("available")] = QStringLiteral("0");
    }
    if (out.obstacle)
        out.obstacle = explained(session, request, std::move(*out.obstacle));
    return out;
}

ApiError refusedOf(const lightning::reply::Refused& refused, const PayRequest& request)
{
    return refused.payment && refused.payment->error != lightning::PaymentError::None
               ? errorOf(*refused.payment, request.amount, request.maxFee.value_or(MilliSatoshi{}))
               : errorOf(refused);
}

/// Where the history looks for it.
void keepLabel(WalletSession& session, const lightning::Payment& payment)
{
    if (payment.label.empty())
        return;
    session.commitSoon(
        [reference = toHex(payment.hash.view()), label = payment.label](store::Database& database) {
            return store::LabelsTable{database}.put(reference, label);
        },
        {});
}

bool isOver(const lightning::Payment& payment)
{
    return payment.status != lightning::PaymentStatus::Pending;
}

void answer(const lightning::Payment& payment, const Promise<PaymentDetail>& promise)
{
    if (payment.status == lightning::PaymentStatus::Failed)
        promise.fail(errorOf(payment.failure, payment.amount, payment.maxFee));
    else
        promise.finish(detailOf(payment));
}

} // namespace

PaymentsPort::PaymentsPort(EngineCore& core) : m_core{core}
{
    moveToThread(core.thread());
    connect(&core, &EngineCore::sessionChanged, this, [this] {
        for (const auto& [hash, promise] : std::exchange(m_waiting, {}))
            promise.fail({ErrorCode::PaymentPending, {}, {}}); // it goes on: no second one, please
        if (WalletSession* session = m_core.session()) {
            connect(session, &WalletSession::nodeEvent, this,
                    [this](const lightning::NodeEvent& event) {
                        const auto* changed = std::get_if<lightning::event::PaymentChanged>(&event);
                        if (changed != nullptr && isOver(changed->payment))
                            ended(changed->payment);
                    });
        }
    });
}

Future<PayPreview> PaymentsPort::preview(PayRequest request)
{
    return askNode<PayPreview>(
        m_core, [request](WalletSession& session, const Promise<PayPreview>& promise) {
            if (!request.keysend)
                return promise.finish(
                    previewOf(session, request, session.node().previewPay(payOf(request))));
            const auto keysend = keysendOf(request);
            if (!keysend)
                return promise.fail(keysend.error());
            promise.finish(previewOf(session, request, session.node().previewKeysend(*keysend)));
        });
}

Future<PaymentDetail> PaymentsPort::pay(PayRequest request, std::chrono::milliseconds wait)
{
    // Here, where the request comes from: the engine's thread has enough to do.
    auto pay = request.keysend ? lightning::request::Pay{} : payOf(request);
    return askNode<PaymentDetail>(
        m_core,
        [this, request, wait, pay = std::move(pay)](WalletSession& session,
                                                    const Promise<PaymentDetail>& promise) {
            begin(session, {request, pay}, wait, promise);
        },
        wait + kUsualPatience);
}

std::optional<ApiError> PaymentsPort::obstacle(WalletSession& session, const Asked& asked)
{
    OwnerGuard& guard = m_core.guard();
    const PayRequest& request = asked.request;
    MilliSatoshi amount = request.amount;
    // Only a limit makes the invoice's own amount worth a look.
    if (guard.limit() != Satoshi{} && !request.keysend) {
        if (const auto estimate = session.node().previewPay(asked.pay))
            amount = estimate->amount;
    }
    // A fee that was chosen leaves the wallet as well, to whoever stands in a route hint.
    const auto most = checkedAdd(amount, request.maxFee.value_or(MilliSatoshi{}));
    return guard.obstacle(most.value_or(toMsat(kMaxMoney)), std::chrono::steady_clock::now());
}

void PaymentsPort::begin(WalletSession& session, const Asked& asked, std::chrono::milliseconds wait,
                         const Promise<PaymentDetail>& promise)
{
    if (auto problem = obstacle(session, asked))
        return promise.fail(std::move(*problem));
    const PayRequest& request = asked.request;
    lightning::RequestBody body = asked.pay;
    if (request.keysend) {
        auto keysend = keysendOf(request);
        if (!keysend)
            return promise.fail(keysend.error());
        body = std::move(*keysend);
    }
    session.request(std::move(body), [this, &session, request, wait,
                                      promise](const lightning::ReplyBody& reply) {
        if (const auto* refused = std::get_if<lightning::reply::Refused>(&reply))
            promise.fail(explained(session, request, refusedOf(*refused, request)));
        else if (const auto* started = std::get_if<lightning::reply::PaymentStarted>(&reply)) {
            keepLabel(session, started->payment);
            await(started->payment, wait, promise);
        }
    });
}

void PaymentsPort::await(const lightning::Payment& payment, std::chrono::milliseconds wait,
                         const Promise<PaymentDetail>& promise)
{
    if (isOver(payment))
        return answer(payment, promise);
    m_waiting.emplace(payment.hash, promise);
    QTimer::singleShot(wait, this,
                       [promise] { promise.fail({ErrorCode::PaymentPending, {}, {}}); });
}

void PaymentsPort::ended(const lightning::Payment& payment)
{
    const auto [first, last] = m_waiting.equal_range(payment.hash);
    for (auto it = first; it != last; ++it)
        answer(payment, it->second);
    m_waiting.erase(first, last);
}

Future<PaymentDetail> PaymentsPort::detail(QString paymentHash)
{
    return askNode<PaymentDetail>(m_core, [paymentHash](WalletSession& session,
                                                        const Promise<PaymentDetail>& promise) {
        const auto unknown = [&] {
            promise.fail({ErrorCode::PaymentUnknown, {{QStringLiteral("value"), paymentHash}}, {}});
        };
        const auto hash = fixedFromHex<PaymentHash>(paymentHash.toStdString());
        if (!hash)
            return unknown();
        const auto payment = paymentOf(session, *hash);
        if (!payment)
            return unknown();
        promise.finish(detailOf(*payment));
    });
}

Future<std::vector<PaymentDetail>> PaymentsPort::list(QString paymentHash,
                                                      std::optional<PaymentState> state)
{
    using List = std::vector<PaymentDetail>;
    return askNode<List>(
        m_core, [paymentHash, state](WalletSession& session, const Promise<List>& promise) {
            const auto hash = fixedFromHex<PaymentHash>(paymentHash.toStdString());
            const auto rows = hash ? session.nodeStore().payments.find(*hash)
                                   : session.nodeStore().payments.page(0, kMostListed);
            if (!rows)
                return promise.fail(toApiError(rows.error()));
            List out;
            for (const lightning::PutPayment& row : *rows) {
                const auto payment = lightning::decodePayment(row.record);
                if (payment && (!state || rowOf(*payment).state == *state))
                    out.push_back(detailOf(*payment));
            }
            promise.finish(std::move(out));
        });
}

} // namespace fulgurite::app

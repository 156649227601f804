// SPDX-License-Identifier: MIT
#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_payments.h"
#include "ui/gallery/shot_registry.h"
#include "ui/send/payment_card.h"
#include "ui/send/review_card.h"
#include "ui/send/send_page.h"
#include "ui/shots/page_shots.h"
#include "ui/shots/sample_data.h"
#include "ui/shots/shot_host.h"
#include "ui/widgets/button.h"

namespace fulgurite::ui {

namespace {

using namespace literals;

struct SendPorts {
    testing::FakePayments payments;
    testing::FakeCoins coins;
};

app::PayPreview samplePreview()
{
    app::PayPreview made;
    made.recipientAlias = QStringLiteral("Bean bar at the station");
    made.description = QStringLiteral("1 cup coffee");
    made.paymentHash = QStringLiteral("00ff");
    made.amount = 250'000'000_msat;
    made.likelyFee = 12'000_msat;
    made.maxFee = 2'500'000_msat;
    made.chance = 0.93;
    made.hops = 3;
    made.madeAt = sample::now();
    made.expiresAt = sample::now().addSecs(3100);
    return made;
}

app::SendPreview sampleReview()
{
    app::SendPreview made;
    made.reviewId = QStringLiteral("r");
    made.address = QString::fromLatin1(sample::kAddress);
    made.amount = 100'000_sat;
    made.fee = 6'692_sat;
    made.total = 106'692_sat;
    made.change = 43'308_sat;
    made.satPerVb = 12;
    made.inputs = 2;
    made.warnings = {app::SendWarning::FeeAboveFivePercent, app::SendWarning::AddressUsedBefore};
    made.madeAt = sample::now();
    return made;
}

void addSend(ShotRegistry& registry, const char* name, const QString& text,
             std::optional<app::PaymentRow> outcome = {}, int height = 900)
{
    registry.add({QString::fromLatin1(name), {1004, height}, [text, outcome](const ShotContext&) {
                      auto host = std::make_unique<ShotHost<SendPorts>>();
                      testing::answers(host->ports.payments.onPreview, samplePreview());
                      testing::answers(host->ports.coins.onPreview, sampleReview());
                      if (outcome) {
                          app::PaymentDetail detail;
                          detail.row = *outcome;
                          testing::answers(host->ports.payments.onPay, detail);
                      }
                      auto* page = new SendPage{host->ports.payments, host->ports.coins};
                      page->show(sample::typical());
                      page->open(text);
                      if (outcome)
                          page->findChild<ReviewCard*>()->payButton()->click();
                      host->take(page);
                      return host;
                  }});
}

app::PaymentRow payment(app::PaymentState state)
{
    app::PaymentRow row;
    row.id = QStringLiteral("00ff");
    row.state = state;
    row.recipient = QStringLiteral("Bean bar at the station");
    row.description = QStringLiteral("1 cup coffee");
    row.amount = 250'000'000_msat;
    row.fee = 12'345_msat;
    row.partsTotal = 3;
    row.partsDone = 1;
    row.startedAt = sample::now().addSecs(-2);
    row.returnsByBlock = 840'163;
    if (state == app::PaymentState::Failed)
        row.failure = app::ApiError{app::ErrorCode::FeeAboveLimit,
                                    {{QStringLiteral("fee"), QStringLiteral("3200000")},
                                     {QStringLiteral("maximum"), QStringLiteral("2500000")}},
                                    {}};
    return row;
}

} // namespace

void addSendShots(ShotRegistry& registry)
{
    using app::PaymentState;
    const QString invoice = QString::fromLatin1(sample::kInvoice);
    addSend(registry, "send-empty", {}, {}, 640);
    addSend(registry, "send-lightning", invoice, {}, 760);
    addSend(registry, "send-onchain",
            QStringLiteral("bitcoin:%1?amount=0.001").arg(QString::fromLatin1(sample::kAddress)));
    addSend(registry, "send-keysend", QString::fromLatin1(sample::kNode), {}, 760);
    addSend(registry, "send-unsupported", QStringLiteral("lno1pqps7sjqpgt"), {}, 640);
    addSend(registry, "send-mistyped", QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3tq"),
            {}, 640);
    addSend(registry, "send-sending", invoice, payment(PaymentState::Sending), 640);
    addSend(registry, "send-inflight", invoice, payment(PaymentState::InFlight), 640);
    addSend(registry, "send-paid", invoice, payment(PaymentState::Paid), 640);
    addSend(registry, "send-failed", invoice, payment(PaymentState::Failed), 640);
    addSend(registry, "send-unknown", invoice, payment(PaymentState::UnknownAfterRestart), 640);
}

} // namespace fulgurite::ui

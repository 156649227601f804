// SPDX-License-Identifier: MIT
#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_history.h"
#include "tests/support/fakes/fake_payments.h"
#include "ui/activity/activity_page.h"
#include "ui/gallery/shot_registry.h"
#include "ui/shots/page_shots.h"
#include "ui/shots/sample_data.h"
#include "ui/shots/shot_host.h"

namespace fulgurite::ui {

namespace {

using namespace literals;

struct ActivityPorts {
    testing::FakeHistory history;
    testing::FakePayments payments;
    testing::FakeCoins coins;
};

void script(ActivityPorts& ports, int rows)
{
    testing::answers(ports.history.onPage,
                     {sample::payments(std::min(rows, 200)), {}, static_cast<std::uint64_t>(rows)});
    app::TransactionDetail transaction;
    transaction.vsize = 141;
    transaction.satPerVb = 2.1;
    transaction.canBump = true;
    transaction.outputs = {{QString::fromLatin1(sample::kAddress), 4'500_sat, false}};
    testing::answers(ports.history.onTransaction, transaction);
    app::PaymentDetail payment;
    payment.preimage = QString(64, QLatin1Char{'7'});
    payment.destination = QString::fromLatin1(sample::kNode);
    payment.parts = {
        {QStringLiteral("bob, carol"), 9'000'000_msat, 0_msat, app::PaymentState::Failed,
         QStringLiteral("not enough on the way")},
        {QStringLiteral("dave"), 9'000'000_msat, 12_msat, app::PaymentState::Paid, {}}};
    testing::answers(ports.payments.onDetail, payment);
}

void addActivity(ShotRegistry& registry, const char* name, int rows, int chosen,
                 QSize size = {1004, 760})
{
    registry.add({QString::fromLatin1(name), size, [rows, chosen](const ShotContext&) {
                      auto host = std::make_unique<ShotHost<ActivityPorts>>();
                      script(host->ports, rows);
                      auto* page = new ActivityPage{host->ports.history, host->ports.payments,
                                                    host->ports.coins};
                      page->show(sample::typical());
                      if (chosen >= 0)
                          page->open(sample::payments(chosen + 1).back().id);
                      host->take(page);
                      return host;
                  }});
}

} // namespace

void addActivityShots(ShotRegistry& registry)
{
    addActivity(registry, "activity-empty", 0, -1);
    addActivity(registry, "activity-typical", 40, -1);
    addActivity(registry, "activity-onchain", 40, 0);
    addActivity(registry, "activity-lightning", 40, 4);
    addActivity(registry, "activity-heavy-narrow", 100'000, 4, {904, 640});
}

} // namespace fulgurite::ui

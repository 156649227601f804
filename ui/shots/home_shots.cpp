// SPDX-License-Identifier: MIT
#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_history.h"
#include "tests/support/fakes/fake_requests.h"
#include "ui/gallery/shot_registry.h"
#include "ui/home/home_page.h"
#include "ui/receive/receive_page.h"
#include "ui/shots/page_shots.h"
#include "ui/shots/sample_data.h"
#include "ui/shots/shot_host.h"

namespace fulgurite::ui {

namespace {

using namespace literals;

struct HomePorts {
    testing::FakeHistory history;
};

/// Four weeks: paid every eighth day, spent between.
std::vector<app::BalanceChange> balanceChanges(const app::Snapshot& snapshot)
{
    constexpr int kDays = 28;
    std::vector<app::BalanceChange> changes;
    const auto total = static_cast<qint64>(snapshot.balances->total.value());
    for (int day = kDays; day > 0 && total > 0; day -= 2)
        changes.push_back(
            {QDateTime::currentDateTime().addDays(-day), day % 8 == 4 ? total / 5 : -total / 40});
    return changes;
}

void addHome(ShotRegistry& registry, const char* name, const app::Snapshot& snapshot, int rows,
             QSize size = {1004, 760})
{
    registry.add(
        {QString::fromLatin1(name), size, [snapshot, rows](const ShotContext&) {
             auto host = std::make_unique<ShotHost<HomePorts>>();
             testing::answers(host->ports.history.onPage,
                              {sample::payments(rows), {}, static_cast<std::uint64_t>(rows)});
             testing::answers(host->ports.history.onBalanceChanges, balanceChanges(snapshot));
             auto* page = new HomePage{host->ports.history};
             page->show(snapshot);
             host->take(page);
             return host;
         }});
}

struct ReceivePorts {
    testing::FakeRequests requests;
    testing::FakeCoins coins;
};

app::RequestDetail sampleRequest()
{
    app::RequestDetail detail;
    detail.row.label = QStringLiteral("one");
    detail.row.invoice = QString::fromLatin1(sample::kInvoice);
    detail.row.address = QString::fromLatin1(sample::kAddress);
    return detail;
}

void addReceive(ShotRegistry& registry, const char* name, const app::Snapshot& snapshot, bool paid,
                QSize size = {1004, 760})
{
    registry.add({QString::fromLatin1(name), size, [snapshot, paid](const ShotContext&) {
                      auto host = std::make_unique<ShotHost<ReceivePorts>>();
                      testing::answers(host->ports.requests.onCreate, sampleRequest());
                      testing::answers(host->ports.coins.onNewAddress,
                                       {QString::fromLatin1(sample::kAddress), {}});
                      if (paid) {
                          auto detail = sampleRequest();
                          detail.row.status = app::RequestStatus::Paid;
                          detail.row.received = 250'000'000_msat;
                          testing::answers(host->ports.requests.onWait, detail);
                      }
                      auto* page = new ReceivePage{host->ports.requests, host->ports.coins};
                      page->setSnapshot(snapshot);
                      host->take(page);
                      return host;
                  }});
}

} // namespace

void addHomeShots(ShotRegistry& registry)
{
    addHome(registry, "home-first-run", sample::firstRun(), 0);
    addHome(registry, "home-typical", sample::typical(), 12);
    addHome(registry, "home-heavy-narrow", sample::heavy(), 12, {904, 640});
    addHome(registry, "home-backend-down", sample::backendDown(), 12);
}

void addReceiveShots(ShotRegistry& registry)
{
    addReceive(registry, "receive-first-run", sample::firstRun(), false);
    addReceive(registry, "receive-typical", sample::typical(), false);
    addReceive(registry, "receive-narrow", sample::typical(), false, {904, 640});
    addReceive(registry, "receive-paid", sample::typical(), true);
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/gallery/shot_registry.h"
#include "ui/network/network_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shots/control_host.h"
#include "ui/shots/control_shots.h"
#include "ui/shots/wallet_samples.h"

namespace fulgurite::ui {

namespace {

constexpr QSize kSize{1004, 760};

void addNetwork(ShotRegistry& registry, const QString& name, const app::Snapshot& snapshot,
                const QString& payload, QSize size)
{
    registry.add({name, size, [snapshot, payload, size](const ShotContext&) {
                      auto host = std::make_unique<ControlHost>();
                      host->connections.onLog.answer(
                          []() -> app::Answer<std::vector<app::LogEntry>> {
                              const auto now = QDateTime::currentDateTimeUtc();
                              return std::vector<app::LogEntry>{
                                  {now, QStringLiteral("info"), QStringLiteral("chain"),
                                   QStringLiteral("block 840123")},
                                  {now, QStringLiteral("info"), QStringLiteral("peer"),
                                   QStringLiteral("alice: channel reestablished")}};
                          });
                      host->connections.onFindLocal.fail(app::ErrorCode::BackendUnreachable);
                      auto* page = new NetworkPage{host->connections};
                      page->setSnapshot(snapshot);
                      host->take(page, size);
                      page->open(payload);
                      QCoreApplication::processEvents();
                      return host;
                  }});
}

void addSettings(ShotRegistry& registry, const QString& section)
{
    registry.add({QStringLiteral("settings-") + section, kSize, [section](const ShotContext&) {
                      auto host = std::make_unique<ControlHost>();
                      host->preferences.onRead.answer([]() -> app::Answer<app::EnginePreferences> {
                          app::EnginePreferences preferences;
                          preferences.alias = QStringLiteral("Corner of the street");
                          return preferences;
                      });
                      auto* page = new SettingsPage{
                          {host->wallets, host->backups, host->preferences}, WindowChoices{}};
                      page->setSnapshot(sample::withChannels());
                      host->take(page, kSize);
                      page->open(section);
                      QCoreApplication::processEvents();
                      return host;
                  }});
}

} // namespace

void addNetworkShots(ShotRegistry& registry)
{
    constexpr QSize kWhole{1004, 1150};
    addNetwork(registry, QStringLiteral("network-typical"), sample::withChannels(), {}, kWhole);
    addNetwork(registry, QStringLiteral("network-backend-down"), sample::offline(),
               QStringLiteral("backend"), kWhole);
}

void addSettingsShots(ShotRegistry& registry)
{
    for (const auto* section : {"general", "display", "security", "backup", "lightning", "network"})
        addSettings(registry, QString::fromLatin1(section));
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include <QPlainTextEdit>

#include "ui/gallery/shot_registry.h"
#include "ui/setup/setup_page.h"
#include "ui/shots/control_host.h"
#include "ui/shots/control_shots.h"

namespace fulgurite::ui {

namespace {

constexpr QSize kSize{1180, 760};

using Drive = std::function<void(ControlHost&)>;

std::unique_ptr<ControlHost> wizard(QSize size, bool backendAnswers)
{
    auto host = std::make_unique<ControlHost>();
    host->wallets.onList.answer([]() -> app::Answer<std::vector<app::WalletEntry>> {
        return std::vector<app::WalletEntry>{
            {QStringLiteral("savings"), QStringLiteral("/w/savings"), Network::Bitcoin, false},
            {QStringLiteral("practice"), QStringLiteral("/w/practice"), Network::Regtest, true}};
    });
    host->connections.onFindLocal.answer([]() -> app::Answer<app::BackendChoice> {
        app::BackendChoice choice;
        choice.kind = app::BackendKind::Bitcoind;
        choice.bitcoindUrl = QStringLiteral("http://127.0.0.1:8332");
        return choice;
    });
    if (backendAnswers)
        host->connections.onTest.answer([]() -> app::Answer<app::BackendTest> {
            return app::BackendTest{true, QStringLiteral("bitcoind 27.0, height 840 123"), {}, {}};
        });
    else
        host->connections.onTest.fail(app::ErrorCode::BackendUnreachable);
    host->take(new SetupPage{{host->wallets, host->connections, host->backups},
                             {QStringLiteral("/w"), Network::Bitcoin, false, SetupPath::Create}},
               size);
    return host;
}

void add(ShotRegistry& registry, const QString& name, const Drive& drive, bool backend = true,
         QSize size = kSize)
{
    registry.add({name, size, [drive, backend, size](const ShotContext&) {
                      auto host = wizard(size, backend);
                      drive(*host);
                      return host;
                  }});
}

const QString kContinue = QStringLiteral("Continue");

void toPassword(ControlHost& host)
{
    host.press(kContinue);
    host.press(kContinue);
}

void toSeed(ControlHost& host)
{
    toPassword(host);
    host.type(0, QStringLiteral("correct horse battery"));
    host.type(1, QStringLiteral("correct horse battery"));
    host.press(kContinue);
}

void typeWords(ControlHost& host, const QString& words)
{
    host.press(QStringLiteral("Restore a wallet"));
    host.press(kContinue);
    auto* edit = host.findChild<QPlainTextEdit*>();
    edit->setPlainText(words);
    edit->moveCursor(QTextCursor::End);
    // The view follows the text: once more with the cursor at its end.
    edit->insertPlainText(QStringLiteral("n"));
    QCoreApplication::processEvents();
}

} // namespace

void addSetupShots(ShotRegistry& registry)
{
    add(registry, QStringLiteral("setup-1-start"), [](ControlHost&) {});
    add(registry, QStringLiteral("setup-1-open"),
        [](ControlHost& host) { host.press(QStringLiteral("Open a wallet on this computer")); });
    add(registry, QStringLiteral("setup-2-network"),
        [](ControlHost& host) { host.press(kContinue); });
    add(registry, QStringLiteral("setup-2-unreachable"),
        [](ControlHost& host) {
            host.press(kContinue);
            host.press(QStringLiteral("Use a test network"));
            host.press(QStringLiteral("Signet"));
            host.press(QStringLiteral("Electrum server"));
            host.type(0, QStringLiteral("electrum.example.org:50002"));
            host.press(kContinue);
        },
        false, {960, 640});
    add(registry, QStringLiteral("setup-3-password"), [](ControlHost& host) {
        toPassword(host);
        host.type(0, QStringLiteral("correct horse battery"));
        host.type(1, QStringLiteral("correct house"));
        host.press(kContinue);
    });
    add(registry, QStringLiteral("setup-5-backup"), [](ControlHost& host) {
        toSeed(host);
        host.press(QStringLiteral("I have written them down"));
        host.press(QStringLiteral("Later"));
    });
    add(registry, QStringLiteral("setup-4-questions"), [](ControlHost& host) {
        toSeed(host);
        host.press(QStringLiteral("I have written them down"));
        host.press(kContinue);
    });
    add(registry, QStringLiteral("setup-restore"),
        [](ControlHost& host) { typeWords(host, QStringLiteral("abandon abandon abandon aba")); });
}

} // namespace fulgurite::ui

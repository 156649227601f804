// SPDX-License-Identifier: MIT
#include "ui/demo/demo.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QTimer>

#include "app/api/error_sentences.h"
#include "ui/format/amount_format.h"

#include <cstdio>

namespace fulgurite::ui {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kPatience{20};

/// Turns the event loop until `holds` or patience is over.
bool spin(const std::function<bool()>& holds)
{
    const QDeadlineTimer end{kPatience};
    QTimer heartbeat;
    heartbeat.start(10ms);
    while (!holds() && !end.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return holds();
}

QString sat(MilliSatoshi amount) { return amountText(amount, {}); }

SecretBytes demoPassword() { return SecretBytes{asBytes("practice makes perfect")}; }

app::BackendChoice practiceBackend()
{
    app::BackendChoice choice;
    choice.kind = app::BackendKind::Practice;
    return choice;
}

} // namespace

Demo::Demo(app::Engine& engine, QWidget& window, ShowPage showPage, QString pictures)
    : m_engine{engine},
      m_window{window},
      m_showPage{std::move(showPage)},
      m_pictures{std::move(pictures)}
{}

int Demo::run(const QString& walletFolder)
{
    QDir{}.mkpath(m_pictures);
    m_transcript.setFileName(m_pictures + QStringLiteral("/transcript.txt"));
    require(m_transcript.open(QIODevice::WriteOnly),
            QStringLiteral("write ") + m_transcript.fileName());
    const std::function<void()> steps[] = {
        [&] { create(walletFolder + QStringLiteral("/first")); },
        [&] { fund(); },
        [&] { open(); },
        [&] { payBothWays(); },
        [&] { keysendBothWays(); },
        [&] { closeChannel(); },
        [&] { restore(walletFolder + QStringLiteral("/restored")); }};
    for (const auto& step : steps) {
        step();
        if (m_failed)
            return 1;
    }
    say(QStringLiteral("Done: %1 pictures").arg(m_step),
        QStringLiteral("Done: %1 pictures and transcript.txt in %2").arg(m_step).arg(m_pictures));
    return 0;
}

void Demo::create(const QString& folder)
{
    app::NewWallet request;
    request.folder = folder;
    request.network = Network::Regtest;
    request.password = demoPassword();
    request.backend = practiceBackend();
    auto made =
        must(QStringLiteral("create a wallet"), m_engine.wallets().create(std::move(request)));
    if (m_failed)
        return;
    m_words = std::move(made.mnemonic);
    say(QStringLiteral("A wallet of 12 words is made; they are in no file in the clear."));
    picture(QStringLiteral("new-wallet"), QStringLiteral("home"));
}

void Demo::fund()
{
    must(QStringLiteral("receive coins"), m_engine.practice().gift(2'000'000));
    until(QStringLiteral("coins arrive"),
          [](const auto& now) { return now.balances->onChain.value() == 2'000'000'000; });
    say(QStringLiteral("2 000 000 sat arrived on chain."));
    picture(QStringLiteral("receive"), QStringLiteral("receive"));
}

void Demo::open()
{
    const auto robots = must(QStringLiteral("find robots"), m_engine.practice().robots());
    require(!robots.empty(), QStringLiteral("a robot to trade with"));
    if (m_failed)
        return;
    m_robot = robots.front();
    app::OpenRequest request;
    request.nodeId = m_robot.nodeId;
    request.address = m_robot.address;
    request.amount = Satoshi{1'000'000};
    const auto preview =
        must(QStringLiteral("preview a channel"), m_engine.channels().previewOpen(request));
    say(QStringLiteral("A channel of 1 000 000 sat with %1 could send %2; opening costs %3 sat, "
                       "closing about %4 sat.")
            .arg(m_robot.name, sat(preview.spendable))
            .arg(preview.fundingFee.value())
            .arg(preview.closeCost.value()));
    const auto opened = must(QStringLiteral("open a channel"), m_engine.channels().open(request));
    m_channelId = opened.channelId;
    say(QStringLiteral("Its funding is %1.").arg(opened.fundingTxid));
    must(QStringLiteral("mine"), m_engine.practice().mine(6));
    until(QStringLiteral("the channel is ready"), [](const auto& now) {
        return !now.channels->channels.empty() &&
               now.channels->channels.front().state == app::ChannelState::Ready;
    });
    say(QStringLiteral("The channel %1 is open.")
            .arg(m_engine.feed().current().channels->channels.front().shortChannelId));
    picture(QStringLiteral("channel-open"), QStringLiteral("channels"));
}

/// The Lightning balance once the snapshot shows that something left it.
MilliSatoshi Demo::afterSpending(MilliSatoshi full)
{
    until(QStringLiteral("the balance falls"),
          [&](const auto& now) { return now.balances->lightning < full; });
    return m_engine.feed().current().balances->lightning;
}

void Demo::payBothWays()
{
    const MilliSatoshi full = m_engine.feed().current().balances->lightning;
    const auto invoice =
        must(QStringLiteral("get an invoice"),
             m_engine.practice().robotInvoice(m_robot.name, 50'000, QStringLiteral("coffee")));
    app::PayRequest request;
    request.text = invoice;
    const auto paid = must(QStringLiteral("pay an invoice"), m_engine.payments().pay(request, 20s));
    say(QStringLiteral("Paid %1 for \"%2\", fee %3.")
            .arg(sat(paid.row.amount), paid.row.description, sat(paid.row.fee)));
    say(QStringLiteral("The proof of it: %1.").arg(paid.preimage));
    const MilliSatoshi before = afterSpending(full);
    must(QStringLiteral("be paid"),
         m_engine.practice().robot(m_robot.name, app::RobotAction::PayMe, 20'000));
    until(QStringLiteral("the payment comes in"),
          [&](const auto& now) { return now.balances->lightning > before; });
    say(QStringLiteral("%1 paid our invoice of 20 000 sat.").arg(m_robot.name));
    picture(QStringLiteral("activity"), QStringLiteral("activity"));
}

void Demo::keysendBothWays()
{
    const MilliSatoshi full = m_engine.feed().current().balances->lightning;
    app::PayRequest request;
    request.keysend = true;
    request.text = m_robot.nodeId;
    request.amount = toMsat(Satoshi{1'000});
    request.message = QStringLiteral("hello");
    must(QStringLiteral("keysend"), m_engine.payments().pay(request, 20s));
    const MilliSatoshi before = afterSpending(full);
    must(QStringLiteral("be sent a keysend"),
         m_engine.practice().robot(m_robot.name, app::RobotAction::KeysendMe, 3'000));
    until(QStringLiteral("the keysend comes in"),
          [&](const auto& now) { return now.balances->lightning > before; });
    say(QStringLiteral("Keysend of 1 000 sat out, 3 000 sat in."));
    picture(QStringLiteral("home"), QStringLiteral("home"));
}

void Demo::closeChannel()
{
    app::CloseRequest request;
    request.channelId = m_channelId;
    const auto closed =
        must(QStringLiteral("close the channel"), m_engine.channels().close(request));
    must(QStringLiteral("mine"), m_engine.practice().mine(6));
    until(QStringLiteral("the money is back on chain"), [](const auto& now) {
        return now.balances->onChain == now.balances->total &&
               now.balances->total.value() > 1'900'000'000;
    });
    say(QStringLiteral("Closed together (%1); %2 are on chain.")
            .arg(closed.type, sat(m_engine.feed().current().balances->onChain)));
    picture(QStringLiteral("closed"), QStringLiteral("channels"));
}

void Demo::restore(const QString& folder)
{
    const MilliSatoshi before = m_engine.feed().current().balances->onChain;
    app::RestoreRequest request;
    request.folder = folder;
    request.network = Network::Regtest;
    request.mnemonic = m_words.clone();
    request.password = demoPassword();
    request.backend = practiceBackend();
    must(QStringLiteral("restore from the 12 words"),
         m_engine.wallets().restore(std::move(request)));
    until(QStringLiteral("the restored wallet finds the coins"),
          [&](const auto& now) { return now.balances->onChain == before; });
    say(QStringLiteral("Restored from the 12 words in another folder: %1 found.").arg(sat(before)));
    picture(QStringLiteral("restored"), QStringLiteral("home"));
}

void Demo::say(const QString& line, const QString& printed)
{
    if (m_failed)
        return;
    m_transcript.write(line.toUtf8() + '\n');
    m_transcript.flush();
    std::printf("%s\n", qPrintable(printed.isEmpty() ? line : printed));
    std::fflush(stdout);
}

void Demo::picture(const QString& name, const QString& page)
{
    if (m_failed)
        return;
    m_showPage(page);
    spin([turns = 0]() mutable { return ++turns > 3; });
    const QString picture =
        QStringLiteral("%1-%2.png").arg(++m_step, 2, 10, QLatin1Char{'0'}).arg(name);
    const QString file = m_pictures + QLatin1Char{'/'} + picture;
    require(m_window.grab().save(file), QStringLiteral("write ") + file);
    say(QStringLiteral("  ") + picture, QStringLiteral("  ") + file);
}

void Demo::require(bool holds, const QString& what)
{
    if (holds || m_failed)
        return;
    say(QStringLiteral("FAILED: ") + what);
    m_failed = true;
}

void Demo::until(const QString& what, const std::function<bool(const app::Snapshot&)>& holds)
{
    if (!m_failed)
        require(spin([&] { return holds(m_engine.feed().current()); }), what);
}

template <typename T> T Demo::must(const QString& what, app::Future<T> future)
{
    if (m_failed)
        return {};
    const bool answered = spin([&] { return future.isFinished(); });
    require(answered, what + QStringLiteral(": no answer"));
    if (!answered)
        return {};
    auto answer = future.takeResult();
    if (!answer)
        require(false, what + QStringLiteral(": ") + app::socketSentence(answer.error()));
    return answer ? std::move(*answer) : T{};
}

} // namespace fulgurite::ui

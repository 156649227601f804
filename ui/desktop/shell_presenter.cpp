// SPDX-License-Identifier: MIT
#include "ui/desktop/shell_presenter.h"

#include <QCoreApplication>

#include "ui/format/chain_words.h"
#include "ui/format/engine_words.h"
#include "ui/format/error_text.h"
#include "ui/format/rate_format.h"
#include "ui/format/time_format.h"

#include <algorithm>
#include <cmath>

namespace fulgurite::ui {

namespace {

struct Shell {
    Q_DECLARE_TR_FUNCTIONS(Shell)
};

template <typename... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

QString stageText(const QString& stage)
{
    if (stage == QLatin1String{"key"})
        return Shell::tr("Deriving the key from the password");
    if (stage == QLatin1String{"database"})
        return Shell::tr("Reading the database");
    if (stage == QLatin1String{"chain"})
        return Shell::tr("Reading the chain");
    if (stage == QLatin1String{"channels"})
        return Shell::tr("Reading the channels");
    return {};
}

/// What a stopped engine tells: when it tries again, at which block it watches, what it saw there.
QString meanwhileText(const app::ApiError& error)
{
    QStringList out;
    if (const quint32 seconds = numberIn(error.values, "retry"))
        out << Shell::tr("It is tried again by itself within %n second(s).", nullptr,
                         static_cast<int>(seconds));
    const quint32 height = numberIn(error.values, "height");
    if (height > 0)
        out << Shell::tr("The chain is still watched, at block %1.").arg(heightText(height));
    if (const quint32 closes = numberIn(error.values, "closes"))
        out << Shell::tr("%n channel(s) began to close meanwhile: what is yours is claimed once "
                         "the wallet goes on.",
                         nullptr, static_cast<int>(closes));
    if (const quint32 block = numberIn(error.values, "block"); block > height && height > 0)
        out << Shell::tr("A payment in flight is decided at block %1, in about %2: let the wallet "
                         "go on before then.")
                   .arg(heightText(block), aboutSpan(block - height));
    else if (block > 0)
        out << Shell::tr("A payment in flight is decided at block %1: let the wallet go on as soon "
                         "as you can.")
                   .arg(heightText(block));
    return sentences(out);
}

StoppedText stoppedText(const app::ApiError& error)
{
    const ErrorText text = errorText(error);
    return {text.cause, text.money, text.nextStep, meanwhileText(error),
            app::errorCodeName(error.code) +
                (error.detail.isEmpty() ? QString{} : QLatin1String{": "} + error.detail)};
}

void setFace(ShellState& state, const app::LifecycleState& lifecycle)
{
    std::visit(Overloaded{[&](const app::NoWallet&) { state.face = ShellFace::Setup; },
                          [&](const app::Locked&) { state.face = ShellFace::Locked; },
                          [&](const app::Opening& opening) {
                              state.face = ShellFace::Opening;
                              state.stage = stageText(opening.stage);
                          },
                          [&](const app::Running&) { state.face = ShellFace::Running; },
                          [&](const app::Stopped& stopped) {
                              state.face = ShellFace::Stopped;
                              state.stopped = stoppedText(stopped.error);
                          },
                          [&](const app::Closing&) { state.face = ShellFace::Closing; }},
               lifecycle);
}

QString bandText(const app::Lifecycle& lifecycle)
{
    if (lifecycle.practice)
        return Shell::tr("Practice: not real money");
    switch (lifecycle.network) {
    case Network::Bitcoin:
        return {};
    case Network::Testnet4:
        return Shell::tr("Testnet4: these coins are worth nothing");
    case Network::Signet:
        return Shell::tr("Signet: these coins are worth nothing");
    case Network::Regtest:
        return Shell::tr("Regtest: these coins are worth nothing");
    }
    return {};
}

StatusText chainText(const app::ChainPart& chain)
{
    switch (chain.health) {
    case app::ChainHealth::Connecting:
        return {Shell::tr("Connecting…"), Tone::Warn};
    case app::ChainHealth::Syncing:
        if (standsStillHours(chain))
            return {Shell::tr("Chain stands still"), Tone::Bad};
        if (const auto progress = serverProgress(chain))
            return {Shell::tr("Server syncing %1").arg(percentText(*progress)), Tone::Warn};
        return {Shell::tr("Server syncing"), Tone::Warn};
    case app::ChainHealth::Scanning:
        return {Shell::tr("Scanning %1").arg(percentText(chain.progress)), Tone::Warn};
    case app::ChainHealth::Ready:
        return {heightText(chain.height), Tone::Good};
    case app::ChainHealth::Unreachable:
        return {chain.backend.isEmpty() ? Shell::tr("No server") : Shell::tr("Offline"), Tone::Bad};
    case app::ChainHealth::WrongNetwork:
        return {Shell::tr("Server of another network"), Tone::Bad};
    case app::ChainHealth::CertificateChanged:
        return {Shell::tr("Certificate changed"), Tone::Bad};
    case app::ChainHealth::Lying:
        return {Shell::tr("Server lies"), Tone::Bad};
    }
    return {};
}

StatusText lightningText(const app::Snapshot& snapshot)
{
    if (!snapshot.lifecycle->lightning)
        return {};
    const auto& rows = snapshot.channels->channels;
    const auto all = std::ranges::count_if(rows, [](const app::ChannelRow& row) {
        return row.state == app::ChannelState::Ready ||
               row.state == app::ChannelState::Reconnecting;
    });
    const auto ready = std::ranges::count(rows, app::ChannelState::Ready, &app::ChannelRow::state);
    if (all == 0)
        return {Shell::tr("No channels"), Tone::Neutral};
    return {Shell::tr("%1/%2 channels").arg(ready).arg(all),
            ready == all ? Tone::Good : Tone::Warn};
}

StatusText backupText(const app::BackupPart& backup, const QDateTime& now)
{
    if (backup.fault)
        return {Shell::tr("Backup failed"), Tone::Bad};
    if (!backup.seedConfirmed)
        return {Shell::tr("Words not confirmed"), Tone::Warn};
    if (backup.provenAt)
        return {Shell::tr("Backup proven %1").arg(shortTime(backup.provenAt->toLocalTime(), now)),
                Tone::Good};
    if (backup.folder.isEmpty())
        return {Shell::tr("No backup folder"), Tone::Warn};
    return {Shell::tr("Backup not proven"), Tone::Warn};
}

} // namespace

ShellState shellStateOf(const app::Snapshot& snapshot, ShellCover cover, const QDateTime& now)
{
    ShellState state;
    const app::Lifecycle& lifecycle = *snapshot.lifecycle;
    setFace(state, lifecycle.state);
    state.band = bandText(lifecycle);
    state.practice = lifecycle.practice;
    state.channelsOffered = lifecycle.lightning;
    if (cover == ShellCover::Setup) {
        state.face = ShellFace::Setup;
        state.band.clear();
    }
    if (cover == ShellCover::WindowLocked && state.face == ShellFace::Running)
        state.face = ShellFace::Locked;
    if (state.face != ShellFace::Running)
        return state;
    state.walletName = lifecycle.walletName;
    state.chain = chainText(*snapshot.chain);
    state.lightning = lightningText(snapshot);
    if (snapshot.chain->feesKnown)
        state.feerate =
            Shell::tr("%1 sat/vB")
                .arg(QString::number(std::max(1.0, std::round(snapshot.chain->nextBlockSatPerVb)),
                                     'f', 0));
    state.backup = backupText(*snapshot.backup, now);
    return state;
}

QString guideChapterOf(ShellFace face, PageId page)
{
    if (face != ShellFace::Running)
        return QStringLiteral("start");
    switch (page) {
    case PageId::Home:
        return QStringLiteral("start");
    case PageId::Send:
    case PageId::Activity:
    case PageId::Contacts:
        return QStringLiteral("pay");
    case PageId::Receive:
    case PageId::Coins:
        return QStringLiteral("receive");
    case PageId::Channels:
        return QStringLiteral("channels");
    case PageId::Network:
        return QStringLiteral("network");
    case PageId::Settings:
        return QStringLiteral("security");
    }
    return {};
}

namespace {

/// The block at which the first pending payment must be dealt with on chain.
std::optional<std::uint32_t> firstDeadline(const app::Snapshot& snapshot)
{
    std::optional<std::uint32_t> first;
    const auto take = [&first](const std::optional<std::uint32_t>& block) {
        if (block && (!first || *block < *first))
            first = block;
    };
    for (const auto& payment : snapshot.inFlight->payments)
        take(payment.returnsByBlock);
    for (const auto& row : snapshot.channels->channels)
        take(row.firstExpiry);
    return first;
}

} // namespace

QString quitWarning(const app::Snapshot& snapshot, const QDateTime& now)
{
    if (!std::holds_alternative<app::Running>(snapshot.lifecycle->state))
        return {};
    const auto& rows = snapshot.channels->channels;
    const auto height = snapshot.chain->height;
    const bool htlcs =
        std::ranges::any_of(rows, [](const auto& row) { return row.pendingHtlcs > 0; });
    if (htlcs || !snapshot.inFlight->payments.empty()) {
        const auto block = firstDeadline(snapshot);
        return block && *block > height
                   ? Shell::tr("A payment is in flight. You may be away for %1, until block %2.")
                         .arg(aboutSpan(*block - height), heightText(*block))
                   : Shell::tr("A payment is in flight. Open the wallet again within a few hours.");
    }
    const auto closing = std::ranges::find_if(rows, [](const app::ChannelRow& row) {
        return row.state == app::ChannelState::ForceClosing && row.blocksToWait;
    });
    if (closing == rows.end())
        return {};
    return Shell::tr("A channel is closing. Its money can be collected from block %1 on, %2: open "
                     "the wallet again then.")
        .arg(heightText(height + *closing->blocksToWait), aboutDate(*closing->blocksToWait, now));
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/network/network_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/format/chain_words.h"
#include "ui/format/id_format.h"
#include "ui/format/rate_format.h"

#include <array>
#include <cmath>

namespace fulgurite::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Network)
};

constexpr std::array kStages{app::StageName::Chain, app::StageName::Peers, app::StageName::Graph,
                             app::StageName::Channels};

QString idOf(app::StageName name)
{
    switch (name) {
    case app::StageName::Chain:
        return QStringLiteral("chain");
    case app::StageName::Peers:
        return QStringLiteral("peers");
    case app::StageName::Graph:
        return QStringLiteral("graph");
    case app::StageName::Channels:
        return QStringLiteral("channels");
    }
    return {};
}

QString titleOf(app::StageName name)
{
    switch (name) {
    case app::StageName::Chain:
        return Words::tr("Chain");
    case app::StageName::Peers:
        return Words::tr("Peers");
    case app::StageName::Graph:
        return Words::tr("Graph");
    case app::StageName::Channels:
        return Words::tr("Channels");
    }
    return {};
}

StageState stateOf(app::StageState state)
{
    switch (state) {
    case app::StageState::Waiting:
        return StageState::Waiting;
    case app::StageState::Working:
        return StageState::Working;
    case app::StageState::Failed:
        return StageState::Failed;
    case app::StageState::Ready:
    case app::StageState::NotNeeded:
        return StageState::Done;
    }
    return StageState::Waiting;
}

/// A share that is known is worth a bar.
int percentOf(const app::ChainPart& chain)
{
    const bool known = chain.health == app::ChainHealth::Scanning || serverProgress(chain);
    return known ? static_cast<int>(chain.progress * 100) : -1;
}

QString countText(app::StageName name, bool failed)
{
    if (name == app::StageName::Peers)
        return failed ? Words::tr("%1 of %2 connected: the others do not answer")
                      : Words::tr("%1 of %2 connected");
    return failed ? Words::tr("%1 of %2 ready: the others wait for their peers")
                  : Words::tr("%1 of %2 ready");
}

QString chainReason(const app::ChainPart& chain)
{
    if (chain.health == app::ChainHealth::Ready)
        return Words::tr("block %1").arg(heightText(chain.height));
    return backendTextOf(chain).word;
}

/// The engine counts ("2/3") where it has something to count.
QString reasonOf(app::StageName name, const app::ReadinessStage& stage)
{
    static const QRegularExpression kCount{QStringLiteral(R"(^(\d{1,9})/(\d{1,9})$)")};
    if (stage.state == app::StageState::NotNeeded)
        return Words::tr("not needed now");
    const auto count = kCount.match(stage.reason);
    if (!count.hasMatch())
        return {};
    if (count.captured(2) == QLatin1String{"0"})
        return name == app::StageName::Peers ? Words::tr("no node yet")
                                             : Words::tr("no channel yet");
    return countText(name, stage.state == app::StageState::Failed)
        .arg(count.captured(1), count.captured(2));
}

} // namespace

std::vector<Stage> stagesOf(const app::Readiness& readiness, const app::ChainPart& chain)
{
    std::vector<Stage> stages;
    for (std::size_t i = 0; i < readiness.stages.size(); ++i) {
        const auto& from = readiness.stages[i];
        // A snapshot from before the first has four stages of the same name.
        const app::StageName name = kStages[i];
        Stage stage{idOf(name), titleOf(name), stateOf(from.state), {}, -1, from.reason};
        stage.detail = name == app::StageName::Chain ? chainReason(chain) : reasonOf(name, from);
        if (name == app::StageName::Chain)
            stage.percent = percentOf(chain);
        stages.push_back(std::move(stage));
    }
    return stages;
}

std::optional<app::StageName> stageNamed(const QString& id)
{
    for (const auto name : kStages) {
        if (idOf(name) == id)
            return name;
    }
    return std::nullopt;
}

namespace {

BackendText syncingText(const app::ChainPart& chain)
{
    if (const auto hours = standsStillHours(chain))
        return {Words::tr("Standing still"),
                Words::tr("The newest block is %n hour(s) old: the server stands still, or this "
                          "computer's clock is wrong. Nothing is sent over channels meanwhile. "
                          "Check the clock, or choose another server.",
                          nullptr, *hours),
                Tone::Bad};
    const auto progress = serverProgress(chain);
    if (!progress)
        return {Words::tr("Syncing"),
                Words::tr("The server itself is still reading the chain. Balances may lag."),
                Tone::Warn};
    const QString share = percentText(*progress);
    return {Words::tr("Syncing %1").arg(share),
            Words::tr("The server itself is still reading the chain: %1 is done. Balances may lag.")
                .arg(share),
            Tone::Warn};
}

} // namespace

BackendText backendTextOf(const app::ChainPart& chain)
{
    switch (chain.health) {
    case app::ChainHealth::Connecting:
        return {Words::tr("Connecting"), Words::tr("The server has not answered yet."), Tone::Warn};
    case app::ChainHealth::Syncing:
        return syncingText(chain);
    case app::ChainHealth::Scanning:
        return {
            Words::tr("Scanning"),
            Words::tr("Blocks are searched for your coins: %1.").arg(percentText(chain.progress)),
            Tone::InFlight};
    case app::ChainHealth::Ready:
        return {Words::tr("Ready"), Words::tr("At block %1.").arg(heightText(chain.height)),
                Tone::Good};
    case app::ChainHealth::Unreachable:
        if (chain.backend.isEmpty())
            return {Words::tr("No server"),
                    Words::tr("No chain server is chosen: payments on chain are not seen, and "
                              "channels are not watched, until one is."),
                    Tone::Bad};
        return {Words::tr("Unreachable"),
                Words::tr("The server does not answer. It is tried again by itself; your coins are "
                          "not in danger."),
                Tone::Bad};
    case app::ChainHealth::WrongNetwork:
        return {Words::tr("Another network"),
                Words::tr("The server is of another network than this wallet. Choose another one."),
                Tone::Bad};
    case app::ChainHealth::CertificateChanged:
        return {Words::tr("Certificate changed"),
                Words::tr("The server shows another certificate than before. It may be renewed, or "
                          "somebody may listen: test it anew only if you trust it."),
                Tone::Bad};
    case app::ChainHealth::Lying:
        return {Words::tr("Wrong answers"),
                Words::tr("The server gave answers that cannot be true. It was left; choose "
                          "another one."),
                Tone::Bad};
    }
    return {};
}

QString feeText(double satPerVb)
{
    constexpr double kSatPerKwOfOneVb = 250.0;
    return rateText(Feerate{static_cast<std::uint32_t>(std::lround(satPerVb * kSatPerKwOfOneVb))});
}

QString peerName(const app::PeerRow& peer)
{
    return peer.alias.isEmpty() ? middleElided(peer.nodeId) : peer.alias;
}

QString logLine(const app::LogEntry& entry)
{
    return QStringLiteral("%1 %2 %3: %4")
        .arg(entry.time.toLocalTime().toString(QStringLiteral("HH:mm:ss")), entry.level, entry.area,
             entry.text);
}

} // namespace fulgurite::ui

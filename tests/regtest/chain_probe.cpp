// SPDX-License-Identifier: MIT
// chain-probe: a chain backend as a filter. Commands come in lines, ChainEvents go out as JSON
// lines. For tests against real nodes.
//   chain-probe bitcoind URL USER PASSWORD|cookie:FILE [zmq=ENDPOINT] [poll=MS] [network=N]
//   chain-probe electrum SERVER...
//   known HEIGHT HASH · watch SCRIPT · outpoint TXID INDEX SCRIPT [SINCE] · start [BIRTHDAY] ·
//   broadcast TX[,TX] · quit
#include <QCoreApplication>
#include <QSocketNotifier>

#include "app/chain/make_chain_source.h"

#include <cstdio>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unistd.h>

namespace {

using namespace fulgurite;
using Json = nlohmann::json;

Json toJson(const wallet::ChainTip& tip)
{
    return {{"height", tip.height.value}, {"hash", toDisplay(tip.hash)}};
}

struct Printer {
    Json operator()(const wallet::TransactionSeen& seen) const
    {
        Json out{{"event", "seen"}, {"txid", toDisplay(txidOf(seen.tx))}};
        if (seen.confirmation)
            out["height"] = seen.confirmation->height.value;
        return out;
    }
    Json operator()(const wallet::TransactionGone& gone) const
    {
        return {{"event", "gone"}, {"txid", toDisplay(gone.txid)}};
    }
    Json operator()(const wallet::ChainRolledBack& back) const
    {
        return {{"event", "rollback"}, {"height", back.height.value}};
    }
    Json operator()(const wallet::TipReached& reached) const
    {
        Json out = toJson(reached.tip);
        out["event"] = "tip";
        return out;
    }
    Json operator()(const wallet::FeeEstimates& fees) const
    {
        return {{"event", "fees"},
                {"next", fees.nextBlock.satPerKw},
                {"minimum", fees.minimum.satPerKw},
                {"fallback", fees.fallback}};
    }
    Json operator()(const wallet::BroadcastDone& done) const
    {
        constexpr const char* kNames[] = {"accepted", "known", "confirmed", "rejected",
                                          "unreachable"};
        return {{"event", "broadcast"},
                {"txid", toDisplay(done.txid)},
                {"verdict", kNames[static_cast<int>(done.verdict)]},
                {"reason", done.reason}};
    }
    Json operator()(const wallet::ChainStatus& status) const
    {
        constexpr const char* kNames[] = {"connecting", "wrong-network", "certificate",
                                          "lying",      "syncing",       "scanning",
                                          "ready",      "unreachable"};
        Json out{{"event", "status"},
                 {"state", kNames[static_cast<int>(status.state)]},
                 {"detail", status.detail},
                 {"server", status.server},
                 {"packages", status.packages}};
        if (status.historyMissingBelow)
            out["missing_below"] = status.historyMissingBelow->value;
        return out;
    }
    Json operator()(const wallet::UnspentFound& found) const
    {
        Json coins = Json::array();
        for (const auto& coin : found.coins)
            coins.push_back({{"txid", toDisplay(coin.outpoint.txid)},
                             {"satoshi", coin.output.value.value()},
                             {"height", coin.confirmation.height.value}});
        return {{"event", "unspent"}, {"coins", coins}};
    }
    Json operator()(const wallet::ScriptsScanned& scanned) const
    {
        return {{"event", "scanned"}, {"scripts", scanned.scripts.size()}};
    }
    Json operator()(const wallet::SpenderSought& sought) const
    {
        return {{"event", "sought"},
                {"txid", toDisplay(sought.outpoint.txid)},
                {"height", sought.height.value}};
    }
};

class Probe {
public:
    explicit Probe(std::unique_ptr<wallet::ChainSource> source) : m_source{std::move(source)} {}

    void obey(const std::string& line)
    {
        std::istringstream in{line};
        std::string command, first, second, third, fourth;
        in >> command >> first >> second >> third >> fourth;
        if (command == "known")
            m_known.push_back({BlockHeight{static_cast<std::uint32_t>(std::stoul(first))},
                               *fixedFromDisplay<BlockHash>(second),
                               {}});
        else if (command == "watch")
            watch({fromHex(first), std::nullopt});
        else if (command == "outpoint")
            watch({fromHex(third),
                   OutPoint{*fixedFromDisplay<Txid>(first),
                            static_cast<std::uint32_t>(std::stoul(second))},
                   fourth.empty() ? std::nullopt
                                  : std::optional{BlockHeight{
                                        static_cast<std::uint32_t>(std::stoul(fourth))}}});
        else if (command == "start")
            start(first);
        else if (command == "broadcast")
            broadcast(first);
        else if (command == "quit")
            QCoreApplication::quit();
    }

private:
    void watch(wallet::Watch one)
    {
        if (m_started)
            m_source->watch({std::move(one)});
        else
            m_watches.push_back(std::move(one));
    }
    void start(const std::string& birthday)
    {
        m_started = true;
        const auto time =
            birthday.empty() ? std::nullopt : std::optional{unixTime(std::stoll(birthday))};
        m_source->start(m_known, time, [](const wallet::ChainEvent& event) {
            std::cout << std::visit(Printer{}, event).dump() << std::endl;
        });
        m_source->watch(m_watches);
    }
    void broadcast(const std::string& list)
    {
        std::vector<Transaction> package;
        std::istringstream in{list};
        for (std::string hex; std::getline(in, hex, ',');)
            if (auto tx = parseTransaction(fromHex(hex)))
                package.push_back(*tx);
        m_source->broadcast(package);
    }

    std::unique_ptr<wallet::ChainSource> m_source;
    std::vector<wallet::ChainTip> m_known;
    std::vector<wallet::Watch> m_watches;
    bool m_started = false;
};

std::optional<QString> optionIn(const QStringList& arguments, const QString& name)
{
    for (const QString& argument : arguments)
        if (argument.startsWith(name))
            return argument.mid(name.size());
    return std::nullopt;
}

app::BackendChoice choiceFrom(const QStringList& arguments)
{
    app::BackendChoice choice;
    if (arguments.value(1) == QLatin1String("electrum")) {
        choice.electrumServers = arguments.mid(2);
        return choice;
    }
    choice.kind = app::BackendKind::Bitcoind;
    choice.bitcoindUrl = arguments.value(2);
    choice.user = arguments.value(3);
    const QString secret = arguments.value(4);
    if (secret.startsWith(QLatin1String("cookie:")))
        choice.cookieFile = secret.mid(7);
    else
        choice.password = SecretBytes{asBytes(secret.toStdString())};
    choice.zmq = optionIn(arguments, QStringLiteral("zmq=")).value_or(QString{});
    return choice;
}

/// Certificates are remembered as long as the probe runs.
app::CertificatePins pins(std::map<QString, QByteArray>& seen)
{
    return {[&seen](const QString& server) -> std::optional<QByteArray> {
                const auto found = seen.find(server);
                return found == seen.end() ? std::nullopt : std::optional{found->second};
            },
            [&seen](const QString& server, const QByteArray& print) { seen[server] = print; }};
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application{argc, argv};
    std::map<QString, QByteArray> seen;
    app::ChainSourceOptions options;
    options.network = Network::Regtest;
    const QStringList arguments = QCoreApplication::arguments();
    options.bitcoindPoll = std::chrono::milliseconds{
        optionIn(arguments, QStringLiteral("poll=")).value_or(QStringLiteral("100")).toInt()};
    if (const auto network = optionIn(arguments, QStringLiteral("network=")))
        options.network = networkFromName(network->toStdString()).value_or(Network::Regtest);
    options.pins = pins(seen);
    QString problem;
    auto source = makeChainSource(choiceFrom(arguments), std::move(options), problem);
    if (!source) {
        std::cerr << problem.toStdString() << '\n';
        return 2;
    }
    Probe probe{std::move(source)};
    std::string pending;
    QSocketNotifier input{STDIN_FILENO, QSocketNotifier::Read};
    QObject::connect(&input, &QSocketNotifier::activated, [&] {
        char chunk[65536];
        const auto count = read(STDIN_FILENO, chunk, sizeof chunk);
        if (count <= 0)
            return QCoreApplication::quit();
        pending.append(chunk, static_cast<std::size_t>(count));
        for (auto end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
            const std::string line = pending.substr(0, end);
            pending.erase(0, end + 1);
            probe.obey(line);
        }
    });
    return QCoreApplication::exec();
}

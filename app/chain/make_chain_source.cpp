// SPDX-License-Identifier: MIT
#include "app/chain/make_chain_source.h"

#include <QUrl>

#include "app/chain/bitcoind_client.h"
#include "app/chain/electrum_client.h"
#include "wallet/bitcoin/bitcoind_defaults.h"

#include <utility>

namespace fulgurite::app {

namespace {

std::unique_ptr<wallet::ChainSource> makeBitcoind(const BackendChoice& choice,
                                                  ChainSourceOptions& options, QString& problem)
{
    const QUrl url{choice.bitcoindUrl, QUrl::StrictMode};
    if (!url.isValid() || url.scheme() != QLatin1String("http") || url.host().isEmpty()) {
        problem = QStringLiteral("'%1' is no address of the form http://HOST:PORT")
                      .arg(url.toDisplayString(QUrl::RemoveUserInfo));
        return nullptr;
    }
    BitcoindConfig config;
    config.network = options.network;
    config.host = url.host();
    config.port = static_cast<quint16>(url.port(bitcoindDefaults(options.network).rpcPort));
    config.cookieFile = choice.cookieFile;
    config.user = choice.user;
    config.password = choice.password.clone();
    config.zmq = choice.zmq;
    config.poll = options.bitcoindPoll;
    config.proxy = options.proxy;
    return std::make_unique<BitcoindClient>(std::move(config));
}

/// HOST:PORT:t or HOST:PORT:s; an IPv6 HOST stands in brackets.
std::optional<ElectrumServer> parseServer(const QString& text)
{
    const QString kind = text.section(QLatin1Char(':'), -1);
    QString host = text.section(QLatin1Char(':'), 0, -3);
    bool ok = false;
    const quint16 port = text.section(QLatin1Char(':'), -2, -2).toUShort(&ok);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    if (!ok || port == 0 || host.isEmpty() ||
        (kind != QLatin1String("t") && kind != QLatin1String("s")))
        return std::nullopt;
    return ElectrumServer{host, port, kind == QLatin1String("s")};
}

std::unique_ptr<wallet::ChainSource> makeElectrum(const BackendChoice& choice,
                                                  ChainSourceOptions& options, QString& problem)
{
    ElectrumConfig config;
    config.network = options.network;
    config.pins = std::move(options.pins);
    config.proxy = options.proxy;
    for (const QString& text : choice.electrumServers) {
        const auto server = parseServer(text);
        if (!server) {
            problem = QStringLiteral("'%1' is no server of the form HOST:PORT:t (TCP) or "
                                     "HOST:PORT:s (TLS)")
                          .arg(text);
            return nullptr;
        }
        config.servers.push_back(*server);
    }
    if (config.servers.empty()) {
        problem = QStringLiteral("no Electrum server is given");
        return nullptr;
    }
    return std::make_unique<ElectrumClient>(std::move(config));
}

} // namespace

std::unique_ptr<wallet::ChainSource> makeChainSource(const BackendChoice& choice,
                                                     ChainSourceOptions options, QString& problem)
{
    switch (choice.kind) {
    case BackendKind::Bitcoind:
        return makeBitcoind(choice, options, problem);
    case BackendKind::Electrum:
        return makeElectrum(choice, options, problem);
    case BackendKind::Practice:
        return nullptr;
    }
    return nullptr;
}

} // namespace fulgurite::app

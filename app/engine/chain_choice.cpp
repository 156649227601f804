// SPDX-License-Identifier: MIT
#include "app/engine/chain_choice.h"

#include "app/chain/make_chain_source.h"
#include "app/engine/node_config_of.h"

#include <utility>

namespace fulgurite::app {

OtherCertificate shapeOf(const wallet::OtherCertificate& seen)
{
    return {QString::fromStdString(seen.server), QString::fromStdString(toHex(seen.pinned)),
            QString::fromStdString(toHex(seen.offered))};
}

void pinTrusted(const BackendChoice& choice, const CertificatePins& pins)
{
    const QByteArray trusted = QByteArray::fromHex(choice.certificate.toLatin1());
    if (!trusted.isEmpty() && pins.remember && !choice.electrumServers.isEmpty())
        pins.remember(certificateKeyOf(choice.electrumServers.front()), trusted);
}

QString certificateKeyOf(const QString& server)
{
    QString host = server.section(QLatin1Char{':'}, 0, -3);
    if (host.startsWith(QLatin1Char{'['}) && host.endsWith(QLatin1Char{']'}))
        host = host.mid(1, host.size() - 2);
    return host + QLatin1Char{':'} + server.section(QLatin1Char{':'}, -2, -2);
}

std::unique_ptr<wallet::ChainSource> chainSourceFor(const BackendChoice& choice,
                                                    const EngineOptions& options, Network network,
                                                    CertificatePins pins, QString& problem)
{
    ChainSourceOptions source;
    source.network = network;
    source.proxy = proxyOf(options.proxy);
    if (options.developer.bitcoindPollSeconds)
        source.bitcoindPoll = std::chrono::milliseconds{
            static_cast<std::int64_t>(*options.developer.bitcoindPollSeconds * 1000)};
    source.pins = std::move(pins);
    if (!options.electrumCertificate.isEmpty())
        source.pins.find = [named = options.electrumCertificate](const QString&) {
            return std::optional{named};
        };
    return makeChainSource(choice, std::move(source), problem);
}

} // namespace fulgurite::app

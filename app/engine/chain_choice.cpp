// SPDX-License-Identifier: MIT
#include "app/engine/chain_choice.h"

#include <QSettings>

#include "app/chain/make_chain_source.h"
#include "app/engine/node_config_of.h"

namespace fulgurite::app {

namespace {

/// Fingerprints stand in the wallet's folder: `certificates.ini`, one key a server.
CertificatePins pinsIn(const std::filesystem::path& folder)
{
    if (folder.empty())
        return {};
    const QString file = QString::fromStdString((folder / "certificates.ini").string());
    const auto keyOf = [](QString server) {
        return server.replace(QLatin1Char{':'}, QLatin1Char{'_'});
    };
    CertificatePins pins;
    pins.find = [file, keyOf](const QString& server) -> std::optional<QByteArray> {
        const QSettings settings{file, QSettings::IniFormat};
        const QByteArray known = QByteArray::fromHex(settings.value(keyOf(server)).toByteArray());
        return known.isEmpty() ? std::nullopt : std::optional{known};
    };
    pins.remember = [file, keyOf](const QString& server, const QByteArray& fingerprint) {
        QSettings{file, QSettings::IniFormat}.setValue(keyOf(server), fingerprint.toHex());
    };
    return pins;
}

} // namespace

std::unique_ptr<wallet::ChainSource> chainSourceFor(const BackendChoice& choice,
                                                    const EngineOptions& options,
                                                    const std::filesystem::path& folder,
                                                    QString& problem)
{
    ChainSourceOptions source;
    source.network = options.network;
    source.proxy = proxyOf(options.proxy);
    if (options.developer.bitcoindPollSeconds)
        source.bitcoindPoll = std::chrono::milliseconds{
            static_cast<std::int64_t>(*options.developer.bitcoindPollSeconds * 1000)};
    source.pins = pinsIn(folder);
    if (!options.electrumCertificate.isEmpty())
        source.pins.find = [named = options.electrumCertificate](const QString&) {
            return std::optional{named};
        };
    return makeChainSource(choice, std::move(source), problem);
}

} // namespace fulgurite::app

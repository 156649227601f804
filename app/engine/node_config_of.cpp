// SPDX-License-Identifier: MIT
#include "app/engine/node_config_of.h"

#include <QHostAddress>

#include "app/engine/peer_sockets.h"

#include <algorithm>
#include <memory>

namespace fulgurite::app {

namespace {

lightning::ChannelType typeOf(const QString& bits)
{
    lightning::FeatureBits out;
    for (const QString& bit : bits.split(QLatin1Char{','}))
        out.set(bit.toUInt());
    return lightning::ChannelType{out};
}

/// An IP address or a DNS name as others are told of it.
std::optional<lightning::NodeAddress> announced(const QString& text)
{
    const auto address = parsePeerAddress(text);
    if (!address)
        return std::nullopt;
    const QHostAddress host{QString::fromStdString(address->host)};
    if (host.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 bits = host.toIPv4Address();
        const auto byte = [bits](unsigned shift) {
            return static_cast<std::uint8_t>(bits >> shift);
        };
        return lightning::Ipv4Address{{byte(24), byte(16), byte(8), byte(0)}, address->port};
    }
    if (host.protocol() == QAbstractSocket::IPv6Protocol) {
        lightning::Ipv6Address out;
        out.port = address->port;
        const Q_IPV6ADDR raw = host.toIPv6Address();
        std::copy_n(raw.c, out.address.size(), out.address.begin());
        return out;
    }
    return lightning::DnsAddress{address->host, address->port};
}

SecretKey keyOf(const QString& hex) { return SecretKey::parse(fromHex(hex.toStdString())).value(); }

} // namespace

lightning::NodeConfig nodeConfigOf(const EngineOptions& options)
{
    lightning::NodeConfig config;
    config.network = options.network;
    config.alias = options.alias.toStdString();
    if (auto address = announced(options.announceAddress))
        config.announceAddresses.push_back(std::move(*address));
    const DeveloperOptions& developer = options.developer;
    config.reconnect = !developer.noReconnect;
    config.htlcTimeouts = !developer.noHtlcTimeout;
    config.anyFeerate = developer.anyFeerate;
    config.fundingConfirms = developer.fundingConfirms;
    config.fastGossip = developer.fastGossip;
    if (developer.channelType) {
        config.proposedType = typeOf(*developer.channelType);
        config.acceptedTypes = {config.proposedType};
    }
    return config;
}

QNetworkProxy proxyOf(const QString& hostAndPort)
{
    const auto address = parsePeerAddress(hostAndPort, 9050);
    if (!address)
        return QNetworkProxy{QNetworkProxy::NoProxy};
    return {QNetworkProxy::Socks5Proxy, QString::fromStdString(address->host), address->port};
}

std::vector<SecretKey> importedKeysOf(const EngineOptions& options)
{
    std::vector<SecretKey> out;
    for (const QString& key : options.developer.importedKeys)
        out.push_back(keyOf(key));
    return out;
}

SecretKey nodeKeyOf(const EngineOptions& options, const wallet::LightningKeys& keys)
{
    return options.developer.nodeKey ? keyOf(*options.developer.nodeKey) : keys.nodeKey().clone();
}

SecretsOf channelSecretsOf(const EngineOptions& options, SecretsOf derived)
{
    if (!options.developer.channelSecrets)
        return derived;
    const QStringList parts = options.developer.channelSecrets->split(QLatin1Char{'/'});
    return [parts](const lightning::ChannelKeyId&) {
        return lightning::ChannelSecrets{
            keyOf(parts.at(0)), keyOf(parts.at(1)),
            keyOf(parts.at(2)), keyOf(parts.at(3)),
            keyOf(parts.at(4)), SecretBytes{fromHex(parts.at(5).toStdString())}};
    };
}

} // namespace fulgurite::app

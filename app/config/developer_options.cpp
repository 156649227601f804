// SPDX-License-Identifier: MIT
#include "app/config/daemon_options.h"
#include "wallet/base/bytes.h"
#include "wallet/crypto/keys.h"

#include <algorithm>
#include <cmath>

namespace fulgurite::app {

namespace {

std::unexpected<OptionProblem> refused(const QString& sentence)
{
    return std::unexpected(sentence);
}

bool isHex32(const QString& text)
{
    const auto bytes = parseHex(text.toStdString());
    return bytes && bytes->size() == 32;
}

/// 32 bytes that are a secret key: neither zero nor beyond the order of the curve.
bool isKey(const QString& text)
{
    return isHex32(text) && SecretKey::parse(fromHex(text.toStdString())).has_value();
}

Parsed<bool> readKeys(const OptionValues& values, DeveloperOptions& out)
{
    // None of the values is repeated: they are keys, if only of regtest.
    const QString key = valueOf(values, "dev-force-node-key");
    if (!key.isEmpty() && !isKey(key))
        return refused(
            QStringLiteral("--dev-force-node-key: should be 64 hex digits of a secret key"));
    if (!key.isEmpty())
        out.nodeKey = key;
    const QString secrets = valueOf(values, "dev-force-channel-secrets");
    if (!secrets.isEmpty()) {
        const QStringList parts = secrets.split(QLatin1Char{'/'});
        const bool keys = parts.size() == 6 && std::ranges::all_of(parts.mid(0, 5), isKey);
        if (!keys || !isHex32(parts.last()))
            return refused(QStringLiteral("--dev-force-channel-secrets: should be six times 64 hex "
                                          "digits, with / between them"));
        out.channelSecrets = secrets;
    }
    const auto imported = values.find(QStringLiteral("dev-import-privkey"));
    if (imported == values.end())
        return true;
    if (!std::ranges::all_of(imported->second, isKey))
        return refused(
            QStringLiteral("--dev-import-privkey: should be 64 hex digits of a secret key"));
    out.importedKeys = imported->second;
    return true;
}

Parsed<bool> readNumbers(const OptionValues& values, DeveloperOptions& out)
{
    bool isNumber = false;
    const QString poll = valueOf(values, "dev-bitcoind-poll");
    if (!poll.isEmpty()) {
        const double seconds = poll.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(seconds) || seconds <= 0 || seconds > 3600)
            return refused(
                QStringLiteral("--dev-bitcoind-poll=%1: should be seconds up to 3600").arg(poll));
        out.bitcoindPollSeconds = seconds;
    }
    const QString confirms = valueOf(values, "funding-confirms");
    if (!confirms.isEmpty()) {
        const uint blocks = confirms.toUInt(&isNumber);
        if (!isNumber || blocks > 2016)
            return refused(
                QStringLiteral("--funding-confirms=%1: should be 0 to 2016").arg(confirms));
        out.fundingConfirms = blocks;
    }
    return true;
}

} // namespace

Parsed<DeveloperOptions> developerOf(const OptionValues& values, Network network)
{
    DeveloperOptions out;
    out.enabled = flagOf(values, "developer");
    if (out.enabled && network != Network::Regtest)
        return refused(QStringLiteral("--developer is for --network=regtest only"));
    for (const auto& [name, given] : values) {
        const OptionInfo* option = findOption(name);
        if (option != nullptr && option->developer && !out.enabled)
            return refused(QStringLiteral("--%1 needs --developer").arg(name));
    }
    FULGURITE_TRY_VOID(readKeys(values, out));
    FULGURITE_TRY_VOID(readNumbers(values, out));
    const QString type = valueOf(values, "dev-channel-type");
    if (!type.isEmpty() && type != QLatin1String{"12"} && type != QLatin1String{"12,22"})
        return refused(QStringLiteral("--dev-channel-type=%1: should be 12 or 12,22").arg(type));
    if (!type.isEmpty())
        out.channelType = type;
    out.fastGossip = flagOf(values, "dev-fast-gossip");
    out.noHtlcTimeout = flagOf(values, "dev-no-htlc-timeout");
    out.noReconnect = flagOf(values, "dev-no-reconnect");
    out.noPeerStorage = flagOf(values, "dev-no-peer-storage");
    out.anyFeerate = flagOf(values, "dev-any-feerate");
    return out;
}

} // namespace fulgurite::app

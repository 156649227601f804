// SPDX-License-Identifier: MIT
#include "app/config/option_table.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using enum OptionKind;
constexpr auto kAny = OptionPlace::Anywhere;
constexpr auto kLine = OptionPlace::CommandLine;

constexpr OptionInfo kTable[] = {
    {"help", Flag, kLine, false, "", "Print this and exit"},
    {"version", Flag, kLine, false, "", "Print the version and exit"},
    {"datadir", Value, kLine, false, "DIR",
     "Folder of wallet and fulgurite.conf; default: $XDG_DATA_HOME/fulgurite/default"},
    {"network", Value, kAny, false, "NAME", "bitcoin (default), testnet4, signet or regtest"},
    {"backend", Value, kAny, false, "KIND", "bitcoind, electrum or practice"},
    {"bitcoind-url", Value, kAny, false, "URL", "http://USER:PASS@HOST:PORT of bitcoind's RPC"},
    {"bitcoind-cookie", Value, kAny, false, "FILE", "bitcoind's .cookie instead of a password"},
    {"bitcoind-zmq", Value, kAny, false, "URL", "tcp://HOST:PORT that tells of new blocks"},
    {"electrum", List, kAny, false, "HOST:PORT:t|s", "Electrum server, t: TCP, s: TLS; repeatable"},
    {"electrum-cert", Value, kAny, false, "FILE", "PEM certificate the Electrum server must show"},
    {"listen", Value, kAny, false, "HOST:PORT", "Accept Lightning connections here"},
    {"announce-addr", Value, kAny, false, "HOST:PORT", "Address that others are told"},
    {"alias", Value, kAny, false, "TEXT", "Name that others see, at most 32 bytes"},
    {"backup-folder", Value, kAny, false, "DIR",
     "Second place of the channel backup, written before any funding is sent"},
    {"proxy", Value, kAny, false, "HOST:PORT", "SOCKS5 proxy (Tor) for every connection"},
    {"password-file", Value, kAny, false, "FILE", "Unlock with the first line of this file"},
    {"log-level", Value, kAny, false, "LEVEL", "debug, info (default), warning or error"},
    {"daemon", Flag, kLine, false, "", "Go to the background once the socket is served"},
    {"developer", Flag, kAny, false, "", "Allow the options below; regtest only"},
    {"list-features", Flag, kLine, false, "", "Print our feature bits and exit"},
    {"dev-force-node-key", Value, kAny, true, "HEX32", "Secret key of the node"},
    {"dev-force-channel-secrets", Value, kAny, true, "F/R/P/D/H/SHACHAIN",
     "Secrets of every channel"},
    {"dev-import-privkey", List, kAny, true, "HEX32", "Key of a P2WPKH coin; repeatable"},
    {"dev-fast-gossip", Flag, kAny, true, "", "Gossip without delays"},
    {"dev-bitcoind-poll", Value, kAny, true, "SECONDS", "Pause between looks at bitcoind"},
    {"dev-no-htlc-timeout", Flag, kAny, true, "", "Keep a channel whose peer commits nothing"},
    {"dev-no-reconnect", Flag, kAny, true, "", "Never reconnect by ourselves"},
    {"dev-no-peer-storage", Flag, kAny, true, "", "Store nothing at peers"},
    {"dev-channel-type", Value, kAny, true, "12[,22]", "Channel type to propose and accept"},
    {"funding-confirms", Value, kAny, true, "N", "Blocks a funding needs"},
    {"dev-any-feerate", Flag, kAny, true, "", "Accept every feerate"},
};

} // namespace

std::span<const OptionInfo> optionTable() { return kTable; }

const OptionInfo* findOption(const QString& name)
{
    const auto* found = std::ranges::find_if(
        kTable, [&](const OptionInfo& option) { return name == QLatin1String{option.name}; });
    return found == std::end(kTable) ? nullptr : found;
}

QString optionHelp()
{
    QString out = QStringLiteral("Usage: fulgurited [--OPTION[=VALUE]]...\n\n");
    for (const OptionInfo& option : kTable) {
        QString left = QStringLiteral("  --") + QLatin1String{option.name};
        if (*option.value != '\0')
            left += QLatin1Char{'='} + QLatin1String{option.value};
        out += left.leftJustified(47) + QLatin1Char{' '} + QLatin1String{option.help} +
               QLatin1Char{'\n'};
    }
    return out + QStringLiteral("\nThe same keys stand in DIR/fulgurite.conf, one KEY=VALUE a "
                                "line; the command line wins.\n");
}

} // namespace fulgurite::app

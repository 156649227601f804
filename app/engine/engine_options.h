// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "app/api/wallets.h"
#include "wallet/base/log.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace fulgurite::app {

/// Options for conformance suites and tests: `--developer`, on regtest only. Source: api.md §
/// Developer options.
struct DeveloperOptions {
    bool enabled = false;
    std::optional<QString> nodeKey;        ///< HEX32
    std::optional<QString> channelSecrets; ///< FUNDING/REVOCATION/PAYMENT/DELAYED/HTLC/SHACHAIN
    QStringList importedKeys;              ///< HEX32 of P2WPKH coins
    std::optional<double> bitcoindPollSeconds;
    bool noHtlcTimeout = false, noReconnect = false, noPeerStorage = false, anyFeerate = false,
         fastGossip = false;
    std::optional<QString> channelType; ///< "12" or "12,22"
    std::optional<std::uint32_t> fundingConfirms;
};

/// What the engine is started with; from the command line, fulgurite.conf or the window.
struct EngineOptions {
    QString folder;      ///< the wallet's folder; wallet.db lies in folder/NETWORK
    QString stateFolder; ///< $XDG_STATE_HOME/fulgurite
    Network network = Network::Bitcoin;
    std::optional<BackendChoice> backend; ///< nothing: what the wallet remembers
    QByteArray electrumCertificate;       ///< SHA-256 it must have (--electrum-cert); empty: pinned
                                          ///< at first use
    QString listen;                       ///< HOST:PORT, empty: nobody can connect to us
    QString announceAddress, alias;
    QString proxy;                  ///< HOST:PORT of a SOCKS5 proxy for everything
    std::uint64_t practiceSeed = 0; ///< 0: random; else one seed, one transcript
    DeveloperOptions developer;
    Log log;
    /// Runs a function on the engine thread after a pause; empty: a timer of Qt. A test gives its
    /// own.
    using Later = std::function<void(std::chrono::milliseconds, std::function<void()>)>;
    Later later{};
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QObject>

#include "app/api/wallets.h"
#include "app/chain/certificate_pins.h"
#include "wallet/chain/chain_source.h"

#include <chrono>
#include <memory>

namespace fulgurite::app {

struct ChainSourceOptions {
    Network network = Network::Bitcoin;
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    std::chrono::milliseconds bitcoindPoll{1500}; ///< `--dev-bitcoind-poll`
    CertificatePins pins;                         ///< of Electrum servers with TLS
};

/// The client of a backend choice; nothing for practice (the engine has its own), and with
/// `problem` set when the choice is malformed: one sentence that names the value and the rule.
std::unique_ptr<wallet::ChainSource> makeChainSource(const BackendChoice& choice,
                                                     ChainSourceOptions options, QString& problem);

} // namespace fulgurite::app

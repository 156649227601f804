// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "app/chain/certificate_pins.h"
#include "app/engine/engine_options.h"
#include "wallet/chain/chain_source.h"

#include <memory>

namespace fulgurite::app {

OtherCertificate shapeOf(const wallet::OtherCertificate& seen);

/// Keeps the certificate the owner trusts as that of the choice's first server, the one a test
/// meets; nothing without one. The others' are seen when they are first dialled.
void pinTrusted(const BackendChoice& choice, const CertificatePins& pins);
/// Under which the certificate of HOST:PORT:s is pinned.
QString certificateKeyOf(const QString& server);

/// The client of a wallet's backend; certificates seen first are kept by `pins`. Nothing when the
/// choice is malformed; `problem` then says why in one sentence.
std::unique_ptr<wallet::ChainSource> chainSourceFor(const BackendChoice& choice,
                                                    const EngineOptions& options, Network network,
                                                    CertificatePins pins, QString& problem);

} // namespace fulgurite::app

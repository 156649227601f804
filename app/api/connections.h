// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "app/api/wallets.h"

namespace fulgurite::app {

struct ConnectedPeer {
    QString nodeId, address, features;
    bool outbound = true;
};
struct BackendTest {
    bool ok = false;
    QString description; ///< "bitcoind 27.0, height 312, pruned"
    std::optional<ApiError> fault;
    /// SHA-256 in hex of a TLS certificate that is not pinned: seen for the first time, or, with
    /// the fault BackendCertificateChanged, another one than before.
    QString fingerprint;
    bool syncing = false;                       ///< the node itself still reads the chain
    std::optional<std::uint32_t> prunedBelow{}; ///< blocks below this height are gone
};
struct LogEntry {
    QDateTime time;
    QString level, area, text;
};
struct PingAnswer {
    std::uint32_t totalLength = 0;
};

/// Peers, the chain backend and the log.
class Connections {
public:
    Connections() = default;
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;
    virtual ~Connections() = default;

    /// `target` is ID@HOST:PORT or an ID whose address is known.
    virtual Future<ConnectedPeer> connectPeer(QString target) = 0;
    virtual Future<bool> disconnectPeer(QString nodeId, bool force) = 0;
    virtual Future<PingAnswer> ping(QString nodeId, std::uint16_t length,
                                    std::uint16_t pongBytes) = 0;
    virtual Future<BackendTest> testBackend(BackendChoice choice, Network network) = 0;
    virtual Future<bool> setBackend(BackendChoice choice) = 0;
    /// Pins `seen.offered` in place of `seen.pinned` and dials again. BackendCertificateChanged
    /// when the server has offered yet another one since: look again before you trust.
    virtual Future<bool> trustCertificate(OtherCertificate seen) = 0;
    /// A bitcoind on this machine with a readable cookie, for the wizard.
    virtual Future<BackendChoice> findLocalBackend(Network network) = 0;
    virtual Future<std::vector<LogEntry>> log(QString level, int most) = 0;
    /// Tries a failed stage again at once.
    virtual Future<bool> retry(StageName stage) = 0;
};

} // namespace fulgurite::app

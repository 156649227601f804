// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace fulgurite::app {

/// Certificates seen at first use, by server (HOST:PORT), as the SHA-256 of the certificate. Kept
/// by whoever made the client (CertificateBook); empty functions pin for the life of the client
/// only.
struct CertificatePins {
    std::function<std::optional<QByteArray>(const QString& server)> find;
    std::function<void(const QString& server, const QByteArray& fingerprint)> remember;
    /// Hears of a certificate that is not the pinned one, and was therefore refused.
    std::function<void(const QByteArray& fingerprint)> refused{};
};

} // namespace fulgurite::app

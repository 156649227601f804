// SPDX-License-Identifier: MIT
#pragma once

#include "app/chain/certificate_pins.h"

#include <filesystem>
#include <map>
#include <memory>

namespace fulgurite::app {

/// Certificates of servers as first seen. A wallet keeps its own in its folder
/// (`certificates.ini`, one key a server); what is seen before there is a wallet, as when a server
/// is tried out, is remembered by the program and goes into the wallet that uses it.
class CertificateBook {
public:
    CertificateBook() : m_early{std::make_shared<Seen>()} {}

    /// `folder` empty or not there: only this program remembers.
    [[nodiscard]] CertificatePins pins(const std::filesystem::path& folder) const;

private:
    using Seen = std::map<QString, QByteArray>;
    std::shared_ptr<Seen> m_early;
};

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "app/chain/certificate_book.h"

#include <QSettings>

namespace fulgurite::app {

namespace {

QString keyOf(QString server) { return server.replace(QLatin1Char{':'}, QLatin1Char{'_'}); }

/// A record that cannot be read is another certificate, never none.
std::optional<QByteArray> readFrom(const QString& file, const QString& server)
{
    const QSettings settings{file, QSettings::IniFormat};
    if (!settings.contains(keyOf(server)))
        return std::nullopt;
    return QByteArray::fromHex(settings.value(keyOf(server)).toByteArray());
}

} // namespace

CertificatePins CertificateBook::pins(const std::filesystem::path& folder) const
{
    std::error_code ignored;
    const bool kept = !folder.empty() && std::filesystem::is_directory(folder, ignored);
    const QString file =
        kept ? QString::fromStdString((folder / "certificates.ini").string()) : QString{};
    const auto remember = [file](const QString& server, const QByteArray& fingerprint) {
        if (!file.isEmpty())
            QSettings{file, QSettings::IniFormat}.setValue(keyOf(server), fingerprint.toHex());
    };
    CertificatePins out;
    out.find = [file, remember, early = m_early](const QString& server) {
        auto known = file.isEmpty() ? std::nullopt : readFrom(file, server);
        const auto seen = early->find(server);
        if (known || seen == early->end())
            return known;
        remember(server, seen->second);
        return std::optional{seen->second};
    };
    out.remember = [remember, early = m_early](const QString& server,
                                               const QByteArray& fingerprint) {
        early->insert_or_assign(server, fingerprint);
        remember(server, fingerprint);
    };
    return out;
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "app/engine/wallets_port.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include "app/engine/practice_world.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

constexpr Network kNetworks[] = {Network::Bitcoin, Network::Testnet4, Network::Signet,
                                 Network::Regtest};

/// When something was last written to the wallet in `folder`.
QDateTime lastUseOf(const QString& folder)
{
    const QFileInfo file{folder + QStringLiteral("/wallet.db")};
    const QFileInfo journal{folder + QStringLiteral("/wallet.db-wal")};
    return journal.exists() ? std::max(file.lastModified(), journal.lastModified())
                            : file.lastModified();
}

/// The one used last comes first.
std::vector<WalletEntry> walletsBeside(const QString& folder)
{
    std::vector<std::pair<QDateTime, WalletEntry>> found;
    const QDir parent{QFileInfo{folder}.path()};
    for (const QFileInfo& entry : parent.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const Network network : kNetworks) {
            const auto path = std::filesystem::path{entry.filePath().toStdString()} /
                              std::string{networkName(network)};
            if (!store::WalletFile::exists(path))
                continue;
            const bool practice = network == Network::Regtest && PracticeWorld::isKeptIn(path);
            found.push_back({lastUseOf(QString::fromStdString(path.string())),
                             {entry.fileName(), entry.filePath(), network, practice}});
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater{},
                             [](const auto& one) { return one.first; });
    std::vector<WalletEntry> out;
    for (auto& [used, entry] : found)
        out.push_back(std::move(entry));
    return out;
}

} // namespace

Future<std::vector<WalletEntry>> WalletsPort::list()
{
    return askOn<std::vector<WalletEntry>>(&m_core, [&core = m_core](const auto& promise) {
        promise.finish(walletsBeside(core.options().folder));
    });
}

Future<CreatedWallet> WalletsPort::create(NewWallet request)
{
    auto shared = std::make_shared<NewWallet>(std::move(request));
    return askOn<CreatedWallet>(&m_core, [&core = m_core, shared](const auto& promise) {
        core.create(std::move(*shared), promise);
    });
}

Future<RestoredWallet> WalletsPort::restore(RestoreRequest request)
{
    auto shared = std::make_shared<RestoreRequest>(std::move(request));
    return askOn<RestoredWallet>(&m_core, [&core = m_core, shared](const auto& promise) {
        core.restore(std::move(*shared), promise);
    });
}

Future<bool> WalletsPort::open(QString folder, Network network)
{
    return askOn<bool>(&m_core, [&core = m_core, folder, network](const auto& promise) {
        core.select(folder, network, promise);
    });
}

Future<bool> WalletsPort::unlock(SecretBytes password)
{
    auto shared = std::make_shared<SecretBytes>(std::move(password));
    return askOn<bool>(&m_core, [&core = m_core, shared](const auto& promise) {
        core.unlock(std::move(*shared), promise);
    });
}

Future<bool> WalletsPort::lock(bool force)
{
    return askOn<bool>(&m_core,
                       [&core = m_core, force](const auto& promise) { core.lock(force, promise); });
}

Future<bool> WalletsPort::changePassword(SecretBytes oldPassword, SecretBytes newPassword)
{
    auto both = std::make_shared<std::pair<SecretBytes, SecretBytes>>(std::move(oldPassword),
                                                                      std::move(newPassword));
    return askOn<bool>(&m_core, [&core = m_core, both](const auto& promise) {
        core.changePassword(std::move(both->first), std::move(both->second), promise);
    });
}

Future<SecretBytes> WalletsPort::exportSeed(SecretBytes password)
{
    auto shared = std::make_shared<SecretBytes>(std::move(password));
    return askOn<SecretBytes>(&m_core, [&core = m_core, shared](const auto& promise) {
        core.exportSeed(std::move(*shared), promise);
    });
}

} // namespace fulgurite::app

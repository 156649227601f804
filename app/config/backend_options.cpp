// SPDX-License-Identifier: MIT
#include <QFileInfo>
#include <QUrl>

#include "app/config/daemon_options.h"
#include "wallet/bitcoin/bitcoind_defaults.h"

namespace fulgurite::app {

namespace {

std::unexpected<OptionProblem> refused(const QString& sentence)
{
    return std::unexpected(sentence);
}

Parsed<bool> readUrl(const QString& text, BackendChoice& choice)
{
    QUrl url{text, QUrl::StrictMode};
    // Never repeated in an error: the URL may hold a password.
    if (!url.isValid() || url.scheme() != QLatin1String{"http"} || url.host().isEmpty() ||
        url.port() <= 0)
        return refused(
            QStringLiteral("--bitcoind-url: should look like http://USER:PASS@HOST:PORT"));
    choice.user = url.userName(QUrl::FullyDecoded);
    const QByteArray password = url.password(QUrl::FullyDecoded).toUtf8();
    choice.password = SecretBytes{asBytes({password.data(), std::size_t(password.size())})};
    url.setUserInfo({});
    choice.bitcoindUrl = url.toString(QUrl::StripTrailingSlash);
    return true;
}

Parsed<BackendChoice> bitcoind(const OptionValues& values, Network network)
{
    BackendChoice choice;
    choice.kind = BackendKind::Bitcoind;
    const QString url = valueOf(values, "bitcoind-url");
    const QString cookie = valueOf(values, "bitcoind-cookie");
    if (url.isEmpty() && cookie.isEmpty())
        return refused(
            QStringLiteral("--backend=bitcoind needs --bitcoind-url=http://USER:PASS@HOST:PORT or "
                           "--bitcoind-cookie=FILE"));
    choice.bitcoindUrl =
        QStringLiteral("http://127.0.0.1:%1").arg(bitcoindDefaults(network).rpcPort);
    if (!url.isEmpty())
        FULGURITE_TRY_VOID(readUrl(url, choice));
    if (!cookie.isEmpty()) {
        if (!QFileInfo{cookie}.isFile())
            return refused(
                QStringLiteral("--bitcoind-cookie=%1: there is no such file; is bitcoind running?")
                    .arg(cookie));
        choice.cookieFile = QFileInfo{cookie}.absoluteFilePath();
    } else if (choice.user.isEmpty()) {
        return refused(
            QStringLiteral("--bitcoind-url names no USER:PASS, and there is no --bitcoind-cookie"));
    }
    choice.zmq = valueOf(values, "bitcoind-zmq");
    if (!choice.zmq.isEmpty() && !choice.zmq.startsWith(QLatin1String{"tcp://"}))
        return refused(
            QStringLiteral("--bitcoind-zmq=%1: should look like tcp://HOST:PORT").arg(choice.zmq));
    return choice;
}

bool isServer(const QString& text)
{
    const QString protocol = text.section(QLatin1Char{':'}, -1);
    bool isNumber = false;
    const uint port = text.section(QLatin1Char{':'}, -2, -2).toUInt(&isNumber);
    return !text.section(QLatin1Char{':'}, 0, -3).isEmpty() && isNumber && port > 0 &&
           port <= 65535 && (protocol == QLatin1String{"t"} || protocol == QLatin1String{"s"});
}

Parsed<BackendChoice> electrum(const OptionValues& values)
{
    BackendChoice choice;
    choice.kind = BackendKind::Electrum;
    const auto found = values.find(QStringLiteral("electrum"));
    if (found == values.end())
        return refused(QStringLiteral("--backend=electrum needs --electrum=HOST:PORT:t|s"));
    for (const QString& server : found->second) {
        if (!isServer(server))
            return refused(
                QStringLiteral("--electrum=%1: should be HOST:PORT:t (TCP) or HOST:PORT:s (TLS)")
                    .arg(server));
    }
    choice.electrumServers = found->second;
    return choice;
}

} // namespace

Parsed<std::optional<BackendChoice>> backendOf(const OptionValues& values, Network network)
{
    const QString kind = valueOf(values, "backend");
    for (const auto& [name, given] : values) {
        const bool strayBitcoind =
            name.startsWith(QLatin1String{"bitcoind-"}) && kind != QLatin1String{"bitcoind"};
        const bool strayElectrum =
            name.startsWith(QLatin1String{"electrum"}) && kind != QLatin1String{"electrum"};
        if (strayBitcoind || strayElectrum)
            return refused(QStringLiteral("--%1 needs --backend=%2")
                               .arg(name, strayBitcoind ? QStringLiteral("bitcoind")
                                                        : QStringLiteral("electrum")));
    }
    if (kind.isEmpty())
        return std::nullopt;
    if (kind == QLatin1String{"bitcoind"})
        return FULGURITE_TRY(bitcoind(values, network));
    if (kind == QLatin1String{"electrum"})
        return FULGURITE_TRY(electrum(values));
    if (kind != QLatin1String{"practice"})
        return refused(
            QStringLiteral("--backend=%1: should be bitcoind, electrum or practice").arg(kind));
    if (network != Network::Regtest)
        return refused(QStringLiteral("--backend=practice needs --network=regtest"));
    BackendChoice choice;
    choice.kind = BackendKind::Practice;
    return choice;
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "ui/backend/backend_form.h"

#include <QUrl>

namespace fulgurite::ui {

namespace {

constexpr int kElectrumTls = 50002;
constexpr int kElectrumPlain = 50001;

int nodePort(Network network)
{
    switch (network) {
    case Network::Bitcoin:
        return 8332;
    case Network::Testnet4:
        return 48332;
    case Network::Signet:
        return 38332;
    case Network::Regtest:
        return 18443;
    }
    return 0;
}

QUrl urlOf(const QString& text)
{
    const QString trimmed = text.trimmed();
    return QUrl{trimmed.contains(QLatin1String{"://"}) ? trimmed
                                                       : QLatin1String{"http://"} + trimmed};
}

/// HOST:PORT with the usual port filled in; -1 when the port is no port.
int portOf(const QString& server, int usual)
{
    const auto colon = server.lastIndexOf(QLatin1Char{':'});
    if (colon < 0)
        return usual;
    bool number = false;
    const int port = server.mid(colon + 1).toInt(&number);
    return number && port > 0 && port <= 0xFFFF ? port : -1;
}

} // namespace

BackendProblem problemOf(const BackendForm& form, bool hasPassword)
{
    switch (form.source) {
    case BackendSource::LocalNode:
        return BackendProblem::None;
    case BackendSource::Electrum:
        if (form.server.trimmed().isEmpty())
            return BackendProblem::ServerMissing;
        return portOf(form.server.trimmed(), kElectrumTls) < 0 ? BackendProblem::PortWrong
                                                               : BackendProblem::None;
    case BackendSource::RemoteNode:
        if (form.url.trimmed().isEmpty())
            return BackendProblem::ServerMissing;
        if (!urlOf(form.url).isValid() || urlOf(form.url).host().isEmpty())
            return BackendProblem::UrlWrong;
        if (form.cookie.trimmed().isEmpty() && (form.user.trimmed().isEmpty() || !hasPassword))
            return BackendProblem::CredentialsMissing;
        return BackendProblem::None;
    }
    return BackendProblem::None;
}

app::BackendChoice choiceOf(const BackendForm& form, Network network, SecretBytes password)
{
    app::BackendChoice choice;
    if (form.source == BackendSource::Electrum) {
        const QString server = form.server.trimmed();
        const QString host = server.section(QLatin1Char{':'}, 0, 0);
        const int port = portOf(server, form.tls ? kElectrumTls : kElectrumPlain);
        choice.kind = app::BackendKind::Electrum;
        choice.electrumServers = {QStringLiteral("%1:%2:%3")
                                      .arg(host)
                                      .arg(port)
                                      .arg(form.tls ? QLatin1Char{'s'} : QLatin1Char{'t'})};
        return choice;
    }
    QUrl url = urlOf(form.url);
    if (url.port() < 0)
        url.setPort(nodePort(network));
    choice.kind = app::BackendKind::Bitcoind;
    choice.bitcoindUrl = url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery);
    choice.cookieFile = form.cookie.trimmed();
    if (choice.cookieFile.isEmpty()) {
        choice.user = form.user.trimmed();
        choice.password = std::move(password);
    }
    return choice;
}

BackendForm formOf(const app::BackendChoice& choice)
{
    BackendForm form;
    if (choice.kind == app::BackendKind::Electrum) {
        form.source = BackendSource::Electrum;
        const QString first = choice.electrumServers.value(0);
        form.server = first.section(QLatin1Char{':'}, 0, 1);
        form.tls = !first.endsWith(QLatin1String{":t"});
        return form;
    }
    form.source = BackendSource::RemoteNode;
    form.url = choice.bitcoindUrl;
    form.user = choice.user;
    form.cookie = choice.cookieFile;
    return form;
}

} // namespace fulgurite::ui

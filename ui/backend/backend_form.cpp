// SPDX-License-Identifier: MIT
#include "ui/backend/backend_form.h"

#include <QRegularExpression>
#include <QUrl>

#include <vector>

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

struct TypedServer {
    QString host;
    int port = -1; ///< -1: what was typed is no port
    bool tls = true;
    [[nodiscard]] bool isWhole() const { return !host.isEmpty() && port > 0; }
    [[nodiscard]] QString place() const { return QStringLiteral("%1:%2").arg(host).arg(port); }
};

/// HOST or HOST:PORT with the usual port filled in; a :s or :t behind it says with or without TLS.
TypedServer typedServer(QString text, bool tls)
{
    text = text.trimmed();
    if (text.endsWith(QLatin1String{":s"}) || text.endsWith(QLatin1String{":t"})) {
        tls = text.endsWith(QLatin1Char{'s'});
        text.chop(2);
    }
    const auto colon = text.lastIndexOf(QLatin1Char{':'});
    // An IPv6 address stands in brackets: the colons inside are its own.
    if (colon < 0 || colon < text.lastIndexOf(QLatin1Char{']'}))
        return {text, tls ? kElectrumTls : kElectrumPlain, tls};
    bool number = false;
    const int port = text.mid(colon + 1).toInt(&number);
    return {text.left(colon), number && port > 0 && port <= 0xFFFF ? port : -1, tls};
}

std::vector<TypedServer> furtherServers(const BackendForm& form)
{
    static const QRegularExpression kBetween{QStringLiteral("[,\\s]+")};
    std::vector<TypedServer> out;
    for (const QString& text : form.more.split(kBetween, Qt::SkipEmptyParts))
        out.push_back(typedServer(text, form.tls));
    return out;
}

BackendProblem problemOfServers(const BackendForm& form)
{
    const TypedServer first = typedServer(form.server, form.tls);
    if (first.host.isEmpty())
        return BackendProblem::ServerMissing;
    if (!first.isWhole())
        return BackendProblem::PortWrong;
    for (const TypedServer& server : furtherServers(form)) {
        if (!server.isWhole())
            return BackendProblem::MoreWrong;
        if (server.place().compare(first.place(), Qt::CaseInsensitive) == 0)
            return BackendProblem::MoreSame;
    }
    return BackendProblem::None;
}

app::BackendChoice electrumChoice(const BackendForm& form)
{
    app::BackendChoice choice;
    choice.kind = app::BackendKind::Electrum;
    const TypedServer first = typedServer(form.server, form.tls);
    if (!first.isWhole())
        return choice;
    std::vector<TypedServer> all = furtherServers(form);
    all.insert(all.begin(), first);
    for (const TypedServer& server : all) {
        if (server.isWhole())
            choice.electrumServers
                << server.place() + (server.tls ? QLatin1String{":s"} : QLatin1String{":t"});
    }
    return choice;
}

} // namespace

BackendProblem problemOf(const BackendForm& form, bool hasPassword)
{
    switch (form.source) {
    case BackendSource::LocalNode:
        return BackendProblem::None;
    case BackendSource::Electrum:
        return problemOfServers(form);
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
    if (form.source == BackendSource::Electrum)
        return electrumChoice(form);
    app::BackendChoice choice;
    QUrl url = urlOf(form.url);
    if (form.url.trimmed().isEmpty() || !url.isValid() || url.host().isEmpty())
        return choice; // of no server
    if (url.port() < 0)
        url.setPort(nodePort(network));
    choice.kind = app::BackendKind::Bitcoind;
    choice.bitcoindUrl = url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery);
    choice.zmq = form.zmq;
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
    if (choice.kind != app::BackendKind::Bitcoind) {
        form.source = BackendSource::Electrum;
        if (choice.electrumServers.isEmpty())
            return form;
        const TypedServer first = typedServer(choice.electrumServers.front(), true);
        form.server = first.place();
        form.tls = first.tls;
        QStringList more;
        for (const QString& text : choice.electrumServers.mid(1)) {
            const TypedServer server = typedServer(text, true);
            more << (server.tls == first.tls ? server.place() : text);
        }
        form.more = more.join(QStringLiteral(", "));
        return form;
    }
    form.source = BackendSource::RemoteNode;
    form.url = choice.bitcoindUrl;
    form.user = choice.user;
    form.cookie = choice.cookieFile;
    form.zmq = choice.zmq;
    return form;
}

} // namespace fulgurite::ui

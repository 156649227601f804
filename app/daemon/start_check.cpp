// SPDX-License-Identifier: MIT
#include "app/daemon/start_check.h"

#include <QHostAddress>
#include <QTcpServer>

#include "app/api/error_sentences.h"

namespace fulgurite::app {

QString listenProblem(const QString& address)
{
    if (address.isEmpty())
        return {};
    QString host = address.section(QLatin1Char{':'}, 0, -2);
    if (host.startsWith(QLatin1Char{'['}))
        host = host.mid(1, host.size() - 2);
    const QHostAddress parsed{host == QLatin1String{"localhost"} ? QStringLiteral("127.0.0.1")
                                                                 : host};
    if (parsed.isNull())
        return QStringLiteral("--listen=%1: should name an IP address of this machine")
            .arg(address);
    QTcpServer probe;
    if (probe.listen(parsed, static_cast<quint16>(address.section(QLatin1Char{':'}, -1).toUInt())))
        return {};
    return QStringLiteral("--listen=%1: %2").arg(address, probe.errorString());
}

void checkBackendNetwork(Engine& engine, BackendChoice backend, Network network, QObject* context,
                         std::function<void(const QString&)> refuse)
{
    if (backend.kind == BackendKind::Practice)
        return;
    engine.connections()
        .testBackend(std::move(backend), network)
        .then(context, [refuse = std::move(refuse)](Future<BackendTest> done) {
            const auto answer = done.takeResult();
            const ApiError* fault = !answer         ? &answer.error()
                                    : answer->fault ? &*answer->fault
                                                    : nullptr;
            if (fault != nullptr && fault->code == ErrorCode::BackendWrongNetwork)
                refuse(socketSentence(*fault));
        });
}

} // namespace fulgurite::app

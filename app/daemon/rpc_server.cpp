// SPDX-License-Identifier: MIT
#include "app/daemon/rpc_server.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>

#include "app/daemon/rpc_connection.h"

namespace fulgurite::app {

namespace {

/// Clients that may connect at one moment; each more would be told to try again.
constexpr int kBacklog = 512;

bool answers(const QString& path)
{
    QLocalSocket probe;
    probe.connectToServer(path);
    return probe.waitForConnected(500);
}

} // namespace

RpcServer::RpcServer(Engine& engine, RpcMethods methods, QObject* parent)
    : QObject{parent},
      m_engine{engine}
{
    auto table = std::make_shared<std::map<std::string, RpcMethod>>();
    for (RpcMethod& method : methods)
        table->emplace(method.name, std::move(method));
    m_methods = std::move(table);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setListenBacklogSize(kBacklog);
    connect(&m_server, &QLocalServer::newConnection, this, &RpcServer::accept);
}

RpcServer::~RpcServer() = default;

bool RpcServer::listen(const QString& path)
{
    // The limit of sun_path; beyond it the kernel would cut the name.
    constexpr qsizetype kLongest = 107;
    if (QFile::encodeName(path).size() > kLongest) {
        m_error =
            QStringLiteral("the socket path %1 is longer than %2 bytes; choose a shorter --datadir")
                .arg(path)
                .arg(kLongest);
        return false;
    }
    QDir{}.mkpath(QFileInfo{path}.path());
    if (QFile::exists(path) && answers(path)) {
        m_error = QStringLiteral("another Fulgurite answers on %1").arg(path);
        return false;
    }
    QLocalServer::removeServer(path);
    if (!m_server.listen(path)) {
        m_error = QStringLiteral("cannot listen on %1: %2").arg(path, m_server.errorString());
        return false;
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return true;
}

void RpcServer::accept()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection())
        new RpcConnection{socket, m_engine, m_methods,
                          this}; // NOLINT(cppcoreguidelines-owning-memory): Qt parent
}

} // namespace fulgurite::app

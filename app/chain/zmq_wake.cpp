// SPDX-License-Identifier: MIT
#include "app/chain/zmq_wake.h"

#include <QSocketNotifier>

#include <utility>

#ifdef FULGURITE_HAVE_ZMQ
#include <zmq.h>
#endif

namespace fulgurite::app {

#ifdef FULGURITE_HAVE_ZMQ

struct ZmqWake::Socket {
    void* context = zmq_ctx_new();
    void* socket = zmq_socket(context, ZMQ_SUB);
    std::function<void()> wake;
    std::unique_ptr<QSocketNotifier> notifier;

    Socket() = default;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket()
    {
        notifier.reset();
        zmq_close(socket);
        zmq_ctx_term(context);
    }

    /// The descriptor is edge-triggered: everything there is must be read.
    void drain()
    {
        bool any = false;
        while (zmq_recv(socket, nullptr, 0, ZMQ_DONTWAIT) >= 0)
            any = true;
        if (any)
            wake();
    }
};

ZmqWake::ZmqWake(const QString& endpoint, std::function<void()> wake)
    : m_socket{std::make_unique<Socket>()}
{
    m_socket->wake = std::move(wake);
    const int fewMessages = 64, noLinger = 0;
    zmq_setsockopt(m_socket->socket, ZMQ_RCVHWM, &fewMessages, sizeof fewMessages);
    zmq_setsockopt(m_socket->socket, ZMQ_LINGER, &noLinger, sizeof noLinger);
    for (const char* topic : {"rawblock", "hashblock", "rawtx", "hashtx"})
        zmq_setsockopt(m_socket->socket, ZMQ_SUBSCRIBE, topic, qstrlen(topic));
    if (zmq_connect(m_socket->socket, endpoint.toUtf8().constData()) != 0)
        return; // polling goes on without it
    int descriptor = -1;
    std::size_t size = sizeof descriptor;
    zmq_getsockopt(m_socket->socket, ZMQ_FD, &descriptor, &size);
    m_socket->notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    QObject::connect(m_socket->notifier.get(), &QSocketNotifier::activated,
                     m_socket->notifier.get(), [socket = m_socket.get()] { socket->drain(); });
    m_socket->drain();
}

#else

struct ZmqWake::Socket {};
ZmqWake::ZmqWake(const QString& endpoint, std::function<void()> wake)
{
    Q_UNUSED(endpoint)
    Q_UNUSED(wake)
}

#endif

ZmqWake::~ZmqWake() = default;

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include <QSignalSpy>
#include <QTest>

#include "app/net/tcp_stream.h"
#include "app/net/tls_stream.h"
#include "tests/app/net/toy_socket_server.h"
#include "tests/app/net/toy_socks.h"
#include "tests/support/test_registry.h"

using namespace fulgurite::app;
using namespace fulgurite::testing;

namespace {

const QNetworkProxy kDirect{QNetworkProxy::NoProxy};

void echo(QTcpSocket& socket, const QByteArray& bytes) { socket.write(bytes); }

struct Listening {
    explicit Listening(ByteStream& stream)
    {
        QObject::connect(&stream, &ByteStream::received, &stream,
                         [this](const QByteArray& bytes) { got += bytes; });
        QObject::connect(&stream, &ByteStream::closed, &stream, [this](const QString& reason) {
            ++closed;
            why = reason;
        });
    }
    QByteArray got;
    QString why;
    int closed = 0;
};

/// Connects and never reads.
struct Deaf {
    QTcpSocket* accept()
    {
        server.listen(QHostAddress::LocalHost);
        socket.setReadBufferSize(1);
        socket.connectToHost(QHostAddress::LocalHost, server.serverPort());
        [this] { QTRY_VERIFY(server.hasPendingConnections()); }();
        accepted = server.nextPendingConnection();
        return accepted;
    }
    QTcpServer server;
    QTcpSocket socket;
    QTcpSocket* accepted = nullptr;
};

} // namespace

class StreamsTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenBeforeTheConnectionStandsIsSentFirst()
    {
        ToySocketServer server{echo};
        TcpStream stream{QStringLiteral("127.0.0.1"), server.port(), kDirect, nullptr};
        Listening listening{stream};
        stream.write("one ");
        QTRY_COMPARE(listening.got, QByteArray{"one "});
        stream.write("two");
        QTRY_COMPARE(listening.got, QByteArray{"one two"});
        stream.close();
        QTRY_COMPARE(listening.closed, 1);
        QVERIFY(listening.why.isEmpty());
    }

    void aRefusedConnectionEndsWithAReasonOnce()
    {
        QTcpSocket taken; // bound and not listening: nobody else answers there meanwhile
        QVERIFY(taken.bind(QHostAddress::LocalHost));
        TcpStream stream{QStringLiteral("127.0.0.1"), taken.localPort(), kDirect, nullptr};
        Listening listening{stream};
        QTRY_COMPARE(listening.closed, 1);
        QVERIFY(!listening.why.isEmpty());
    }

    void aPercentSignInTheHostIsAPercentSign()
    {
        const TcpStream stream{QStringLiteral("fe80::1%2"), 9735, kDirect, nullptr};
        QCOMPARE(stream.peerName(), QStringLiteral("fe80::1%2:9735"));
    }

    void whoDoesNotReadHoldsLittleMemory()
    {
        Deaf deaf;
        TcpStream stream{deaf.accept(), nullptr};
        Listening listening{stream};
        const QByteArray pong(65'569, 'p');
        qint64 most = 0;
        for (int n = 0; n < 10'000 && listening.closed == 0; ++n) {
            stream.write(pong);
            most = std::max(most, deaf.accepted->bytesToWrite());
            QCoreApplication::processEvents();
        }
        QCOMPARE(listening.closed, 1);
        QVERIFY(listening.why.contains(QLatin1String{"does not read"}));
        QVERIFY2(most <= ByteStream::kMostUnsent + pong.size(), qPrintable(QString::number(most)));
        QCOMPARE(deaf.accepted->bytesToWrite(), 0);
    }

    void whoDoesNotReadTheLastWordsIsLeft()
    {
        Deaf deaf;
        TcpStream stream{deaf.accept(), nullptr};
        Listening listening{stream};
        while (deaf.accepted->bytesToWrite() < 500'000) { // more than the system takes
            stream.write(QByteArray(65'536, 'w'));
            QCoreApplication::processEvents();
        }
        auto* patience = stream.findChild<QTimer*>();
        QVERIFY(patience != nullptr && !patience->isActive());
        stream.close();
        QCOMPARE(listening.closed, 0);
        QVERIFY(patience->isActive());
        patience->start(0);
        QTRY_COMPARE(listening.closed, 1);
        QVERIFY(listening.why.isEmpty());
        QCOMPARE(deaf.accepted->bytesToWrite(), 0);
    }

    void aBatchLargerThanTheLimitReachesWhoReads()
    {
        qsizetype heard = 0;
        ToySocketServer server{
            [&](QTcpSocket&, const QByteArray& bytes) { heard += bytes.size(); }};
        TcpStream stream{QStringLiteral("127.0.0.1"), server.port(), kDirect, nullptr};
        Listening listening{stream};
        const qsizetype batch = 2 * ByteStream::kMostUnsent;
        stream.write(QByteArray(batch, 'e')); // before the connection stands
        QTRY_COMPARE(heard, batch);
        stream.write(QByteArray(batch, 'b'));
        QTRY_COMPARE(heard, 2 * batch);
        QCOMPARE(listening.closed, 0);
    }

    void theOtherSidesLastWordsAreHeard()
    {
        ToySocketServer server{[](QTcpSocket& socket, const QByteArray&) {
            socket.write("bye");
            socket.disconnectFromHost();
        }};
        TcpStream stream{QStringLiteral("127.0.0.1"), server.port(), kDirect, nullptr};
        Listening listening{stream};
        stream.write("hello");
        QTRY_COMPARE(listening.closed, 1);
        QCOMPARE(listening.got, QByteArray{"bye"});
    }

    void aProxyResolvesTheNameForTcpAndTls()
    {
        for (const TestCertificate* certificate :
             {static_cast<const TestCertificate*>(nullptr), &kFirstCertificate}) {
            ToySocketServer server{echo, certificate};
            ToySocks socks{server.port()};
            ToySocketServer proxy{
                [&](QTcpSocket& client, const QByteArray& bytes) { socks.hear(client, bytes); }};
            const QNetworkProxy through{QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"),
                                        proxy.port()};
            const QString hidden = QStringLiteral("somewhere.onion");
            std::unique_ptr<ByteStream> stream;
            if (certificate == nullptr)
                stream = std::make_unique<TcpStream>(hidden, 4321, through, nullptr);
            else
                stream = std::make_unique<TlsStream>(
                    hidden, 4321, through, [](const QByteArray&) { return true; }, nullptr);
            Listening listening{*stream};
            stream->write("through the proxy");
            QTRY_COMPARE(listening.got, QByteArray{"through the proxy"});
            QCOMPARE(socks.asked, QByteArray{"somewhere.onion"});
            QCOMPARE(stream->peerName(), QStringLiteral("somewhere.onion:4321"));
        }
    }

    void nothingIsSentUnderACertificateThatIsNotAccepted()
    {
        QByteArray heard;
        ToySocketServer server{[&](QTcpSocket&, const QByteArray& bytes) { heard += bytes; },
                               &kFirstCertificate};
        QByteArray shown;
        TlsStream stream{QStringLiteral("127.0.0.1"), server.port(), kDirect,
                         [&](const QByteArray& fingerprint) {
                             shown = fingerprint;
                             return false;
                         },
                         nullptr};
        Listening listening{stream};
        stream.write("secret");
        QTRY_COMPARE(listening.closed, 1);
        QVERIFY(listening.why.contains(QLatin1String{"certificate"}));
        QCOMPARE(shown,
                 QSslCertificate{kFirstCertificate.certificate}.digest(QCryptographicHash::Sha256));
        QVERIFY(heard.isEmpty());
    }
};

FULGURITE_TEST(StreamsTest)
#include "streams_test.moc"

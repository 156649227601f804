// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/engine/peer_address.h"
#include "tests/support/test_registry.h"

using namespace fulgurite::app;
using fulgurite::lightning::PeerAddress;

class PeerAddressTest : public QObject {
    Q_OBJECT

private slots:
    void readsNamesAndNumbersWithAndWithoutPort_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::newRow("name") << "node.example:9736" << "node.example" << 9736;
        QTest::newRow("no port") << "node.example" << "node.example" << 9735;
        QTest::newRow("v4") << "127.0.0.1:1" << "127.0.0.1" << 1;
        QTest::newRow("v6") << "[2001:db8::1]:65535" << "2001:db8::1" << 65535;
        QTest::newRow("v6 without port") << "2001:db8::1" << "2001:db8::1" << 9735;
        QTest::newRow("v6 in brackets") << "[::1]" << "::1" << 9735;
    }
    void readsNamesAndNumbersWithAndWithoutPort()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, host);
        QFETCH(const int, port);
        const auto address = parsePeerAddress(text);
        QVERIFY(address.has_value());
        QCOMPARE(QString::fromStdString(address->host), host);
        QCOMPARE(int{address->port}, port);
    }

    void refusesWhatIsNoAddress_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", ":9735", "[]:9735", "host:", "host:0", "host:65536", "host:-1",
                                 "host:x", "[[::1]]:9735", "[::1]x:9735", "two words:9735",
                                 "line\nbreak:9735", "\u202ehost:9735"})
            QTest::newRow(text) << QString::fromUtf8(text);
        QTest::newRow("long") << QString(256, QLatin1Char{'a'});
    }
    void refusesWhatIsNoAddress()
    {
        QFETCH(const QString, text);
        QVERIFY(!parsePeerAddress(text));
    }
};

FULGURITE_TEST(PeerAddressTest)
#include "peer_address_test.moc"

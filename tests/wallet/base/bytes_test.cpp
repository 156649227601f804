// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/base/bytes.h"
#include "wallet/base/text.h"

using namespace fulgurite;

class BytesTest final : public QObject {
    Q_OBJECT

private slots:
    void hexRoundTrips() { QCOMPARE(toHex(fromHex("00ff10Ab")), std::string("00ff10ab")); }
    void oddOrForeignHexIsRefused()
    {
        QVERIFY(!parseHex("abc"));
        QVERIFY(!parseHex("zz"));
        QVERIFY(!parseHex("+1"));
    }
    void bidiAndControlCharactersOfAPeerAreNeutralised()
    {
        QCOMPARE(sanitised("a\nb\xE2\x80\xAE\x63"),
                 std::string("a\xEF\xBF\xBD\x62\xEF\xBF\xBD\x63"));
        QCOMPARE(sanitised("\xFFx"), std::string("\xEF\xBF\xBDx"));
    }
};

FULGURITE_TEST(BytesTest)
#include "bytes_test.moc"

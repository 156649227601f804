// SPDX-License-Identifier: MIT
#include <QByteArray>
#include <QTest>

#include "app/daemon/wipe_json.h"
#include "tests/support/test_registry.h"

using namespace fulgurite::app;

/// What carried a password is overwritten.
class WipeJsonTest final : public QObject {
    Q_OBJECT

private slots:
    void everyTextOfARequestIsOverwritten()
    {
        nlohmann::json request{{"method", "unlock"},
                               {"params", {{"password", "hunter2"}, {"n", 5}}}};
        wipeTexts(request);
        const std::string after = request["params"]["password"].get<std::string>();
        QCOMPARE(after, std::string(7, '\0'));
        QCOMPARE(request["params"]["n"].get<int>(), 5);
    }
    void theBytesOfABufferAreOverwritten()
    {
        QByteArray buffer{"{\"password\":\"hunter2\"}"};
        wipeBytes(buffer);
        QVERIFY(buffer.isEmpty());
    }
};

FULGURITE_TEST(WipeJsonTest)
#include "wipe_json_test.moc"

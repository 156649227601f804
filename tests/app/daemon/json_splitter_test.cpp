// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/daemon/json_splitter.h"
#include "tests/support/test_registry.h"

using namespace fulgurite::app;

class JsonSplitterTest final : public QObject {
    Q_OBJECT

private slots:
    void objectsAreCutWhereverTheBytesAreSplit()
    {
        const QByteArray stream = "{\"a\":\"}\\\"{\"}\n\n {\"b\":[{},[]]}{}";
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            JsonSplitter splitter{100};
            QByteArrayList found;
            for (const QByteArray& part : {stream.first(cut), stream.sliced(cut)}) {
                splitter.append(part);
                while (const auto object = splitter.next())
                    found.append(*object);
            }
            QCOMPARE(found, (QByteArrayList{"{\"a\":\"}\\\"{\"}", "{\"b\":[{},[]]}", "{}"}));
            QVERIFY(!splitter.broken());
        }
    }

    void garbageBreaksTheStreamForGood()
    {
        JsonSplitter splitter{100};

        splitter.append("hello{}");

        QVERIFY(!splitter.next());
        QVERIFY(splitter.broken());
        splitter.append("{}");
        QVERIFY(!splitter.next());
    }

    void anEndlessObjectIsBoundedByItsLimit()
    {
        JsonSplitter splitter{1000};

        splitter.append("{\"a\":\"" + QByteArray(2000, 'x'));

        QVERIFY(!splitter.next());
        QVERIFY(splitter.broken());
    }

    void nestingIsBounded()
    {
        JsonSplitter splitter{1'000'000};

        splitter.append("{\"id\":" + QByteArray(100'000, '['));

        QVERIFY(!splitter.next());
        QVERIFY(splitter.broken());
    }

    void aLongObjectThatIsWholeIsRefusedToo()
    {
        JsonSplitter splitter{10};

        splitter.append("{\"a\":\"0123456789\"}");

        QVERIFY(!splitter.next());
        QVERIFY(splitter.broken());
    }
};

FULGURITE_TEST(JsonSplitterTest)
#include "json_splitter_test.moc"

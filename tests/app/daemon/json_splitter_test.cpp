// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/daemon/json_splitter.h"
#include "tests/support/test_registry.h"

#include <string>
#include <vector>

using namespace fulgurite::app;

class JsonSplitterTest final : public QObject {
    Q_OBJECT

private slots:
    void objectsAreCutWhereverTheBytesAreSplit()
    {
        const std::string_view stream = "{\"a\":\"}\\\"{\"}\n\n {\"b\":[{},[]]}{}";
        for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
            JsonSplitter splitter{100};
            std::vector<std::string> found;
            for (const std::string_view part : {stream.substr(0, cut), stream.substr(cut)}) {
                splitter.append(part);
                while (const auto object = splitter.next())
                    found.push_back(*object);
            }
            QCOMPARE(found,
                     (std::vector<std::string>{"{\"a\":\"}\\\"{\"}", "{\"b\":[{},[]]}", "{}"}));
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

        splitter.append("{\"a\":\"" + std::string(2000, 'x'));

        QVERIFY(!splitter.next());
        QVERIFY(splitter.broken());
    }

    void manySmallObjectsCostNoMoreThanTheirBytes()
    {
        std::string stream;
        for (int i = 0; i < 1'000'000; ++i)
            stream += "{}\n\n";
        JsonSplitter splitter{1000};

        splitter.append(stream); // in a buffer that moved up at each of them this would take hours
        int found = 0;
        while (splitter.next())
            ++found;

        QCOMPARE(found, 1'000'000);
        QVERIFY(!splitter.broken());
    }

    void nestingIsBounded()
    {
        JsonSplitter splitter{1'000'000};

        splitter.append("{\"id\":" + std::string(100'000, '['));

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

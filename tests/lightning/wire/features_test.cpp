// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/wire/features.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

class FeaturesTest final : public QObject {
    Q_OBJECT

private slots:
    void bytesAreKeptAndEqualityIsByBits()
    {
        const auto padded = FeatureBits::fromWire(Bytes{0, 0, 1});
        QCOMPARE(padded.wire(), (Bytes{0, 0, 1}));
        QVERIFY(padded == FeatureBits{0});
    }
    void setAndClearKeepTheShortestForm()
    {
        FeatureBits bits{0, 9};
        QCOMPARE(bits.wire(), (Bytes{2, 1}));
        bits.clear(9);
        QCOMPARE(bits.wire(), (Bytes{1}));
    }
    void anUnknownRequiredBitIsFoundAndAnOptionalOneIgnored()
    {
        QCOMPARE(firstUnknownEven({0, 14, 99, 100}, ourInitFeatures()),
                 std::optional<std::size_t>{100});
        QVERIFY(!firstUnknownEven({0, 14, 16, 99}, ourInitFeatures()));
    }
    void aMissingDependencyIsNamed()
    {
        QCOMPARE(missingDependency({17})->needs, Feature::PaymentSecret);
        QVERIFY(!missingDependency({17, 15}));
        QCOMPARE(missingDependency({51})->needs, Feature::ScidAlias);
    }
    void ourOwnSetsAreSound()
    {
        QVERIFY(!missingDependency(ourInitFeatures()));
        QVERIFY(!missingDependency(ourInvoiceFeatures()));
        for (const std::size_t bit : {0U, 8U, 12U, 14U, 44U})
            QVERIFY(ourInitFeatures().test(bit));
        QVERIFY(!ourInitFeatures().offers(Feature::RouteBlinding));
        QVERIFY(ourInitFeatures().test(61)); // simple_close, and what it needs
        QVERIFY(ourInitFeatures().test(27));
    }
    void namesAreThoseOfTheSpec()
    {
        QCOMPARE(featureName(23), std::optional<std::string_view>{"option_anchors"});
        QVERIFY(!featureName(20));
    }
};

FULGURITE_TEST(FeaturesTest)
#include "features_test.moc"

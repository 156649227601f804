// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/wire/bigsize.h"
#include "lightning/wire/integers.h"
#include "lightning/wire/tlv.h"
#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using fulgurite::testing::acceptedPrefix;

class TlvTest final : public QObject {
    Q_OBJECT

private slots:
    /// Two records: only a cut between them leaves a stream.
    void aStreamCutWithinARecordIsRefused()
    {
        const Bytes whole = fromHex("0103aabbccfd01000411223344");
        QVERIFY(decodeTlvs(whole).has_value());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const Bytes cut(whole.begin(), whole.begin() + static_cast<long>(size));
            QCOMPARE(decodeTlvs(cut).has_value(), size == 0 || size == 5);
        }
    }

    void aBigSizeCutAnywhereIsRefused()
    {
        const auto reads = [](ByteView bytes) {
            ByteReader in{bytes};
            return readBigSize(in).has_value();
        };
        for (const char* value : {"fc", "fd00fd", "fe00010000", "ff0000000100000000"}) {
            QVERIFY(reads(fromHex(value)));
            QVERIFY(!acceptedPrefix(fromHex(value), reads));
        }
    }

    void aSignedNumberOfAnotherWidthIsRefused()
    {
        for (const std::int64_t value : {-129L, 128L, -40'000L, 3'000'000'000L}) {
            const Bytes bytes = encodeSigned(value);
            QVERIFY(decodeSigned(bytes) == value);
            for (std::size_t size = 0; size < bytes.size(); ++size)
                QVERIFY(decodeSigned(ByteView{bytes}.first(size)) != value);
        }
    }
};

FULGURITE_TEST(TlvTest)
#include "tlv_test.moc"

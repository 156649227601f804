// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/store/key_file.h"
#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::store;

namespace {

CostFile file()
{
    return {Salt{1, 2, 3}, {CostSlot{{65'536, 3, 1}, {4}}, CostSlot{{65'536, 5, 1}, {6}}}};
}

bool reads(ByteView bytes) { return decodeCostFile(bytes).has_value(); }

Bytes withChecksum(ByteView body)
{
    Bytes out(body.begin(), body.end());
    const Hash256 digest = sha256(body);
    out.insert(out.end(), digest.data.begin(), digest.data.end());
    return out;
}

} // namespace

class KeyFileTest final : public QObject {
    Q_OBJECT

private slots:
    void aCostFileRoundTrips()
    {
        const Bytes bytes = encodeCostFile(file());
        const auto read = decodeCostFile(bytes);
        QVERIFY(read.has_value());
        QCOMPARE(read->entries.size(), 2U);
        QCOMPARE(encodeCostFile(*read), bytes);
    }

    void aCostFileCutAnywhereIsRefused()
    {
        const Bytes bytes = encodeCostFile(file());
        QVERIFY(!testing::acceptedPrefix(bytes, reads));
        const ByteView body = ByteView{bytes}.first(bytes.size() - 32);
        QVERIFY(
            !testing::acceptedPrefix(body, [](ByteView cut) { return reads(withChecksum(cut)); }));
    }

    /// A cost beyond reason would hold the unlock page for hours, or take all memory.
    void aCostOutOfBoundsIsRefused()
    {
        for (const Argon2Cost& cost :
             {Argon2Cost{0xffffffff, 1, 1}, Argon2Cost{65'536, 0xffff, 1}, Argon2Cost{65'536, 1, 0},
              Argon2Cost{65'536, 1, 17}, Argon2Cost{7, 1, 1}, Argon2Cost{65'536, 0, 1}}) {
            CostFile wrong = file();
            wrong.entries[1].cost = cost;
            QCOMPARE(decodeCostFile(encodeCostFile(wrong)).error().code, StoreError::Damaged);
        }
    }
};

FULGURITE_TEST(KeyFileTest)
#include "key_file_test.moc"

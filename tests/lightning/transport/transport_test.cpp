// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/transport/transport.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

SecretKey key(std::uint8_t byte) { return *SecretKey::parse(Bytes(32, byte)); }

struct Pair {
    Transport alice = Transport::initiator(key(0x11), key(0x12), key(0x21).publicKey());
    Transport bob = Transport::responder(key(0x21), key(0x22));
    std::vector<Bytes> toAlice;
    std::vector<Bytes> toBob;

    /// Until nobody has anything to say, in pieces of `piece` bytes.
    bool pump(std::size_t piece = 1000)
    {
        while (alice.hasOutput() || bob.hasOutput()) {
            if (!feed(bob, alice.takeOutput(), toBob, piece) ||
                !feed(alice, bob.takeOutput(), toAlice, piece))
                return false;
        }
        return true;
    }
    static bool feed(Transport& to, const Bytes& bytes, std::vector<Bytes>& messages,
                     std::size_t piece)
    {
        for (std::size_t i = 0; i < bytes.size(); i += piece) {
            if (!to.receive(ByteView{bytes}.subspan(i, std::min(piece, bytes.size() - i)),
                            messages))
                return false;
        }
        return true;
    }
};

} // namespace

class TransportTest final : public QObject {
    Q_OBJECT

private slots:
    void bothSidesLearnEachOthersKeyByteByByte()
    {
        Pair pair;
        QVERIFY(pair.pump(1));
        QVERIFY(pair.alice.established() && pair.bob.established());
        QCOMPARE(*pair.bob.remote(), key(0x11).publicKey());
        QCOMPARE(*pair.alice.remote(), key(0x21).publicKey());
    }

    void messagesSurviveKeyRotationsInBothDirections()
    {
        Pair pair;
        QVERIFY(pair.pump());
        for (std::uint16_t i = 0; i < 1203; ++i) {
            pair.alice.send(Bytes(i % 60, static_cast<std::uint8_t>(i)));
            pair.bob.send(Bytes{static_cast<std::uint8_t>(i)});
        }
        QVERIFY(pair.pump(977));
        QCOMPARE(pair.toBob.size(), 1203U);
        QCOMPARE(pair.toBob[1201], Bytes(1201 % 60, static_cast<std::uint8_t>(1201)));
        QCOMPARE(pair.toAlice[1202], Bytes{static_cast<std::uint8_t>(1202)});
    }

    void theLongestMessageFits()
    {
        Pair pair;
        QVERIFY(pair.pump());
        pair.alice.send(Bytes(65535, 7));
        QVERIFY(pair.pump(4096));
        QCOMPARE(pair.toBob.at(0).size(), 65535U);
    }

    void aMessageRightBehindActThreeIsRead()
    {
        Pair pair;
        std::vector<Bytes> none;
        QVERIFY(pair.bob.receive(pair.alice.takeOutput(), none).has_value());
        QVERIFY(pair.alice.receive(pair.bob.takeOutput(), none).has_value());
        pair.alice.send(Bytes{1, 2, 3});
        QVERIFY(pair.bob.receive(pair.alice.takeOutput(), pair.toBob).has_value());
        QCOMPARE(pair.toBob, (std::vector<Bytes>{{1, 2, 3}}));
    }

    void everyFlippedBitOfARecordIsNoticed()
    {
        for (std::size_t i = 0; i < 18 + 5 + 16; ++i) {
            Pair pair;
            QVERIFY(pair.pump());
            pair.alice.send(Bytes{1, 2, 3, 4, 5});
            Bytes wire = pair.alice.takeOutput();
            wire[i] = static_cast<std::uint8_t>(wire[i] ^ 1U);
            const auto read = pair.bob.receive(wire, pair.toBob);
            QVERIFY(!read && read.error().code == TransportError::BadTag);
            QVERIFY(pair.toBob.empty());
        }
    }

    void aRecordCutAnywhereIsWaitedFor()
    {
        for (std::size_t size = 0; size < 18 + 5 + 16; ++size) {
            Pair pair;
            QVERIFY(pair.pump());
            pair.alice.send(Bytes{1, 2, 3, 4, 5});
            const Bytes wire = pair.alice.takeOutput();
            QVERIFY(pair.bob.receive(ByteView{wire}.first(size), pair.toBob).has_value());
            QVERIFY(pair.toBob.empty());
            QVERIFY(pair.bob.receive(ByteView{wire}.subspan(size), pair.toBob).has_value());
            QCOMPARE(pair.toBob.size(), 1U);
        }
    }

    void dialingTheWrongKeyFailsAtActOne()
    {
        auto alice = Transport::initiator(key(0x11), key(0x12), key(0x31).publicKey());
        auto bob = Transport::responder(key(0x21), key(0x22));
        std::vector<Bytes> none;
        QCOMPARE(bob.receive(alice.takeOutput(), none).error().code, TransportError::BadTag);
    }
};

FULGURITE_TEST(TransportTest)
#include "transport_test.moc"

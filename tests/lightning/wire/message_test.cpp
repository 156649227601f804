// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/wire/message.h"
#include "lightning/wire/node_address.h"
#include "tests/lightning/wire/sample_messages.h"
#include "tests/support/test_registry.h"

#include <set>

using namespace fulgurite;
using namespace fulgurite::lightning;
using fulgurite::lightning::testing::sampleMessages;
using fulgurite::lightning::testing::samplePoint;

namespace {

Bytes encoded(const Message& message) { return encode(message).value(); }

/// `bytes` decode to nothing with `code`, and the detail names `place`.
bool isRefused(const Bytes& bytes, WireError code, const std::string& place)
{
    const auto message = decode(bytes);
    return !message && message.error().code == code && message.error().detail.starts_with(place);
}

Bytes with(Bytes bytes, const std::string& hexTail)
{
    const Bytes tail = fromHex(hexTail);
    bytes.insert(bytes.end(), tail.begin(), tail.end());
    return bytes;
}

} // namespace

class MessageTest final : public QObject {
    Q_OBJECT

private slots:
    void everyAlternativeHasASample()
    {
        std::set<std::size_t> seen;
        for (const Message& message : sampleMessages())
            seen.insert(message.index());
        QCOMPARE(seen.size(), std::variant_size_v<Message>);
    }

    void everyMessageRoundTrips()
    {
        for (const Message& message : sampleMessages()) {
            const Bytes bytes = encoded(message);
            const auto again = decode(bytes);
            QVERIFY2(again.has_value(), messageName(message).c_str());
            QVERIFY2(*again == message, messageName(message).c_str());
            QCOMPARE(encoded(*again), bytes);
        }
    }

    /// A message cut anywhere either is refused, or ends exactly where its TLVs begin and then
    /// encodes to itself.
    void aTruncatedMessageIsRefused()
    {
        for (const Message& message : sampleMessages()) {
            const Bytes bytes = encoded(message);
            int accepted = 0;
            for (std::size_t size = 0; size < bytes.size(); ++size) {
                const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
                const auto decoded = decode(cut);
                if (!decoded)
                    continue;
                QCOMPARE(encoded(*decoded), cut);
                ++accepted;
            }
            if (messageType(message) != 32769)
                QVERIFY2(accepted <= 5, messageName(message).c_str());
        }
    }

    void anUnknownEvenTlvIsRefusedAndAnOddOneKept()
    {
        const Bytes fee = encoded(UpdateFee{{}, Feerate{253}});
        QVERIFY(isRefused(with(fee, "0200"), WireError::UnknownEvenTlv, "update_fee.tlvs"));
        const auto kept = decode(with(fee, "0302abcd"));
        QCOMPARE(std::get<UpdateFee>(*kept).extraTlvs, (TlvRecords{{3, {0xab, 0xcd}}}));
    }

    void tlvsOutOfOrderOrTwiceAreRefused()
    {
        const Bytes fee = encoded(UpdateFee{{}, Feerate{253}});
        QVERIFY(isRefused(with(fee, "03000100"), WireError::OutOfOrder, "update_fee.tlvs"));
        QVERIFY(isRefused(with(fee, "03000300"), WireError::OutOfOrder, "update_fee.tlvs"));
    }

    void aKnownTlvWithExcessBytesIsRefused()
    {
        const Bytes ready = encoded(ChannelReady{{}, samplePoint(1)});
        QVERIFY(isRefused(with(ready, "0109000000000000000100"), WireError::TrailingBytes,
                          "channel_ready.short_channel_id"));
    }

    void aPointOffTheCurveIsRefusedByName()
    {
        Bytes ready = encoded(ChannelReady{{}, samplePoint(1)});
        std::fill(ready.begin() + 34, ready.end(), 0xff);
        QVERIFY(isRefused(ready, WireError::BadValue, "channel_ready.second_per_commitment_point"));
    }

    void anEncoderRefusesMoreThan65535Bytes()
    {
        for (const std::size_t size : {65498U, 65499U, 70000U, 140000U}) {
            const auto bytes = encode(ErrorMessage{{}, Bytes(size)});
            QCOMPARE(bytes.has_value(), size + 36 <= kMaxMessageSize);
            if (!bytes)
                QCOMPARE(bytes.error().code, WireError::TooLong);
        }
        QVERIFY(!encode(UnknownMessage{3, Bytes(65534)}));
    }

    void anUnsetOnionIsNotSent()
    {
        QCOMPARE(encode(UpdateAddHtlc{}).error().code, WireError::BadValue);
    }

    void aSignatureCountBeyondTheMessageAllocatesNothing()
    {
        Bytes bytes = encoded(CommitmentSigned{});
        bytes[bytes.size() - 2] = 0xff;
        bytes[bytes.size() - 1] = 0xff;
        QVERIFY(isRefused(bytes, WireError::Truncated, "commitment_signed.htlc_signature"));
    }

    void zlibArraysAreRefused()
    {
        const Bytes query = encoded(QueryShortChannelIds{});
        Bytes zlib = query;
        zlib.back() = 1;
        QVERIFY(decode(query).has_value());
        QVERIFY(isRefused(zlib, WireError::BadValue, "query_short_channel_ids.encoded_short_ids"));
    }

    void anArrayWithoutEncodingByteIsEmpty()
    {
        Bytes query = encoded(QueryShortChannelIds{});
        query.resize(query.size() - 3);
        const auto decoded = decode(with(query, "0000"));
        QVERIFY(std::get<QueryShortChannelIds>(*decoded).shortIds.ids.empty());
    }

    void uncompressedRangeRepliesOfOtherNodesDecode()
    {
        const auto reply = decode(fromHex("01080f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b"
                                          "1a11466e2206000b8a06000005dc0100190000000000"
                                          "0000008e0000000000003c69000000000045a6c4"));
        const auto& range = std::get<ReplyChannelRange>(*reply);
        QCOMPARE(range.firstBlocknum, 756230U);
        QCOMPARE(range.shortIds.ids[2], ShortChannelId::of(0, 69, 42692));
    }

    void addressDescriptorsRoundTripAndStopAtAnUnknownType()
    {
        Bytes descriptors = fromHex("01cb007107260702"
                                    "20010db8000000000000000000000001"
                                    "2607");
        const auto addresses = parseAddresses(descriptors);
        QCOMPARE(toText(addresses->at(0)), std::string("203.0.113.7:9735"));
        QCOMPARE(toText(addresses->at(1)), std::string("[2001:db8::1]:9735"));
        QCOMPARE(encodeAddresses(*addresses), descriptors);
        descriptors.push_back(99);
        QCOMPARE(parseAddresses(descriptors)->size(), 2U);
        descriptors.back() = 1;
        QCOMPARE(parseAddresses(descriptors).error().code, WireError::Truncated);
    }
};

FULGURITE_TEST(MessageTest)
#include "message_test.moc"

// SPDX-License-Identifier: MIT
#include "lightning/node/peer_table.h"
#include "lightning/payment/record_codec.h"

namespace fulgurite::lightning {

namespace {
constexpr std::uint8_t kVersion = 1;
}

Bytes encodePeerRecord(const PeerRecord& record)
{
    RecordWriter out{kVersion};
    out.u32(static_cast<std::uint32_t>(record.addresses.size()));
    for (const PeerAddress& address : record.addresses)
        out.text(address.host).u16(address.port);
    out.text(record.alias)
        .blob(record.features.wire())
        .u32(static_cast<std::uint32_t>(record.terms.size()));
    for (const StoredTerms& stored : record.terms) {
        const ChannelTerms& terms = stored.terms;
        out.raw(stored.channelId.view())
            .u32(stored.timestamp)
            .u32(terms.feeBaseMsat)
            .u32(terms.feePpm)
            .u16(terms.cltvExpiryDelta);
        out.amount(terms.htlcMinimum).amount(terms.htlcMaximum);
    }
    return out.take();
}

Result<PeerRecord, RecordError> decodePeerRecord(ByteView bytes)
{
    RecordReader in = FULGURITE_TRY(RecordReader::open(bytes, kVersion));
    PeerRecord out;
    const std::size_t addresses = in.count();
    for (std::size_t i = 0; i < addresses && in.ok(); ++i) {
        std::string host = in.text();
        out.addresses.push_back({std::move(host), in.u16()});
    }
    out.alias = in.text();
    out.features = FeatureBits::fromWire(in.blob());
    const std::size_t terms = in.count();
    for (std::size_t i = 0; i < terms && in.ok(); ++i) {
        StoredTerms stored;
        stored.channelId = in.fixed<ChannelId>();
        stored.timestamp = in.u32();
        stored.terms.feeBaseMsat = in.u32();
        stored.terms.feePpm = in.u32();
        stored.terms.cltvExpiryDelta = in.u16();
        stored.terms.htlcMinimum = in.amount();
        stored.terms.htlcMaximum = in.amount();
        out.terms.push_back(stored);
    }
    if (!in.finished())
        return fail(RecordError::Malformed, "peer: its fields do not fill the record");
    return out;
}

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#include "lightning/payment/record_codec.h"

#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {
constexpr std::size_t kChecksumSize = 4;
}

Bytes RecordWriter::take()
{
    const Hash256 checksum = sha256(m_out.view());
    m_out.bytes(checksum.view().first(kChecksumSize));
    return m_out.take();
}

Result<RecordReader, RecordError> RecordReader::open(ByteView record, std::uint8_t newestVersion)
{
    if (record.size() < 1 + kChecksumSize)
        return fail(RecordError::Truncated, std::to_string(record.size()) + " bytes are no record");
    const ByteView body = record.first(record.size() - kChecksumSize);
    const Hash256 checksum = sha256(body);
    if (!std::ranges::equal(checksum.view().first(kChecksumSize), record.last(kChecksumSize)))
        return fail(RecordError::BadChecksum, "the record's checksum is wrong");
    if (body[0] == 0 || body[0] > newestVersion)
        return fail(RecordError::NewerVersion, "version " + std::to_string(body[0]) +
                                                   ", known up to " +
                                                   std::to_string(newestVersion));
    return RecordReader{body.subspan(1), body[0]};
}

ByteView RecordReader::raw(std::size_t size)
{
    m_ok = m_ok && m_in.remaining() >= size;
    return m_ok ? m_in.take(size) : ByteView{};
}

Bytes RecordReader::blob()
{
    const ByteView bytes = raw(u32());
    return {bytes.begin(), bytes.end()};
}

std::string RecordReader::text() { return asString(raw(u32())); }

std::optional<PublicKey> RecordReader::key()
{
    auto key = PublicKey::parse(raw(PublicKey::kSize));
    m_ok = m_ok && key.has_value();
    return key;
}

std::size_t RecordReader::count()
{
    const std::uint32_t value = u32();
    m_ok = m_ok && value <= m_in.remaining();
    return m_ok ? value : 0;
}

} // namespace fulgurite::lightning

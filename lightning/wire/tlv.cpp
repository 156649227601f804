// SPDX-License-Identifier: MIT
#include "lightning/wire/tlv.h"

#include "lightning/wire/bigsize.h"

#include <algorithm>

namespace fulgurite::lightning {

Result<std::optional<TlvView>, WireError> TlvReader::next()
{
    if (m_in.atEnd())
        return std::nullopt;
    const std::uint64_t type = FULGURITE_TRY(readBigSize(m_in));
    // BOLT 1 § Type-Length-Value Format: types rise strictly, so that every stream has one
    // encoding.
    if (m_last && type <= *m_last)
        return fail(WireError::OutOfOrder,
                    "tlv type " + std::to_string(type) + " after " + std::to_string(*m_last));
    m_last = type;
    const std::uint64_t length = FULGURITE_TRY(readBigSize(m_in));
    if (length > m_in.remaining())
        return fail(WireError::Truncated, "tlv " + std::to_string(type) + " says " +
                                              std::to_string(length) + " bytes, " +
                                              std::to_string(m_in.remaining()) + " are left");
    return TlvView{type, m_in.take(static_cast<std::size_t>(length))};
}

Result<TlvRecords, WireError> decodeTlvs(ByteView stream)
{
    TlvRecords records;
    TlvReader reader{stream};
    while (const auto record = FULGURITE_TRY(reader.next()))
        records.push_back({record->type, Bytes(record->value.begin(), record->value.end())});
    return records;
}

Result<Bytes, WireError> encodeTlvs(TlvRecords records)
{
    std::ranges::sort(records, {}, &TlvRecord::type);
    const auto twice = std::ranges::adjacent_find(records, {}, &TlvRecord::type);
    if (twice != records.end())
        return fail(WireError::OutOfOrder, "tlv type " + std::to_string(twice->type) + " twice");
    ByteWriter out;
    for (const TlvRecord& record : records)
        writeTlv(out, record.type, record.value);
    return out.take();
}

void writeTlv(ByteWriter& out, std::uint64_t type, ByteView value)
{
    writeBigSize(out, type);
    writeBigSize(out, value.size());
    out.bytes(value);
}

} // namespace fulgurite::lightning

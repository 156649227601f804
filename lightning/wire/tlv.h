// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/wire_error.h"
#include "wallet/base/bytes.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace fulgurite::lightning {

struct TlvRecord {
    std::uint64_t type = 0;
    Bytes value;
    friend bool operator==(const TlvRecord&, const TlvRecord&) = default;
};
using TlvRecords = std::vector<TlvRecord>;

/// One record of a stream it does not own.
struct TlvView {
    std::uint64_t type = 0;
    ByteView value;
};

/// Walks a TLV stream record by record and checks its form. Source: BOLT 1 § Type-Length-Value
/// Format.
class TlvReader {
public:
    explicit TlvReader(ByteView stream) : m_in{stream} {}
    /// The next record, or nothing at the end.
    /// Errors: Truncated, NotCanonical (type or length), OutOfOrder (not above the type before).
    Result<std::optional<TlvView>, WireError> next();

private:
    ByteReader m_in;
    std::optional<std::uint64_t> m_last;
};

/// All records, of any type.
Result<TlvRecords, WireError> decodeTlvs(ByteView stream);
/// Sorts by type and writes. Errors: OutOfOrder when a type occurs twice.
Result<Bytes, WireError> encodeTlvs(TlvRecords records);
void writeTlv(ByteWriter& out, std::uint64_t type, ByteView value);

} // namespace fulgurite::lightning

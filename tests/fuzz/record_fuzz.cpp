// SPDX-License-Identifier: MIT
#include "lightning/node/channel_backup.h"
#include "lightning/node/peer_table.h"
#include "lightning/payment/invoice_entry.h"
#include "lightning/payment/payment.h"
#include "tests/fuzz/fuzz_target.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

constexpr std::size_t kChecksumSize = 4;

/// What decodes has one encoding of the newest version, and that says the same.
template <typename Decode, typename Encode> void read(ByteView record, Decode decode, Encode encode)
{
    const auto value = decode(record);
    if (!value)
        return;
    const Bytes written = encode(*value);
    const auto again = decode(written);
    mustHold(again.has_value() && *again == *value && encode(*again) == written);
}

void readAs(std::uint8_t kind, ByteView record)
{
    switch (kind % 4U) {
    case 0:
        return read(record, decodePayment, encodePayment);
    case 1:
        return read(record, decodeInvoiceEntry, encodeInvoiceEntry);
    case 2:
        return read(record, decodePeerRecord, encodePeerRecord);
    default:
        return read(record, decodeChannelBackup, encodeChannelBackup);
    }
}

/// What lists and pages ask of a payment that was loaded.
void askPayment(ByteView record)
{
    const auto payment = decodePayment(record);
    if (!payment)
        return;
    static_cast<void>(amountSent(*payment));
    static_cast<void>(feePaid(*payment));
    static_cast<void>(stageOf(*payment));
    static_cast<void>(returnsByBlock(*payment));
}

} // namespace

/// The first byte chooses the record; the rest is its bytes, and its body with a checksum that
/// holds.
void fuzzOne(ByteView input)
{
    if (input.empty())
        return;
    const ByteView bytes = input.subspan(1);
    const Bytes sound = withChecksum(bytes, kChecksumSize);
    readAs(input[0], bytes);
    readAs(input[0], sound);
    askPayment(sound);
}

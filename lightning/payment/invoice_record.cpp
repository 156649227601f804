// SPDX-License-Identifier: MIT
#include "lightning/payment/invoice_entry.h"
#include "lightning/payment/record_codec.h"

namespace fulgurite::lightning {

namespace {
constexpr std::uint8_t kVersion = 2; ///< 2: updatedIndex
}

Bytes encodeInvoiceEntry(const InvoiceEntry& entry)
{
    RecordWriter out{kVersion};
    out.raw(entry.hash.view()).text(entry.label).u64(entry.createdIndex).u64(entry.paidIndex);
    out.time(entry.createdAt).time(entry.expiresAt);
    out.optional(entry.paidAt, [&](UnixTime at) { out.time(at); });
    out.u8(static_cast<std::uint8_t>(entry.status))
        .raw(entry.preimage.view())
        .raw(entry.secret.view());
    out.text(entry.description).text(entry.invoice);
    out.optional(entry.amount, [&](MilliSatoshi amount) { out.amount(amount); });
    out.amount(entry.received)
        .u16(entry.minFinalCltv)
        .flag(entry.keysend)
        .text(entry.message)
        .blob(entry.customRecords);
    out.u32(static_cast<std::uint32_t>(entry.parts.size()));
    for (const AcceptedHtlc& part : entry.parts)
        out.raw(part.channelId.view()).u64(part.htlcId).amount(part.amount);
    out.u64(entry.updatedIndex);
    return out.take();
}

Result<InvoiceEntry, RecordError> decodeInvoiceEntry(ByteView record)
{
    RecordReader in = FULGURITE_TRY(RecordReader::open(record, kVersion));
    InvoiceEntry out;
    out.hash = in.fixed<PaymentHash>();
    out.label = in.text();
    out.createdIndex = in.u64();
    out.paidIndex = in.u64();
    out.createdAt = in.time();
    out.expiresAt = in.time();
    out.paidAt = in.optional([&] { return in.time(); });
    const std::uint8_t status = in.u8();
    out.status = static_cast<InvoiceStatus>(status);
    out.preimage = in.fixed<Preimage>();
    out.secret = in.fixed<PaymentSecret>();
    out.description = in.text();
    out.invoice = in.text();
    out.amount = in.optional([&] { return in.amount(); });
    out.received = in.amount();
    out.minFinalCltv = in.u16();
    out.keysend = in.flag();
    out.message = in.text();
    out.customRecords = in.blob();
    const std::size_t parts = in.count();
    for (std::size_t i = 0; i < parts && in.ok(); ++i) {
        const auto channelId = in.fixed<ChannelId>();
        const std::uint64_t id = in.u64();
        out.parts.push_back({channelId, id, in.amount()});
    }
    if (in.version() >= 2)
        out.updatedIndex = in.u64();
    if (!in.finished() || status > 2)
        return fail(RecordError::Malformed, "invoice: its fields do not fill the record");
    return out;
}

} // namespace fulgurite::lightning

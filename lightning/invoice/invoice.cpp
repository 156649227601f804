// SPDX-License-Identifier: MIT
#include "lightning/invoice/invoice.h"

#include "lightning/invoice/prefix.h"
#include "lightning/invoice/tagged_fields.h"
#include "lightning/invoice/words.h"
#include "wallet/bitcoin/bech32.h"
#include "wallet/crypto/hash.h"

namespace fulgurite::lightning {

namespace {

constexpr std::size_t kTimestampWords = 7;
constexpr std::size_t kSignatureWords = 104;

/// Features an invoice may require of us. Source: BOLT 9 § Assigned Feature Flags, context 9.
FeatureBits understoodFeatures() { return {8, 14, 16, 48}; }

Hash256 digestOf(std::string_view prefix, ByteView words)
{
    return sha256({asBytes(prefix), wordsToPaddedBytes(words)});
}

Result<void, InvoiceError> checkFeatures(const FeatureBits& features)
{
    // BOLT 11 § Tagged Fields: an unknown even bit asks for something we cannot do.
    if (const auto bit = firstUnknownEven(features, understoodFeatures()))
        return fail(InvoiceError::UnknownFeature,
                    "feature bit " + std::to_string(*bit) + " is required and unknown");
    if (const auto missing = missingDependency(features))
        return fail(InvoiceError::MissingDependency,
                    "feature " + std::to_string(static_cast<unsigned>(missing->feature)) +
                        " needs feature " + std::to_string(static_cast<unsigned>(missing->needs)));
    return {};
}

Result<void, InvoiceError> checkPresence(const ReadFields& fields)
{
    if (!fields.paymentHash)
        return fail(InvoiceError::MissingField, "no payment hash (field 'p')");
    if (!fields.paymentSecret)
        return fail(InvoiceError::MissingField, "no payment secret (field 's')");
    if (fields.draft.description.has_value() == fields.draft.descriptionHash.has_value())
        return fail(InvoiceError::MissingField,
                    fields.draft.description
                        ? "both a description and its hash (fields 'd' and 'h')"
                        : "no description (field 'd' or 'h')");
    return checkFeatures(fields.draft.features);
}

Result<PublicKey, InvoiceError> checkSignature(const std::optional<PublicKey>& named,
                                               const RecoverableSignature& signature,
                                               const Hash256& digest)
{
    if (signature.recoveryId > 3)
        return fail(InvoiceError::BadSignature, "recovery id " +
                                                    std::to_string(signature.recoveryId) +
                                                    ", 0 to 3 are possible");
    // BOLT 11 § Tagged Fields: with `n` the signature must be low-S; without it any S recovers the
    // key.
    if (named && !verifyEcdsa(*named, digest, signature.signature))
        return fail(InvoiceError::BadSignature, "the signature is not that of the payee it names");
    const auto payee = named ? named : recover(signature, digest);
    if (!payee)
        return fail(InvoiceError::BadSignature, "the signature belongs to no key");
    return *payee;
}

RecoverableSignature readSignature(ByteView words)
{
    const Bytes bytes = wordsToBytes(words);
    return {*Signature::fromView(ByteView{bytes}.first(Signature::kSize)), bytes.back()};
}

Result<Bech32Text, InvoiceError> splitText(std::string_view text)
{
    if (text.size() > kMaxInvoiceLength)
        return fail(InvoiceError::TooLong,
                    std::to_string(text.size()) + " characters, an invoice has at most 7089");
    auto decoded = decodeBech32(text, kMaxInvoiceLength);
    if (!decoded) {
        const bool mistyped = decoded.error().code == AddressError::BadChecksum;
        return fail(mistyped ? InvoiceError::BadChecksum : InvoiceError::NotAnInvoice,
                    decoded.error().detail);
    }
    if (decoded->kind != Bech32Kind::Bech32)
        return fail(InvoiceError::BadChecksum, "a bech32m checksum, invoices carry bech32");
    if (decoded->words.size() < kTimestampWords + kSignatureWords)
        return fail(InvoiceError::NotAnInvoice, "too short for a timestamp and a signature");
    return std::move(*decoded);
}

ByteView coveredWords(const Bech32Text& parts)
{
    return ByteView{parts.words}.first(parts.words.size() - kSignatureWords);
}

Result<ReadFields, InvoiceError> readContent(const Bech32Text& parts)
{
    const InvoicePrefix prefix = FULGURITE_TRY(parsePrefix(parts.prefix));
    const ByteView covered = coveredWords(parts);
    ReadFields fields = FULGURITE_TRY(
        readFields(covered.subspan(kTimestampWords), parts.prefix.size() + 1 + kTimestampWords));
    if (auto checked = checkPresence(fields); !checked)
        return std::unexpected(std::move(checked).error());
    fields.draft.network = prefix.network;
    fields.draft.amount = prefix.amount;
    fields.draft.timestamp = unixTime(
        static_cast<std::int64_t>(wordsToNumber(covered.first(kTimestampWords)).value_or(0)));
    fields.draft.paymentHash = *fields.paymentHash;
    fields.draft.paymentSecret = *fields.paymentSecret;
    return fields;
}

} // namespace

Result<Invoice, InvoiceError> decodeInvoice(std::string_view text, std::optional<UnixTime> now)
{
    const Bech32Text parts = FULGURITE_TRY(splitText(text));
    ReadFields fields = FULGURITE_TRY(readContent(parts));
    const RecoverableSignature signature =
        readSignature(ByteView{parts.words}.last(kSignatureWords));
    const PublicKey payee = FULGURITE_TRY(
        checkSignature(fields.payee, signature, digestOf(parts.prefix, coveredWords(parts))));
    Invoice invoice{std::move(fields.draft), payee, signature};
    if (now && invoice.expiresAt() < *now)
        return fail(InvoiceError::Expired,
                    "the invoice expired at " + std::to_string(toSeconds(invoice.expiresAt())));
    return invoice;
}

Result<InvoiceDraft, InvoiceError> readInvoiceUnproven(std::string_view text)
{
    const Bech32Text parts = FULGURITE_TRY(splitText(text));
    return FULGURITE_TRY(readContent(parts)).draft;
}

Result<std::string, InvoiceError> encodeInvoice(const InvoiceDraft& draft, const SecretKey& nodeKey)
{
    if (draft.description.has_value() == draft.descriptionHash.has_value())
        return fail(InvoiceError::MissingField, "an invoice has either a description or its hash");
    if (toSeconds(draft.timestamp) < 0 ||
        toSeconds(draft.timestamp) >> (5 * kTimestampWords) != 0 || draft.expiry.count() < 0)
        return fail(InvoiceError::BadField,
                    "the timestamp does not fit 35 bits, or a negative expiry");
    const std::string prefix = FULGURITE_TRY(formatPrefix({draft.network, draft.amount}));
    Bytes words =
        numberToWords(static_cast<std::uint64_t>(toSeconds(draft.timestamp)), kTimestampWords);
    const Bytes fields = FULGURITE_TRY(writeFields(draft));
    words.insert(words.end(), fields.begin(), fields.end());

    const RecoverableSignature signature = signRecoverable(nodeKey, digestOf(prefix, words));
    Bytes tail(signature.signature.data.begin(), signature.signature.data.end());
    tail.push_back(signature.recoveryId);
    const Bytes tailWords = bytesToWords(tail);
    words.insert(words.end(), tailWords.begin(), tailWords.end());
    std::string text = encodeBech32(prefix, words, Bech32Kind::Bech32);
    if (text.size() > kMaxInvoiceLength)
        return fail(InvoiceError::TooLong, "the invoice has " + std::to_string(text.size()) +
                                               " characters, at most 7089 may be sent");
    return text;
}

} // namespace fulgurite::lightning

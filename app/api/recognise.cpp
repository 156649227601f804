// SPDX-License-Identifier: MIT
#include "app/api/recognise.h"

#include <QRegularExpression>

#include "lightning/invoice/invoice.h"
#include "wallet/base/bytes.h"
#include "wallet/base/text.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/bip21.h"
#include "wallet/crypto/keys.h"
#include "wallet/keys/mnemonic.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

/// Longer texts are no payment request; nothing below reads them whole more than once.
constexpr qsizetype kMostCharacters = 16'384;

QString shown(const std::string& text, std::size_t limit = 640)
{
    return QString::fromStdString(sanitised(text, limit));
}

QString nameOf(Network network)
{
    const auto name = networkName(network);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

/// The decoders' details name the place as "character N", counted from 1.
std::optional<int> placeIn(const std::string& detail)
{
    static const QRegularExpression kPlace{QStringLiteral(R"(\bcharacter (\d{1,5})\b)")};
    const auto match = kPlace.match(QString::fromStdString(detail));
    return match.hasMatch() ? std::optional{match.captured(1).toInt() - 1} : std::nullopt;
}

ApiError problem(ErrorCode code, const QString& value, const std::string& detail)
{
    const QString rule = shown(detail);
    std::map<QString, QString> values{{QStringLiteral("value"), shown(value.toStdString(), 80)},
                                      {QStringLiteral("rule"), rule}};
    if (const auto place = placeIn(detail))
        values[QStringLiteral("position")] = QString::number(*place + 1);
    return {code, std::move(values), rule};
}

bool startsWith(const QString& text, const char* prefix)
{
    return text.startsWith(QLatin1String{prefix}, Qt::CaseInsensitive);
}

Recognised asUnsupported(RecognisedKind kind, const QString& what)
{
    Recognised found;
    found.kind = kind;
    found.problem = ApiError{ErrorCode::NotYetSupported, {{QStringLiteral("what"), what}}, {}};
    return found;
}

Recognised asInvoice(const QString& text, Network network)
{
    Recognised found;
    found.kind = RecognisedKind::Bolt11;
    found.invoice = text.toLower();
    const auto invoice = lightning::decodeInvoice(text.toStdString());
    if (!invoice) {
        found.problem = problem(ErrorCode::InvoiceInvalid, text, invoice.error().detail);
        found.problemAt = placeIn(invoice.error().detail);
        return found;
    }
    found.nodeId = QString::fromStdString(toHex(invoice->payee));
    found.amountMsat = invoice->amount;
    if (invoice->amount) {
        const auto msat = invoice->amount->value();
        found.amount = Satoshi{msat / 1000 + (msat % 1000 == 0 ? 0U : 1U)};
    }
    found.description = shown(invoice->description.value_or(std::string{}));
    found.expiresAt = toSeconds(invoice->expiresAt());
    if (invoice->network != network)
        found.problem = ApiError{ErrorCode::InvoiceOtherNetwork,
                                 {{QStringLiteral("other"), nameOf(invoice->network)},
                                  {QStringLiteral("network"), nameOf(network)}},
                                 {}};
    return found;
}

Recognised asAddress(const QString& text, Network network)
{
    Recognised found;
    found.kind = RecognisedKind::Address;
    found.address = text;
    const auto script = decodeAddress(text.toStdString(), network);
    if (script)
        return found;
    const auto& error = script.error();
    const bool other = error.code == AddressError::WrongNetwork;
    found.problem = problem(other ? ErrorCode::AddressOtherNetwork : ErrorCode::AddressInvalid,
                            text, error.detail);
    found.problem->values[QStringLiteral("network")] = nameOf(network);
    found.problemAt = placeIn(error.detail);
    return found;
}

/// The parts of a BIP 21 request beside its address.
void takeInvoiceOf(const BitcoinUri& uri, Network network, Recognised& found)
{
    if (!uri.lightning)
        return;
    const Recognised invoice = asInvoice(QString::fromStdString(*uri.lightning), network);
    if (!invoice.problem) {
        found.invoice = invoice.invoice;
        found.nodeId = invoice.nodeId;
        found.amountMsat = invoice.amountMsat;
        found.description = invoice.description;
        found.expiresAt = invoice.expiresAt;
        if (!found.amount)
            found.amount = invoice.amount;
    } else if (found.address.isEmpty()) {
        found.problem = invoice.problem;
    }
}

Recognised asUri(const QString& text, Network network)
{
    Recognised found;
    found.kind = RecognisedKind::Bip21;
    const auto uri = parseBitcoinUri(text.toStdString());
    if (!uri) {
        found.problem = problem(ErrorCode::AddressInvalid, text, uri.error().detail);
        return found;
    }
    found.amount = uri->amount;
    found.label = shown(uri->label.value_or(std::string{}));
    found.message = shown(uri->message.value_or(std::string{}));
    if (!uri->address.empty()) {
        const Recognised address = asAddress(QString::fromStdString(uri->address), network);
        found.address = address.address;
        found.problem = address.problem;
    }
    takeInvoiceOf(*uri, network, found);
    if (found.address.isEmpty() && found.invoice.isEmpty() && !found.problem)
        found.problem = ApiError{
            ErrorCode::NotYetSupported,
            {{QStringLiteral("what"), uri->silentPayment ? QStringLiteral("A silent payment code")
                                                         : QStringLiteral("A BOLT 12 offer")}},
            {}};
    return found;
}

Recognised asNode(const QString& text)
{
    Recognised found;
    const auto at = text.indexOf(QLatin1Char{'@'});
    found.kind = at < 0 ? RecognisedKind::NodeId : RecognisedKind::NodeAddress;
    found.nodeId = text.left(66).toLower();
    if (at >= 0)
        found.host = text.mid(at + 1);
    if (!PublicKey::parse(fromHex(found.nodeId.toStdString())))
        found.problem =
            problem(ErrorCode::NodeIdInvalid, found.nodeId, "these 33 bytes are no point");
    return found;
}

bool looksLikeNode(const QString& text)
{
    static const QRegularExpression kNode{QStringLiteral(R"(^0[23][0-9a-fA-F]{64}(@\S+)?$)")};
    return kNode.match(text).hasMatch();
}

bool looksLikeName(const QString& text)
{
    static const QRegularExpression kName{
        QStringLiteral(R"(^\x{20BF}?[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+$)"),
        QRegularExpression::UseUnicodePropertiesOption};
    return kName.match(text).hasMatch();
}

bool looksLikeLnurl(const QString& text)
{
    return startsWith(text, "lnurl1") || startsWith(text, "lnurlp:") ||
           startsWith(text, "lnurlw:") || startsWith(text, "lnurlc:") ||
           startsWith(text, "keyauth:");
}

bool looksLikeInvoice(const QString& text)
{
    static const QRegularExpression kInvoice{QStringLiteral(R"(^ln(bcrt|bc|tbs|tb)\d*[munp]?1)"),
                                             QRegularExpression::CaseInsensitiveOption};
    return kInvoice.match(text).hasMatch();
}

bool looksLikeAddress(const QString& text)
{
    static const QRegularExpression kAddress{
        QStringLiteral(R"(^((bc|tb|bcrt)1[0-9a-z]+|[13mn2][1-9A-HJ-NP-Za-km-z]{24,39})$)"),
        QRegularExpression::CaseInsensitiveOption};
    return kAddress.match(text).hasMatch();
}

bool matches(const char* pattern, const QString& text)
{
    const QRegularExpression expression{QString::fromLatin1(pattern),
                                        QRegularExpression::CaseInsensitiveOption};
    return expression.match(text).hasMatch();
}

bool looksLikeSeed(const QString& text)
{
    constexpr qsizetype kFewest = 12, kMost = 24;
    const QStringList words =
        text.toLower().split(QRegularExpression{QStringLiteral("\\s+")}, Qt::SkipEmptyParts);
    return words.size() >= kFewest && words.size() <= kMost &&
           std::ranges::all_of(words, [](const QString& word) {
               return wallet::englishIndex(word.toStdString()).has_value();
           });
}

Resembles resemblanceOf(const QString& text)
{
    struct Look {
        Resembles what;
        const char* pattern;
    };
    static constexpr Look kLooks[] = {
        {Resembles::PrivateKey, "^([KLc][1-9A-HJ-NP-Za-km-z]{51}|[59][1-9A-HJ-NP-Za-km-z]{50}|["
                                "xyztuv]prv[1-9A-Za-z]{90,})$"},
        {Resembles::ExtendedKey, "^[xyztuv]pub[1-9A-Za-z]{20,}$"},
        {Resembles::TransactionId, "^[0-9a-f]{64}$"},
        {Resembles::OtherCoin, "^(0x[0-9a-f]{40}|[48][1-9A-Za-z]{94}|ltc1[0-9a-z]+|[LM][1-9A-HJ-NP-"
                               "Za-km-z]{33}|addr1[0-9a-z]+|"
                               "(bitcoincash:)?q[0-9a-z]{41})$"},
        {Resembles::NostrKey, "^(nostr:)?(npub|nsec|nprofile)1[0-9a-z]+$"},
        {Resembles::CutAddress,
         "^((bc|tb|bcrt)1?|ln(bc|tb|tbs|bcrt)[0-9a-z]*|0[23][0-9a-f]{10,})$"},
        {Resembles::WebAddress, "^(https?://|www\\.)\\S+$"},
        {Resembles::Number, "^[0-9 .,'\\x{202F}]+$"},
    };
    if (looksLikeSeed(text))
        return Resembles::SeedWords;
    for (const Look& look : kLooks) {
        if (matches(look.pattern, text))
            return look.what;
    }
    return Resembles::Nothing;
}

Recognised asText(const QString& text)
{
    Recognised found;
    found.kind = RecognisedKind::Text;
    found.resembles = resemblanceOf(text);
    const bool secret =
        found.resembles == Resembles::SeedWords || found.resembles == Resembles::PrivateKey;
    // No secret that was pasted by mistake travels on in an error.
    found.problem =
        problem(ErrorCode::NotRecognised, secret ? QString{} : text, "no known beginning");
    return found;
}

} // namespace

Recognised recognise(const QString& text, Network network)
{
    QString rest = text.trimmed();
    if (rest.isEmpty())
        return {};
    if (rest.size() > kMostCharacters) {
        Recognised found;
        found.kind = RecognisedKind::Text;
        found.problem = problem(ErrorCode::NotRecognised, rest.left(20), "longer than any request");
        return found;
    }
    if (startsWith(rest, "lightning:"))
        rest = rest.mid(10).trimmed();
    if (startsWith(rest, "bitcoin:"))
        return asUri(rest, network);
    if (looksLikeLnurl(rest))
        return asUnsupported(RecognisedKind::Lnurl, QStringLiteral("An LNURL"));
    if (startsWith(rest, "lno1") || startsWith(rest, "lnr1") || startsWith(rest, "lni1"))
        return asUnsupported(RecognisedKind::Offer, QStringLiteral("A BOLT 12 offer"));
    if (looksLikeInvoice(rest))
        return asInvoice(rest, network);
    if (looksLikeNode(rest))
        return asNode(rest);
    if (looksLikeName(rest))
        return asUnsupported(RecognisedKind::Bip353, QStringLiteral("A payment name"));
    if (looksLikeAddress(rest))
        return asAddress(rest, network);
    return asText(rest);
}

std::optional<ApiError> whatIsNotYetSupported(const QString& text)
{
    auto found = recognise(text, Network::Bitcoin); // these name no network
    return found.problem && found.problem->code == ErrorCode::NotYetSupported
               ? std::move(found.problem)
               : std::nullopt;
}

} // namespace fulgurite::app

// SPDX-License-Identifier: MIT
#include "ui/models/recognised_text.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMimeData>

#include "ui/format/error_text.h"
#include "ui/style/theme.h"

namespace fulgurite::ui {

namespace {

using app::RecognisedKind;
using app::Resembles;

constexpr qsizetype kMostClipboard = 16'384;

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

QString resemblanceText(Resembles resembles)
{
    switch (resembles) {
    case Resembles::Nothing:
        return {};
    case Resembles::SeedWords:
        return tr("These look like the words of a seed. Whoever has them has the money: the field "
                  "was emptied. Show them to nobody; clear the clipboard.");
    case Resembles::PrivateKey:
        return tr("This looks like a private key. Whoever has it has the money: the field was "
                  "emptied. Show it to nobody; clear the clipboard.");
    case Resembles::ExtendedKey:
        return tr("This looks like a wallet's public master key: nothing can be paid to it. Ask "
                  "for an address.");
    case Resembles::TransactionId:
        return tr("This looks like a transaction id or a payment hash: it names a payment, nothing "
                  "can be paid to it. Look for it in Activity.");
    case Resembles::OtherCoin:
        return tr("This looks like an address of another coin: bitcoin sent there would be lost. "
                  "Ask for a Bitcoin address.");
    case Resembles::NostrKey:
        return tr("This looks like a Nostr key: nothing can be paid to it. Ask for an invoice or "
                  "an address.");
    case Resembles::WebAddress:
        return tr("This looks like the address of a web page. Open it in a browser and copy the "
                  "invoice from there.");
    case Resembles::Number:
        return tr("This looks like an amount. Paste to whom first, then enter the amount.");
    case Resembles::CutAddress:
        return tr("This looks like the beginning of an address, an invoice or a node key: the end "
                  "is missing. Copy it again, whole.");
    }
    return {};
}

} // namespace

RecognisedWords recognisedWords(const app::Recognised& found)
{
    switch (found.kind) {
    case RecognisedKind::Nothing:
    case RecognisedKind::Text:
        return {};
    case RecognisedKind::Address:
        return {tr("Bitcoin address"), Icon::Chain, Tone::OnChain};
    case RecognisedKind::Bip21:
        return found.invoice.isEmpty()
                   ? RecognisedWords{tr("Bitcoin payment link"), Icon::Chain, Tone::OnChain}
                   : RecognisedWords{tr("Unified request"), Icon::Bolt, Tone::Lightning};
    case RecognisedKind::Bolt11:
        return {tr("Lightning invoice"), Icon::Bolt, Tone::Lightning};
    case RecognisedKind::NodeId:
    case RecognisedKind::NodeAddress:
        return {tr("Node key: pay without an invoice"), Icon::Peer, Tone::Lightning};
    case RecognisedKind::Offer:
        return {tr("BOLT 12 offer"), Icon::Info, Tone::Neutral};
    case RecognisedKind::Bip353:
        return {tr("Payment name"), Icon::Info, Tone::Neutral};
    case RecognisedKind::Lnurl:
        return {tr("LNURL"), Icon::Info, Tone::Neutral};
    }
    return {};
}

QString problemText(const app::Recognised& found)
{
    if (!found.problem)
        return {};
    const QString looks = resemblanceText(found.resembles);
    return looks.isEmpty() ? errorLine(*found.problem, currentAmountStyle()) : looks;
}

std::optional<ClipboardOffer> clipboardOffer(Network network, const QString& ourNodeId)
{
    const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
    if (mime == nullptr || !mime->hasText())
        return std::nullopt;
    const QString text = mime->text().trimmed();
    if (text.size() > kMostClipboard)
        return std::nullopt;
    const app::Recognised found = app::recognise(text, network);
    const RecognisedWords words = recognisedWords(found);
    const bool ours = !ourNodeId.isEmpty() && found.nodeId == ourNodeId;
    if (found.problem || words.text.isEmpty() || ours)
        return std::nullopt;
    return ClipboardOffer{text, words};
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/receive/request_text.h"

#include "wallet/bitcoin/bip21.h"

namespace fulgurite::ui {

namespace {

QString onChainLink(const RequestParts& parts, bool withInvoice)
{
    BitcoinUri uri;
    uri.address = parts.address.toStdString();
    if (parts.amount && *parts.amount > Satoshi{})
        uri.amount = parts.amount;
    if (!parts.note.isEmpty())
        uri.message = parts.note.toStdString();
    if (withInvoice && !parts.invoice.isEmpty())
        uri.lightning = parts.invoice.toStdString();
    return QString::fromStdString(makeBitcoinUri(uri));
}

} // namespace

ReceiveMode receiveModeOf(const QString& id)
{
    if (id == QLatin1String{"lightning"})
        return ReceiveMode::Lightning;
    return id == QLatin1String{"onchain"} ? ReceiveMode::OnChain : ReceiveMode::Unified;
}

QString requestLink(ReceiveMode mode, const RequestParts& parts)
{
    if (mode == ReceiveMode::Lightning)
        return parts.invoice.isEmpty() ? QString{} : QStringLiteral("lightning:") + parts.invoice;
    if (parts.address.isEmpty())
        return {};
    return onChainLink(parts, mode == ReceiveMode::Unified);
}

QString requestQr(ReceiveMode mode, const RequestParts& parts)
{
    const QString link = requestLink(mode, parts);
    // Only a link without a query is free of text whose case matters.
    const bool free = mode == ReceiveMode::Lightning || !link.contains(QLatin1Char{'?'});
    const bool base58 = !parts.address.contains(QLatin1String{"1q"}) &&
                        !parts.address.contains(QLatin1String{"1p"});
    return free && (mode == ReceiveMode::Lightning || !base58) ? link.toUpper() : link;
}

} // namespace fulgurite::ui

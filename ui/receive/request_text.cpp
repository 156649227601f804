// SPDX-License-Identifier: MIT
#include "ui/receive/request_text.h"

#include <QStringList>
#include <QUrl>

#include "ui/format/amount_format.h"

namespace fulgurite::ui {

namespace {

/// Plain decimal bitcoin without zeros at the end, as BIP 21 shows it.
QString bitcoinAmount(Satoshi amount)
{
    QString text = plainAmount(amount, AmountStyle::Unit::Btc);
    while (text.contains(QLatin1Char{'.'}) &&
           (text.endsWith(QLatin1Char{'0'}) || text.endsWith(QLatin1Char{'.'})))
        text.chop(1);
    return text;
}

QString onChainLink(const RequestParts& parts, bool withInvoice)
{
    QStringList query;
    if (parts.amount && *parts.amount > Satoshi{})
        query << QStringLiteral("amount=") + bitcoinAmount(*parts.amount);
    if (!parts.note.isEmpty())
        query << QStringLiteral("message=") +
                     QString::fromLatin1(QUrl::toPercentEncoding(parts.note));
    if (withInvoice && !parts.invoice.isEmpty())
        query << QStringLiteral("lightning=") + parts.invoice;
    QString link = QStringLiteral("bitcoin:") + parts.address;
    if (!query.isEmpty())
        link += QLatin1Char{'?'} + query.join(QLatin1Char{'&'});
    return link;
}

} // namespace

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

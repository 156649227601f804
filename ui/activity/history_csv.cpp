// SPDX-License-Identifier: MIT
#include "ui/activity/history_csv.h"

#include <QStringList>

#include "ui/models/history_text.h"

namespace fulgurite::ui {

namespace {

QString cell(QString text)
{
    static const QString kFormula = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && kFormula.contains(text.front()))
        text.prepend(QLatin1Char{'\''});
    if (text.contains(QLatin1Char{','}) || text.contains(QLatin1Char{'"'}) ||
        text.contains(QLatin1Char{'\n'}) || text.contains(QLatin1Char{'\r'}))
        text = QLatin1Char{'"'} + text.replace(QLatin1Char{'"'}, QStringLiteral("\"\"")) +
               QLatin1Char{'"'};
    return text;
}

/// Numbers of our own: never a formula, whatever their sign.
QString satoshi(MilliSatoshi amount, bool negative)
{
    const std::uint64_t msat = amount.value();
    return QStringLiteral("%1%2.%3")
        .arg(negative && msat > 0 ? QStringLiteral("-") : QString{})
        .arg(msat / 1000)
        .arg(msat % 1000, 3, 10, QLatin1Char{'0'});
}

} // namespace

QByteArray historyCsvHeader()
{
    return "time_utc,layer,kind,state,amount_sat,fee_sat,label,description,counterparty,id\r\n";
}

QByteArray historyCsvLine(const app::HistoryRow& row)
{
    const QStringList cells{row.time.toUTC().toString(Qt::ISODate),
                            cell(historyLayerText(row.layer)),
                            cell(historyKindText(row.kind)),
                            cell(historyState(row).word),
                            satoshi(row.amount, !row.incoming),
                            satoshi(row.fee, false),
                            cell(row.label),
                            cell(row.description),
                            cell(row.counterparty),
                            cell(row.id)};
    return cells.join(QLatin1Char{','}).toUtf8() + "\r\n";
}

} // namespace fulgurite::ui

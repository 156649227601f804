// SPDX-License-Identifier: MIT
#include "ui/activity/history_file.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include "ui/models/history_text.h"

#include <cstdlib>

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
QString satoshi(qint64 msat)
{
    const qint64 whole = std::llabs(msat);
    return QStringLiteral("%1%2.%3")
        .arg(msat < 0 ? QStringLiteral("-") : QString{})
        .arg(whole / 1000)
        .arg(whole % 1000, 3, 10, QLatin1Char{'0'});
}

qint64 signedOf(MilliSatoshi amount) { return static_cast<qint64>(amount.value()); }

QByteArray csvRow(const app::HistoryRow& row)
{
    const QStringList cells{row.time.toUTC().toString(Qt::ISODate),
                            cell(historyLayerText(row.layer)),
                            cell(historyKindText(row.kind)),
                            cell(historyState(row).word),
                            satoshi(historyChange(row)),
                            satoshi(signedOf(row.amount)),
                            satoshi(signedOf(row.fee)),
                            cell(row.label),
                            cell(row.description),
                            cell(row.counterparty),
                            cell(row.id)};
    return cells.join(QLatin1Char{','}).toUtf8() + "\r\n";
}

QByteArray jsonRow(const app::HistoryRow& row, bool first)
{
    const QJsonObject object{{QStringLiteral("time"), row.time.toUTC().toString(Qt::ISODate)},
                             {QStringLiteral("layer"), historyLayerText(row.layer)},
                             {QStringLiteral("kind"), historyKindText(row.kind)},
                             {QStringLiteral("state"), historyState(row).word},
                             {QStringLiteral("incoming"), row.incoming},
                             {QStringLiteral("change_msat"), historyChange(row)},
                             {QStringLiteral("amount_msat"), signedOf(row.amount)},
                             {QStringLiteral("fee_msat"), signedOf(row.fee)},
                             {QStringLiteral("label"), row.label},
                             {QStringLiteral("description"), row.description},
                             {QStringLiteral("counterparty"), row.counterparty},
                             {QStringLiteral("id"), row.id}};
    return (first ? QByteArray{} : QByteArray{",\n"}) +
           QJsonDocument{object}.toJson(QJsonDocument::Compact);
}

/// Source: BIP 329. It knows no Lightning payments.
QByteArray labelRow(const app::HistoryRow& row)
{
    if (row.label.isEmpty() || row.layer != app::HistoryLayer::OnChain)
        return {};
    const QJsonObject object{{QStringLiteral("type"), QStringLiteral("tx")},
                             {QStringLiteral("ref"), row.id},
                             {QStringLiteral("label"), row.label}};
    return QJsonDocument{object}.toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

qint64 historyChange(const app::HistoryRow& row)
{
    switch (historySign(row)) {
    case Sign::Plus:
        return row.status == app::HistoryStatus::Pending ? 0 : signedOf(row.amount);
    case Sign::Minus:
        return row.layer == app::HistoryLayer::Lightning && row.status != app::HistoryStatus::Done
                   ? 0
                   : -signedOf(row.amount) - signedOf(row.fee);
    case Sign::None:
        return row.kind == app::HistoryKind::ToSelf && row.status == app::HistoryStatus::Done
                   ? -signedOf(row.fee)
                   : 0;
    }
    return 0;
}

QByteArray historyFileBegin(HistoryFormat format)
{
    switch (format) {
    case HistoryFormat::Csv:
        return "time_utc,layer,kind,state,change_sat,amount_sat,fee_sat,label,description,"
               "counterparty,id\r\n";
    case HistoryFormat::Json:
        return "[\n";
    case HistoryFormat::Bip329:
        return {};
    }
    return {};
}

QByteArray historyFileRow(HistoryFormat format, const app::HistoryRow& row, bool first)
{
    switch (format) {
    case HistoryFormat::Csv:
        return csvRow(row);
    case HistoryFormat::Json:
        return jsonRow(row, first);
    case HistoryFormat::Bip329:
        return labelRow(row);
    }
    return {};
}

QByteArray historyFileEnd(HistoryFormat format)
{
    return format == HistoryFormat::Json ? "\n]\n" : QByteArray{};
}

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#include "ui/format/plain_tip.h"

#include <QTextDocument>

namespace fulgurite::ui {

QString plainTip(const QString& text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QString escaped = text.toHtmlEscaped();
    return QStringLiteral("<qt>%1</qt>")
        .arg(escaped.replace(QLatin1Char{'\n'}, QLatin1String{"<br>"}));
}

} // namespace fulgurite::ui

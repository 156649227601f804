// SPDX-License-Identifier: MIT
#include "ui/format/english_plurals.h"

namespace fulgurite::ui {

QString EnglishPlurals::translate(const char* /*context*/, const char* sourceText,
                                  const char* /*disambiguation*/, int n) const
{
    const QLatin1String plural{"(s)"};
    QString text = QString::fromUtf8(sourceText);
    if (n < 0 || !text.contains(plural))
        return {}; // nothing of ours: the source stands
    return text.replace(plural, n == 1 ? QString{} : QStringLiteral("s"));
}

} // namespace fulgurite::ui

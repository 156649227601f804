// SPDX-License-Identifier: MIT
#include "ui/format/id_format.h"

namespace fulgurite::ui {

namespace {
constexpr QChar kEllipsis{0x2026};
constexpr qsizetype kGroup = 4;
} // namespace

QString groupedInFours(const QString& text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i > 0 && i % kGroup == 0)
            out += QLatin1Char{' '};
        out += text[i];
    }
    return out;
}

QString middleElided(const QString& text, int head, int tail)
{
    if (text.size() <= head + tail + 1)
        return text;
    return text.left(head) + kEllipsis + text.right(tail);
}

} // namespace fulgurite::ui

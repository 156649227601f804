// SPDX-License-Identifier: MIT
#include "tests/support/ui/pseudo_translator.h"

#include <QRegularExpression>

namespace fulgurite::testing {

namespace {

QString accented(const QString& text)
{
    const QString plain = QStringLiteral("aeiouycnsAEIOUYCNS");
    const QString marked = QStringLiteral("àéïõûýçñšÀÉÏÕÛÝÇÑŠ");
    QString out = text;
    for (QChar& c : out) {
        const qsizetype at = plain.indexOf(c);
        if (at >= 0)
            c = marked.at(at);
    }
    return out;
}

/// Words, so that a long text can be wrapped as a real one can.
QString padding(qsizetype length)
{
    constexpr qsizetype kWord = 6;
    QString out;
    for (qsizetype i = 0; i < length; ++i)
        out += i % kWord == 0 && length > 2 ? QLatin1Char{' '} : QLatin1Char{'~'};
    return out;
}

} // namespace

QString PseudoTranslator::translate(const char* context, const char* sourceText,
                                    const char* /*disambiguation*/, int /*n*/) const
{
    static const QRegularExpression kKept{QStringLiteral(R"(%L?\d|%L?n|\{[a-z:]+\}|<[^>]*>|&.)")};
    const QString source = QString::fromUtf8(sourceText);
    if (source.isEmpty() || qstrncmp(context, "Q", 1) == 0) // Qt's own dialogs are Qt's matter
        return {};
    QString out{QChar{0x27E6}};
    qsizetype done = 0;
    auto matches = kKept.globalMatch(source);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += accented(source.mid(done, match.capturedStart() - done)) + match.captured();
        done = match.capturedEnd();
    }
    out += accented(source.mid(done)) + padding((source.size() * 2 + 4) / 5 - 2);
    return out + QChar{0x27E7};
}

} // namespace fulgurite::testing

// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>
#include <QStringList>
#include <QTranslator>

#include <utility>

namespace fulgurite::testing {

/// Installed before the language of a test, so below it: what reaches this one has no translation.
class Unanswered final : public QTranslator {
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* sourceText, const char* /*disambiguation*/,
                      int /*n*/) const override
    {
        const QString owner = QString::fromUtf8(context);
        if (!owner.startsWith(QLatin1Char{'Q'})) // Qt's own words are Qt's matter
            m_texts.insert(owner + QStringLiteral(": ") + QString::fromUtf8(sourceText));
        return {};
    }
    /// Those asked for since the last time, as "CONTEXT: TEXT".
    QStringList taken() { return std::exchange(m_texts, {}).values(); }

private:
    mutable QSet<QString> m_texts;
};

} // namespace fulgurite::testing

// SPDX-License-Identifier: MIT
#pragma once

#include <QTranslator>

namespace fulgurite::ui {

/// "%n minute(s)" of the English source becomes "1 minute" and "2 minutes". Other languages bring
/// plural forms of their own.
class EnglishPlurals final : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* sourceText, const char* disambiguation,
                      int n) const override;
};

} // namespace fulgurite::ui

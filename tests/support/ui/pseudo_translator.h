// SPDX-License-Identifier: MIT
#pragma once

#include <QTranslator>

namespace fulgurite::testing {

/// English turned into a language that does not exist: accents on the vowels, two fifths longer,
/// between ⟦ and ⟧. A text without the brackets did not pass through tr(); a text that is cut has
/// no room to be translated. Markers (%1, %n, {name}), tags and line ends stay; of && and &x the
/// letter stays.
class PseudoTranslator final : public QTranslator {
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* sourceText, const char* disambiguation,
                      int n) const override;
};

} // namespace fulgurite::testing

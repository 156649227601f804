// SPDX-License-Identifier: MIT
#pragma once

#include <QRandomGenerator>
#include <QString>

#include "wallet/base/secret.h"

#include <array>

namespace fulgurite::ui {

/// Three different places in ascending order.
std::array<int, 3> pickQuestions(int count, QRandomGenerator& random);
/// Whether `typed` is the word at `index`; case and surrounding space do not matter.
bool isWordAt(const SecretBytes& words, int index, const QString& typed);
/// What was typed as words parted by single spaces, lower case. The caller's text stays its own to
/// clear.
SecretBytes normalisedWords(const QString& typed);

} // namespace fulgurite::ui

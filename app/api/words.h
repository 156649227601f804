// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include "wallet/base/secret.h"

namespace fulgurite::app {

enum class WordsState { TooFew, UnknownWord, WrongChecksum, Valid };
struct WordsCheck {
    WordsState state = WordsState::TooFew;
    int unknownIndex = -1; ///< of the first word that is not in the list
    int count = 0;
};

/// At most `most` words of the English BIP 39 list that begin with `prefix`.
QStringList completeWord(const QString& prefix, int most = 6);
/// `words` in UTF-8, parted by single spaces.
WordsCheck checkWords(const SecretBytes& words);
/// Fresh words for the wizard to show (12 or 24), before a wallet exists.
SecretBytes proposeWords(int count);

} // namespace fulgurite::app

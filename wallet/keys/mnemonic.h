// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"
#include "wallet/base/secret.h"

#include <optional>
#include <string_view>
#include <vector>

namespace fulgurite::wallet {

enum class MnemonicError {
    WordCount,   ///< not 12, 15, 18, 21 or 24
    UnknownWord, ///< the detail tells its position, never the word
    WrongChecksum,
    NotUtf8,
};

/// The 2048 words of BIP 39's English list, in order.
std::string_view englishWord(std::size_t index);
/// The index of an exact, lower-case word.
std::optional<std::size_t> englishIndex(std::string_view word);
/// At most `most` words that begin with `prefix`, in order. All of them begin with the empty
/// prefix.
std::vector<std::string_view> completions(std::string_view prefix, std::size_t most = 6);

/// English words for 16, 20, 24, 28 or 32 bytes of entropy (asserted), parted by single spaces.
SecretBytes mnemonicOf(ByteView entropy);
/// The entropy behind English words; white space around and between is free, case too. Errors:
/// WordCount, UnknownWord, WrongChecksum.
Result<SecretBytes, MnemonicError> entropyOf(ByteView words);
/// The words in lower case, parted by single spaces, when entropyOf accepts them. Their seed is
/// that of BIP 39.
Result<SecretBytes, MnemonicError> normalisedWords(ByteView words);
/// The words that make `words` (one fewer than 12, 15, 18, 21 or 24) valid when put last. Errors:
/// WordCount, UnknownWord.
Result<std::vector<std::string_view>, MnemonicError> lastWords(ByteView words);

/// 64 bytes of BIP 39 seed from any sentence (words are not checked) and passphrase, both UTF-8,
/// both brought to NFKD. About a millisecond. Error: NotUtf8.
Result<SecretBytes, MnemonicError> seedOf(ByteView sentence, ByteView passphrase);

} // namespace fulgurite::wallet

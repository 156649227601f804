// SPDX-License-Identifier: MIT
#include "tests/fuzz/fuzz_target.h"
#include "wallet/keys/mnemonic.h"
#include "wallet/keys/nfkd.h"

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

void readWords(ByteView words)
{
    const auto entropy = entropyOf(words);
    const auto normal = normalisedWords(words);
    mustHold(entropy.has_value() == normal.has_value());
    if (entropy)
        mustHold(equalSecrets(mnemonicOf(entropy->expose()).expose(), normal->expose()));
}

/// Every word that is offered as the last one must make the whole valid.
void complete(const std::string& words)
{
    const auto last = lastWords(asBytes(words));
    if (!last)
        return;
    mustHold(!last->empty());
    for (const std::string_view word : {last->front(), last->back()})
        mustHold(entropyOf(asBytes(words + " " + std::string{word})).has_value());
}

/// Two bytes a word.
std::string wordsOf(ByteView input)
{
    std::string out;
    for (std::size_t i = 0; i + 1 < input.size() && i < 50; i += 2) {
        const std::size_t index = (std::size_t{input[i]} << 8U | input[i + 1]) % 2048;
        out += (out.empty() ? "" : " ") + std::string{englishWord(index)};
    }
    return out;
}

} // namespace

/// The input as a sentence, as the beginning of a word, as the numbers of words, as entropy, and as
/// text that must come to its normal form.
void fuzzOne(ByteView input)
{
    readWords(input);
    for (const std::string_view word : completions(asString(input), 4))
        mustHold(englishIndex(word).has_value() && word.starts_with(asString(input)));
    const std::string words = wordsOf(input);
    readWords(asBytes(words));
    complete(words);
    complete(asString(input));
    if (const std::size_t size = input.size(); size >= 16 && size <= 32 && size % 4 == 0)
        mustHold(entropyOf(mnemonicOf(input).expose()).has_value());
    if (const auto normal = nfkd(input))
        mustHold(equalSecrets(nfkd(normal->expose())->expose(), normal->expose()));
}

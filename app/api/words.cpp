// SPDX-License-Identifier: MIT
#include "app/api/words.h"

#include "wallet/base/random.h"
#include "wallet/keys/mnemonic.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::app {

namespace {

std::vector<std::string_view> split(ByteView words)
{
    const std::string_view text{reinterpret_cast<const char*>(words.data()), words.size()};
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        if (end > at)
            found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

bool known(std::string_view word)
{
    Bytes lower{word.begin(), word.end()};
    for (auto& byte : lower)
        byte = byte >= 'A' && byte <= 'Z' ? static_cast<std::uint8_t>(byte + 32) : byte;
    const SecretBytes kept{std::move(lower)};
    return wallet::englishIndex({reinterpret_cast<const char*>(kept.expose().data()), kept.size()})
        .has_value();
}

bool fullLength(int count) { return count >= 12 && count <= 24 && count % 3 == 0; }

} // namespace

QStringList completeWord(const QString& prefix, int most)
{
    const QByteArray lower = prefix.trimmed().toLower().toUtf8();
    QStringList found;
    if (lower.isEmpty() || most <= 0)
        return found;
    for (const auto word :
         wallet::completions({lower.constData(), static_cast<std::size_t>(lower.size())},
                             static_cast<std::size_t>(most)))
        found.append(QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())));
    return found;
}

WordsCheck checkWords(const SecretBytes& words)
{
    WordsCheck check;
    for (const auto word : split(words.expose())) {
        if (check.unknownIndex < 0 && !known(word))
            check.unknownIndex = check.count;
        ++check.count;
    }
    if (check.unknownIndex >= 0)
        check.state = WordsState::UnknownWord;
    else if (fullLength(check.count))
        check.state =
            wallet::entropyOf(words.expose()) ? WordsState::Valid : WordsState::WrongChecksum;
    else if (check.count > 24)
        check.state = WordsState::WrongChecksum;
    return check;
}

SecretBytes proposeWords(int count)
{
    assert(fullLength(count));
    // BIP 39: three words for each 32 bits of entropy.
    Bytes drawn(static_cast<std::size_t>(count / 3 * 4));
    SystemRandom{}.fill(drawn);
    const SecretBytes entropy{std::move(drawn)};
    return wallet::mnemonicOf(entropy.expose());
}

} // namespace fulgurite::app

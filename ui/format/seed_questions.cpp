// SPDX-License-Identifier: MIT
#include "ui/format/seed_questions.h"

#include <algorithm>

namespace fulgurite::ui {

std::array<int, 3> pickQuestions(int count, QRandomGenerator& random)
{
    std::array<int, 3> picked{};
    for (std::size_t i = 0; i < picked.size();) {
        const int candidate = random.bounded(count);
        const auto end = picked.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(picked.begin(), end, candidate) == end)
            picked[i++] = candidate;
    }
    std::ranges::sort(picked);
    return picked;
}

bool isWordAt(const SecretBytes& words, int index, const QString& typed)
{
    Bytes at;
    int here = 0;
    for (const auto byte : words.expose()) {
        if (byte == ' ')
            ++here;
        else if (here == index)
            at.push_back(byte);
    }
    const SecretBytes wanted{std::move(at)};
    const SecretBytes given = normalisedWords(typed);
    return !wanted.empty() && equalSecrets(wanted.expose(), given.expose());
}

SecretBytes normalisedWords(const QString& typed)
{
    Bytes bytes;
    bytes.reserve(static_cast<std::size_t>(typed.size()) * 3);
    for (const QChar c : typed) {
        if (c.isSpace()) {
            if (!bytes.empty() && bytes.back() != ' ')
                bytes.push_back(' ');
            continue;
        }
        const QByteArray utf8 = QString{c.toLower()}.toUtf8();
        bytes.insert(bytes.end(), utf8.begin(), utf8.end());
    }
    if (!bytes.empty() && bytes.back() == ' ')
        bytes.pop_back();
    return SecretBytes{std::move(bytes)};
}

} // namespace fulgurite::ui

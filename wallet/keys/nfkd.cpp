// SPDX-License-Identifier: MIT
#include "wallet/keys/nfkd.h"

#include "wallet/keys/nfkd_table.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace fulgurite::wallet {

namespace {

/// Code points that are wiped when they go.
struct CodePoints {
    std::vector<char32_t> points;
    CodePoints() = default;
    CodePoints(const CodePoints&) = delete;
    CodePoints& operator=(const CodePoints&) = delete;
    CodePoints(CodePoints&& other) noexcept : points{std::exchange(other.points, {})} {}
    CodePoints& operator=(CodePoints&&) = delete;
    ~CodePoints() { wipe(points.data(), points.size() * sizeof(char32_t)); }
};

class TableReader {
public:
    explicit TableReader(std::string_view table) : m_rest{table} {}
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    std::uint32_t number()
    {
        std::uint32_t value = 0;
        for (unsigned shift = 0;; shift += 5) {
            const auto digit = static_cast<std::uint32_t>(m_rest.front() - '0');
            m_rest.remove_prefix(1);
            value |= (digit & 31) << shift;
            if (digit < 32)
                return value;
        }
    }
    std::int32_t difference()
    {
        const auto zigzag = static_cast<std::int32_t>(number());
        return (zigzag & 1) != 0 ? -(zigzag / 2) - 1 : zigzag / 2;
    }

private:
    std::string_view m_rest;
};

using Decompositions = std::unordered_map<char32_t, std::u32string>;
using CombiningClasses = std::unordered_map<char32_t, std::uint8_t>;

Decompositions readDecompositions()
{
    Decompositions out;
    TableReader in{kDecompositionTable};
    char32_t point = 0;
    std::int32_t target = 0;
    while (!in.atEnd()) {
        point += in.number();
        std::u32string& targets = out[point];
        for (std::uint32_t left = in.number(); left > 0; --left) {
            target += in.difference();
            targets.push_back(static_cast<char32_t>(target));
        }
    }
    return out;
}

CombiningClasses readCombining()
{
    CombiningClasses out;
    TableReader in{kCombiningTable};
    char32_t point = 0;
    while (!in.atEnd()) {
        point += in.number();
        const std::uint32_t count = in.number();
        const auto kind = static_cast<std::uint8_t>(in.number());
        for (std::uint32_t i = 0; i < count; ++i)
            out[point++] = kind;
    }
    return out;
}

/// Korean syllables, decomposed by arithmetic. Source: Unicode standard, section 3.12.
bool addHangul(char32_t point, std::vector<char32_t>& out)
{
    constexpr char32_t kFirst = 0xac00;
    constexpr char32_t kCount = 11172;
    constexpr char32_t kTails = 28;
    constexpr char32_t kVowels = 21;
    if (point < kFirst || point >= kFirst + kCount)
        return false;
    const char32_t index = point - kFirst;
    out.push_back(0x1100 + index / (kTails * kVowels));
    out.push_back(0x1161 + index / kTails % kVowels);
    if (index % kTails != 0)
        out.push_back(0x11a7 + index % kTails);
    return true;
}

/// The code point at the front, or nothing when the bytes are no UTF-8 (overlong forms and
/// surrogates are none).
std::optional<char32_t> decodeOne(ByteReader& in)
{
    const std::uint8_t first = *in.u8();
    if (first < 0x80)
        return first;
    const unsigned more = first >= 0xf0 && first < 0xf8 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc0 || first >= 0xf8)
        return std::nullopt;
    char32_t point = first & (0x3fU >> more);
    for (unsigned i = 0; i < more; ++i) {
        const auto next = in.u8();
        if (!next || (*next & 0xc0) != 0x80)
            return std::nullopt;
        point = point << 6 | (*next & 0x3fU);
    }
    constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xd800 && point < 0xe000;
    return point < kLeast[more] || point > 0x10ffff || surrogate ? std::nullopt
                                                                 : std::optional{point};
}

std::optional<CodePoints> decomposed(ByteView text)
{
    static const Decompositions table = readDecompositions();
    CodePoints out;
    out.points.reserve(
        text.size() *
        18); // the longest decomposition; a buffer that grew would leave its old self behind
    ByteReader in{text};
    while (!in.atEnd()) {
        const auto point = decodeOne(in);
        if (!point)
            return std::nullopt;
        const auto found = table.find(*point);
        if (found != table.end())
            out.points.insert(out.points.end(), found->second.begin(), found->second.end());
        else if (!addHangul(*point, out.points))
            out.points.push_back(*point);
    }
    return out;
}

/// Sorts each run of combining marks by class, stably.
void reorder(std::vector<char32_t>& points)
{
    static const CombiningClasses table = readCombining();
    const auto classOf = [](char32_t point) {
        const auto found = table.find(point);
        return found == table.end() ? std::uint8_t{0} : found->second;
    };
    for (auto begin = points.begin(); begin != points.end();) {
        const auto starter = [&](char32_t point) { return classOf(point) == 0; };
        const auto first = std::find_if_not(begin, points.end(), starter);
        const auto end = std::find_if(first, points.end(), starter);
        std::stable_sort(first, end,
                         [&](char32_t a, char32_t b) { return classOf(a) < classOf(b); });
        begin = end;
    }
}

void appendUtf8(Bytes& out, char32_t point)
{
    if (point < 0x80) {
        out.push_back(static_cast<std::uint8_t>(point));
        return;
    }
    const unsigned more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    out.push_back(static_cast<std::uint8_t>((0xff00U >> (more + 1) & 0xff) | point >> (6 * more)));
    for (unsigned left = more; left-- > 0;)
        out.push_back(static_cast<std::uint8_t>(0x80 | (point >> (6 * left) & 0x3f)));
}

} // namespace

std::optional<SecretBytes> nfkd(ByteView text)
{
    auto points = decomposed(text);
    if (!points)
        return std::nullopt;
    reorder(points->points);
    Bytes out;
    out.reserve(points->points.size() * 4);
    for (const char32_t point : points->points)
        appendUtf8(out, point);
    return SecretBytes{std::move(out)};
}

} // namespace fulgurite::wallet

// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace fulgurite::ui {

/// What a model tells its views; each `begin…` is answered by its `end…` after the rows moved.
struct RowHooks {
    std::function<void(int first, int last)> beginRemove, beginInsert;
    std::function<void(int from, int to)> beginMove; ///< `to` as QAbstractItemModel counts it
    std::function<void()> endRemove, endInsert, endMove;
    std::function<void(int row)> changed;
};

/// Brings `rows` to `next` by removes, inserts, moves and changes of rows with the same natural
/// key, so that a view keeps its selection and its place. Keys are unique. `keyOf` gives a key that
/// QHash knows, `same` whether two rows of one key look alike.
template <typename Row, typename KeyOf, typename Same>
void applyKeyedDiff(std::vector<Row>& rows, std::vector<Row> next, KeyOf keyOf, Same same,
                    const RowHooks& hooks)
{
    using Key = std::decay_t<decltype(keyOf(rows.front()))>;
    QHash<Key, int> wanted;
    for (std::size_t i = 0; i < next.size(); ++i)
        wanted.insert(keyOf(next[i]), static_cast<int>(i));
    for (int end = static_cast<int>(rows.size()); end > 0;) {
        int first = end;
        while (first > 0 && !wanted.contains(keyOf(rows[static_cast<std::size_t>(first - 1)])))
            --first;
        if (first == end) {
            --end;
            continue;
        }
        hooks.beginRemove(first, end - 1);
        rows.erase(rows.begin() + first, rows.begin() + end);
        hooks.endRemove();
        end = first;
    }
    QHash<Key, bool> present;
    for (const auto& row : rows)
        present.insert(keyOf(row), true);
    for (std::size_t i = 0; i < next.size(); ++i) {
        const int at = static_cast<int>(i);
        const auto key = keyOf(next[i]);
        if (!present.contains(key)) {
            std::size_t last = i;
            while (last + 1 < next.size() && !present.contains(keyOf(next[last + 1])))
                ++last;
            hooks.beginInsert(at, static_cast<int>(last));
            rows.insert(rows.begin() + at, next.begin() + at,
                        next.begin() + static_cast<std::ptrdiff_t>(last) + 1);
            hooks.endInsert();
            i = last;
            continue;
        }
        std::size_t from = i;
        while (keyOf(rows[from]) != key)
            ++from;
        if (from != i) {
            hooks.beginMove(static_cast<int>(from), at);
            std::rotate(rows.begin() + at, rows.begin() + static_cast<std::ptrdiff_t>(from),
                        rows.begin() + static_cast<std::ptrdiff_t>(from) + 1);
            hooks.endMove();
        }
        const bool alike = same(rows[i], next[i]);
        rows[i] = std::move(next[i]);
        if (!alike)
            hooks.changed(at);
    }
}

} // namespace fulgurite::ui

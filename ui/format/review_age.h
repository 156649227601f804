// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include <cstdint>

namespace fulgurite::ui {

/// A review older than a minute or than a block is renewed before it is signed.
bool reviewStale(const QDateTime& madeAt, std::uint32_t madeAtHeight, const QDateTime& now,
                 std::uint32_t height);

} // namespace fulgurite::ui

// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"
#include "wallet/base/fixed_bytes.h"

#include <cstdint>
#include <span>

namespace fulgurite {

/// Where entropy comes from. Injected, never global: one seed number, one transcript.
class RandomSource {
public:
    RandomSource() = default;
    RandomSource(const RandomSource&) = delete;
    RandomSource& operator=(const RandomSource&) = delete;
    virtual ~RandomSource() = default;

    virtual void fill(std::span<std::uint8_t> out) = 0;

    template <typename T> T fixed()
    {
        T value;
        fill(value.data);
        return value;
    }
    std::uint64_t u64();
    /// Uniform in [0, bound); 0 when bound is 0.
    std::uint64_t below(std::uint64_t bound);
};

/// The operating system's generator, by OpenSSL. Aborts when it has none to give.
class SystemRandom final : public RandomSource {
public:
    void fill(std::span<std::uint8_t> out) override;
};

/// SHA-256 of (seed, counter): reproducible, for the practice world and tests only.
class SeededRandom final : public RandomSource {
public:
    explicit SeededRandom(std::uint64_t seed) : m_seed{seed} {}
    void fill(std::span<std::uint8_t> out) override;

private:
    std::uint64_t m_seed;
    std::uint64_t m_counter = 0;
};

} // namespace fulgurite

// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <array>
#include <utility>

namespace fulgurite {

/// Overwrites memory in a way the compiler may not remove.
void wipe(void* memory, std::size_t size);

/// Secret bytes of any length: moves, never copies by accident, wiped at the end, no formatter, no
/// comparison.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(ByteView bytes) : m_bytes(bytes.begin(), bytes.end()) {}
    /// Takes over the buffer; the caller's variable is left empty.
    explicit SecretBytes(Bytes&& bytes) : m_bytes(std::move(bytes)) {}
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    SecretBytes(SecretBytes&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    ~SecretBytes() { clear(); }

    /// A deliberate second copy; each call site must need one.
    [[nodiscard]] SecretBytes clone() const { return SecretBytes{ByteView{m_bytes}}; }
    [[nodiscard]] ByteView expose() const { return m_bytes; }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }
    void clear();

private:
    Bytes m_bytes;
};

/// Equality in time that depends on the lengths only.
bool equalSecrets(ByteView left, ByteView right);

} // namespace fulgurite

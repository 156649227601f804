// SPDX-License-Identifier: MIT
#include "wallet/base/secret.h"

#include <cstring>

namespace fulgurite {

void wipe(void* memory, std::size_t size)
{
    if (size != 0)
        explicit_bzero(memory, size);
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    if (this != &other) {
        clear();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

void SecretBytes::clear()
{
    wipe(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

bool equalSecrets(ByteView left, ByteView right)
{
    if (left.size() != right.size())
        return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        difference |= static_cast<unsigned>(left[i] ^ right[i]);
    return difference == 0;
}

} // namespace fulgurite

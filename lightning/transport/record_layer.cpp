// SPDX-License-Identifier: MIT
#include "lightning/transport/record_layer.h"

#include "wallet/crypto/hash.h"

#include <array>
#include <cassert>

namespace fulgurite::lightning {

namespace {

constexpr std::size_t kTagSize = AeadStream::kTagSize;
constexpr std::size_t kHeaderSize = 2 + kTagSize;
constexpr std::uint64_t kUsesPerKey = 1000;

} // namespace

DirectionKeys rotated(const DirectionKeys& keys)
{
    const SecretBytes both = hkdfSha256(keys.chainingKey.expose(), keys.key.expose(), {}, 64);
    return {SecretBytes{both.expose().first(32)}, SecretBytes{both.expose().last(32)}};
}

RecordKey::RecordKey(DirectionKeys keys) : m_keys{std::move(keys)}, m_cipher{m_keys.key.expose()} {}

void RecordKey::seal(ByteView plain, Bytes& out)
{
    const std::size_t start = out.size();
    out.resize(start + plain.size() + kTagSize);
    m_cipher.seal(counterNonce(m_counter), plain, std::span{out}.subspan(start));
    advance();
}

bool RecordKey::open(std::span<std::uint8_t> sealed)
{
    const bool opened =
        m_cipher.open(counterNonce(m_counter), sealed, sealed.first(sealed.size() - kTagSize));
    advance();
    return opened;
}

void RecordKey::advance()
{
    if (++m_counter < kUsesPerKey)
        return;
    m_keys = rotated(m_keys);
    m_cipher = AeadStream{m_keys.key.expose()};
    m_counter = 0;
}

void SendingRecords::seal(ByteView message, Bytes& out)
{
    assert(message.size() <= UINT16_MAX);
    const std::array<std::uint8_t, 2> length{static_cast<std::uint8_t>(message.size() >> 8U),
                                             static_cast<std::uint8_t>(message.size())};
    out.reserve(out.size() + kHeaderSize + message.size() + kTagSize);
    m_key.seal(length, out);
    m_key.seal(message, out);
}

Result<void, TransportError> ReceivingRecords::receive(ByteView bytes, std::vector<Bytes>& messages)
{
    m_pending.insert(m_pending.end(), bytes.begin(), bytes.end());
    std::span<std::uint8_t> rest{m_pending};
    for (;;) {
        const std::size_t size = m_bodySize ? *m_bodySize + kTagSize : kHeaderSize;
        if (rest.size() < size)
            break;
        const auto record = rest.first(size);
        rest = rest.subspan(size);
        if (!m_key.open(record))
            return fail(TransportError::BadTag, m_bodySize ? "a message body does not decrypt"
                                                           : "a message length does not decrypt");
        if (m_bodySize)
            messages.emplace_back(record.begin(), record.end() - kTagSize);
        m_bodySize = m_bodySize
                         ? std::nullopt
                         : std::optional{static_cast<std::size_t>(record[0]) << 8U | record[1]};
    }
    m_pending.erase(m_pending.begin(), m_pending.end() - static_cast<std::ptrdiff_t>(rest.size()));
    return {};
}

} // namespace fulgurite::lightning

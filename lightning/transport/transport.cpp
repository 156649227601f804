// SPDX-License-Identifier: MIT
#include "lightning/transport/transport.h"

#include <cassert>

namespace fulgurite::lightning {

Transport::Transport(Handshake handshake) : m_state{std::move(handshake)}
{
    m_output = std::get<Handshake>(m_state).takeOutput();
}

Result<void, TransportError> Transport::receive(ByteView bytes, std::vector<Bytes>& messages)
{
    ByteReader in{bytes};
    if (auto* handshake = std::get_if<Handshake>(&m_state)) {
        auto read = handshake->receive(in);
        if (!read)
            return read;
        const Bytes reply = handshake->takeOutput();
        m_output.insert(m_output.end(), reply.begin(), reply.end());
        auto established = handshake->takeEstablished();
        if (!established)
            return {};
        m_state.emplace<Established>(std::move(*established));
    }
    return std::get<Established>(m_state).receiving.receive(in.rest(), messages);
}

void Transport::send(ByteView message)
{
    assert(established());
    std::get<Established>(m_state).sending.seal(message, m_output);
}

std::optional<PublicKey> Transport::remote() const
{
    const auto* established = std::get_if<Established>(&m_state);
    return established == nullptr ? std::nullopt : std::optional{established->remote};
}

} // namespace fulgurite::lightning

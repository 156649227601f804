// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/transport/handshake.h"

#include <optional>
#include <variant>
#include <vector>

namespace fulgurite::lightning {

/// One encrypted connection, handshake and records together, without a socket: feed what was read,
/// write what is taken.
class Transport {
public:
    /// Act one is in takeOutput() at once. `ephemeral` must be fresh.
    static Transport initiator(SecretKey local, SecretKey ephemeral, const PublicKey& remote)
    {
        return Transport{Handshake::initiator(std::move(local), std::move(ephemeral), remote)};
    }
    static Transport responder(SecretKey local, SecretKey ephemeral)
    {
        return Transport{Handshake::responder(std::move(local), std::move(ephemeral))};
    }

    /// Takes all of `bytes`; appends the messages they complete. After an error: close.
    Result<void, TransportError> receive(ByteView bytes, std::vector<Bytes>& messages);
    /// Encrypts one message of at most 65,535 bytes into the output. Only once established().
    void send(ByteView message);
    /// Everything to be written, in one piece.
    Bytes takeOutput() { return std::exchange(m_output, {}); }
    [[nodiscard]] bool hasOutput() const { return !m_output.empty(); }
    [[nodiscard]] bool established() const { return std::holds_alternative<Established>(m_state); }
    /// The peer's key, once established().
    [[nodiscard]] std::optional<PublicKey> remote() const;

private:
    explicit Transport(Handshake handshake);

    std::variant<Handshake, Established> m_state;
    Bytes m_output;
};

} // namespace fulgurite::lightning

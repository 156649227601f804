// SPDX-License-Identifier: MIT
#include "lightning/wire/setup_messages.h"

#include "lightning/wire/layout.h"

namespace fulgurite::lightning {

template <> struct Layout<Init> {
    static constexpr auto kFields = std::tuple{Field{"globalfeatures", &Init::globalFeatures},
                                               Field{"features", &Init::features}};
    static constexpr auto kTlvs = std::tuple{TlvField{1, "networks", &Init::networks},
                                             TlvField{3, "remote_addr", &Init::remoteAddr}};
};
template <> struct Layout<ErrorMessage> {
    static constexpr auto kFields = std::tuple{Field{"channel_id", &ErrorMessage::channelId},
                                               Field{"data", &ErrorMessage::data}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<Warning> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &Warning::channelId}, Field{"data", &Warning::data}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<Ping> {
    static constexpr auto kFields =
        std::tuple{Field{"num_pong_bytes", &Ping::numPongBytes}, Field{"ignored", &Ping::ignored}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<Pong> {
    static constexpr auto kFields = std::tuple{Field{"ignored", &Pong::ignored}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<PeerStorage> {
    static constexpr auto kFields = std::tuple{Field{"blob", &PeerStorage::blob}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<PeerStorageRetrieval> {
    static constexpr auto kFields = std::tuple{Field{"blob", &PeerStorageRetrieval::blob}};
    static constexpr auto kTlvs = std::tuple{};
};

FULGURITE_WIRE_MESSAGE(Init)
FULGURITE_WIRE_MESSAGE(ErrorMessage)
FULGURITE_WIRE_MESSAGE(Warning)
FULGURITE_WIRE_MESSAGE(Ping)
FULGURITE_WIRE_MESSAGE(Pong)
FULGURITE_WIRE_MESSAGE(PeerStorage)
FULGURITE_WIRE_MESSAGE(PeerStorageRetrieval)

} // namespace fulgurite::lightning

// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"
#include "wallet/base/random.h"

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <vector>

namespace fulgurite::lightning::testing {

inline SecretKey keyOf(std::uint8_t side, std::uint8_t purpose)
{
    Bytes raw(32, 7);
    raw[0] = static_cast<std::uint8_t>(side + 1);
    raw[1] = purpose;
    return *SecretKey::parse(raw);
}

inline std::shared_ptr<const ChannelSecrets> secretsOf(std::uint8_t side)
{
    ChannelSecrets secrets{
        keyOf(side, 1), keyOf(side, 2),
        keyOf(side, 3), keyOf(side, 4),
        keyOf(side, 5), SecretBytes{Bytes(32, static_cast<std::uint8_t>(side + 40))}};
    return std::make_shared<const ChannelSecrets>(std::move(secrets));
}

/// One end: its channel and all that it ever wanted done.
struct End {
    std::shared_ptr<const ChannelSecrets> secrets; ///< shared, so that a pair can be copied
    std::optional<Channel> channel{};
    std::deque<Bytes> outbox{}; ///< to the peer, encoded
    std::vector<ChannelEffect> effects{};
    std::map<std::pair<HtlcDirection, std::uint64_t>, OnionPacket> onions{};
    Bytes stored{}; ///< the last snapshot written
    std::uint32_t height = 100;
    Feerate closingFeerate{1000};
    bool reload = false; ///< from its snapshot after every step
    ParallelFor parallel{};

    [[nodiscard]] ChannelContext context() const
    {
        return {.chainHash = {},
                .height = height,
                .commitmentFeerate = Feerate{1000},
                .closingFeerate = closingFeerate,
                .secrets = *secrets};
    }
    template <typename Effect> [[nodiscard]] std::vector<Effect> all() const
    {
        std::vector<Effect> out;
        for (const ChannelEffect& effect : effects) {
            if (const auto* one = std::get_if<Effect>(&effect))
                out.push_back(*one);
        }
        return out;
    }
};

/// Two channels and a deterministic queue between them.
class Pair {
public:
    std::array<End, 2> ends{End{secretsOf(0)}, End{secretsOf(1)}};
    NegotiatedFeatures features{.upfrontShutdown = true, .shutdownAnysegwit = true};
    ChannelType type = ChannelType::anchors();
    Satoshi capacity{1'000'000};
    MilliSatoshi push{0};
    Transaction funding;

    void take(std::size_t side, ChannelStep result)
    {
        End& end = ends[side];
        end.channel = std::move(result.channel);
        const Bytes now = encodeChannel(*end.channel);
        // What the disk does not know must not have changed.
        m_unsaved = m_unsaved || (!result.dirty && !end.stored.empty() && now != end.stored);
        end.stored = now;
        for (ChannelEffect& effect : result.effects) {
            if (auto* send = std::get_if<effect::SendMessage>(&effect))
                end.outbox.push_back(*encode(send->message));
            if (auto* put = std::get_if<effect::PutOnion>(&effect))
                end.onions[{put->direction, put->id}] = put->onion;
            if (auto* gone = std::get_if<effect::DeleteOnion>(&effect))
                end.onions.erase({gone->direction, gone->id});
            const bool parts = std::holds_alternative<effect::DisconnectPeer>(effect);
            end.effects.push_back(std::move(effect));
            m_parting = m_parting || parts;
        }
    }
    void apply(std::size_t side, const ChannelInput& input)
    {
        End& end = ends[side];
        Channel channel = std::move(*end.channel);
        ChannelContext context = end.context();
        context.parallel = end.parallel;
        take(side, step(std::move(channel), input, context));
    }
    /// Restarts one end from what it stored; the connection is lost with it.
    void restart(std::size_t side)
    {
        End& end = ends[side];
        auto loaded = decodeChannel(end.stored);
        end.channel = std::move(*loaded);
        for (const auto& [key, onion] : end.onions)
            attachOnion(*end.channel, key.first, key.second, onion.view());
    }
    bool deliver(std::size_t from)
    {
        End& end = ends[from];
        if (end.outbox.empty())
            return false;
        const Bytes message = end.outbox.front();
        end.outbox.pop_front();
        apply(1 - from, input::PeerMessage{*decode(message)});
        return true;
    }
    /// Delivers and signs until nothing moves.
    void settle()
    {
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t side : {0U, 1U}) {
                while (deliver(side))
                    moved = true;
                if (wantsCommit(*ends[side].channel)) {
                    apply(side, input::CommitNow{});
                    moved = true;
                }
            }
        }
    }
    void disconnect()
    {
        m_parting = false;
        for (std::size_t side : {0U, 1U}) {
            ends[side].outbox.clear();
            apply(side, input::Disconnected{});
            if (ends[side].reload)
                restart(side);
        }
    }
    void connect()
    {
        for (std::size_t side : {0U, 1U})
            apply(side, input::Connected{features});
    }
    [[nodiscard]] bool parted() const { return m_parting; }
    /// A step changed the snapshot without saying so.
    [[nodiscard]] bool unsaved() const { return m_unsaved; }

    void open()
    {
        const Bytes script = scriptOf(0);
        OpenRequest request{.temporaryId = ChannelId{{9}},
                            .peerNodeId = keyOf(1, 9).publicKey(),
                            .keyId = {},
                            .capacity = capacity,
                            .push = push,
                            .type = type,
                            .localAlias = {},
                            .shutdownScript = script,
                            .features = features,
                            .config = {}};
        take(0, *openChannel(request, ends[0].context()));
        const auto message = std::get<OpenChannel>(*decode(pop(0)));
        AcceptRequest answer{.peerNodeId = keyOf(0, 9).publicKey(),
                             .keyId = {},
                             .localAlias = {},
                             .shutdownScript = scriptOf(1),
                             .features = features,
                             .config = {}};
        take(1, *acceptChannel(message, answer, ends[1].context()));
        deliver(1);
        fund();
        settle();
    }
    void fund()
    {
        funding.inputs.resize(1);
        funding.inputs.front().prevout.txid.data[0] = 1;
        const auto needed = ends[0].all<effect::FundingNeeded>().at(0);
        funding.outputs = {{needed.amount, needed.script}};
        apply(0, input::FundingBuilt{{txidOf(funding), 0}});
    }
    void confirm()
    {
        for (std::size_t side : {0U, 1U}) {
            ends[side].height = 110;
            apply(side, input::FundingConfirmed{funding, 100, 1});
        }
        settle();
    }
    static Bytes scriptOf(std::uint8_t side)
    {
        Bytes script(22, side);
        script[0] = 0;
        script[1] = 20;
        return script;
    }

private:
    Bytes pop(std::size_t side)
    {
        Bytes front = ends[side].outbox.front();
        ends[side].outbox.pop_front();
        return front;
    }
    bool m_parting = false;
    bool m_unsaved = false;
};

} // namespace fulgurite::lightning::testing

// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/node_input.h"
#include "wallet/base/amount.h"
#include "wallet/bitcoin/transaction.h"
#include "wallet/crypto/keys.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fulgurite::practice {

/// A connection between the guest (the wallet that practises) and a robot, or between two robots.
enum class PipeId : std::uint64_t {};

/// Everything that moves the practice world from outside, as values: the same seed and the same
/// inputs make the same world again.
namespace world_input {
struct Step {};
struct Advance {
    std::uint32_t seconds = 0;
};
inline constexpr std::uint32_t kMostMined = 2016; ///< at once: two weeks
struct Mine {
    std::uint32_t blocks = 0;
};
struct Gift {
    Bytes scriptPubKey;
    Satoshi amount;
};
struct Submit {
    std::vector<Transaction> package;
    Txid about;
};
struct Meet {
    PublicKey guest;
};
struct Leave {};
struct Dial {
    lightning::PeerAddress address;
};
struct Write {
    PipeId pipe{};
    Bytes bytes;
};
struct Close {
    PipeId pipe{};
};
/// What robots are told to do; `text` is an invoice or a message.
struct Command {
    enum class Kind : std::uint8_t {
        Invoice,
        Pay,
        Keysend,
        OpenToGuest,
        CloseWithGuest,
        Vanish,
        ComeBack
    } kind = Kind::Invoice;
    std::string robot;
    Satoshi amount;
    std::string text;
};
} // namespace world_input

using WorldInput =
    std::variant<world_input::Step, world_input::Advance, world_input::Mine, world_input::Gift,
                 world_input::Submit, world_input::Meet, world_input::Leave, world_input::Dial,
                 world_input::Write, world_input::Close, world_input::Command>;

Bytes encodeInput(const WorldInput& input);
/// Nothing when it is no encoding of encodeInput, or asks for more than anybody may.
std::optional<WorldInput> decodeInput(ByteView bytes);

} // namespace fulgurite::practice

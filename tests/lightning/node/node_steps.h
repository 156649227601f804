// SPDX-License-Identifier: MIT
#pragma once

#include "tests/lightning/node/node_rig.h"

#include <optional>
#include <string>

/// Steps that many tests of the node take.
namespace fulgurite::lightning::node_steps {

inline std::string makeInvoice(NodeRig& rig, std::size_t who, std::optional<MilliSatoshi> amount,
                               const std::string& label)
{
    request::CreateInvoice wish;
    wish.amount = amount;
    wish.label = label;
    wish.description = "tea";
    const auto id = rig.ask(who, wish);
    rig.pump();
    const auto* made = rig.reply<reply::InvoiceCreated>(who, id);
    return made == nullptr ? std::string{} : made->invoice.invoice;
}

/// The payment as it stands after everything moved; nothing when it was refused.
inline std::optional<Payment> pay(NodeRig& rig, std::size_t who, const std::string& invoice)
{
    const auto id = rig.ask(who, request::Pay{invoice});
    rig.pump();
    const auto* started = rig.reply<reply::PaymentStarted>(who, id);
    return started == nullptr ? std::nullopt : rig.node(who).payment(started->payment.hash);
}

inline const PaymentFailure* refusal(NodeRig& rig, std::size_t who, std::uint64_t request)
{
    const auto* refused = rig.reply<reply::Refused>(who, request);
    return refused != nullptr && refused->payment ? &*refused->payment : nullptr;
}

/// Side 0 closes while side 1 is away, so that one commitment alone reaches the chain.
inline void forceCloseAlone(NodeRig& rig, const ChannelId& id)
{
    for (std::size_t who : {0U, 1U}) {
        rig.party(who).config.reconnect = false;
        rig.crash(who);
    }
    rig.pump();
    rig.ask(0, request::ForceClose{id});
    rig.pump();
}

} // namespace fulgurite::lightning::node_steps

// SPDX-License-Identifier: MIT
#include "lightning/gossip/announcements.h"
#include "lightning/wire/message.h"
#include "lightning/wire/node_address.h"
#include "tests/fuzz/fuzz_target.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

/// What decodes must encode, and to what decodes to the same message.
void fuzzOne(ByteView input)
{
    const auto message = decode(input);
    if (!message)
        return;
    const auto bytes = encode(*message);
    mustHold(bytes.has_value());
    const auto again = decode(*bytes);
    mustHold(again && *again == *message);
    if (const auto* announcement = std::get_if<NodeAnnouncement>(&*message)) {
        mustHold(std::ranges::equal(*bytes, input));
        static_cast<void>(hasValidSignature(*announcement));
        if (const auto addresses = parseAddresses(announcement->addresses)) {
            for (const NodeAddress& address : *addresses)
                static_cast<void>(toText(address));
        }
    }
}

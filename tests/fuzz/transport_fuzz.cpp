// SPDX-License-Identifier: MIT
#include "lightning/transport/transport.h"
#include "tests/fuzz/fuzz_target.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

SecretKey key(std::uint8_t byte) { return *SecretKey::parse(Bytes(32, byte)); }

} // namespace

/// The first byte chooses who is attacked: a responder, an initiator, or the records of an
/// established connection.
void fuzzOne(ByteView input)
{
    if (input.empty())
        return;
    auto alice = Transport::initiator(key(1), key(2), key(3).publicKey());
    auto bob = Transport::responder(key(3), key(4));
    std::vector<Bytes> messages;
    const unsigned choice = input.front() % 3U;
    if (choice == 2) {
        mustHold(bob.receive(alice.takeOutput(), messages) &&
                 alice.receive(bob.takeOutput(), messages) &&
                 bob.receive(alice.takeOutput(), messages));
        alice.send(input);
        Bytes wire = alice.takeOutput();
        mustHold(bob.receive(wire, messages) && messages.size() == 1 &&
                 std::ranges::equal(messages[0], input));
    }
    Transport& victim = choice == 1 ? alice : bob;
    messages.clear();
    const ByteView rest = input.subspan(1);
    const ByteView half = rest.first(rest.size() / 2);
    if (victim.receive(half, messages))
        static_cast<void>(victim.receive(rest.subspan(half.size()), messages));
    mustHold(messages.empty());
}

// SPDX-License-Identifier: MIT
#include "lightning/onion/error_packet.h"
#include "lightning/onion/failure.h"
#include "lightning/onion/hop_payload.h"
#include "lightning/onion/onion.h"
#include "tests/fuzz/fuzz_target.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

SecretKey key(std::uint8_t byte) { return *SecretKey::parse(Bytes(32, byte)); }

/// The input as payload of an honest onion, so that what lies behind the HMAC is reached too.
void peelPayload(ByteView input)
{
    Bytes payload(input.begin(), input.end());
    const OnionHop hop{key(1).publicKey(), payload};
    const auto onion = buildOnion(key(2), std::span{&hop, 1}, {});
    if (!onion)
        return;
    const auto peeled = peelOnion(key(1), onion->packet.view(), {});
    mustHold(peeled && !peeled->next);
    static_cast<void>(decodeHopPayload(peeled->payload));
}

} // namespace

void fuzzOne(ByteView input)
{
    static_cast<void>(peelOnion(key(1), input, {}));
    peelPayload(input);
    if (const auto payload = decodeHopPayload(input))
        mustHold(encodeHopPayload(*payload).has_value());
    if (const auto failure = decodeFailure(input))
        mustHold(decodeFailure(encodeFailure(*failure))->code == failure->code);
    const SharedSecret secrets[] = {{{1}}, {{2}}};
    static_cast<void>(decryptErrorPacket(secrets, input));
}

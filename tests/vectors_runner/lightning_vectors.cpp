// SPDX-License-Identifier: MIT
#include "tests/vectors_runner/lightning_vectors.h"

#include "tests/vectors_runner/runner.h"

namespace fulgurite::vectors {

namespace {

using Checker = std::string (*)(const Json&);

template <Checker checker> void run(const Json& sample, Check& check)
{
    const std::string wrong = checker(sample);
    check.isTrue(wrong.empty(), wrong);
}

VECTORS_RUNNER("bolt1_bigsize", run<checkBigSize>)
VECTORS_RUNNER("bolt1_signed_integers", run<checkSignedIntegers>)
VECTORS_RUNNER("bolt1_tlv", run<checkTlv>)
VECTORS_RUNNER("bolt4_onion", run<checkOnion>)
VECTORS_RUNNER("bolt4_onion_error", run<checkOnionError>)
VECTORS_RUNNER("bolt7_routing_example", run<checkRoutingExample>)
VECTORS_RUNNER("bolt7_short_channel_id", run<checkShortChannelId>)
VECTORS_RUNNER("bolt8_handshake", run<checkHandshake>)
VECTORS_RUNNER("bolt8_messages", run<checkTransportMessages>)
VECTORS_RUNNER("bolt9_features", run<checkFeatures>)
VECTORS_RUNNER("bolt11_invoices", run<checkInvoices>)

} // namespace

} // namespace fulgurite::vectors

// SPDX-License-Identifier: MIT
#include "lightning/onion/error_packet.h"
#include "lightning/onion/onion.h"
#include "lightning/wire/bigsize.h"
#include "tests/vectors_runner/json_values.h"
#include "tests/vectors_runner/lightning_vectors.h"

namespace fulgurite::vectors {

using namespace lightning;
using nlohmann::json;

namespace {

SecretKey secretKey(const json& hex) { return *SecretKey::parse(hexBytes(hex)); }
SharedSecret sharedSecret(const json& hex) { return *SharedSecret::fromView(hexBytes(hex)); }

std::string checkConstruct(const json& test)
{
    std::vector<OnionHop> hops;
    for (const json& hop : test["hops"])
        hops.push_back({*PublicKey::parse(hexBytes(hop["pubkey"])), hexBytes(hop["payload"])});
    const auto onion =
        buildOnion(secretKey(test["session_key"]), hops, hexBytes(test["associated_data"]));
    return onion ? sameHex("onion", onion->packet.view(), test["expected"]["onion"])
                 : onion.error().detail;
}

std::string checkPeel(const json& test)
{
    Bytes packet = hexBytes(test["onion"]);
    const json& payloads = test["expected"]["payloads"];
    for (std::size_t i = 0; i < payloads.size(); ++i) {
        const auto peeled = peelOnion(secretKey(test["node_privkeys"][i]), packet,
                                      hexBytes(test["associated_data"]));
        if (!peeled)
            return "hop " + std::to_string(i) + ": " + peeled.error().detail;
        ByteWriter payload;
        writeBigSize(payload, peeled->payload.size());
        payload.bytes(peeled->payload);
        if (auto error = sameHex("payload " + std::to_string(i), payload.view(), payloads[i]);
            !error.empty())
            return error;
        if (peeled->next.has_value() == (i + 1 == payloads.size()))
            return "the last hop is another one";
        if (peeled->next)
            packet.assign(peeled->next->view().begin(), peeled->next->view().end());
    }
    return "";
}

std::string checkCreate(const json& test)
{
    const json& expected = test["expected"];
    const SharedSecret secret = sharedSecret(test["shared_secret"]);
    const Bytes packet =
        buildErrorPacket(secret, hexBytes(test["failure_message"]), number(test["payload_length"]));
    std::string error = sameHex("um", onionKey("um", secret.view()).view(), expected["um_key"]);
    if (error.empty())
        error = sameHex("payload", ByteView{packet}.subspan(32), expected["payload"]);
    if (error.empty() && expected.contains("raw_error_packet"))
        error = sameHex("packet", packet, expected["raw_error_packet"]);
    return error;
}

std::string checkWrap(const json& test)
{
    const json& expected = test["expected"];
    const SharedSecret secret = sharedSecret(test["shared_secret"]);
    const Bytes packet = hexBytes(test["error_packet"]);
    std::string error =
        sameHex("ammag", onionKey("ammag", secret.view()).view(), expected["ammag_key"]);
    if (error.empty())
        error = sameHex("stream", obfuscateErrorPacket(secret, Bytes(packet.size())),
                        expected["stream"]);
    return error.empty()
               ? sameHex("packet", obfuscateErrorPacket(secret, packet), expected["error_packet"])
               : error;
}

/// The whole way: secrets from building an onion, the erring hop's packet wrapped back to the
/// origin, and read there.
std::string checkWrapAndDecrypt(const json& test)
{
    std::vector<OnionHop> hops;
    for (const json& key : test["pubkeys"])
        hops.push_back({*PublicKey::parse(hexBytes(key)), fromHex("020000")});
    const auto onion = buildOnion(secretKey(test["session_key"]), hops, {});
    if (!onion)
        return onion.error().detail;
    for (std::size_t i = 0; i < hops.size(); ++i) {
        if (auto error =
                sameHex("secret", onion->sharedSecrets[i].view(), test["hop_shared_secrets"][i]);
            !error.empty())
            return error;
    }
    const std::size_t failing = test["failing_hop"];
    const Bytes message = hexBytes(test["failure_message"]);
    Bytes packet = createErrorPacket(onion->sharedSecrets[failing], message);
    for (std::size_t i = failing; i-- > 0;)
        packet = obfuscateErrorPacket(onion->sharedSecrets[i], std::move(packet));
    if (auto error = sameHex("packet", packet, test["expected"]["errorpacket"]); !error.empty())
        return error;
    const auto read = decryptErrorPacket(onion->sharedSecrets, packet);
    return read && read->hop == failing && read->message == message
               ? ""
               : "the origin reads another failure";
}

} // namespace

std::string checkOnion(const json& test)
{
    return test["op"] == "construct" ? checkConstruct(test) : checkPeel(test);
}

std::string checkOnionError(const json& test)
{
    if (test["op"] == "create")
        return checkCreate(test);
    if (test["op"] == "wrap")
        return checkWrap(test);
    if (test["op"] == "wrap_and_decrypt")
        return checkWrapAndDecrypt(test);
    const SharedSecret secret = sharedSecret(test["hop_shared_secret"]);
    return sameHex("ammag", onionKey("ammag", secret.view()).view(), test["expected"]["ammag_key"]);
}

} // namespace fulgurite::vectors

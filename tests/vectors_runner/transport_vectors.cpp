// SPDX-License-Identifier: MIT
#include "lightning/transport/handshake.h"
#include "tests/vectors_runner/json_values.h"
#include "tests/vectors_runner/lightning_vectors.h"
#include "wallet/crypto/aead.h"

namespace fulgurite::vectors {

using namespace lightning;
using nlohmann::json;

namespace {

SecretKey secretKey(const json& hex) { return *SecretKey::parse(hexBytes(hex)); }

/// "ACT2_BAD_TAG" and its like, from our code and the act that was fed.
std::string errorName(int act, const Error<TransportError>& error)
{
    const std::string head = "ACT" + std::to_string(act) + "_BAD_";
    switch (error.code) {
    case TransportError::BadVersion:
        return head + "VERSION";
    case TransportError::BadKey:
        return head + "PUBKEY";
    case TransportError::BadTag:
        break;
    }
    return head + (error.detail.find("static key does not decrypt") != std::string::npos
                       ? "CIPHERTEXT"
                       : "TAG");
}

Handshake handshakeOf(const json& test)
{
    if (test["role"] == "responder")
        return Handshake::responder(secretKey(test["ls.priv"]), secretKey(test["e.priv"]));
    return Handshake::initiator(secretKey(test["ls.priv"]), secretKey(test["e.priv"]),
                                *PublicKey::parse(hexBytes(test["rs.pub"])));
}

/// The error's name after all steps, or what went wrong on the way, prefixed with '!'.
std::string runSteps(Handshake& handshake, const json& steps)
{
    for (const json& step : steps) {
        if (step.contains("output")) {
            if (auto error = sameHex("act", handshake.takeOutput(), step["output"]); !error.empty())
                return "!" + error;
            continue;
        }
        const Bytes input = hexBytes(step["input"]);
        ByteReader in{input};
        const auto read = handshake.receive(in);
        if (!read)
            return errorName(step["act"], read.error());
        if (!in.atEnd())
            return "!input left over";
        if (input.size() < (step["act"] == 3 ? 66U : 50U))
            return "ACT" + std::to_string(step["act"].get<int>()) +
                   "_READ_FAILED"; // for us: still waiting
    }
    return "";
}

} // namespace

std::string checkHandshake(const json& test)
{
    const json& expected = test["expected"];
    Handshake handshake = handshakeOf(test);
    const std::string error = runSteps(handshake, test["steps"]);
    auto established = handshake.takeEstablished();
    if (expected.contains("error"))
        return established ? "established"
                           : same("error " + error, error, expected["error"].get<std::string>());
    if (!error.empty() || !established)
        return "no connection: " + error;
    const std::string sending =
        sameHex("sk", established->sending.keys().key.expose(), expected["sk"]);
    return sending.empty()
               ? sameHex("rk", established->receiving.keys().key.expose(), expected["rk"])
               : sending;
}

std::string checkTransportMessages(const json& test)
{
    const json& expected = test["expected"];
    if (test.contains("ck")) {
        const DirectionKeys next =
            rotated({SecretBytes{hexBytes(test["ck"])}, SecretBytes{hexBytes(test["k"])}});
        const std::string chaining = sameHex("ck", next.chainingKey.expose(), expected["ck"]);
        return chaining.empty() ? sameHex("k", next.key.expose(), expected["k"]) : chaining;
    }
    if (test.contains("sn")) {
        Nonce96 nonce{};
        std::ranges::copy(hexBytes(test["sn"]), nonce.begin());
        return sameHex("ciphertext",
                       aeadSeal(hexBytes(test["sk"]), nonce, {}, hexBytes(test["cleartext"])),
                       expected["ciphertext"]);
    }
    const auto keys = [&test] {
        return DirectionKeys{SecretBytes{hexBytes(test["initial_ck"])},
                             SecretBytes{hexBytes(test["initial_sk"])}};
    };
    SendingRecords sending{keys()};
    ReceivingRecords receiving{keys()};
    const Bytes message = hexBytes(test["message"]);
    Bytes record;
    std::vector<Bytes> received;
    for (int i = 0; i <= test["message_index"]; ++i) {
        record.clear();
        sending.seal(message, record);
        if (!receiving.receive(record, received) ||
            received.size() != static_cast<std::size_t>(i) + 1 || received.back() != message)
            return "message " + std::to_string(i) + " does not come back";
    }
    return sameHex("ciphertext", record, expected["ciphertext"]);
}

} // namespace fulgurite::vectors

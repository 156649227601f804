// SPDX-License-Identifier: MIT
// Text forms: core_base58, core_key_io, bip173_bech32, bip350_bech32m.
#include "tests/vectors_runner/runner.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/base58.h"
#include "wallet/bitcoin/bech32.h"

#include <array>

namespace {

using namespace fulgurite;
using namespace fulgurite::vectors;

constexpr std::array kNetworks{Network::Bitcoin, Network::Testnet4, Network::Signet,
                               Network::Regtest};

void runBase58(const Json& sample, Check& check)
{
    const Bytes bytes = hexField(sample, "hex");
    const auto text = sample.at("expected").at("base58").get<std::string>();
    check.equal(encodeBase58(bytes), text, "base58");
    const auto decoded = decodeBase58(text);
    check.isTrue(decoded && *decoded == bytes, "does not decode to the same bytes");
}

void runBech32(const Json& sample, Bech32Kind kind, Check& check)
{
    const auto text = sample.contains("string") ? sample.at("string").get<std::string>()
                                                : asString(hexField(sample, "string_bytes"));
    const auto decoded = decodeBech32(text);
    const bool valid = decoded && decoded->kind == kind;
    check.isTrue(valid == expectedValid(sample), valid ? "is accepted" : "is refused");
    if (!valid || !expectedValid(sample))
        return;
    const Json& expected = sample.at("expected");
    check.equal(decoded->prefix, expected.at("hrp"), "hrp");
    check.isTrue(decoded->words == expected.at("data").get<Bytes>(), "data");
}

/// The script of an address valid on any network.
std::optional<Bytes> decodeAnywhere(const std::string& text)
{
    for (const Network network : kNetworks) {
        if (auto script = decodeAddress(text, network))
            return std::move(*script);
    }
    return std::nullopt;
}

void runSegwitAddress(const Json& sample, Check& check)
{
    const auto script = decodeAnywhere(sample.at("address"));
    check.isTrue(script.has_value() == expectedValid(sample),
                 script ? "is accepted" : "is refused");
    if (script && expectedValid(sample))
        check.equal(toHex(*script), sample.at("expected").at("scriptPubKey"), "scriptPubKey");
}

/// A version above 0 with the checksum of BIP 173: BIP 350 has outlawed it, so that the wallet must
/// refuse it; what BIP 173 read from it is still checked.
void runSuperseded(const std::string& text, const Json& expected, Check& check)
{
    const auto address = decodeAddress(text, Network::Bitcoin);
    check.isTrue(!address && address.error().code == AddressError::WrongChecksumKind,
                 "is not refused for its checksum's kind");
    const auto decoded = decodeBech32(text);
    const auto program = decoded ? fromWords(ByteView{decoded->words}.subspan(1)) : fromWords({});
    check.isTrue(decoded && program, "the text is refused");
    if (!decoded || !program)
        return;
    ByteWriter script;
    script.u8(static_cast<std::uint8_t>(decoded->words[0] + 0x50));
    script.u8(static_cast<std::uint8_t>(program->size()));
    script.bytes(*program);
    check.equal(toHex(script.view()), expected.at("scriptPubKey"), "scriptPubKey");
}

void runBip173(const Json& sample, Check& check)
{
    const Json& expected = sample.at("expected");
    if (sample.at("kind") != "segwit_address")
        runBech32(sample, Bech32Kind::Bech32, check);
    else if (expectedValid(sample) &&
             !expected.at("scriptPubKey").get<std::string>().starts_with("00"))
        runSuperseded(sample.at("address"), expected, check);
    else
        runSegwitAddress(sample, check);
}

void runBip350(const Json& sample, Check& check)
{
    if (sample.at("kind") == "segwit_address")
        runSegwitAddress(sample, check);
    else
        runBech32(sample, Bech32Kind::Bech32m, check);
}

Network networkOfChain(const std::string& chain)
{
    if (chain == "main")
        return Network::Bitcoin;
    if (chain == "signet")
        return Network::Signet;
    return chain == "regtest" ? Network::Regtest : Network::Testnet4;
}

void checkKey(const std::string& text, const Json& expected, Network network, Check& check)
{
    const auto key = decodeWif(text, network);
    check.isTrue(key.has_value(), "the key is refused");
    if (!key)
        return;
    check.equal(toHex(key->key.expose()), expected.at("private_key"), "private_key");
    check.isTrue(key->compressed == expected.at("isCompressed").get<bool>(), "isCompressed");
    check.equal(encodeWif(key->key, key->compressed, network), text, "encoded again");
    check.isTrue(!decodeAddress(text, network), "a key is taken for an address");
}

std::string caseFlipped(std::string text)
{
    for (char& c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            c = static_cast<char>(c ^ 0x20);
    }
    return text;
}

void checkAddress(const std::string& text, const Json& expected, Network network, Check& check)
{
    const auto script = decodeAddress(text, network);
    check.isTrue(script.has_value(), "the address is refused");
    if (!script)
        return;
    check.equal(toHex(*script), expected.at("scriptPubKey"), "scriptPubKey");
    const auto again = encodeAddress(*script, network);
    check.isTrue(again && *again == text, "is encoded otherwise");
    const bool flips = expected.value("tryCaseFlip", false);
    check.isTrue(decodeAddress(caseFlipped(text), network).has_value() == flips, "case flipped");
    check.isTrue(!decodeWif(text, network), "an address is taken for a key");
}

void runKeyIo(const Json& sample, Check& check)
{
    const auto text = sample.at("string").get<std::string>();
    const Json& expected = sample.at("expected");
    if (!expectedValid(sample)) {
        for (const Network network : kNetworks)
            check.isTrue(!decodeAddress(text, network) && !decodeWif(text, network), "is accepted");
        return;
    }
    const Network network = networkOfChain(expected.at("chain"));
    if (expected.at("isPrivkey").get<bool>())
        checkKey(text, expected, network, check);
    else
        checkAddress(text, expected, network, check);
}

VECTORS_RUNNER("core_base58", runBase58)
VECTORS_RUNNER("core_key_io", runKeyIo)
VECTORS_RUNNER("bip173_bech32", runBip173)
VECTORS_RUNNER("bip350_bech32m", runBip350)

} // namespace

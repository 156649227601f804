// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/address.h"

#include "wallet/base/text.h"
#include "wallet/bitcoin/base58.h"
#include "wallet/bitcoin/bech32.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace fulgurite {

namespace {

/// Version bytes of base58 text; all test networks share theirs.
struct Versions {
    std::uint8_t keyHash, scriptHash, secret;
};
constexpr Versions kMainVersions{0, 5, 128};
constexpr Versions kTestVersions{111, 196, 239};
constexpr std::size_t kMostCharacters = 90;

constexpr const Versions& versionsOf(Network network)
{
    return network == Network::Bitcoin ? kMainVersions : kTestVersions;
}
constexpr const Versions& otherVersions(Network network)
{
    return network == Network::Bitcoin ? kTestVersions : kMainVersions;
}

auto wrongNetwork(const std::string& found, Network network)
{
    return fail(AddressError::WrongNetwork, "that is a " + found + " address, this wallet is on " +
                                                std::string(networkName(network)));
}

std::string networkOfPrefix(std::string_view prefix)
{
    if (prefix == segwitPrefix(Network::Bitcoin))
        return "mainnet";
    return prefix == segwitPrefix(Network::Regtest) ? "regtest" : "testnet or signet";
}

std::string lowered(std::string_view text)
{
    std::string out{text};
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

/// The segwit prefix that `text` begins with, of any network.
std::optional<std::string_view> prefixOf(std::string_view text)
{
    const std::string head = lowered(text.substr(0, 5));
    for (const Network network : {Network::Bitcoin, Network::Testnet4, Network::Regtest}) {
        if (head.starts_with(std::string(segwitPrefix(network)) + '1'))
            return segwitPrefix(network);
    }
    return std::nullopt;
}

/// Source: BIP 173 § Segwit address format, with the checksum rule of BIP 350.
Result<Bytes, AddressError> checkedProgram(const Bech32Text& text)
{
    if (text.words.empty())
        return fail(AddressError::BadLength, "a segwit address without a witness version");
    const std::uint8_t version = text.words[0];
    if (version > 16)
        return fail(AddressError::BadWitnessVersion,
                    "witness version " + std::to_string(version) + ", at most 16");
    if ((text.kind == Bech32Kind::Bech32) != (version == 0))
        return fail(AddressError::WrongChecksumKind,
                    version == 0 ? "witness version 0 wants bech32, this is bech32m"
                                 : "witness versions 1 to 16 want bech32m");
    auto program = FULGURITE_TRY(fromWords(ByteView{text.words}.subspan(1)));
    if (program.size() < 2 || program.size() > 40)
        return fail(AddressError::BadLength, "witness program of " +
                                                 std::to_string(program.size()) +
                                                 " bytes, allowed are 2 to 40");
    if (version == 0 && program.size() != 20 && program.size() != 32)
        return fail(AddressError::BadLength,
                    "witness version 0 has 20 or 32 bytes, not " + std::to_string(program.size()));
    ByteWriter script;
    script.u8(version == 0 ? 0 : static_cast<std::uint8_t>(version + 0x50));
    script.u8(static_cast<std::uint8_t>(program.size()));
    script.bytes(program);
    return script.take();
}

Result<Bytes, AddressError> decodeSegwit(std::string_view text, std::string_view prefix,
                                         Network network)
{
    const auto decoded = FULGURITE_TRY(decodeBech32(text));
    if (decoded.prefix != prefix)
        return fail(AddressError::UnknownFormat, "unknown prefix " + sanitised(decoded.prefix));
    auto script = FULGURITE_TRY(checkedProgram(decoded));
    if (prefix != segwitPrefix(network))
        return wrongNetwork(networkOfPrefix(prefix), network);
    return script;
}

Result<Bytes, AddressError> decodeBase58Address(std::string_view text, Network network)
{
    const auto payload = FULGURITE_TRY(decodeBase58Check(text));
    const ByteView bytes = payload.expose();
    const auto hash = bytes.empty() ? std::nullopt : Hash160::fromView(bytes.subspan(1));
    if (!hash)
        return fail(AddressError::BadLength,
                    "base58 of " + std::to_string(bytes.size()) + " bytes, an address has 21");
    const auto& versions = versionsOf(network);
    const auto& others = otherVersions(network);
    if (bytes[0] == versions.keyHash)
        return p2pkhScript(*hash);
    if (bytes[0] == versions.scriptHash)
        return p2shScript(*hash);
    if (bytes[0] == others.keyHash || bytes[0] == others.scriptHash)
        return wrongNetwork(network == Network::Bitcoin ? "testnet, signet or regtest" : "mainnet",
                            network);
    return fail(AddressError::UnknownFormat,
                "address version " + std::to_string(bytes[0]) + " is of no network we know");
}

std::string base58Of(std::uint8_t version, const Hash160& hash)
{
    ByteWriter out;
    out.u8(version);
    out.bytes(hash.view());
    return encodeBase58Check(out.view());
}

std::string segwitOf(const WitnessProgram& found, Network network)
{
    Bytes words{found.version};
    const Bytes rest = toWords(found.program);
    words.insert(words.end(), rest.begin(), rest.end());
    return encodeBech32(segwitPrefix(network), words,
                        found.version == 0 ? Bech32Kind::Bech32 : Bech32Kind::Bech32m);
}

} // namespace

std::string_view segwitPrefix(Network network)
{
    switch (network) {
    case Network::Bitcoin:
        return "bc";
    case Network::Testnet4:
    case Network::Signet:
        return "tb";
    case Network::Regtest:
        return "bcrt";
    }
    return {};
}

Result<Bytes, AddressError> decodeAddress(std::string_view text, Network network)
{
    if (text.empty())
        return fail(AddressError::Empty, "the address is empty");
    if (text.size() > kMostCharacters)
        return fail(AddressError::BadLength,
                    std::to_string(text.size()) + " characters, an address has at most 90");
    if (const auto prefix = prefixOf(text))
        return decodeSegwit(text, *prefix, network);
    return decodeBase58Address(text, network);
}

Result<std::string, AddressError> encodeAddress(ByteView scriptPubKey, Network network)
{
    const auto kind = classify(scriptPubKey);
    if (const auto* keyHash = std::get_if<PayToPubKeyHash>(&kind))
        return base58Of(versionsOf(network).keyHash, keyHash->hash);
    if (const auto* scriptHash = std::get_if<PayToScriptHash>(&kind))
        return base58Of(versionsOf(network).scriptHash, scriptHash->hash);
    const auto program = witnessProgram(scriptPubKey);
    if (program && !std::holds_alternative<NonStandardScript>(kind))
        return segwitOf(*program, network);
    return fail(AddressError::NoAddress, "a script of this kind has no address");
}

Result<WifKey, AddressError> decodeWif(std::string_view text, Network network)
{
    if (text.empty())
        return fail(AddressError::Empty, "the key is empty");
    const auto payload = FULGURITE_TRY(decodeBase58Check(text));
    const ByteView bytes = payload.expose();
    const bool compressed = bytes.size() == 34 && bytes[33] == 1;
    if (bytes.size() != 33 && !compressed)
        return fail(AddressError::BadLength, "base58 of another length than a private key");
    if (bytes[0] == otherVersions(network).secret)
        return fail(AddressError::WrongNetwork, "the private key is of another network");
    if (bytes[0] != versionsOf(network).secret)
        return fail(AddressError::UnknownFormat, "the version byte is not a private key's");
    auto key = SecretKey::parse(bytes.subspan(1, 32));
    if (!key)
        return fail(AddressError::UnknownFormat, "the private key is not below the group order");
    return WifKey{std::move(*key), compressed};
}

std::string encodeWif(const SecretKey& key, bool compressed, Network network)
{
    Bytes payload{versionsOf(network).secret};
    payload.insert(payload.end(), key.expose().begin(), key.expose().end());
    if (compressed)
        payload.push_back(1);
    const SecretBytes wiped{std::move(payload)};
    return encodeBase58Check(wiped.expose());
}

} // namespace fulgurite

// SPDX-License-Identifier: MIT
#include "tests/fuzz/fuzz_target.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/base58.h"
#include "wallet/keys/hd_key.h"

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

void readExtended(const std::string& text)
{
    std::uint32_t version = 0;
    if (const auto key = HdPublicKey::parse(text, &version)) {
        mustHold(key->text({version, 0}) == text);
        static_cast<void>(key->derive(0));
        mustHold(!key->derive(kHardened));
    }
    if (const auto key = HdKey::parse(text, &version)) {
        mustHold(asString(key->text({0, version}).expose()) == text);
        mustHold(key->derive(kHardened).has_value() || key->publicKey().origin().depth == 255);
    }
}

void readPath(const std::string& text)
{
    const auto path = parsePath(text);
    if (path)
        mustHold(parsePath(pathText(*path)) == *path);
}

void readWif(const std::string& text)
{
    for (const Network network : {Network::Bitcoin, Network::Regtest})
        static_cast<void>(decodeWif(text, network));
}

void readAll(const std::string& text)
{
    readExtended(text);
    readPath(text);
    readWif(text);
}

} // namespace

/// Keys of other wallets, as typed or pasted: the input as text, and as what base58 holds, so that
/// the checksum never stands in the way.
void fuzzOne(ByteView input)
{
    readAll(asString(input));
    readAll(encodeBase58Check(input));
}

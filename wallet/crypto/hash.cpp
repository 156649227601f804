// SPDX-License-Identifier: MIT
#include "wallet/crypto/hash.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/provider.h>
#include <openssl/ripemd.h>
#include <openssl/sha.h>

#include <cassert>

namespace fulgurite {

// The one-shot EVP calls fetch an algorithm by name each time, which costs more than the hash of a
// short message; the plain SHA256_* functions of OpenSSL 3 do not, and stay supported for this use.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

Hash256 sha256(std::initializer_list<ByteView> parts)
{
    SHA256_CTX context;
    SHA256_Init(&context);
    for (const ByteView part : parts)
        SHA256_Update(&context, part.data(), part.size());
    Hash256 out;
    SHA256_Final(out.data.data(), &context);
    wipe(&context, sizeof context);
    return out;
}

Hash160 ripemd160(ByteView data)
{
    Hash160 out;
    RIPEMD160(data.data(), data.size(), out.data.data());
    return out;
}

Hash160 sha1(ByteView data)
{
    Hash160 out;
    SHA1(data.data(), data.size(), out.data.data());
    return out;
}

#pragma GCC diagnostic pop

Hash256 sha256(ByteView data) { return sha256({data}); }

Hash256 sha256d(ByteView data) { return sha256(sha256(data).view()); }

Hash160 hash160(ByteView data) { return ripemd160(sha256(data).view()); }

Hash256 taggedHash(std::string_view tag, std::initializer_list<ByteView> parts)
{
    const Hash256 tagHash = sha256(asBytes(tag));
    Bytes joined;
    for (const ByteView part : parts)
        joined.insert(joined.end(), part.begin(), part.end());
    const Hash256 out = sha256({tagHash.view(), tagHash.view(), joined});
    wipe(joined.data(), joined.size());
    return out;
}

Hash256 hmacSha256(ByteView key, ByteView data)
{
    std::array<std::uint8_t, 64> inner{};
    if (key.size() > inner.size())
        std::ranges::copy(sha256(key).data, inner.begin());
    else
        std::ranges::copy(key, inner.begin());
    auto outer = inner;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        inner[i] ^= 0x36U;
        outer[i] ^= 0x5cU;
    }
    const Hash256 out = sha256({outer, sha256({inner, data}).view()});
    wipe(inner.data(), inner.size());
    wipe(outer.data(), outer.size());
    return out;
}

SecretBytes hmacSha512(ByteView key, ByteView data)
{
    Bytes out(64);
    unsigned length = 64;
    const auto* done = HMAC(EVP_sha512(), key.data(), static_cast<int>(key.size()), data.data(),
                            data.size(), out.data(), &length);
    assert(done != nullptr);
    static_cast<void>(done);
    return SecretBytes{std::move(out)};
}

SecretBytes hkdfSha256(ByteView salt, ByteView inputKey, ByteView info, std::size_t length)
{
    assert(length <= std::size_t{255} * 32);
    const Hash256 key = hmacSha256(salt, inputKey);
    Bytes out;
    Bytes block;
    for (std::uint8_t counter = 1; out.size() < length; ++counter) {
        block.insert(block.end(), info.begin(), info.end());
        block.push_back(counter);
        const Hash256 next = hmacSha256(key.view(), block);
        block.assign(next.data.begin(), next.data.end());
        out.insert(out.end(), block.begin(), block.end());
    }
    wipe(block.data(), block.size());
    wipe(out.data() + length, out.size() - length);
    out.resize(length);
    return SecretBytes{std::move(out)};
}

SecretBytes pbkdf2Sha512(ByteView password, ByteView salt, unsigned rounds, std::size_t length)
{
    Bytes out(length);
    const std::string characters = asString(password);
    const int done =
        PKCS5_PBKDF2_HMAC(characters.data(), static_cast<int>(characters.size()), salt.data(),
                          static_cast<int>(salt.size()), static_cast<int>(rounds), EVP_sha512(),
                          static_cast<int>(length), out.data());
    assert(done == 1);
    static_cast<void>(done);
    return SecretBytes{std::move(out)};
}

PaymentHash paymentHashOf(const Preimage& preimage)
{
    return retag<PaymentHash>(sha256(preimage.view()));
}

} // namespace fulgurite

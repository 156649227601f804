// SPDX-License-Identifier: MIT
#include "wallet/crypto/aead.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cassert>
#include <memory>

namespace fulgurite {

namespace {

constexpr std::size_t kTagSize = 16;

struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_CIPHER* cipher) const { EVP_CIPHER_free(cipher); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;
using Cipher = std::unique_ptr<EVP_CIPHER, Free>;

/// Fetched once for the process: a fetch by name costs microseconds, a record only one.
const EVP_CIPHER* chacha20Poly1305()
{
    static const Cipher cipher{EVP_CIPHER_fetch(nullptr, "ChaCha20-Poly1305", nullptr)};
    return cipher.get();
}

const EVP_CIPHER* chacha20()
{
    static const Cipher cipher{EVP_CIPHER_fetch(nullptr, "ChaCha20", nullptr)};
    return cipher.get();
}

Context begin(ByteView key, const Nonce96& nonce, bool encrypt)
{
    assert(key.size() == 32);
    Context context{EVP_CIPHER_CTX_new()};
    const int done = EVP_CipherInit_ex2(context.get(), chacha20Poly1305(), key.data(), nonce.data(),
                                        encrypt ? 1 : 0, nullptr);
    assert(done == 1);
    static_cast<void>(done);
    return context;
}

bool update(EVP_CIPHER_CTX* context, std::uint8_t* out, ByteView in)
{
    int written = 0;
    return in.empty() ||
           EVP_CipherUpdate(context, out, &written, in.data(), static_cast<int>(in.size())) == 1;
}

} // namespace

Nonce96 counterNonce(std::uint64_t counter)
{
    Nonce96 nonce{};
    for (std::size_t i = 0; i < 8; ++i)
        nonce[4 + i] = static_cast<std::uint8_t>(counter >> (8 * i));
    return nonce;
}

Bytes aeadSeal(ByteView key, const Nonce96& nonce, ByteView associated, ByteView plain)
{
    const Context context = begin(key, nonce, true);
    Bytes out(plain.size() + kTagSize);
    int written = 0;
    bool done =
        update(context.get(), nullptr, associated) && update(context.get(), out.data(), plain);
    done = done && EVP_CipherFinal_ex(context.get(), out.data() + plain.size(), &written) == 1;
    done = done && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, kTagSize,
                                       out.data() + plain.size()) == 1;
    assert(done);
    static_cast<void>(done);
    return out;
}

std::optional<Bytes> aeadOpen(ByteView key, const Nonce96& nonce, ByteView associated,
                              ByteView sealed)
{
    if (sealed.size() < kTagSize)
        return std::nullopt;
    const Context context = begin(key, nonce, false);
    const ByteView body = sealed.first(sealed.size() - kTagSize);
    Bytes tag(sealed.end() - kTagSize, sealed.end());
    Bytes out(body.size() + kTagSize);
    int written = 0;
    bool done =
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, kTagSize, tag.data()) == 1;
    done = done && update(context.get(), nullptr, associated) &&
           update(context.get(), out.data(), body);
    done = done && EVP_CipherFinal_ex(context.get(), out.data() + body.size(), &written) == 1;
    if (!done)
        return std::nullopt;
    out.resize(body.size());
    return out;
}

void AeadStream::Free::operator()(evp_cipher_ctx_st* context) const
{
    EVP_CIPHER_CTX_free(context);
}

AeadStream::AeadStream(ByteView key) : m_context{EVP_CIPHER_CTX_new()}
{
    assert(key.size() == 32);
    const int done =
        EVP_CipherInit_ex2(m_context.get(), chacha20Poly1305(), key.data(), nullptr, 1, nullptr);
    assert(done == 1);
    static_cast<void>(done);
}

void AeadStream::seal(const Nonce96& nonce, ByteView plain, std::span<std::uint8_t> out)
{
    assert(out.size() == plain.size() + kTagSize);
    int written = 0;
    bool done =
        EVP_CipherInit_ex2(m_context.get(), nullptr, nullptr, nonce.data(), 1, nullptr) == 1;
    done = done && update(m_context.get(), out.data(), plain);
    done = done && EVP_CipherFinal_ex(m_context.get(), out.data() + plain.size(), &written) == 1;
    done = done && EVP_CIPHER_CTX_ctrl(m_context.get(), EVP_CTRL_AEAD_GET_TAG, kTagSize,
                                       out.data() + plain.size()) == 1;
    assert(done);
    static_cast<void>(done);
}

bool AeadStream::open(const Nonce96& nonce, ByteView sealed, std::span<std::uint8_t> out)
{
    if (sealed.size() < kTagSize)
        return false;
    assert(out.size() == sealed.size() - kTagSize);
    std::array<std::uint8_t, kTagSize> tag{};
    std::copy(sealed.end() - kTagSize, sealed.end(), tag.begin());
    std::array<std::uint8_t, kTagSize> rest{};
    int written = 0;
    bool done =
        EVP_CipherInit_ex2(m_context.get(), nullptr, nullptr, nonce.data(), 0, nullptr) == 1;
    done = done &&
           EVP_CIPHER_CTX_ctrl(m_context.get(), EVP_CTRL_AEAD_SET_TAG, kTagSize, tag.data()) == 1;
    done = done && update(m_context.get(), out.data(), sealed.first(out.size()));
    return done && EVP_CipherFinal_ex(m_context.get(), rest.data(), &written) == 1;
}

void chacha20Xor(ByteView key, std::span<std::uint8_t> data)
{
    assert(key.size() == 32);
    const std::array<std::uint8_t, 16> counterAndNonce{};
    const Context context{EVP_CIPHER_CTX_new()};
    bool done = EVP_EncryptInit_ex2(context.get(), chacha20(), key.data(), counterAndNonce.data(),
                                    nullptr) == 1;
    done = done && update(context.get(), data.data(), data);
    assert(done);
    static_cast<void>(done);
}

} // namespace fulgurite

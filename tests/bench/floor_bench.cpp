// SPDX-License-Identifier: MIT
// bench_floor [DIR]: what no engine can do a payment without, alone: durable commits of a channel's
// size into a wallet file in DIR, and the curve arithmetic of one HTLC's way through a channel.
// Prints one line of JSON, microseconds.
#include "app/store/wallet_file.h"
#include "lightning/channel/key_derivation.h"
#include "lightning/channel/per_commitment_secrets.h"
#include "wallet/base/random.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace {

using namespace fulgurite;
using namespace fulgurite::lightning;
using Clock = std::chrono::steady_clock;

constexpr int kCommits = 300;
constexpr int kRounds = 200;
constexpr std::size_t kRowSize = 2500; ///< a channel's snapshot with one HTLC in it

void mustHold(bool held, const char* what)
{
    if (held)
        return;
    std::fprintf(stderr, "bench_floor: %s\n", what);
    std::exit(1);
}

template <typename Call> double medianMicroseconds(int rounds, Call call)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const auto began = Clock::now();
        call(i);
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - began).count());
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

double commitMicroseconds(const std::filesystem::path& folder)
{
    SystemRandom random;
    const SecretBytes password{asBytes("bench")};
    auto file = store::WalletFile::create(folder, password, Argon2Cost{8 * 1024, 1, 1}, random);
    mustHold(file.has_value(), "the wallet file cannot be made");
    store::Database& database = file->database();
    Bytes row(kRowSize);
    return medianMicroseconds(kCommits, [&](int number) {
        random.fill(row);
        const auto done = database.transaction([&]() -> store::Result<void> {
            store::Statement& statement = *FULGURITE_TRY(
                database.prepare("INSERT OR REPLACE INTO channels VALUES (?, ?, ?, ?, ?, ?)"));
            const Hash256 id;
            const Hash256 checksum = sha256(row);
            statement.bind(id.view()).bind(std::int64_t{number}).bind(std::int64_t{number});
            return statement.bind(std::int64_t{0}).bind(checksum.view()).bind(row).run();
        });
        mustHold(done.has_value(), "a commit failed");
    });
}

SecretKey randomKey(RandomSource& random)
{
    for (;;) {
        if (auto key = SecretKey::parse(random.fixed<Hash256>().view()))
            return std::move(*key);
    }
}

struct Keys {
    SeededRandom random{1};
    SecretKey funding = randomKey(random), htlc = randomKey(random);
    PublicKey theirs = funding.publicKey(), basepoint = htlc.publicKey();
    Hash256 digest = random.fixed<Hash256>();
    Signature signature = signEcdsa(funding, digest);
    Hash256 seed = random.fixed<Hash256>();
};

/// A commitment each side signs and the other checks: its keys, its signature and `htlcs` more.
void sign(const Keys& keys, const PublicKey& point, int htlcs)
{
    static_cast<void>(signEcdsa(keys.funding, keys.digest));
    if (htlcs > 0)
        static_cast<void>(derivePrivateKey(keys.htlc, point));
    for (int i = 0; i < htlcs; ++i)
        static_cast<void>(signEcdsa(keys.htlc, keys.digest));
}

void check(const Keys& keys, int htlcs)
{
    for (int i = 0; i <= htlcs; ++i)
        mustHold(verifyEcdsa(keys.theirs, keys.digest, keys.signature), "a signature is wrong");
}

/// delayed, revocation and both HTLC keys of one commitment.
void derive(const Keys& keys, const PublicKey& point)
{
    for (int i = 0; i < 3; ++i)
        static_cast<void>(derivePublicKey(keys.basepoint, point));
    static_cast<void>(deriveRevocationPublicKey(keys.basepoint, point));
}

/// One side of one payment: the add and the removal each change both commitments, the onion is
/// built or peeled, and each revocation gives a new point and is checked.
double curveMicroseconds()
{
    const Keys keys;
    return medianMicroseconds(kRounds, [&](int number) {
        for (int htlcs = 0; htlcs < 2; ++htlcs) {
            const auto index = static_cast<std::uint64_t>(number * 2 + htlcs);
            const PublicKey ours = perCommitmentPoint(keys.seed.view(), index);
            const auto revoked = SecretKey::parse(keys.digest.view());
            mustHold(revoked && revoked->publicKey() != keys.theirs, "a secret is wrong");
            derive(keys, ours);
            check(keys, htlcs);
            derive(keys, keys.theirs);
            sign(keys, keys.theirs, htlcs);
        }
        static_cast<void>(ecdh(keys.funding, keys.basepoint));
    });
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path parent =
        argc > 1 ? std::filesystem::path{argv[1]} : std::filesystem::temp_directory_path();
    std::string name = (parent / "fulgurite-floor-XXXXXX").string();
    mustHold(mkdtemp(name.data()) != nullptr, "no folder can be made");
    const double commit = commitMicroseconds(std::filesystem::path{name} / "wallet");
    std::filesystem::remove_all(name);
    std::printf("{\"commit_us\": %.1f, \"curve_us\": %.1f}\n", commit, curveMicroseconds());
}

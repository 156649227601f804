// SPDX-License-Identifier: MIT
#include "app/store/key_file.h"

#include "app/store/files.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace fulgurite::store {

namespace {

constexpr std::string_view kMagic = "FULGCOST1";
constexpr std::uint32_t kMostMemoryKib = 4 * 1024 * 1024;
constexpr std::uint32_t kMostPasses = 1000;

std::filesystem::path pathIn(const std::filesystem::path& folder) { return folder / "wallet.cost"; }

Bytes encodeCost(const Argon2Cost& cost)
{
    ByteWriter out;
    out.u32be(cost.memoryKib);
    out.u32be(cost.passes);
    out.u32be(cost.lanes);
    return out.take();
}

Hash256 macOf(const SecretBytes& key, const Argon2Cost& cost)
{
    ByteWriter message;
    message.bytes(asBytes("fulgurite cost"));
    message.bytes(encodeCost(cost));
    return hmacSha256(key.expose(), message.view());
}

bool inBounds(const Argon2Cost& cost)
{
    return cost.memoryKib >= 8 && cost.memoryKib <= kMostMemoryKib && cost.passes >= 1 &&
           cost.passes <= kMostPasses && cost.lanes >= 1 && cost.lanes <= 16;
}

} // namespace

Result<SecretBytes> deriveKey(const SecretBytes& password, const Salt& salt, const Argon2Cost& cost)
{
    auto key = argon2id(password.expose(), salt, cost, 32);
    if (key)
        return std::move(*key);
    const bool memory = key.error().code == Argon2Error::OutOfMemory;
    return fail(memory ? StoreError::OutOfMemory : StoreError::Internal, key.error().detail);
}

CostSlot makeSlot(const SecretBytes& key, const Argon2Cost& cost)
{
    return {cost, macOf(key, cost).data};
}

bool slotMatches(const CostSlot& slot, const SecretBytes& key)
{
    return equalSecrets(slot.mac, macOf(key, slot.cost).view());
}

Bytes encodeCostFile(const CostFile& file)
{
    ByteWriter out;
    out.bytes(asBytes(kMagic));
    out.bytes(file.salt);
    out.u8(static_cast<std::uint8_t>(file.entries.size()));
    for (const CostSlot& slot : file.entries) {
        out.bytes(encodeCost(slot.cost));
        out.bytes(slot.mac);
    }
    const Hash256 checksum = sha256(out.view());
    out.bytes(checksum.view());
    return out.take();
}

Result<CostFile> decodeCostFile(ByteView content)
{
    const auto damaged = [] {
        return fail(StoreError::Damaged, "wallet.cost: checksum or length is wrong");
    };
    if (content.size() < kMagic.size() + 16 + 33)
        return damaged();
    const ByteView body = content.first(content.size() - 32);
    if (!std::ranges::equal(sha256(body).view(), content.last(32)))
        return damaged();
    ByteReader in{body};
    if (asString(in.take(kMagic.size())) != kMagic)
        return fail(StoreError::Newer, "wallet.cost was written by another version");
    CostFile out;
    std::ranges::copy(in.take(out.salt.size()), out.salt.begin());
    const std::uint8_t count = in.u8().value_or(0);
    if (count < 1 || count > 2 || in.remaining() != count * std::size_t{44})
        return damaged();
    out.entries.resize(count);
    for (CostSlot& slot : out.entries) {
        slot.cost = {in.u32be().value_or(0), in.u32be().value_or(0), in.u32be().value_or(0)};
        std::ranges::copy(in.take(32), slot.mac.begin());
        if (!inBounds(slot.cost))
            return damaged();
    }
    return out;
}

Result<void> writeCostFile(const std::filesystem::path& folder, const CostFile& file)
{
    return writeFileDurably(pathIn(folder), encodeCostFile(file));
}

Result<CostFile> readCostFile(const std::filesystem::path& folder)
{
    return decodeCostFile(FULGURITE_TRY(readFile(pathIn(folder), 4096)));
}

Argon2Cost calibrate(double seconds)
{
    const Argon2Cost probe{64 * 1024, 1, 1};
    const Salt salt{};
    const auto start = std::chrono::steady_clock::now();
    const auto key = deriveKey(SecretBytes{asBytes("calibration")}, salt, probe);
    const std::chrono::duration<double> once = std::chrono::steady_clock::now() - start;
    if (!key || once.count() <= 0)
        return {64 * 1024, 3, 1};
    const double passes = std::round(seconds / once.count());
    return {64 * 1024, static_cast<std::uint32_t>(std::clamp(passes, 1.0, 200.0)), 1};
}

} // namespace fulgurite::store

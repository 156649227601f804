// SPDX-License-Identifier: MIT
#include "app/engine/preferences_record.h"

#include "wallet/base/bytes.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

constexpr auto kChoices = "preferences";
constexpr auto kLimit = "preferences.passwordAbove";
constexpr double kMillis = 1000.0;
constexpr int kMostDays = 14; ///< 2016 blocks
constexpr double kShortestUnlock = 0.1, kLongestUnlock = 30.0;
constexpr int kAliasLength = 32;

} // namespace

EnginePreferences readPreferences(store::SettingsTable& settings)
{
    EnginePreferences out;
    if (const auto record = settings.find(kChoices); record && *record) {
        ByteReader in{**record};
        out.awayDays = in.u8().value_or(5);
        out.unlockSeconds = in.u16be().value_or(1000) / kMillis;
        out.acceptKeysend = in.u8().value_or(1) != 0;
        out.announceByDefault = in.u8().value_or(0) != 0;
        out.alias = QString::fromStdString(asString(in.rest()));
    }
    if (const auto record = settings.find(kLimit); record && *record)
        out.passwordAbove = Satoshi{ByteReader{**record}.u64be().value_or(0)};
    return out;
}

store::Result<void> writePreferences(store::SettingsTable& settings,
                                     const EnginePreferences& preferences)
{
    ByteWriter record;
    record.u8(static_cast<std::uint8_t>(std::clamp(preferences.awayDays, 1, kMostDays)));
    record.u16be(static_cast<std::uint16_t>(
        std::clamp(preferences.unlockSeconds, kShortestUnlock, kLongestUnlock) * kMillis));
    record.u8(preferences.acceptKeysend ? 1 : 0);
    record.u8(preferences.announceByDefault ? 1 : 0);
    record.bytes(asBytes(preferences.alias.left(kAliasLength).toStdString()));
    ByteWriter limit;
    limit.u64be(preferences.passwordAbove.value());
    FULGURITE_TRY_VOID(settings.put(kLimit, limit.take()));
    return settings.put(kChoices, record.take());
}

lightning::request::SetPolicy policyOf(const EnginePreferences& preferences)
{
    constexpr int kFewestDays = 5, kBlocksADay = 144;
    const int days = std::clamp(preferences.awayDays, kFewestDays, kMostDays);
    return {static_cast<std::uint16_t>(days * kBlocksADay), preferences.acceptKeysend};
}

} // namespace fulgurite::app

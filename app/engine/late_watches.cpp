// SPDX-License-Identifier: MIT
#include "app/engine/late_watches.h"

#include "app/store/settings_table.h"

namespace fulgurite::app {

namespace {

constexpr std::string_view kScripts = "late.scripts", kOutpoints = "late.outpoints",
                           kMissing = "late.missing";
/// A wallet has some thousand scripts; beyond this nothing is remembered, only scanned in time.
constexpr std::size_t kMostScripts = 20'000, kMostOutpoints = 10'000;

} // namespace

store::Result<void> LateWatches::load(store::Database& database)
{
    store::SettingsTable settings{database};
    const auto scripts = FULGURITE_TRY(settings.find(kScripts));
    const auto outpoints = FULGURITE_TRY(settings.find(kOutpoints));
    const auto missing = FULGURITE_TRY(settings.find(kMissing));
    if (missing && missing->size() == 4)
        m_missingBelow = BlockHeight{ByteReader{*missing}.u32be().value_or(0)};
    if (scripts) {
        for (ByteReader in{*scripts}; in.remaining() > 0;) {
            const ByteView script = in.take(in.u8().value_or(0));
            if (!script.empty())
                m_unscanned.emplace(script.begin(), script.end());
        }
    }
    if (outpoints) {
        for (ByteReader in{*outpoints}; in.remaining() >= Txid::kSize + 8;) {
            const auto txid = Txid::fromView(in.take(Txid::kSize));
            const std::uint32_t index = in.u32be().value_or(0);
            m_sought[{*txid, index}] = BlockHeight{in.u32be().value_or(0)};
        }
    }
    return {};
}

store::Result<void> LateWatches::save(store::Database& database)
{
    if (!m_dirty)
        return {};
    ByteWriter scripts, outpoints;
    for (const Bytes& script : m_unscanned) {
        scripts.u8(static_cast<std::uint8_t>(script.size()));
        scripts.bytes(script);
    }
    for (const auto& [outpoint, height] : m_sought) {
        outpoints.bytes(outpoint.txid.view());
        outpoints.u32be(outpoint.index);
        outpoints.u32be(height.value);
    }
    store::SettingsTable settings{database};
    if (m_missingBelow) {
        ByteWriter missing;
        missing.u32be(m_missingBelow->value);
        FULGURITE_TRY_VOID(settings.put(kMissing, missing.view()));
    }
    FULGURITE_TRY_VOID(settings.put(kScripts, scripts.view()));
    FULGURITE_TRY_VOID(settings.put(kOutpoints, outpoints.view()));
    m_dirty = false;
    return {};
}

void LateWatches::add(std::span<const wallet::Watch> watches)
{
    constexpr std::size_t kLongestScript = 255;
    for (const wallet::Watch& watch : watches) {
        const bool fits = !watch.scriptPubKey.empty() &&
                          watch.scriptPubKey.size() <= kLongestScript &&
                          m_unscanned.size() < kMostScripts;
        if (!watch.outpoint && fits)
            m_dirty = m_unscanned.insert(watch.scriptPubKey).second || m_dirty;
    }
}

void LateWatches::scanned(std::span<const Bytes> scripts)
{
    for (const Bytes& script : scripts)
        m_dirty = m_unscanned.erase(script) != 0 || m_dirty;
}

void LateWatches::sought(const wallet::SpenderSought& progress)
{
    if (m_sought.size() >= kMostOutpoints && !m_sought.contains(progress.outpoint))
        return;
    m_sought[progress.outpoint] = progress.height;
    m_dirty = true;
}

void LateWatches::missing(BlockHeight below)
{
    if (m_missingBelow && *m_missingBelow >= below)
        return;
    m_missingBelow = below;
    m_dirty = true;
}

void LateWatches::mark(std::vector<wallet::Watch>& watches) const
{
    for (wallet::Watch& watch : watches) {
        watch.unscanned = !watch.outpoint && m_unscanned.contains(watch.scriptPubKey);
        const auto sought = watch.outpoint ? m_sought.find(*watch.outpoint) : m_sought.end();
        if (sought != m_sought.end())
            watch.until = sought->second;
    }
}

} // namespace fulgurite::app

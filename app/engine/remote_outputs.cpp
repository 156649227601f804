// SPDX-License-Identifier: MIT
#include "app/engine/remote_outputs.h"

#include "app/store/settings_table.h"
#include "lightning/onchain/sweep_rate.h"
#include "wallet/base/amount.h"

namespace fulgurite::app {

namespace {

constexpr std::string_view kRow = "remote.outputs", kSweeps = "remote.sweeps";
/// Anybody can pay to a script that was once used: what is beyond is left alone.
constexpr std::size_t kMost = 10'000;

} // namespace

RemoteOutputs::RemoteOutputs(const wallet::LightningKeys& keys) : m_keys{keys}
{
    for (std::uint32_t index = 0; index < wallet::kPaymentKeys; ++index) {
        const PublicKey key = keys.paymentKey(index).publicKey();
        for (const bool anchors : {false, true})
            m_scripts[lightning::toRemoteScript(key, anchors)] = {index, anchors};
    }
}

store::Result<void> RemoteOutputs::load(store::Database& database)
{
    const auto row = FULGURITE_TRY(store::SettingsTable{database}.find(kRow));
    if (!row)
        return {};
    ByteReader in{*row};
    while (in.remaining() > Txid::kSize) {
        OutPoint outpoint;
        outpoint.txid = Txid::fromView(in.take(Txid::kSize)).value_or(Txid{});
        outpoint.index = in.u32be().value_or(0);
        Found found;
        found.value = Satoshi{in.u64be().value_or(0)};
        found.key = {in.u32be().value_or(0) % wallet::kPaymentKeys, in.u8().value_or(0) != 0};
        found.height = in.u32be().value_or(0);
        found.spentHeight = in.u32be().value_or(0);
        const ByteView script = in.take(in.u8().value_or(0));
        found.destination = Bytes(script.begin(), script.end());
        m_found[outpoint] = std::move(found);
    }
    return loadSweeps(database);
}

store::Result<void> RemoteOutputs::loadSweeps(store::Database& database)
{
    const auto row = FULGURITE_TRY(store::SettingsTable{database}.find(kSweeps));
    ByteReader in{row ? ByteView{*row} : ByteView{}};
    while (in.remaining() > 4) {
        auto sweep = parseTransaction(in.take(in.u32be().value_or(0)));
        const auto found = sweep && sweep->inputs.size() == 1
                               ? m_found.find(sweep->inputs.front().prevout)
                               : m_found.end();
        if (found != m_found.end())
            found->second.sweep = std::move(*sweep);
    }
    return {};
}

store::Result<void> RemoteOutputs::saveSweeps(store::Database& database) const
{
    ByteWriter out;
    for (const auto& [outpoint, found] : m_found) {
        if (!found.sweep)
            continue;
        const Bytes sweep = serialize(*found.sweep);
        out.u32be(static_cast<std::uint32_t>(sweep.size()));
        out.bytes(sweep);
    }
    return store::SettingsTable{database}.put(kSweeps, out.view());
}

store::Result<void> RemoteOutputs::save(store::Database& database)
{
    if (!m_dirty)
        return {};
    ByteWriter out;
    for (const auto& [outpoint, found] : m_found) {
        out.bytes(outpoint.txid.view());
        out.u32be(outpoint.index);
        out.u64be(found.value.value());
        out.u32be(found.key.index);
        out.u8(found.key.anchors ? 1 : 0);
        out.u32be(found.height);
        out.u32be(found.spentHeight);
        out.u8(static_cast<std::uint8_t>(found.destination.size()));
        out.bytes(found.destination);
    }
    FULGURITE_TRY_VOID(store::SettingsTable{database}.put(kRow, out.view()));
    FULGURITE_TRY_VOID(saveSweeps(database));
    m_dirty = false;
    return {};
}

std::vector<wallet::Watch> RemoteOutputs::scripts() const
{
    std::vector<wallet::Watch> out;
    for (const auto& [script, key] : m_scripts)
        out.push_back({script});
    return out;
}

std::vector<wallet::Watch> RemoteOutputs::outputs() const
{
    std::vector<wallet::Watch> out;
    for (const auto& [outpoint, found] : m_found) {
        const PublicKey key = m_keys.paymentKey(found.key.index).publicKey();
        out.push_back({lightning::toRemoteScript(key, found.key.anchors), outpoint});
    }
    return out;
}

void RemoteOutputs::noteSpends(const Transaction& tx, std::uint32_t height)
{
    for (const TxIn& input : tx.inputs) {
        const auto spent = m_found.find(input.prevout);
        if (spent == m_found.end() || spent->second.spentHeight == height)
            continue;
        spent->second.spentHeight = height;
        m_dirty = true;
    }
}

std::vector<wallet::Watch>
RemoteOutputs::seen(const Transaction& tx, const std::optional<wallet::Confirmation>& confirmation)
{
    std::vector<wallet::Watch> out;
    if (!confirmation)
        return out;
    const std::uint32_t height = confirmation->height.value;
    noteSpends(tx, height);
    const Txid txid = txidOf(tx);
    for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
        if (auto watch = add({txid, i}, tx.outputs[i], height))
            out.push_back(std::move(*watch));
    return out;
}

std::optional<wallet::Watch> RemoteOutputs::found(const wallet::UnspentFound::Coin& coin)
{
    return add(coin.outpoint, coin.output, coin.confirmation.height.value);
}

/// Nothing when it is not ours, or not new.
std::optional<wallet::Watch> RemoteOutputs::add(const OutPoint& outpoint, const TxOut& output,
                                                std::uint32_t height)
{
    const auto known = m_scripts.find(output.scriptPubKey);
    if (known == m_scripts.end() || m_found.size() >= kMost)
        return std::nullopt;
    Found& found = m_found[outpoint];
    if (found.height == height)
        return std::nullopt;
    found.value = output.value;
    found.key = known->second;
    found.height = height;
    m_dirty = true;
    return wallet::Watch{output.scriptPubKey, outpoint};
}

void RemoteOutputs::rolledBack(BlockHeight height)
{
    for (auto& [outpoint, found] : m_found) {
        if (found.height > height.value)
            found.height = 0;
        if (found.spentHeight > height.value) {
            found.spentHeight = 0;
            found.sent = false;
        }
        m_dirty = true;
    }
}

std::vector<Transaction> RemoteOutputs::sweeps(BlockHeight height, Feerate feerate,
                                               const std::function<Bytes()>& freshScript)
{
    std::vector<Transaction> out;
    for (auto& [outpoint, found] : m_found) {
        if (found.height == 0 || found.spentHeight != 0)
            continue;
        if (found.destination.empty()) {
            found.destination = freshScript();
            m_dirty = true;
        }
        const bool isNew = makeSweep(outpoint, found, {found.destination, feerate, height.value});
        if (!found.sweep || (!isNew && found.sent))
            continue; // dust at this feerate: perhaps not at the next
        found.sent = true;
        out.push_back(*found.sweep);
    }
    return out;
}

/// Whether it is another one than before.
bool RemoteOutputs::makeSweep(const OutPoint& outpoint, Found& found,
                              const lightning::SweepTerms& terms)
{
    const auto rate =
        found.sweep ? lightning::raisedRate(*found.sweep, found.value, terms.height, terms.feerate)
                    : std::optional{terms.feerate};
    if (!rate)
        return false;
    auto made = lightning::sweepToRemote({outpoint, found.value, found.key.anchors},
                                         m_keys.paymentKey(found.key.index),
                                         {terms.destination, *rate, terms.height});
    if (!made)
        return false;
    found.sweep = std::move(*made);
    m_dirty = true;
    return true;
}

Satoshi RemoteOutputs::pending() const
{
    Satoshi sum;
    for (const auto& [outpoint, found] : m_found)
        if (found.height != 0 && found.spentHeight == 0)
            sum = checkedAdd(sum, found.value).value_or(sum);
    return sum;
}

} // namespace fulgurite::app

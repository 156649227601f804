// SPDX-License-Identifier: MIT
#include "app/practice/world.h"

#include "app/practice/world_chain_source.h"
#include "app/practice/world_recorded.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::practice {

namespace {

constexpr UnixTime kFirstDay = unixTime(1'767'225'600); // 2026-01-01
constexpr Feerate kWorldFeerate{500};
constexpr std::array kNames{"ada", "bela", "cleo"};
constexpr Satoshi kRobotCoin{100'000'000};

SecretKey treasuryKey(std::uint64_t seed)
{
    ByteWriter out;
    out.u64be(seed);
    return SecretKey::parse(taggedHash("fulgurite practice treasury", {out.view()}).view()).value();
}

lightning::node_input::Feerates calmFees()
{
    return {Feerate{750}, Feerate{750}, Feerate{1250}, kFeerateFloor};
}

} // namespace

World::World(std::uint64_t seed) : m_now{kFirstDay}, m_treasury{treasuryKey(seed)}
{
    for (std::uint32_t i = 0; i < kFirstHeight - 1; ++i) {
        if (mineBlock(m_chain, m_mempool, m_treasury.script(), m_now) && i < 15)
            m_treasury.seen(m_chain.blockAt(m_chain.height())->transactions.front());
        m_now += std::chrono::minutes{10};
    }
    makeRobots(seed);
    mine(1);
    settle();
}

World::~World() = default;

void World::makeRobots(std::uint64_t seed)
{
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        m_robots.push_back(std::make_unique<Robot>(kNames[i], seed * 1000 + i + 1, m_now));
        Robot& robot = *m_robots.back();
        const std::vector<TxOut> coins(4, TxOut{kRobotCoin, robot.purse().script()});
        if (const auto tx = m_treasury.pay(coins, kWorldFeerate, 0))
            submit(*tx);
        robot.give(lightning::node_input::Tick{m_now});
        robot.give(calmFees());
    }
}

void World::advance(std::chrono::seconds time)
{
    const Recorded recorded{*this, world_input::Advance{static_cast<std::uint32_t>(time.count())}};
    m_now += time;
    for (const auto& robot : m_robots)
        robot->give(lightning::node_input::Tick{m_now});
}

void World::mine(std::uint32_t blocks)
{
    const Recorded recorded{*this, world_input::Mine{blocks}};
    for (std::uint32_t i = 0; i < blocks; ++i) {
        if (!mineBlock(m_chain, m_mempool, m_treasury.script(), m_now))
            return;
        const Block& block = *m_chain.blockAt(m_chain.height());
        tellBlock(block, m_chain.height().value);
        // Its own reward is for later: only coins that can be spent at once are counted.
        for (std::size_t n = 1; n < block.transactions.size(); ++n)
            m_treasury.seen(block.transactions[n]);
    }
}

void World::tellBlock(const Block& block, std::uint32_t height)
{
    for (const auto& robot : m_robots) {
        for (std::uint32_t i = 0; i < block.transactions.size(); ++i) {
            robot->purse().seen(block.transactions[i]);
            robot->give(
                lightning::node_input::TransactionSeen{block.transactions[i], {{height, i}}});
        }
        robot->give(lightning::node_input::TipReached{height, unixTime(block.header.time), true});
    }
    for (WorldChainSource* source : m_sources)
        source->blockConnected(block, height);
}

void World::tellTransaction(const Transaction& tx)
{
    for (const auto& robot : m_robots)
        robot->give(lightning::node_input::TransactionSeen{tx, std::nullopt});
    for (WorldChainSource* source : m_sources)
        source->transactionAccepted(tx);
}

Result<void, WorldError> World::gift(const Bytes& scriptPubKey, Satoshi amount)
{
    const Recorded recorded{*this, world_input::Gift{scriptPubKey, amount}};
    const auto tx = m_treasury.pay({{amount, scriptPubKey}}, kWorldFeerate, m_chain.height().value);
    if (!tx)
        return fail(WorldError::Rejected, tx.error().detail);
    const auto done = submit(*tx);
    if (done.verdict != wallet::BroadcastVerdict::Accepted)
        return fail(WorldError::Rejected, done.reason);
    mine(1);
    return {};
}

wallet::BroadcastDone World::submit(const Transaction& tx) { return submit({&tx, 1}, txidOf(tx)); }

wallet::BroadcastDone World::submit(std::span<const Transaction> package, const Txid& about)
{
    using wallet::BroadcastVerdict;
    const Recorded recorded{*this, world_input::Submit{{package.begin(), package.end()}, about}};
    if (m_chain.locate(about))
        return {about, BroadcastVerdict::AlreadyConfirmed, {}};
    if (m_mempool.find(about) != nullptr)
        return {about, BroadcastVerdict::AlreadyKnown, {}};
    const auto replaced = package.size() == 1 ? m_mempool.accept(m_chain, package.front(), m_now)
                                              : m_mempool.acceptPackage(m_chain, package, m_now);
    if (!replaced)
        return {about, BroadcastVerdict::Rejected, replaced.error().detail};
    for (const Txid& gone : *replaced)
        for (WorldChainSource* source : m_sources)
            source->transactionGone(gone);
    for (const Transaction& tx : package)
        tellTransaction(tx);
    return {about, BroadcastVerdict::Accepted, {}};
}

std::unique_ptr<wallet::ChainSource> World::chainSource()
{
    return std::make_unique<WorldChainSource>(*this);
}

bool World::step()
{
    bool moved = stepRobots();
    moved = tellGuest() || moved;
    // A listener may make or drop a source: only those of now are asked.
    for (WorldChainSource* source : std::vector(m_sources.begin(), m_sources.end()))
        if (m_sources.contains(source))
            moved = source->tell() || moved;
    return moved;
}

bool World::stepRobots()
{
    const bool idle =
        std::ranges::all_of(m_robots, [](const auto& robot) { return robot->idle(); });
    if (idle && m_openings.empty())
        return false;
    const Recorded recorded{*this, world_input::Step{}};
    bool moved = false;
    for (const auto& robot : m_robots) {
        const bool fed = !robot->idle();
        auto effects = robot->turn();
        moved = moved || fed || !effects.empty();
        perform(*robot, std::move(effects));
    }
    return openWhatWaits() || moved;
}

void World::settle(std::size_t most)
{
    while (most-- > 0 && step()) {
    }
}

} // namespace fulgurite::practice

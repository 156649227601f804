// SPDX-License-Identifier: MIT
// How BitcoindSync reads blocks: new ones, and those where something watched late may stand.
#include "wallet/base/text.h"
#include "wallet/chain/bitcoind_sync.h"
#include "wallet/chain/rpc_reply.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr std::size_t kTipsKept = 101;
constexpr std::size_t kWidestWindow = 64;
constexpr std::size_t kWideBytes = 4'000'000, kNarrowBytes = 12'000'000;
constexpr std::uint32_t kUsualSearch = 2016; ///< of what has no known birth
constexpr int kMostTries = 40, kMostTriesForAPoint = 5;
constexpr std::size_t kMostPeers = 8, kMostAskedFor = 16;
constexpr std::int64_t kOutOfRange = -8; ///< RPC_INVALID_PARAMETER: no block of that height

} // namespace

BitcoindSync::Batch BitcoindSync::nextBatch() const
{
    Batch out;
    const auto fill = [&](Reading why, std::uint32_t from, std::uint32_t end) {
        out.why = why;
        for (std::uint32_t h = from; h <= end && out.heights.size() < m_window; ++h)
            out.heights.push_back(h);
    };
    if (!m_points.empty()) {
        out.why = Reading::Point;
        for (const std::uint32_t height : m_points)
            if (out.heights.size() < m_window)
                out.heights.push_back(height);
    } else if (m_next <= m_best)
        fill(Reading::New, m_next, m_best);
    else if (m_again && *m_again < m_next)
        fill(Reading::Again, *m_again, m_next - 1);
    return out;
}

void BitcoindSync::readBlocks()
{
    if (m_next > m_best && !m_again && std::exchange(m_lateWatch, false))
        m_again = m_stretchBegan;
    if (m_again && *m_again >= m_next)
        m_again.reset();
    Batch batch = nextBatch();
    if (batch.heights.empty()) {
        if (!m_scanned.empty())
            m_listener(ScriptsScanned{std::exchange(m_scanned, {})});
        return idle();
    }
    sayProgress(batch);
    readBatch(std::move(batch));
}

void BitcoindSync::readBatch(Batch batch)
{
    std::vector<RpcCall> calls;
    for (const std::uint32_t height : batch.heights)
        calls.push_back({"getblockhash", "[" + std::to_string(height) + "]"});
    ask(std::move(calls), [this, batch = std::move(batch)](const Replies& replies) {
        onBlockHashes(batch, replies);
    });
}

void BitcoindSync::sayProgress(const Batch& batch)
{
    const bool long_ = batch.why == Reading::New
                           ? m_best - m_next > 5
                           : batch.why == Reading::Again && m_next - *m_again > 5;
    if (!long_ || m_nodeSyncs)
        return;
    const std::uint32_t from = batch.heights.front(), first = std::min(*m_stretchBegan, from);
    const std::uint32_t end = batch.why == Reading::New ? m_best : m_next - 1;
    say(ChainState::Scanning,
        "reading block " + std::to_string(from) + " of " + std::to_string(end),
        static_cast<double>(from - first) / (end - first));
}

void BitcoindSync::onBlockHashes(Batch batch, const Replies& replies)
{
    std::vector<RpcCall> calls;
    for (const RpcReply& reply : replies) {
        if (!reply.ok() || !reply.result.is_string() ||
            !fixedFromDisplay<BlockHash>(reply.result.get_ref<const std::string&>()))
            break;
        batch.hashes.push_back(reply.result.get<std::string>());
        calls.push_back({"getblock", "[\"" + batch.hashes.back() + "\",0]"});
    }
    const std::size_t known = batch.hashes.size();
    if (known < replies.size() && replies[known].code != 0 && replies[known].code != kOutOfRange) {
        m_eager = false;
        return static_cast<void>(failed(replies[known]));
    }
    // The chain became shorter meanwhile: what is gone is read when it is there again.
    const bool isShort = known < batch.heights.size() && batch.why == Reading::Search;
    if (calls.empty() || isShort) {
        if (batch.why != Reading::New)
            wasRead(batch.why, batch.heights.front());
        m_eager = true;
        return rest();
    }
    ask(std::move(calls),
        [this, batch = std::move(batch)](const Replies& blocks) { onBlocks(batch, blocks); });
}

/// A search goes from the tip down, what is new from block to block; points stand each for itself.
void BitcoindSync::onBlocks(const Batch& batch, const Replies& replies)
{
    std::vector<std::size_t> order(std::min(replies.size(), batch.hashes.size()));
    if (order.empty())
        return rest();
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (batch.why == Reading::Search)
        std::ranges::reverse(order);
    std::size_t bytes = 0;
    std::vector<std::size_t> missing;
    for (const std::size_t i : order) {
        if (!replies[i].ok() || !replies[i].result.is_string()) {
            missing.push_back(i);
            continue;
        }
        if (!missing.empty() && batch.why != Reading::Point)
            continue;
        bytes += replies[i].result.get_ref<const std::string&>().size() / 2;
        if (!onBlock(batch, i, replies[i]))
            return rest();
    }
    if (batch.why == Reading::Search)
        searched(missing.empty() ? batch.heights.front() : batch.heights[missing.front()] + 1,
                 batch.heights[order.front()] + 1);
    if (!missing.empty())
        return onBlocksMissing(batch, missing, replies[missing.front()]);
    adaptWindow(bytes);
    return batch.why == Reading::Search ? rest() : readBlocks();
}

void BitcoindSync::adaptWindow(std::size_t bytes)
{
    if (bytes < kWideBytes)
        m_window = std::min(2 * m_window, kWidestWindow);
    else if (bytes > kNarrowBytes)
        m_window = std::max<std::size_t>(1, m_window / 2);
}

/// False when the block is not the next of our chain, or cannot be read.
bool BitcoindSync::onBlock(const Batch& batch, std::size_t i, const RpcReply& reply)
{
    const std::string& hash = batch.hashes[i];
    const std::uint32_t height = batch.heights[i];
    const Bytes raw = fromHex(reply.result.get_ref<const std::string&>());
    auto block = scanBlock(raw, m_watched);
    if (!block || toDisplay(block->header.hash) != hash) {
        say(ChainState::Unreachable, "bitcoind gave block " + hash +
                                         " in a form that cannot be read" +
                                         (block ? std::string{} : ": " + block.error().detail));
        return false;
    }
    if (batch.why == Reading::New) {
        const bool follows = m_tips.empty() || m_tips.back().height.value + 1 != height ||
                             m_tips.back().hash == block->header.previous;
        if (!follows) {
            m_eager = true;
            return false;
        }
    }
    const RawHeader header = block->header;
    tellAll(std::move(*block), raw, BlockHeight{height});
    wasRead(batch.why, height);
    if (batch.why == Reading::New)
        onNewBlock(header, height);
    return true;
}

void BitcoindSync::onNewBlock(const RawHeader& header, std::uint32_t height)
{
    m_tips.push_back({BlockHeight{height}, header.hash, header.unixTime()});
    if (m_tips.size() > kTipsKept)
        m_tips.pop_front();
    m_mempool.makeStale();
    m_listener(TipReached{m_tips.back()});
}

void BitcoindSync::wasRead(Reading why, std::uint32_t height)
{
    switch (why) {
    case Reading::New:
        m_next = height + 1;
        return;
    case Reading::Point:
        m_points.erase(height);
        return;
    case Reading::Again:
        m_again = height + 1;
        return;
    case Reading::Search:
        return; // counted by the window, as it goes downwards
    }
}

/// What is told may make the wallet look out for more, also in this very block.
void BitcoindSync::tellAll(ScannedBlock block, ByteView raw, BlockHeight height)
{
    tellMatches(block, height);
    for (std::size_t told = block.matches.size(), known = 0; known != m_watched.size();) {
        known = m_watched.size();
        const auto again = scanBlock(raw, m_watched);
        if (!again || again->matches.size() == told)
            return;
        told = again->matches.size();
        tellMatches(*again, height);
    }
}

void BitcoindSync::tellMatches(const ScannedBlock& block, BlockHeight height)
{
    for (const BlockMatch& match : block.matches) {
        m_mempool.confirmed(txidOf(match.tx));
        for (const TxIn& input : match.tx.inputs)
            m_sought.erase(input.prevout);
        m_listener(TransactionSeen{match.tx, Confirmation{height, block.header.hash, match.position,
                                                          block.header.unixTime()}});
    }
}

/// Pruned blocks: asked of peers of the node; meanwhile nothing goes on, and Ready is not said. A
/// restored wallet that never saw them does without: what is missing is named.
void BitcoindSync::onBlocksMissing(const Batch& batch, std::vector<std::size_t> missing,
                                   const RpcReply& reply)
{
    const std::uint32_t height = batch.heights[missing.front()];
    const bool pruned = m_pruneHeight > height;
    const bool history = m_freshWallet && !m_caughtUp && batch.why == Reading::New;
    if (pruned && history) {
        m_missingBelow = BlockHeight{m_pruneHeight};
        m_next = m_pruneHeight;
        m_stretchBegan = std::max(*m_stretchBegan, m_pruneHeight);
        m_eager = true;
        return rest();
    }
    missing.resize(std::min(missing.size(), kMostAskedFor));
    if (std::exchange(m_awaited, height) != height)
        m_tries = 0;
    const int most = batch.why == Reading::Point ? kMostTriesForAPoint : kMostTries;
    if (batch.why != Reading::New && ++m_tries > most) // no peer has it either
        return doWithout(batch, missing);
    say(ChainState::Scanning, "waiting for block " + std::to_string(height) +
                                  (pruned ? ", which this node has pruned: " : ": ") +
                                  sanitised(reply.error));
    std::vector<std::string> hashes;
    for (const std::size_t i : missing)
        hashes.push_back(batch.hashes[i]);
    askPeersFor(std::move(hashes));
}

/// The first that is missing is given up; of the points, those which were asked for with it, too.
void BitcoindSync::doWithout(const Batch& batch, const std::vector<std::size_t>& missing)
{
    const bool isPoint = batch.why == Reading::Point;
    for (const std::size_t i : missing) {
        const std::uint32_t height = batch.heights[i];
        const bool pruned = height < m_pruneHeight;
        if (i != missing.front() && !(isPoint && pruned))
            continue;
        m_missingBelow = std::max(m_missingBelow.value_or(BlockHeight{}), BlockHeight{height + 1});
        wasRead(batch.why, height);
        if (batch.why == Reading::Search)
            skipped(height);
        if (isPoint && !pruned)
            m_scanned.clear(); // the block may be readable at the next start
    }
    m_awaited.reset();
    m_eager = true;
    rest();
}

void BitcoindSync::askPeersFor(std::vector<std::string> hashes)
{
    ask({{"getpeerinfo"}}, [this, hashes = std::move(hashes)](const Replies& peers) {
        std::vector<RpcCall> calls;
        std::size_t asked = 0;
        for (const auto& peer : peers[0].result) {
            if (!peer.is_object() || asked == kMostPeers)
                continue;
            ++asked;
            for (const std::string& hash : hashes)
                calls.push_back(
                    {"getblockfrompeer",
                     "[\"" + hash + "\"," + std::to_string(numberOf(peer, "id")) + "]"});
        }
        if (calls.empty())
            return rest();
        ask(std::move(calls), [this](const Replies&) { rest(); });
    });
}

/// Who spent it is looked for from the tip down to where it was born.
void BitcoindSync::beginSearch(const NewOutpoint& one)
{
    const std::uint32_t usual = m_next > kUsualSearch ? m_next - kUsualSearch : 0;
    const Sought sought{one.since ? one.since->value : usual,
                        std::min(one.until ? one.until->value : m_next, m_next)};
    if (sought.since < sought.until)
        m_sought.insert_or_assign(one.outpoint, sought);
}

/// The next window of blocks below what is searched already; of several searches the one that is
/// least far.
BitcoindSync::Batch BitcoindSync::nextSearch()
{
    Batch out;
    out.why = Reading::Search;
    const auto least =
        std::ranges::max_element(m_sought, {}, [](const auto& each) { return each.second.until; });
    if (least == m_sought.end())
        return out;
    const std::uint32_t end = least->second.until;
    const std::uint32_t window = static_cast<std::uint32_t>(m_window);
    const std::uint32_t low =
        std::max({least->second.since, end > window ? end - window : 0, m_pruneHeight});
    for (std::uint32_t height = low; height < end; ++height)
        out.heights.push_back(height);
    return out;
}

void BitcoindSync::search()
{
    for (auto& [outpoint, one] : m_sought)
        one.until = std::min(one.until, m_next); // the rest is read as new blocks
    if (m_pruneHeight > 0)
        std::erase_if(m_sought, [this](const auto& each) { // the rest is gone from this node
            const bool ends = each.second.until <= m_pruneHeight;
            if (ends)
                m_missingBelow =
                    std::max(m_missingBelow.value_or(BlockHeight{}), BlockHeight{m_pruneHeight});
            return ends;
        });
    const Batch batch = nextSearch();
    if (batch.heights.empty())
        return rest();
    m_eager = true;
    readBatch(batch);
}

/// Blocks from `low` to below `end` are searched.
void BitcoindSync::searched(std::uint32_t low, std::uint32_t end)
{
    for (auto it = m_sought.begin(); it != m_sought.end();) {
        Sought& one = it->second;
        if (one.until <= end && one.until > low)
            one.until = low;
        const bool done = one.until <= one.since;
        if (one.until == low && !one.hasGap)
            m_listener(SpenderSought{it->first, BlockHeight{low}});
        it = done ? m_sought.erase(it) : std::next(it);
    }
}

/// It is not called searched: after a restart the search begins above it again.
void BitcoindSync::skipped(std::uint32_t height)
{
    for (auto& [outpoint, one] : m_sought)
        one.hasGap = one.hasGap || (one.until == height + 1 && one.since <= height);
    searched(height, height + 1);
}

std::string BitcoindSync::searchDetail() const
{
    if (m_sought.empty())
        return {};
    std::uint32_t height = 0;
    for (const auto& [outpoint, one] : m_sought)
        height = std::max(height, one.until);
    return "looking below block " + std::to_string(height) + " for who spent " +
           std::to_string(m_sought.size()) + (m_sought.size() == 1 ? " output" : " outputs") +
           " watched late";
}

} // namespace fulgurite::wallet

// SPDX-License-Identifier: MIT
#include "wallet/chain/bitcoind_sync.h"

#include "wallet/base/text.h"
#include "wallet/chain/rpc_reply.h"

#include <algorithm>
#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr std::size_t kTipsKept = 101;
constexpr std::size_t kWidestWindow = 64;
constexpr std::size_t kWideBytes = 4'000'000, kNarrowBytes = 12'000'000;
constexpr std::uint64_t kLeastVersion = 240'000, kPackagesSince = 260'000;
constexpr std::int64_t kWarmingUp = -28;
/// A block's time may run this far ahead of true time; the search starts earlier by as much.
constexpr std::chrono::hours kTimeSlack{2};

std::string_view coreName(Network network)
{
    switch (network) {
    case Network::Bitcoin:
        return "main";
    case Network::Testnet4:
        return "testnet4";
    case Network::Signet:
        return "signet";
    case Network::Regtest:
        return "regtest";
    }
    return "";
}

RpcCall hashAt(std::uint32_t height)
{
    return {"getblockhash", "[" + std::to_string(height) + "]"};
}

std::string quoted(const std::string& text) { return "[\"" + text + "\"]"; }

std::uint32_t heightOf(const nlohmann::json& object, const char* key)
{
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(numberOf(object, key), UINT32_MAX / 2));
}

/// 0 to 1 from a fraction that parseExactJson left as text; for display only.
double progressOf(const nlohmann::json& info)
{
    const std::string text = textOf(info, "verificationprogress");
    return text.empty() ? 1 : std::clamp(std::strtod(text.c_str(), nullptr), 0.0, 1.0);
}

} // namespace

BitcoindSync::BitcoindSync(Network network, RpcPort& port, ChainSource::Listener listener)
    : m_network{network},
      m_port{port},
      m_listener{std::move(listener)},
      m_life{std::make_shared<int>(0)}
{}

void BitcoindSync::start(std::vector<ChainTip> known, std::optional<UnixTime> birthday,
                         std::string server)
{
    m_server = std::move(server);
    m_birthday = birthday;
    m_freshWallet = known.empty();
    std::ranges::sort(known, {}, &ChainTip::height);
    m_tips.assign(known.begin(), known.end());
    if (!m_tips.empty())
        m_firstScanned = m_next = m_tips.back().height.value + 1;
    say(ChainState::Connecting);
}

void BitcoindSync::watch(const std::vector<Watch>& watches)
{
    bool grew = false;
    for (const Watch& watch : watches) {
        const bool fresh = m_watched.add(watch);
        grew = fresh || grew;
        if (fresh && watch.outpoint && m_caughtUp)
            m_newOutpoints.push_back(*watch.outpoint);
    }
    if (!grew)
        return;
    m_mempool.watchesGrew();
    m_lateScripts = m_lateScripts || (!m_caughtUp && m_firstScanned && m_next > *m_firstScanned);
    m_eager = true;
}

void BitcoindSync::connectionLost()
{
    m_life = std::make_shared<int>(0);
    laneLost(RpcLane::Send, "the connection to bitcoind was lost");
    m_busy = m_greeted = m_unspentUnderWay = false;
    m_mempool.makeStale();
    m_feesAt.reset();
}

void BitcoindSync::ask(std::vector<RpcCall> batch, std::function<void(const Replies&)> then,
                       RpcLane lane)
{
    if (lane == RpcLane::Follow)
        m_busy = true;
    m_port.call(lane, std::move(batch),
                [life = std::weak_ptr{m_life}, then = std::move(then)](const Replies& replies) {
                    if (!life.expired())
                        then(replies);
                });
}

void BitcoindSync::say(ChainState state, std::string detail, double progress)
{
    ChainStatus status{state, m_server, std::move(detail), progress, m_packages, m_missingBelow};
    const bool same = m_said && m_said->state == status.state && m_said->detail == status.detail &&
                      m_said->packages == status.packages &&
                      m_said->historyMissingBelow == status.historyMissingBelow &&
                      m_said->progress == status.progress;
    if (same)
        return;
    m_said = status;
    m_listener(status);
}

/// An answer that should not fail did: says so and leaves the rest to the next tick.
bool BitcoindSync::failed(const RpcReply& reply)
{
    if (reply.ok())
        return false;
    const bool starting = reply.code == kWarmingUp;
    say(starting ? ChainState::Syncing : ChainState::Unreachable,
        "bitcoind says: " + sanitised(reply.error));
    m_greeted = false;
    rest();
    return true;
}

void BitcoindSync::tick(UnixTime now)
{
    m_now = now;
    if (m_busy)
        return;
    m_eager = false;
    if (m_greeted)
        ask({{"getblockchaininfo"}}, [this](const Replies& r) { onChainInfo(r); });
    else
        ask({{"getblockchaininfo"}, {"getnetworkinfo"}},
            [this](const Replies& r) { onGreeting(r); });
}

void BitcoindSync::onGreeting(const Replies& replies)
{
    if (failed(replies[0]) || failed(replies[1]))
        return;
    const std::string chain = textOf(replies[0].result, "chain");
    if (chain != coreName(m_network)) {
        say(ChainState::WrongNetwork, "this bitcoind runs on '" + sanitised(chain, 20) +
                                          "', the wallet is for '" +
                                          std::string{coreName(m_network)} + "'");
        return rest();
    }
    const std::uint64_t version = numberOf(replies[1].result, "version");
    if (version < kLeastVersion) {
        say(ChainState::Unreachable, "this bitcoind is of version " + std::to_string(version) +
                                         ", at least 240000 (24.0) is needed");
        return rest();
    }
    m_packages = version >= kPackagesSince;
    m_greeted = true;
    onChainInfo({replies[0]});
}

void BitcoindSync::onChainInfo(const Replies& replies)
{
    if (failed(replies[0]))
        return;
    const auto& info = replies[0].result;
    m_best = heightOf(info, "blocks");
    m_headers = heightOf(info, "headers");
    m_bestHash = textOf(info, "bestblockhash");
    m_pruneHeight = heightOf(info, "pruneheight");
    // A regtest chain is always old.
    m_nodeSyncs = (flagOf(info, "initialblockdownload") && m_network != Network::Regtest) ||
                  m_headers > m_best + 2;
    if (m_nodeSyncs)
        say(ChainState::Syncing,
            "bitcoind is at block " + std::to_string(m_best) + " of " + std::to_string(m_headers),
            progressOf(info));
    if (!m_tips.empty() || m_firstScanned)
        return checkTip();
    if (!m_birthday)
        return beginAtTip();
    locateBirthday(0, m_best);
}

/// Finds the last block whose median time lies before the birthday; low is always such a block.
void BitcoindSync::locateBirthday(std::uint32_t low, std::uint32_t high)
{
    if (low >= high)
        return beginAt(low);
    const std::uint32_t middle = low + (high - low + 1) / 2;
    ask({hashAt(middle)}, [this, low, high, middle](const Replies& hash) {
        if (failed(hash[0]) || !hash[0].result.is_string())
            return rest();
        ask({{"getblockheader", quoted(hash[0].result.get<std::string>())}},
            [this, low, high, middle](const Replies& header) {
                if (failed(header[0]))
                    return;
                const auto median =
                    unixTime(static_cast<std::int64_t>(numberOf(header[0].result, "mediantime")));
                if (median + kTimeSlack < *m_birthday)
                    locateBirthday(middle, high);
                else
                    locateBirthday(low, middle - 1);
            });
    });
}

void BitcoindSync::beginAt(std::uint32_t height)
{
    if (m_pruneHeight > height) {
        m_missingBelow = BlockHeight{m_pruneHeight};
        height = m_pruneHeight;
    }
    m_firstScanned = m_next = height;
    readBlocks();
}

void BitcoindSync::beginAtTip()
{
    m_firstScanned = m_next = m_best;
    readBlocks();
}

void BitcoindSync::checkTip()
{
    if (m_tips.empty() || toDisplay(m_tips.back().hash) == m_bestHash)
        return readBlocks();
    if (m_tips.back().height.value > m_best)
        return findFork();
    ask({hashAt(m_tips.back().height.value)}, [this](const Replies& replies) {
        const auto& tip = m_tips.back();
        if (replies[0].ok() && replies[0].result == toDisplay(tip.hash))
            return readBlocks();
        findFork();
    });
}

void BitcoindSync::findFork()
{
    std::vector<RpcCall> batch;
    for (const ChainTip& tip : m_tips)
        batch.push_back(hashAt(tip.height.value));
    ask(std::move(batch), [this](const Replies& replies) {
        std::optional<BlockHeight> fork;
        for (std::size_t i = 0; i < replies.size() && i < m_tips.size(); ++i)
            if (replies[i].ok() && replies[i].result == toDisplay(m_tips[i].hash))
                fork = m_tips[i].height;
        rollBack(fork);
    });
}

/// Without a common block the reorg is deeper than what we remember: everything from the oldest
/// block known is read again.
void BitcoindSync::rollBack(std::optional<BlockHeight> fork)
{
    const std::uint32_t oldest = m_tips.front().height.value;
    const BlockHeight height = fork.value_or(BlockHeight{oldest == 0 ? 0 : oldest - 1});
    while (!m_tips.empty() && m_tips.back().height > height)
        m_tips.pop_back();
    m_next = height.value + 1;
    m_firstScanned = m_firstScanned.value_or(m_next);
    m_pass.reset();
    m_mempool.rolledBack();
    m_listener(ChainRolledBack{height});
    m_eager = true;
    rest();
}

void BitcoindSync::readBlocks()
{
    const std::uint32_t from = m_pass ? m_pass->next : m_next;
    const std::uint32_t end = m_pass ? m_pass->end : m_best;
    if (from > end) {
        if (!passDone())
            return readBlocks();
        return idle();
    }
    if (end - from > 5 && !m_nodeSyncs) {
        const std::uint32_t first = std::min(m_firstScanned.value_or(from), from);
        say(ChainState::Scanning,
            "reading block " + std::to_string(from) + " of " + std::to_string(end),
            static_cast<double>(from - first) / (end - first));
    }
    std::vector<RpcCall> batch;
    for (std::uint32_t h = from; h <= end && batch.size() < m_window; ++h)
        batch.push_back(hashAt(h));
    ask(std::move(batch), [this](const Replies& replies) { onBlockHashes(replies); });
}

void BitcoindSync::onBlockHashes(const Replies& replies)
{
    std::vector<std::string> hashes;
    std::vector<RpcCall> batch;
    for (const RpcReply& reply : replies) {
        if (!reply.ok() || !reply.result.is_string() ||
            !fixedFromDisplay<BlockHash>(reply.result.get_ref<const std::string&>()))
            break;
        hashes.push_back(reply.result.get<std::string>());
        batch.push_back({"getblock", "[\"" + hashes.back() + "\",0]"});
    }
    if (batch.empty()) { // the chain became shorter meanwhile
        m_eager = true;
        return rest();
    }
    ask(std::move(batch),
        [this, hashes = std::move(hashes)](const Replies& blocks) { onBlocks(hashes, blocks); });
}

void BitcoindSync::onBlocks(std::vector<std::string> hashes, const Replies& replies)
{
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < replies.size() && i < hashes.size(); ++i) {
        if (!replies[i].ok() || !replies[i].result.is_string())
            return onBlockMissing(hashes[i], replies[i]);
        bytes += replies[i].result.get_ref<const std::string&>().size() / 2;
        if (!onBlock(hashes[i], replies[i]))
            return rest();
    }
    adaptWindow(bytes);
    readBlocks();
}

void BitcoindSync::adaptWindow(std::size_t bytes)
{
    if (bytes < kWideBytes)
        m_window = std::min(2 * m_window, kWidestWindow);
    else if (bytes > kNarrowBytes)
        m_window = std::max<std::size_t>(1, m_window / 2);
}

/// False when the block is not the next of our chain, or cannot be read.
bool BitcoindSync::onBlock(const std::string& hash, const RpcReply& reply)
{
    const Bytes raw = fromHex(reply.result.get_ref<const std::string&>());
    auto block = scanBlock(raw, m_watched);
    if (!block || toDisplay(block->header.hash) != hash) {
        say(ChainState::Unreachable, "bitcoind gave block " + hash +
                                         " in a form that cannot be read" +
                                         (block ? std::string{} : ": " + block.error().detail));
        return false;
    }
    const std::uint32_t height = m_pass ? m_pass->next : m_next;
    const bool follows = m_pass || m_tips.empty() || m_tips.back().height.value + 1 != height ||
                         m_tips.back().hash == block->header.previous;
    if (!follows) {
        m_eager = true;
        return false;
    }
    tellMatches(*block, BlockHeight{height});
    // What was told may have made the wallet look out for more, also in this very block.
    for (std::size_t known = 0; known != m_watched.scriptCount();) {
        known = m_watched.scriptCount();
        const auto again = scanBlock(raw, m_watched);
        if (again && again->matches.size() > block->matches.size())
            tellMatches(*again, BlockHeight{height});
    }
    if (m_pass) {
        ++m_pass->next;
        return true;
    }
    ++m_next;
    m_tips.push_back({BlockHeight{height}, block->header.hash, block->header.unixTime()});
    if (m_tips.size() > kTipsKept)
        m_tips.pop_front();
    m_mempool.makeStale();
    m_listener(TipReached{m_tips.back()});
    return true;
}

void BitcoindSync::tellMatches(const ScannedBlock& block, BlockHeight height)
{
    for (const BlockMatch& match : block.matches) {
        m_mempool.confirmed(txidOf(match.tx));
        m_listener(TransactionSeen{match.tx, Confirmation{height, block.header.hash, match.position,
                                                          block.header.unixTime()}});
    }
}

/// A pruned block: asked of a peer of the node, one after the other; meanwhile nothing goes on.
void BitcoindSync::onBlockMissing(const std::string& hash, const RpcReply& reply)
{
    const std::uint32_t height = m_pass ? m_pass->next : m_next;
    if (m_freshWallet && !m_caughtUp && m_pruneHeight > height) {
        m_missingBelow = BlockHeight{m_pruneHeight};
        (m_pass ? m_pass->next : m_next) = m_pruneHeight;
        m_eager = true;
        return rest();
    }
    say(ChainState::Scanning, "waiting for block " + std::to_string(height) +
                                  ", which this node has pruned: " + sanitised(reply.error));
    ask({{"getpeerinfo"}}, [this, hash](const Replies& peers) {
        std::vector<RpcCall> batch;
        for (const auto& peer : peers[0].result)
            if (peer.is_object() && batch.size() < 8)
                batch.push_back(
                    {"getblockfrompeer",
                     "[\"" + hash + "\"," + std::to_string(numberOf(peer, "id")) + "]"});
        if (batch.empty())
            return rest();
        ask(std::move(batch), [this](const Replies&) { rest(); });
    });
}

/// At the end of a reading: whether nothing is left to be read again.
bool BitcoindSync::passDone()
{
    m_pass.reset();
    if (!std::exchange(m_lateScripts, false) || !m_firstScanned)
        return true;
    m_pass = Pass{*m_firstScanned, m_best};
    return false;
}

} // namespace fulgurite::wallet

// SPDX-License-Identifier: MIT
#include "wallet/chain/bitcoind_sync.h"

#include "wallet/base/text.h"
#include "wallet/chain/rpc_reply.h"

#include <algorithm>
#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr std::uint64_t kLeastVersion = 240'000, kPackagesSince = 260'000;
constexpr std::int64_t kWarmingUp = -28;
/// A block's time may run this far ahead of true time; the search starts earlier by as much.
constexpr std::chrono::hours kTimeSlack{2};
constexpr std::chrono::hours kNewWallet{24};

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
        m_stretchBegan = m_next = m_tips.back().height.value + 1;
    say(ChainState::Connecting);
}

void BitcoindSync::watch(const std::vector<Watch>& watches)
{
    bool grew = false;
    for (const Watch& watch : watches) {
        const bool newScript = !watch.scriptPubKey.empty() && !m_watched.pays(watch.scriptPubKey);
        const bool newOutpoint = watch.outpoint && !m_watched.spends(*watch.outpoint);
        m_watched.add(watch);
        grew = grew || newScript || newOutpoint;
        // What a wallet that was open before gives at its start was looked for in its time.
        const bool isLate = m_freshWallet || m_begun || watch.unscanned;
        if (newScript && isLate && !watch.outpoint) {
            m_toScan.push_back(asString(watch.scriptPubKey));
            if (watch.unscanned)
                m_scannedAt.reset();
        }
        if (newOutpoint && (m_caughtUp || watch.since))
            m_newOutpoints.push_back({*watch.outpoint, watch.since, watch.until, std::nullopt});
    }
    if (!grew)
        return;
    m_mempool.watchesGrew();
    m_lateWatch = m_lateWatch || (m_stretchBegan && m_next > *m_stretchBegan);
    m_eager = true;
}

void BitcoindSync::connectionLost()
{
    m_life = std::make_shared<int>(0);
    laneLost(RpcLane::Send, "the connection to bitcoind was lost");
    laneLost(RpcLane::Scan, {});
    m_busy = m_greeted = false;
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
    if (m_pruneHeight > 0)
        status.prunedBelow = BlockHeight{m_pruneHeight};
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
    if (failed(replies[0]) || isOtherNetwork(replies[0]) || failed(replies[1]))
        return;
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

/// Asked at every look: behind an address there may be another node than before.
bool BitcoindSync::isOtherNetwork(const RpcReply& chainInfo)
{
    const std::string chain = textOf(chainInfo.result, "chain");
    if (chain == coreName(m_network))
        return false;
    say(ChainState::WrongNetwork, "this bitcoind runs on '" + sanitised(chain, 20) +
                                      "', the wallet is for '" + std::string{coreName(m_network)} +
                                      "'");
    m_greeted = false;
    rest();
    return true;
}

void BitcoindSync::onChainInfo(const Replies& replies)
{
    if (failed(replies[0]) || isOtherNetwork(replies[0]))
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
    m_begun = true;
    if (m_stretchBegan) {
        scanUnspent();
        return checkTip();
    }
    if (!m_birthday || m_now - *m_birthday < kNewWallet)
        m_toScan.clear(); // no coin can be there yet
    scanUnspent();
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
    m_stretchBegan = m_next = height;
    readBlocks();
}

void BitcoindSync::beginAtTip()
{
    m_stretchBegan = m_next = m_best;
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
    m_stretchBegan = std::min(m_stretchBegan.value_or(m_next), m_next);
    m_mempool.rolledBack();
    m_listener(ChainRolledBack{height});
    m_eager = true;
    rest();
}

} // namespace fulgurite::wallet

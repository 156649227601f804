// SPDX-License-Identifier: MIT
// Greeting, headers and tips; histories and proofs are in electrum_histories.cpp.
#include "wallet/chain/electrum_session.h"

#include "wallet/base/text.h"
#include "wallet/chain/rpc_reply.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr std::uint32_t kHeadersAtOnce = 2016;
constexpr std::uint32_t kDeepestReorg = 100;
constexpr std::chrono::seconds kPingEvery{50};

std::optional<std::uint32_t> heightIn(const nlohmann::json& value)
{
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > INT32_MAX)
        return std::nullopt;
    return value.get<std::uint32_t>();
}

} // namespace

ElectrumSession::ElectrumSession(Network network, std::string server,
                                 ChainSource::Listener listener)
    : m_network{network},
      m_server{std::move(server)},
      m_listener{std::move(listener)},
      m_link{[this](const std::string& method, const RpcReply& p) { onNotification(method, p); }},
      m_chain{network, builtInCheckpoint(network)}
{}

void ElectrumSession::start(const std::vector<ChainTip>& known)
{
    m_known = known;
    std::ranges::sort(m_known, std::greater{}, &ChainTip::height);
    if (!m_known.empty())
        m_chain = HeaderChain{m_network, {m_known.back().height, m_known.back().hash}};
    say(ChainState::Connecting, {});
    m_link.request("server.version", R"(["Fulgurite",["1.4","1.6"]])",
                   [this](const RpcReply& r) { onVersion(r); });
}

void ElectrumSession::feed(std::string_view bytes)
{
    if (m_fate != Fate::Good)
        return;
    if (!m_link.feed(bytes) && m_fate == Fate::Good)
        return end(Fate::Broken, m_link.problem());
    askMore();
    settle();
}

void ElectrumSession::end(Fate fate, std::string problem)
{
    if (m_fate != Fate::Good)
        return;
    m_fate = fate;
    m_problem = std::move(problem);
    if (fate == Fate::Lying)
        say(ChainState::Lying, m_problem);
    if (fate == Fate::WrongNetwork)
        say(ChainState::WrongNetwork, m_problem);
}

void ElectrumSession::say(ChainState state, std::string detail, double progress)
{
    m_settled = false;
    ChainStatus status{state, m_server, std::move(detail), progress, m_minor >= 6, {}};
    status.witness = Witness::Looks;
    status.leftOut = whatIsLeftOut();
    m_listener(std::move(status));
}

void ElectrumSession::onVersion(const RpcReply& reply)
{
    const bool pair = reply.ok() && reply.result.is_array() && reply.result.size() == 2 &&
                      reply.result[1].is_string();
    const std::string version = pair ? reply.result[1].get<std::string>() : std::string{};
    const auto parsed =
        version.starts_with("1.")
            ? std::from_chars(version.data() + 2, version.data() + version.size(), m_minor).ec
            : std::errc::invalid_argument;
    if (parsed != std::errc{} || m_minor < 4 || m_minor > 6)
        return end(Fate::Broken, "it does not speak protocol 1.4 to 1.6: " +
                                     sanitised(reply.ok() ? version : reply.error, 80));
    m_link.request("server.features", "[]", [this](const RpcReply& r) { onFeatures(r); });
}

void ElectrumSession::onFeatures(const RpcReply& reply)
{
    const std::string genesis = textOf(reply.result, "genesis_hash");
    if (!reply.ok() || genesis.empty())
        return end(Fate::Broken, "it does not name its network");
    if (genesis != toDisplay(genesisHash(m_network)))
        return end(Fate::WrongNetwork, "its genesis block is " + sanitised(genesis, 64) +
                                           ", the wallet is for " +
                                           std::string{networkName(m_network)});
    m_greeted = true;
    askTip();
    for (const auto& [hash, script] : m_scripts)
        subscribe(hash);
    askFees();
}

void ElectrumSession::onNotification(const std::string& method, const RpcReply& parameters)
{
    const auto& list = parameters.result;
    if (method == "blockchain.scripthash.subscribe" && list.is_array() && !list.empty() &&
        list[0].is_string() && m_scripts.contains(list[0].get<std::string>()))
        return askHistory(list[0].get<std::string>());
    if (method != "blockchain.headers.subscribe" || !list.is_array() || list.empty())
        return;
    const auto height = heightIn(memberOf(list[0], "height"));
    const auto header = RawHeader::parse(fromHex(textOf(list[0], "hex")));
    if (height && header)
        onTip(*height, *header);
}

void ElectrumSession::askTip()
{
    m_link.request("blockchain.headers.subscribe", "[]", [this](const RpcReply& reply) {
        const auto height = heightIn(memberOf(reply.result, "height"));
        const auto header = RawHeader::parse(fromHex(textOf(reply.result, "hex")));
        if (!reply.ok() || !height || !header)
            return end(Fate::Broken, "it does not tell its tip");
        onTip(*height, *header);
    });
}

void ElectrumSession::onTip(std::uint32_t height, const RawHeader& header)
{
    m_claimedTip = height;
    if (m_syncing)
        return;
    const RawHeader* ours = m_chain.at(height);
    if (ours != nullptr && ours->hash == header.hash && height + 1 == m_chain.nextHeight())
        return headersDone();
    const auto tip = m_chain.tip();
    if (tip && height == m_chain.nextHeight() && tip->hash == header.previous)
        return takeHeaders(height, {header});
    // A gap is filled from our tip on; anything else may fork as deep as a reorg goes.
    const std::uint32_t next = m_chain.nextHeight();
    const bool forward = !tip || height > next;
    const std::uint32_t depth =
        forward ? 0 : std::min(kDeepestReorg + 1, next - m_chain.firstHeight());
    askHeaders(next - depth);
}

void ElectrumSession::askHeaders(std::uint32_t from)
{
    m_syncing = true;
    m_link.request("blockchain.block.headers",
                   "[" + std::to_string(from) + "," + std::to_string(kHeadersAtOnce) + "]",
                   [this, from](const RpcReply& r) { onHeaders(from, r); });
}

std::optional<std::vector<RawHeader>> ElectrumSession::headersIn(const RpcReply& reply) const
{
    std::string hex = textOf(reply.result, "hex");
    for (const auto& header : memberOf(reply.result, "headers")) // the form of protocol 1.6
        hex += header.is_string() ? header.get<std::string>() : "?";
    const auto bytes = parseHex(hex);
    if (!reply.ok() || !bytes || bytes->size() % RawHeader::kSize != 0 ||
        bytes->size() > RawHeader::kSize * kHeadersAtOnce)
        return std::nullopt;
    std::vector<RawHeader> out;
    for (std::size_t at = 0; at < bytes->size(); at += RawHeader::kSize)
        out.push_back(*RawHeader::parse(ByteView{*bytes}.subspan(at, RawHeader::kSize)));
    return out;
}

void ElectrumSession::onHeaders(std::uint32_t from, const RpcReply& reply)
{
    m_syncing = false;
    const auto headers = headersIn(reply);
    if (!headers)
        return end(Fate::Broken,
                   "it does not give the headers from height " + std::to_string(from));
    takeHeaders(from, *headers);
}

void ElectrumSession::takeHeaders(std::uint32_t from, const std::vector<RawHeader>& headers)
{
    const std::uint32_t before = m_chain.nextHeight();
    const auto kept = m_chain.accept(from, headers);
    if (!kept) {
        const HeaderFault code = kept.error().code;
        if (code == HeaderFault::LessWork)
            return headersDone(); // it fell back; ours stays until it has more
        if (code == HeaderFault::NotLinked && from == before && !headers.empty() &&
            before > m_chain.firstHeight()) // the fork lies below
            return askHeaders(before - std::min(kDeepestReorg + 1, before - m_chain.firstHeight()));
        const bool deepReorg =
            code == HeaderFault::NotThisNetwork && !m_reconciled && !m_known.empty();
        if (!deepReorg)
            return end(Fate::Lying, kept.error().detail);
        // Deeper than all tips we know: from the built-in checkpoint, by work alone.
        m_chain = HeaderChain{m_network, builtInCheckpoint(m_network)};
        return askHeaders(m_chain.nextHeight());
    }
    if (m_told && *kept < m_told->height)
        rollBack(*kept);
    const std::uint32_t next = m_chain.nextHeight();
    if (next <= m_claimedTip && next > from && !headers.empty()) {
        say(ChainState::Syncing,
            "headers to " + std::to_string(next - 1) + " of " + std::to_string(m_claimedTip));
        return askHeaders(next);
    }
    headersDone();
}

void ElectrumSession::headersDone()
{
    if (!m_chain.anchored())
        return; // it has not reached what we know: it lags, and its tip will come
    if (!m_reconciled && !reconcile())
        return;
    for (const Txid& txid : std::set<Txid>{m_open})
        complete(txid);
    // What must not be missed is asked for at every block; the rest is told by notifications, which
    // the answer to a ping follows.
    for (const auto& [hash, script] : m_scripts)
        if (script.critical && script.subscribed)
            askHistory(hash);
    askLeftOut();
    m_fenceOpen = true;
    m_link.request("server.ping", "[]", [this](const RpcReply&) { m_fenceOpen = false; });
}

/// Once, when the headers first stand: is what the wallet knows still in the chain? A chain with
/// none of it is a reorganisation only when it is as long; one cut short would hide spends. Whether
/// the session goes on.
bool ElectrumSession::reconcile()
{
    m_reconciled = true;
    if (m_known.empty())
        return true;
    const auto common = std::ranges::find_if(m_known, [this](const ChainTip& tip) {
        const RawHeader* header = m_chain.at(tip.height.value);
        return header != nullptr && header->hash == tip.hash;
    });
    const std::uint32_t newest = m_known.front().height.value;
    if (common == m_known.end() && m_chain.nextHeight() <= newest) {
        end(Fate::Lying, "its chain ends at height " + std::to_string(m_chain.nextHeight() - 1) +
                             " and has none of the blocks known up to " + std::to_string(newest));
        return false;
    }
    const std::uint32_t oldest = m_known.back().height.value;
    const BlockHeight fork =
        common == m_known.end() ? BlockHeight{oldest == 0 ? 0 : oldest - 1} : common->height;
    const bool lags = common != m_known.end() && fork.value + 1 == m_chain.nextHeight();
    if (fork < m_known.front().height && !lags)
        m_listener(ChainRolledBack{fork});
    m_told = common == m_known.end() ? std::nullopt : std::optional{*common};
    if (lags)
        m_told = m_known.front();
    return true;
}

void ElectrumSession::rollBack(BlockHeight fork)
{
    const RawHeader* header = m_chain.at(fork.value);
    m_told = header == nullptr ? std::nullopt
                               : std::optional{ChainTip{fork, header->hash, header->unixTime()}};
    m_listener(ChainRolledBack{fork});
    std::set<std::string> touched;
    for (auto& [txid, entry] : m_entries) {
        if (entry.height <= fork.value)
            continue;
        entry.proven.reset();
        entry.branch.reset();
        entry.told = false;
        entry.height = -2;
        entry.tries = 0;
        m_open.erase(txid);
        touched.insert(entry.scripts.begin(), entry.scripts.end());
    }
    for (const std::string& hash : touched)
        askHistory(hash);
}

/// Tells the tip once everything asked before it is answered.
void ElectrumSession::settle()
{
    const auto tip = m_chain.tip();
    const bool idle =
        m_reconciled && !m_syncing && !m_fenceOpen && m_link.pending() == 0 && m_fate == Fate::Good;
    if (!tip || !idle)
        return;
    // Nothing more will come by itself: what is still open lacks a header that was never given.
    for (const Txid& txid : std::set<Txid>{m_open})
        doubt(txid, "it gives no header to prove it by");
    askMore();
    if (m_fate != Fate::Good || m_link.pending() > 0 || !m_waiting.empty())
        return;
    const bool news = !m_told || m_told->height < tip->height;
    if (news)
        tellTips(*tip);
    if (!m_settled || news)
        sayHowFar(*tip);
}

void ElectrumSession::tellTips(const ChainTip& tip)
{
    const std::uint32_t last = tip.height.value;
    std::uint32_t from = m_told ? m_told->height.value + 1 : 0;
    from =
        std::max({from, last >= kDeepestReorg ? last - kDeepestReorg : 0, m_chain.firstHeight()});
    for (std::uint32_t h = from; h <= last; ++h) {
        const RawHeader& header = *m_chain.at(h);
        m_told = ChainTip{BlockHeight{h}, header.hash, header.unixTime()};
        m_listener(TipReached{*m_told});
    }
}

/// A server that has not reached what the wallet knows is no ground to act on.
void ElectrumSession::sayHowFar(const ChainTip& tip)
{
    if (m_told->height > tip.height)
        say(ChainState::Syncing, "the server is at block " + std::to_string(tip.height.value) +
                                     ", the wallet has seen " +
                                     std::to_string(m_told->height.value));
    else
        say(ChainState::Ready, {}, 1);
    m_settled = true;
}

void ElectrumSession::tick(UnixTime now)
{
    m_now = now;
    if (!m_greeted || m_fate != Fate::Good)
        return;
    askFees();
    if (m_pingAt && now - *m_pingAt < kPingEvery)
        return;
    m_pingAt = now;
    m_link.request("server.ping", "[]", [](const RpcReply&) {});
}

} // namespace fulgurite::wallet

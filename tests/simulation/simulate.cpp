// SPDX-License-Identifier: MIT
#include "tests/app/practice/guest.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

// simulate N [FIRST]: N practice worlds of the seeds FIRST (1) and up. In each, a wallet and three
// robots give, open, pay, are paid, vanish, come back and close by chance; after every act, once
// all is quiet, no coin may have come from nowhere or gone to nowhere. Ends with one line, and with
// status 1 at the first world that breaks the sums: its seed plays it again.

using namespace fulgurite;
using namespace fulgurite::practice;
using practice::testing::Guest;
namespace request = lightning::request;

namespace {

struct Counts {
    std::uint64_t acts = 0, opened = 0, closed = 0, paid = 0, sums = 0;
};

class History {
public:
    History(std::uint64_t seed, Counts& counts)
        : m_random{seed},
          m_counts{counts},
          m_world{seed},
          m_guest{m_world}
    {
        m_guest.run();
        m_first = m_world.chain().height();
        for (const auto& robot : m_world.robots())
            m_names.push_back(robot.name);
        m_coins = purses();
    }

    /// What broke; empty when nothing did.
    std::string play()
    {
        const std::size_t acts = 8 + m_random.below(12);
        std::string broken = act(0);
        for (const std::uint64_t what : {1U, 2U}) // mostly with channels both ways
            broken = broken.empty() ? act(what) : broken;
        for (std::size_t i = 0; i < acts && broken.empty(); ++i)
            broken = act(m_random.below(10));
        return broken.empty() ? closeAll() : broken;
    }

private:
    [[nodiscard]] const std::string& someone() { return m_names[m_random.below(m_names.size())]; }

    std::string act(std::uint64_t what)
    {
        ++m_counts.acts;
        const std::string& who = someone();
        const Satoshi amount{1'000 + m_random.below(60'000)};
        if (what == 0)
            gift();
        else if (what == 1)
            openTo(who);
        else if (what == 2)
            static_cast<void>(m_world.openToGuest(who, Satoshi{200'000 + m_random.below(900'000)}));
        else if (what <= 4)
            payInvoice(who, amount);
        else if (what == 5)
            static_cast<void>(m_world.keysend(who, amount, "sim"));
        else if (what == 6)
            bePaid(who, amount);
        else if (what == 7)
            static_cast<void>(m_world.robot(who)->online ? m_world.vanish(who)
                                                         : m_world.comeBack(who));
        else if (what == 8)
            static_cast<void>(m_world.closeWithGuest(who));
        else
            m_world.advance(std::chrono::seconds{60});
        return settled();
    }

    void gift()
    {
        const Satoshi amount{500'000 + m_random.below(3'000'000)};
        if (m_world.gift(m_guest.robot.purse().script(), amount))
            m_coins += amount.value();
    }
    void openTo(const std::string& who)
    {
        Robot& robot = *m_world.robot(who);
        m_guest.robot.ask(request::Connect{robot.nodeId(), robot.address()});
        m_guest.run(60);
        m_guest.robot.ask(
            request::OpenChannel{robot.nodeId(), Satoshi{200'000 + m_random.below(700'000)}});
    }
    void payInvoice(const std::string& who, Satoshi amount)
    {
        if (const auto invoice = m_world.invoice(who, amount, "sim"))
            m_guest.robot.ask(request::Pay{*invoice});
    }
    void bePaid(const std::string& who, Satoshi amount)
    {
        request::CreateInvoice wish;
        wish.amount = toMsat(amount);
        wish.description = "sim";
        const auto id = m_guest.robot.ask(wish);
        m_guest.run(5);
        const auto made = m_guest.robot.takeReply(id);
        const auto* created =
            made ? std::get_if<lightning::reply::InvoiceCreated>(&*made) : nullptr;
        if (created != nullptr)
            static_cast<void>(m_world.pay(who, created->invoice.invoice));
    }

    /// Lets everything come to rest in blocks, then counts.
    std::string settled()
    {
        for (int i = 0; i < 3; ++i) {
            m_guest.run(80);
            m_world.mine(2);
        }
        m_guest.run(80);
        ++m_counts.sums;
        const std::uint64_t now = purses() + inChannels() + fees();
        if (now != m_coins)
            return std::to_string(m_coins) + " sat came in, " + std::to_string(now) +
                   " are there (" + std::to_string(purses()) + " on chain, " +
                   std::to_string(inChannels()) + " in channels, " + std::to_string(fees()) +
                   " fees)";
        return unequalLedger();
    }

    /// Unspent outputs of the wallet and the robots.
    [[nodiscard]] std::uint64_t purses()
    {
        std::set<Bytes> scripts{m_guest.robot.purse().script()};
        for (const std::string& name : m_names)
            scripts.insert(m_world.robot(name)->purse().script());
        std::uint64_t sum = 0;
        const Chain& chain = m_world.chain();
        for (std::uint32_t h = 1; h <= chain.height().value; ++h)
            for (const Transaction& tx : chain.blockAt(BlockHeight{h})->transactions)
                for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
                    if (scripts.contains(tx.outputs[i].scriptPubKey) &&
                        chain.utxo({txidOf(tx), i}) != nullptr)
                        sum += tx.outputs[i].value.value();
        return sum;
    }
    [[nodiscard]] bool isUnspent(const lightning::ChannelInfo& channel) const
    {
        return channel.funding && m_world.chain().utxo(*channel.funding) != nullptr;
    }
    [[nodiscard]] std::uint64_t inChannels()
    {
        std::uint64_t sum = 0;
        for (const auto& channel : m_guest.robot.node().channels())
            sum += isUnspent(channel) ? channel.capacity.value() : 0;
        return sum;
    }
    /// Of all transactions since the beginning but the treasury's gifts, whose fee is its own.
    [[nodiscard]] std::uint64_t fees()
    {
        std::uint64_t sum = 0;
        const Chain& chain = m_world.chain();
        for (std::uint32_t h = m_first.value + 1; h <= chain.height().value; ++h) {
            const auto& transactions = chain.blockAt(BlockHeight{h})->transactions;
            for (std::size_t i = 1; i < transactions.size(); ++i)
                sum += feeOfOurs(transactions[i]);
        }
        return sum;
    }
    [[nodiscard]] std::uint64_t feeOfOurs(const Transaction& tx) const
    {
        std::uint64_t in = 0, out = 0;
        for (const TxIn& input : tx.inputs) {
            const TxOut& spent =
                m_world.chain().transaction(input.prevout.txid)->outputs[input.prevout.index];
            if (spent.scriptPubKey == m_world.treasuryScript())
                return 0;
            in += spent.value.value();
        }
        for (const TxOut& output : tx.outputs)
            out += output.value.value();
        return in - out;
    }

    /// Both ends of every quiet channel hold the same view.
    std::string unequalLedger()
    {
        for (const auto& ours : m_guest.robot.node().channels()) {
            m_counts.opened += m_known.insert(ours.channelId).second ? 1U : 0U;
            for (const std::string& name : m_names) {
                Robot& robot = *m_world.robot(name);
                if (robot.nodeId() != ours.peer || !robot.online || !ours.htlcs.empty())
                    continue;
                const auto theirs = robot.node().channel(ours.channelId);
                if (!theirs || !theirs->htlcs.empty())
                    continue;
                if (ours.local != theirs->remote || ours.remote != theirs->local)
                    return "the two ends of channel " + toHex(ours.channelId) + " with " + name +
                           " differ: " + std::to_string(ours.local.value()) + " and " +
                           std::to_string(theirs->remote.value()) + " msat";
            }
        }
        return {};
    }

    std::string closeAll()
    {
        for (const std::string& name : m_names)
            static_cast<void>(m_world.comeBack(name));
        m_guest.run(80);
        for (const auto& channel : m_guest.robot.node().channels()) {
            const auto peer = std::ranges::find(m_names, channel.peer, [this](const auto& name) {
                return m_world.robot(name)->nodeId();
            });
            if (peer != m_names.end())
                m_guest.robot.ask(request::Connect{channel.peer, m_world.robot(*peer)->address()});
            m_guest.run(60);
            m_guest.robot.ask(request::CloseChannel{channel.channelId});
            m_guest.run(60);
        }
        std::string broken = settled();
        for (const auto& payment : m_guest.robot.node().payments())
            m_counts.paid += payment.status == lightning::PaymentStatus::Complete ? 1U : 0U;
        m_counts.closed += m_known.size() - m_guest.robot.node().channels().size();
        return broken;
    }

    SeededRandom m_random;
    Counts& m_counts;
    World m_world;
    Guest m_guest;
    BlockHeight m_first;
    std::vector<std::string> m_names;
    std::set<ChannelId> m_known;
    std::uint64_t m_coins = 0; ///< sat that came in
};

} // namespace

int main(int argc, char** argv)
{
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
    const std::uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    if (count == 0) {
        std::fprintf(stderr, "usage: simulate N [FIRST SEED]\n");
        return 2;
    }
    const auto began = std::chrono::steady_clock::now();
    Counts counts;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const std::string broken = History{seed, counts}.play();
        if (!broken.empty()) {
            std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), broken.c_str());
            return 1;
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
    std::printf("%llu histories, %llu acts, %llu channels opened, %llu closed, %llu payments out, "
                "%llu times every coin counted: none lost, none made; %.1f s\n",
                number(count), number(counts.acts), number(counts.opened), number(counts.closed),
                number(counts.paid), number(counts.sums), took.count());
    return 0;
}

// SPDX-License-Identifier: MIT
#include "tests/app/practice/practice_fixture.h"

#include <iostream>
#include <nlohmann/json.hpp>
#include <vector>

// Prints JSON lines for tests/regtest/test_mempool_differential.py: the blocks of a practice chain,
// then transactions, each with our mempool's verdict. The test gives the same to a real bitcoind
// and compares.

using namespace fulgurite;
using namespace fulgurite::practice;
using namespace fulgurite::practice::testing;
using nlohmann::json;

namespace {

class Script {
public:
    /// Tells the verdict without taking the transaction in.
    void test(const std::string& name, const Transaction& tx)
    {
        const auto verdict = m_world.mempool.test(m_world.chain, tx);
        print(name, tx, verdict ? "" : verdict.error().detail, false);
    }
    /// Takes it in when it is acceptable.
    void take(const std::string& name, const Transaction& tx)
    {
        print(name, tx, m_world.offer(tx), true);
    }
    void mine()
    {
        m_world.mine(1);
        printBlock(m_world.chain.height().value);
    }
    void printBlocks()
    {
        for (std::uint32_t height = 1; height <= m_world.chain.height().value; ++height)
            printBlock(height);
    }
    World& world() { return m_world; }
    Owned fresh() { return m_world.reward(m_nextReward++); }

private:
    void printBlock(std::uint32_t height)
    {
        std::cout << json{{"block", toHex(serialize(*m_world.chain.blockAt({height})))}}.dump()
                  << '\n';
    }
    static void print(const std::string& name, const Transaction& tx, const std::string& reason,
                      bool take)
    {
        std::cout << json{{"name", name},
                          {"tx", toHex(serialize(tx))},
                          {"reason", reason},
                          {"take", take},
                          {"vsize", vsizeOf(tx)}}
                         .dump()
                  << '\n';
    }
    World m_world{140};
    std::uint32_t m_nextReward = 1;
};

Transaction payingTo(const Owned& coin, std::vector<TxOut> outputs, std::uint64_t fee = 1000)
{
    Transaction tx;
    tx.inputs.push_back({coin.outpoint, {}, 0xfffffffd, {}});
    std::uint64_t left = coin.value.value() - fee;
    for (const TxOut& output : outputs)
        left -= output.value.value();
    tx.outputs = std::move(outputs);
    tx.outputs.push_back({Satoshi{left}, minerScript()});
    sign(tx, {coin});
    return tx;
}

void forms(Script& s)
{
    const Owned coin = s.fresh();
    const std::vector<std::pair<std::string, Bytes>> kinds{
        {"p2pkh", p2pkhScript(Hash160{})},
        {"p2sh", p2shScript(Hash160{})},
        {"p2wpkh", p2wpkhScript(Hash160{})},
        {"p2wsh", p2wshScript(Hash256{})},
        {"p2tr", p2trScript(toXOnly(minerKey().publicKey()))},
        {"future witness", fromHex("5220" + std::string(64, 'a'))},
        {"bare true", Bytes{0x51}},
        {"op_return", fromHex("6a0401020304")},
    };
    for (const auto& [name, script] : kinds) {
        const std::uint64_t dust = dustLimit(script).value();
        s.test(name + " at dust limit", payingTo(coin, {{Satoshi{dust}, script}}));
        if (dust > 0)
            s.test(name + " below dust", payingTo(coin, {{Satoshi{dust - 1}, script}}));
    }
    for (const std::uint32_t version : {0U, 1U, 2U, 4U}) {
        Transaction tx = spend({coin}, 1000);
        tx.version = version;
        sign(tx, {coin});
        s.test("version " + std::to_string(version), tx);
    }
    Transaction tx = spend({coin}, 1000);
    tx.inputs[0].scriptSig = Bytes{0x61};
    s.test("scriptSig with an opcode", tx);
    s.test("nothing but a huge fee is no fault of relay", spend({coin}, 9000));
}

void locksAndInputs(Script& s)
{
    const Owned coin = s.fresh();
    for (const std::uint32_t lock : {139U, 140U, 141U, 500U, 1'700'000'000U, 1'900'000'000U}) {
        Transaction tx = spend({coin}, 1000);
        tx.lockTime = lock;
        sign(tx, {coin});
        s.test("lock time " + std::to_string(lock), tx);
    }
    const Owned young = s.world().reward(30);
    for (const std::uint32_t sequence :
         {110U, 111U, 112U, 1U << 22 | 100U, 1U << 22 | 150U, 1U << 31 | 500U})
        s.test("sequence " + std::to_string(sequence), spend({young}, 1000, 1, sequence));
    s.test("ripe coinbase", spend({s.world().reward(41)}, 1000));
    s.test("unripe coinbase", spend({s.world().reward(42)}, 1000));
    s.test("unknown coin", spend({{OutPoint{Txid{}, 1}, Satoshi{5000}}}, 1000));
    Transaction tx = spend({coin}, 1000);
    tx.outputs[0].value = Satoshi{coin.value.value() + 1};
    s.test("more out than in", tx);
    tx = spend({coin}, 1000);
    tx.inputs.push_back(tx.inputs[0]);
    s.test("input twice", tx);
    tx.inputs.clear();
    tx = spend({coin}, 1000);
    tx.outputs[0].value = Satoshi{kMaxMoney.value() + 1};
    s.test("output above all money", tx);
    tx = spend({coin}, 1000);
    tx.inputs[0].witness[0][12] ^= 1;
    s.test("broken signature", tx);
    tx = spend({coin}, 1000);
    tx.inputs[0].witness.push_back(Bytes{1});
    s.test("third witness item", tx);
    s.test("coinbase", s.world().chain.blockAt({1})->transactions[0]);
}

void feesAndReplacement(Script& s)
{
    const Owned coin = s.fresh();
    const std::uint64_t vsize = vsizeOf(spend({coin}, 1000));
    s.test("one satoshi below relay", spend({coin}, vsize - 1));
    s.test("relay fee", spend({coin}, vsize));
    const Transaction first = spend({coin}, 1000);
    s.take("first", first);
    s.test("again", first);
    s.take("child", spend({outputOf(first)}, 3000));
    s.test("replacement with a lower fee", spend({coin}, 900));
    s.test("replacement one satoshi short", spend({coin}, 4000 + vsize - 1));
    s.test("replacement that spends what it replaces", spend({coin, outputOf(first)}, 50'000));
    s.take("replacement", spend({coin}, 4000 + vsize));
    const Owned final = s.fresh();
    s.take("no signal", spend({final}, 1000, 1, 0xffffffff));
    s.take("full replacement", spend({final}, 2000, 1, 0xffffffff));
}

void chains(Script& s)
{
    Owned tip = s.fresh();
    for (int i = 0; i < 25; ++i) {
        const Transaction next = spend({tip}, 1000);
        s.take("link " + std::to_string(i), next);
        tip = outputOf(next);
    }
    s.test("link beyond the limit", spend({tip}, 1000));
    const Transaction parent = spend({s.fresh()}, 10'000, 40);
    s.take("wide parent", parent);
    for (std::uint32_t i = 0; i < 25; ++i)
        s.take("wide child " + std::to_string(i), spend({outputOf(parent, i)}, 1000));
    s.test("wide child beyond the carve-out", spend({outputOf(parent, 30)}, 1000));
}

/// Witness scripts as Lightning uses them, and ways to break each rule of relay.
void scripts(Script& s)
{
    const Bytes ifScript =
        fromHex("635167006851"); // IF 1 ELSE 0 ENDIF 1: leaves two elements when true
    const Bytes choice = fromHex("63516751"
                                 "68");
    const Bytes dropped = fromHex("7551");
    const Bytes csv =
        ScriptBuilder{}.number(5).op(Op::CheckSequenceVerify).op(Op::Drop).number(1).take();
    const Bytes cltv =
        ScriptBuilder{}.number(145).op(Op::CheckLockTimeVerify).op(Op::Drop).number(1).take();
    const std::vector<Bytes> all{ifScript, choice, dropped, csv, cltv};
    std::vector<TxOut> outputs;
    for (const Bytes& script : all)
        outputs.push_back({Satoshi{100'000}, p2wshScript(script)});
    const Transaction funding = payingTo(s.fresh(), outputs);
    s.take("funding of scripts", funding);
    s.mine();
    const auto spending = [&](std::uint32_t index, std::vector<Bytes> items,
                              std::uint32_t sequence = 0xfffffffd, std::uint32_t lockTime = 0) {
        Transaction tx;
        tx.inputs.push_back({{txidOf(funding), index}, {}, sequence, std::move(items)});
        tx.inputs[0].witness.push_back(all.at(index));
        tx.outputs.push_back({Satoshi{90'000}, minerScript()});
        tx.lockTime = lockTime;
        return tx;
    };
    s.test("stack not clean", spending(0, {Bytes{1}}));
    s.test("if true", spending(1, {Bytes{1}}));
    s.test("if false", spending(1, {Bytes{}}));
    s.test("if not minimal", spending(1, {Bytes{2}}));
    s.test("item of 80 bytes", spending(2, {Bytes(80, 1)}));
    s.test("item of 81 bytes", spending(2, {Bytes(81, 1)}));
    s.test("item of 521 bytes", spending(2, {Bytes(521, 1)}));
    s.test("csv without sequence", spending(3, {}));
    s.test("csv too early", spending(3, {}, 5));
    s.test("cltv too low", spending(4, {}, 0xfffffffd, 140));
    s.test("cltv too early", spending(4, {}, 0xfffffffd, 145));
    s.test("wrong script", [&] {
        Transaction tx = spending(1, {Bytes{1}});
        tx.inputs[0].witness.back() = dropped;
        return tx;
    }());
    for (int i = 0; i < 5; ++i)
        s.mine();
    s.test("csv ripe", spending(3, {}, 5));
    s.test("cltv ripe", spending(4, {}, 0xfffffffd, 145));
}

} // namespace

int main()
{
    Script script;
    script.printBlocks();
    forms(script);
    locksAndInputs(script);
    feesAndReplacement(script);
    chains(script);
    script.mine();
    scripts(script);
    return 0;
}

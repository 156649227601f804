// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/wallet/chain/toy_chain.h"
#include "wallet/chain/electrum_session.h"
#include "wallet/crypto/hash.h"

#include <nlohmann/json.hpp>
#include <sstream>

using namespace fulgurite;
using namespace fulgurite::wallet;
using Json = nlohmann::json;

namespace {

const Bytes kOurs{0x00, 0x14, 0x11};

/// An Electrum server over a toy chain. What it should lie about is set by the test.
struct ToyServer {
    ToyChain chain;
    std::map<std::string, std::vector<std::pair<Txid, int>>> histories;
    std::map<Txid, Transaction> transactions;
    std::string version = "1.6";
    std::string genesis = toDisplay(genesisHash(Network::Regtest));
    bool spoilBranch = false, spoilTransaction = false, denyBranch = false;

    static std::string key(const Bytes& script) { return toDisplay(sha256(script)); }

    Transaction confirm(int blocksAfter = 0)
    {
        const Transaction tx = payment({Txid{}, chain.height()}, kOurs);
        chain.add({tx});
        transactions[txidOf(tx)] = tx;
        histories[key(kOurs)].push_back({txidOf(tx), static_cast<int>(chain.height())});
        for (int i = 0; i < blocksAfter; ++i)
            chain.add();
        return tx;
    }

    Json tip() const
    {
        return {{"height", chain.height()}, {"hex", toHex(chain.blocks.back().header)}};
    }

    Json answer(const std::string& method, const Json& params)
    {
        if (method == "server.version")
            return {"Toy", version};
        if (method == "server.features")
            return {{"genesis_hash", genesis}};
        if (method == "blockchain.headers.subscribe")
            return tip();
        if (method == "blockchain.block.headers")
            return headers(params[0], params[1]);
        if (method == "blockchain.scripthash.subscribe")
            return histories.contains(params[0]) ? Json("status") : Json();
        if (method == "blockchain.scripthash.get_history") {
            Json out = Json::array();
            for (const auto& [txid, height] : histories[params[0]])
                out.push_back({{"tx_hash", toDisplay(txid)}, {"height", height}});
            return out;
        }
        if (method == "blockchain.transaction.get") {
            Transaction tx = transactions[*fixedFromDisplay<Txid>(params[0].get<std::string>())];
            tx.lockTime += spoilTransaction ? 1 : 0;
            return toHex(serialize(tx));
        }
        if (method == "blockchain.transaction.get_merkle")
            return merkle(params[1]);
        return "0.00001";
    }

    Json headers(std::uint32_t from, std::uint32_t count) const
    {
        Json list = Json::array();
        std::string hex;
        for (std::uint32_t h = from; h <= chain.height() && h < from + count; ++h) {
            list.push_back(toHex(chain.blocks[h].header));
            hex += toHex(chain.blocks[h].header);
        }
        return version == "1.6" ? Json{{"headers", list}} : Json{{"hex", hex}};
    }

    Json merkle(std::uint32_t height) const
    {
        if (denyBranch || height > chain.height() || chain.blocks[height].transactions.size() != 2)
            return Json::object();
        std::string node = toDisplay(chain.blocks[height].ids()[0]);
        if (spoilBranch)
            node[0] = node[0] == '0' ? '1' : '0';
        return {{"merkle", Json::array({node})}, {"pos", 1}, {"block_height", height}};
    }

    /// Answers until the session asks no more; bounded, so that a quarrel ends.
    void serve(ElectrumSession& session)
    {
        for (int round = 0; round < 200; ++round) {
            std::istringstream lines{session.takeOutgoing()};
            std::string out;
            for (std::string line; std::getline(lines, line);) {
                const Json request = Json::parse(line);
                out += Json{{"id", request["id"]},
                            {"result", answer(request["method"], request["params"])}}
                           .dump() +
                       "\n";
            }
            if (out.empty())
                return;
            session.feed(out);
        }
        QFAIL("the session never rests");
    }

    void notify(ElectrumSession& session, const std::string& method, const Json& params)
    {
        session.feed(Json{{"method", method}, {"params", params}}.dump() + "\n");
        serve(session);
    }
};

struct Heard {
    std::vector<ChainEvent> events;
    ChainSource::Listener listener()
    {
        return [this](const ChainEvent& event) { events.push_back(event); };
    }
    template <typename T> std::vector<T> all() const
    {
        std::vector<T> out;
        for (const auto& event : events)
            if (const T* one = std::get_if<T>(&event))
                out.push_back(*one);
        return out;
    }
};

struct Stage {
    ToyServer server;
    Heard heard;
    ElectrumSession session{Network::Regtest, "toy", heard.listener()};
    void run(const std::vector<ChainTip>& known = {})
    {
        session.watch({{kOurs, std::nullopt}});
        session.start(known);
        server.serve(session);
    }
};

} // namespace

class ElectrumSessionTest : public QObject {
    Q_OBJECT

private slots:
    void aProvenPaymentIsReportedBeforeItsTip_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("1.4") << "1.4";
        QTest::newRow("1.4.2") << "1.4.2";
        QTest::newRow("1.6") << "1.6";
    }
    void aProvenPaymentIsReportedBeforeItsTip()
    {
        QFETCH(QString, version);
        Stage stage;
        stage.server.version = version.toStdString();
        const Transaction tx = stage.server.confirm(2);
        stage.run();
        QVERIFY2(stage.session.problem().empty(), stage.session.problem().c_str());
        const auto seen = stage.heard.all<TransactionSeen>();
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(seen[0].tx, tx);
        QCOMPARE(seen[0].confirmation->height.value, 1U);
        QCOMPARE(stage.heard.all<TipReached>().back().tip.height.value, 3U);
        QVERIFY(std::holds_alternative<ChainStatus>(stage.heard.events.back()));
    }

    void otherVersionsAndNetworksAreLeft()
    {
        Stage old;
        old.server.version = "1.7";
        old.run();
        QCOMPARE(old.session.fate(), ElectrumSession::Fate::Broken);
        Stage other;
        other.server.genesis = toDisplay(genesisHash(Network::Bitcoin));
        other.run();
        QCOMPARE(other.session.fate(), ElectrumSession::Fate::WrongNetwork);
    }

    void aFalseBranchIsALie()
    {
        Stage stage;
        stage.server.confirm();
        stage.server.spoilBranch = true;
        stage.run();
        QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Lying);
        QVERIFY(stage.heard.all<TransactionSeen>().empty());
    }

    void aConfirmationWithoutProofIsALie()
    {
        Stage denied;
        denied.server.confirm();
        denied.server.denyBranch = true;
        denied.run();
        QCOMPARE(denied.session.fate(), ElectrumSession::Fate::Lying);
        Stage beyond;
        beyond.server.confirm();
        beyond.server.histories.begin()->second[0].second = 50;
        beyond.run();
        QCOMPARE(beyond.session.fate(), ElectrumSession::Fate::Lying);
        QVERIFY(beyond.heard.all<TransactionSeen>().empty());
    }

    void anotherTransactionIsALie()
    {
        Stage stage;
        stage.server.confirm();
        stage.server.spoilTransaction = true;
        stage.run();
        QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Lying);
    }

    void aProvenHistoryThatVanishesIsALie()
    {
        Stage stage;
        stage.server.confirm(1);
        stage.run();
        stage.server.histories.begin()->second.clear();
        stage.server.notify(stage.session, "blockchain.scripthash.subscribe",
                            {ToyServer::key(kOurs), "x"});
        QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Lying);
        QVERIFY(stage.heard.all<TransactionGone>().empty());
    }

    void headersWithoutWorkAreALie()
    {
        Stage stage;
        stage.server.confirm(3);
        stage.server.chain.blocks[2].header[76] ^= 1; // the nonce
        stage.run();
        QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Lying);
    }

    void anUnconfirmedPaymentComesAndGoes()
    {
        Stage stage;
        stage.server.chain.add();
        stage.run();
        const Transaction tx = payment({Txid{}, 77}, kOurs);
        stage.server.transactions[txidOf(tx)] = tx;
        auto& history = stage.server.histories[ToyServer::key(kOurs)];
        history.push_back({txidOf(tx), 0});
        stage.server.notify(stage.session, "blockchain.scripthash.subscribe",
                            {ToyServer::key(kOurs), "x"});
        QVERIFY(!stage.heard.all<TransactionSeen>().at(0).confirmation);
        history.clear();
        stage.server.notify(stage.session, "blockchain.scripthash.subscribe",
                            {ToyServer::key(kOurs), "y"});
        QCOMPARE(stage.heard.all<TransactionGone>().at(0).txid, txidOf(tx));
    }

    void aReorgRollsBackAndProvesAnew()
    {
        Stage stage;
        for (int i = 0; i < 20; ++i)
            stage.server.chain.add();
        const Transaction tx = stage.server.confirm(99);
        stage.run();
        auto& chain = stage.server.chain;
        chain.blocks.resize(21);
        for (int i = 0; i < 101; ++i)
            chain.add(i == 50 ? std::vector{tx} : std::vector<Transaction>{}, 9);
        stage.server.histories.begin()->second = {{txidOf(tx), 71}};
        stage.server.notify(stage.session, "blockchain.headers.subscribe",
                            Json::array({stage.server.tip()}));
        QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Good);
        QCOMPARE(stage.heard.all<ChainRolledBack>().at(0).height.value, 20U);
        QCOMPARE(stage.heard.all<TransactionSeen>().back().confirmation->height.value, 71U);
        QCOMPARE(stage.heard.all<TipReached>().back().tip.hash, chain.hashAt(121));
    }

    void knownTipsAreComparedAtTheStart()
    {
        Stage stage;
        for (int i = 0; i < 10; ++i)
            stage.server.chain.add();
        const auto& chain = stage.server.chain;
        BlockHash lost;
        lost.data[0] = 1;
        stage.run({{BlockHeight{9}, lost, {}},
                   {BlockHeight{8}, chain.hashAt(8), {}},
                   {BlockHeight{7}, chain.hashAt(7), {}}});
        QCOMPARE(stage.heard.all<ChainRolledBack>().at(0).height.value, 8U);
        QCOMPARE(stage.heard.all<TipReached>().front().tip.height.value, 9U);
    }

    void aRestartWithoutANewBlockIsReady()
    {
        Stage stage;
        for (int i = 0; i < 3; ++i)
            stage.server.chain.add();
        const auto& chain = stage.server.chain;
        stage.run({{BlockHeight{3}, chain.hashAt(3), {}}, {BlockHeight{2}, chain.hashAt(2), {}}});
        const auto said = stage.heard.all<ChainStatus>();
        QVERIFY(!said.empty());
        QCOMPARE(said.back().state, ChainState::Ready);
        QVERIFY(stage.heard.all<TipReached>().empty());
        QVERIFY(stage.heard.all<ChainRolledBack>().empty());
    }

    void garbageAndStrayAnswersEndTheSession()
    {
        for (const char* text :
             {"hello\n", "[]\n", "{\"id\":999,\"result\":1}\n", "{\"id\":\"a\"}\n"}) {
            Stage stage;
            stage.session.start({});
            stage.session.takeOutgoing();
            stage.session.feed(text);
            QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Broken);
        }
    }
};

FULGURITE_TEST(ElectrumSessionTest)
#include "electrum_session_test.moc"

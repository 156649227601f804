// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/wallet/chain/heard.h"
#include "tests/wallet/chain/toy_electrum.h"

using namespace fulgurite;
using namespace fulgurite::wallet;
using Json = nlohmann::json;

namespace {

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
        QTest::newRow("1.5") << "1.5";
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
        for (const char* version : {"1.7", "1.3", "2.0", "1.", "", "1.4x6y"}) {
            Stage old;
            old.server.version = version;
            old.run();
            QCOMPARE(old.session.fate(), version == std::string{"1.4x6y"}
                                             ? ElectrumSession::Fate::Good
                                             : ElectrumSession::Fate::Broken);
        }
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

    void aHistoryBeyondAllBoundsLeavesOutThatScriptAlone()
    {
        Stage stage;
        const Bytes other{0x00, 0x14, 0x55};
        const Transaction tx = payment({Txid{}, 7}, other);
        stage.server.chain.add({tx});
        stage.server.transactions[txidOf(tx)] = tx;
        stage.server.histories[ToyServer::key(other)] = {{txidOf(tx), 1}};
        stage.session.watch({{other, std::nullopt}});
        auto& history = stage.server.histories[ToyServer::key(kOurs)];
        for (std::uint32_t i = 0; i < 20'001; ++i) {
            Txid txid;
            for (std::size_t byte = 0; byte < 4; ++byte)
                txid.data[byte] = static_cast<std::uint8_t>(i >> (8 * byte));
            history.push_back({txid, 0});
        }
        stage.run();
        QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Good);
        QCOMPARE(stage.heard.seenAt(tx), 1);
        QVERIFY(stage.heard.ready());
        const std::string named = stage.heard.status()->leftOut;
        QVERIFY(named.starts_with(toHex(kOurs)));
        QVERIFY(named.find("20001 transactions") != std::string::npos);
    }

    void aScriptThatTheServerRefusesIsAskedForAgainWithTheNextBlock_data()
    {
        QTest::addColumn<bool>("known");
        QTest::newRow("at first") << false;
        QTest::newRow("later") << true;
    }
    void aScriptThatTheServerRefusesIsAskedForAgainWithTheNextBlock()
    {
        QFETCH(bool, known);
        Stage stage;
        const Transaction tx = stage.server.confirm(2);
        if (known)
            stage.run();
        const std::string key = ToyServer::key(kOurs);
        stage.server.unread[key] = "history too large";
        if (known)
            stage.server.notify(stage.session, "blockchain.scripthash.subscribe", {key, "changed"});
        else
            stage.run();
        QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Good);
        QVERIFY(stage.heard.ready());
        QVERIFY(stage.heard.status()->leftOut.find("history too large") != std::string::npos);
        stage.server.unread.clear();
        stage.server.chain.add();
        stage.server.notify(stage.session, "blockchain.headers.subscribe",
                            Json::array({stage.server.tip()}));
        QCOMPARE(stage.heard.seenAt(tx), 1);
        QCOMPARE(stage.heard.status()->leftOut, std::string{});
    }

    void aServerThatRefusesManyScriptsIsLeft()
    {
        Stage stage;
        stage.server.chain.add();
        for (std::uint8_t i = 0; i < 30; ++i) {
            const Bytes script{0x00, 0x14, i};
            stage.server.unread[ToyServer::key(script)] = "excessive resource usage";
            stage.session.watch({{script, std::nullopt}});
        }
        stage.run();
        QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Broken);
    }

    void aLargeWalletIsReadByAndBy()
    {
        Stage stage;
        constexpr std::uint32_t kScripts = 60;
        std::vector<Transaction> all;
        for (std::uint32_t i = 0; i < kScripts; ++i) {
            const Bytes script{0x00, 0x14, static_cast<std::uint8_t>(i)};
            stage.session.watch({{script, std::nullopt}});
            all.push_back(payment({Txid{}, i}, script));
            stage.server.chain.add({all.back()});
            stage.server.transactions[txidOf(all.back())] = all.back();
            stage.server.histories[ToyServer::key(script)] = {
                {txidOf(all.back()), static_cast<int>(i + 1)}};
        }
        stage.run();
        QVERIFY(stage.heard.ready());
        for (std::uint32_t i = 0; i < kScripts; ++i)
            QCOMPARE(stage.heard.seenAt(all[i]), static_cast<int>(i + 1));
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

    void aServerBehindWhatTheWalletKnowsIsNotReady()
    {
        Stage stage;
        for (int i = 0; i < 5; ++i)
            stage.server.chain.add();
        const auto whole = stage.server.chain;
        stage.server.chain.blocks.resize(5);
        stage.run({{BlockHeight{5}, whole.hashAt(5), {}}, {BlockHeight{4}, whole.hashAt(4), {}}});
        QCOMPARE(stage.heard.status()->state, ChainState::Syncing);
        QVERIFY(stage.heard.all<ChainRolledBack>().empty());
        stage.server.chain = whole;
        stage.server.chain.add();
        stage.server.notify(stage.session, "blockchain.headers.subscribe",
                            Json::array({stage.server.tip()}));
        QVERIFY(stage.heard.ready());
        QCOMPARE(stage.heard.all<TipReached>().back().tip.height.value, 6U);
    }

    void aPackageGoesAsOneWhereTheServerCanAndOneByOneWhenItIsRefused()
    {
        const Transaction parent = payment({Txid{}, 1}, kOurs);
        const Transaction child = payment({txidOf(parent), 0}, kOurs);
        Stage stage;
        stage.server.package = {{"success", true}};
        stage.run();
        stage.session.broadcast({parent, child});
        stage.server.serve(stage.session);
        QCOMPARE(stage.heard.all<BroadcastDone>().size(), std::size_t{2});
        QVERIFY(stage.server.sent.empty());
        stage.server.package = {{"success", false}};
        stage.session.broadcast({parent, child});
        stage.server.serve(stage.session);
        QCOMPARE(stage.server.sent.size(), std::size_t{2});

        Stage old;
        old.server.version = "1.4";
        old.run();
        QVERIFY(!old.heard.status()->packages);
        old.session.broadcast({parent, child});
        old.server.serve(old.session);
        QCOMPARE(old.server.sent.size(), std::size_t{2});
    }

    void aServersRefusalFreesNoCoins()
    {
        Stage stage;
        stage.server.refusal =
            "mandatory-script-verify-flag-failed (it may publish it all the same)";
        stage.run();
        stage.session.broadcast({payment({Txid{}, 1}, kOurs)});
        stage.server.serve(stage.session);
        const auto done = stage.heard.all<BroadcastDone>();
        QCOMPARE(done.size(), std::size_t{1});
        QCOMPARE(done.front().verdict, BroadcastVerdict::Unreachable);
        QVERIFY(done.front().reason.starts_with("mandatory-script"));
    }

    void aForeignChainThatIsShorterThanTheKnownOneIsNoReorganisation()
    {
        ToyChain known;
        while (known.height() < 150)
            known.add();
        std::vector<ChainTip> tips; // newest first
        for (std::uint32_t height = 150; height >= 50; --height)
            tips.push_back({BlockHeight{height}, known.hashAt(height), unixTime(1)});
        Stage stage;
        while (stage.server.chain.height() < 60)
            stage.server.chain.add({}, 7);
        stage.run(tips);
        QCOMPARE(stage.session.fate(), ElectrumSession::Fate::Lying);
        QVERIFY(stage.heard.all<ChainRolledBack>().empty());
        QVERIFY(stage.heard.all<TipReached>().empty());
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

// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/chain/certificate_book.h"
#include "app/chain/electrum_client.h"
#include "tests/app/chain/toy_electrum_server.h"
#include "tests/support/test_registry.h"
#include "tests/wallet/chain/heard.h"

using namespace fulgurite;
using namespace fulgurite::app;
using namespace fulgurite::testing;
using wallet::ChainState;
using wallet::kOurs;
using Server = ToyElectrumServer;
using wallet::ToyServer;

namespace {

const Bytes kChannel{0x00, 0x20, 0x33};

struct Client {
    /// `patience`: longer than a busy machine lets the servers of this process wait, except where
    /// a silent one is the matter.
    explicit Client(std::vector<ElectrumServer> servers, CertificatePins pins = {},
                    std::chrono::milliseconds patience = std::chrono::seconds{5})
    {
        ElectrumConfig config;
        config.network = Network::Regtest;
        config.servers = std::move(servers);
        config.pins = std::move(pins);
        config.tick = std::chrono::milliseconds{20};
        config.patience = patience;
        client = std::make_unique<ElectrumClient>(std::move(config));
        client->start({}, std::nullopt, heard.listener());
        client->watch({{kOurs, std::nullopt}});
    }
    /// Whether the last status of `server` (any: "") is so.
    [[nodiscard]] bool said(ChainState state, const std::string& server = {}) const
    {
        for (const auto& status : heard.all<wallet::ChainStatus>())
            if (status.state == state && (server.empty() || status.server.starts_with(server)))
                return true;
        return false;
    }
    [[nodiscard]] std::string detail() const
    {
        return heard.status() ? heard.status()->detail : "";
    }
    wallet::Heard heard;
    std::unique_ptr<ElectrumClient> client;
};

/// Both servers on the same chain.
void share(Server& from, Server& to)
{
    to.toy.chain = from.toy.chain;
    to.toy.histories = from.toy.histories;
    to.toy.transactions = from.toy.transactions;
}

} // namespace

class ElectrumClientTest : public QObject {
    Q_OBJECT

private slots:
    void aSingleServerIsFollowedAndWhatItCouldHideIsSaid()
    {
        Server server;
        const Transaction tx = server.toy.confirm(2);
        Client client{{server.address()}};
        QTRY_VERIFY(client.heard.ready());
        QCOMPARE(client.heard.seenAt(tx), 1);
        QVERIFY(client.detail().find("could hide") != std::string::npos);
    }

    void aSpendThatOneServerHidesIsHeardFromTheOther()
    {
        Server one, two;
        for (int i = 0; i < 3; ++i)
            one.toy.chain.add();
        const Transaction close = wallet::payment({Txid{}, 9}, kChannel);
        one.toy.chain.add({close});
        share(one, two);
        two.toy.transactions[txidOf(close)] = close;
        two.toy.histories[ToyServer::key(kChannel)] = {{txidOf(close), 4}};
        Client client{{one.address(), two.address()}};
        client.client->watch({{kChannel, OutPoint{Txid{}, 9}}});
        QTRY_COMPARE(client.heard.seenAt(close), 4);
        QTRY_COMPARE(client.detail(), std::string{});
    }

    void aFeeThatTwoServersTellIsAgreedOnAsTheLowerOne()
    {
        Server one, two;
        one.toy.confirm(2);
        share(one, two);
        one.toy.estimate = "0.025"; // 2,500 sat/vB
        two.toy.estimate = "0.001";
        Client client{{one.address(), two.address()}};
        const auto last = [&] { return client.heard.all<wallet::FeeEstimates>().back(); };
        QTRY_VERIFY(!client.heard.all<wallet::FeeEstimates>().empty() && last().agreed);
        QVERIFY(!client.heard.all<wallet::FeeEstimates>().front().agreed); // one alone spoke
        QCOMPARE(last().nextBlock.satPerKw, 625'000U);
        QCOMPARE(last().agreed->satPerKw, 25'000U);
    }

    void noServerAloneCanSwallowATransaction()
    {
        Server one, two;
        one.toy.confirm(2);
        share(one, two);
        Client client{{one.address(), two.address()}};
        QTRY_VERIFY(client.heard.status() &&
                    client.heard.status()->witness == wallet::Witness::Looks);
        const Transaction close = wallet::payment({Txid{}, 9}, kChannel);
        client.client->broadcast({close});
        const std::vector<std::string> hex{toHex(serialize(close))};
        QTRY_COMPARE(two.toy.sent, hex);
        QTRY_COMPARE(one.toy.sent, hex);
        QTRY_COMPARE(client.heard.all<wallet::BroadcastDone>().size(), std::size_t{1});
    }

    void aBlockThatOnlyTheSecondServerHasConfirmsNothing()
    {
        Server one, two;
        for (int i = 0; i < 3; ++i)
            one.toy.chain.add();
        share(one, two);
        const Transaction close = wallet::payment({Txid{}, 9}, kChannel);
        two.toy.chain.add({close}); // block 4, not yet with the first one
        two.toy.transactions[txidOf(close)] = close;
        two.toy.histories[ToyServer::key(kChannel)] = {{txidOf(close), 4}};
        Client client{{one.address(), two.address()}};
        client.client->watch({{kChannel, OutPoint{Txid{}, 9}}});
        QTRY_COMPARE(client.heard.seenAt(close), 0);

        one.toy.chain = two.toy.chain; // now it has it, and goes on hiding the spend
        for (QTcpSocket* socket : one.socket.sockets())
            socket->write(QByteArray::fromStdString(
                nlohmann::json{{"method", "blockchain.headers.subscribe"},
                               {"params", nlohmann::json::array({one.toy.tip()})}}
                    .dump() +
                "\n"));
        QTRY_COMPARE(client.heard.seenAt(close), 4);
    }

    void aServerThatLiesIsNamedLeftAndNotComeBackTo_data()
    {
        QTest::addColumn<QString>("lie");
        for (const char* lie : {"work", "branch", "transaction", "vanished"})
            QTest::newRow(lie) << lie;
    }
    void aServerThatLiesIsNamedLeftAndNotComeBackTo()
    {
        QFETCH(QString, lie);
        Server liar, honest;
        const Transaction tx = liar.toy.confirm(3);
        share(liar, honest);
        if (lie == QLatin1String{"work"})
            liar.toy.chain.blocks[2].header[76] ^= 1;
        liar.toy.spoilBranch = lie == QLatin1String{"branch"};
        liar.toy.spoilTransaction = lie == QLatin1String{"transaction"};
        Client client{{liar.address(), honest.address()}};
        if (lie == QLatin1String{"vanished"}) {
            QTRY_VERIFY(client.heard.ready());
            liar.toy.histories.begin()->second.clear();
            for (QTcpSocket* socket : liar.socket.sockets())
                socket->write(QByteArray::fromStdString(
                    nlohmann::json{{"method", "blockchain.scripthash.subscribe"},
                                   {"params", {ToyServer::key(kOurs), "x"}}}
                        .dump() +
                    "\n"));
        }
        QTRY_VERIFY(client.said(ChainState::Lying, liar.name()));
        QTRY_VERIFY(client.said(ChainState::Ready, honest.name()));
        QCOMPARE(client.heard.seenAt(tx), 1);
        QVERIFY(client.heard.all<wallet::TransactionGone>().empty());
        const int dialled = liar.socket.connections();
        honest.socket.hangUp();
        QTRY_VERIFY(client.said(ChainState::Unreachable, honest.name()));
        QTRY_VERIFY(honest.socket.connections() >= 2);
        QCOMPARE(liar.socket.connections(), dialled);
    }

    void aSecondServerThatLiesIsNamedToo()
    {
        Server one, two;
        one.toy.confirm(3);
        share(one, two);
        two.toy.chain.blocks[2].header[76] ^= 1;
        Client client{{one.address(), two.address()}};
        QTRY_VERIFY(client.detail().find(two.name() + " lied") != std::string::npos);
        QVERIFY(client.heard.ready());
    }

    void aServerThatStallsOrTalksNonsenseIsLeftForTheNext_data()
    {
        QTest::addColumn<QByteArray>("instead");
        QTest::newRow("silence") << QByteArray{};
        QTest::newRow("garbage") << QByteArray{"\xff\x00\n", 3};
        QTest::newRow("no JSON") << QByteArray{"HTTP/1.1 400 Bad Request\r\n"};
        QTest::newRow("deep") << QByteArray{5000, '['}.append('\n');
        QTest::newRow("line without end") << QByteArray{34'000'000, 'x'};
    }
    void aServerThatStallsOrTalksNonsenseIsLeftForTheNext()
    {
        QFETCH(QByteArray, instead);
        Server bad, good;
        bad.silent = instead.isEmpty();
        bad.instead = instead;
        good.toy.confirm(1);
        Client client{{bad.address(), good.address()}, {}, std::chrono::milliseconds{400}};
        QTRY_VERIFY_WITH_TIMEOUT(client.said(ChainState::Ready, good.name()), 20'000);
        QVERIFY(client.said(ChainState::Unreachable, bad.name()));
    }

    void aServerThatVanishesIsDialledAgainAndUnsentTransactionsAreTold()
    {
        Server server;
        server.toy.confirm(1);
        Client client{{server.address()}};
        QTRY_VERIFY(client.heard.ready());
        server.silent = true;
        client.client->broadcast({wallet::payment({Txid{}, 5}, kOurs)});
        server.socket.hangUp();
        QTRY_COMPARE(client.heard.all<wallet::BroadcastDone>().size(), std::size_t{1});
        QCOMPARE(client.heard.all<wallet::BroadcastDone>()[0].verdict,
                 wallet::BroadcastVerdict::Unreachable);
        server.silent = false;
        server.toy.chain.add();
        const auto height = [&] {
            return client.heard.all<wallet::TipReached>().back().tip.height;
        };
        QTRY_COMPARE(height().value, 3U);
    }

    void aServerThatStaysBehindAnotherOnesWorkIsLeft()
    {
        Server behind, ahead;
        behind.toy.confirm(1);
        share(behind, ahead);
        for (int i = 0; i < 5; ++i)
            ahead.toy.chain.add();
        Client client{{behind.address(), ahead.address()}};
        QTRY_VERIFY(client.said(ChainState::Ready, behind.name()));
        QTRY_VERIFY(client.said(ChainState::Ready, ahead.name()));
        QCOMPARE(client.heard.all<wallet::TipReached>().back().tip.height.value, 7U);
    }

    void aCertificateIsPinnedAtFirstUseAndAnotherRefused_data()
    {
        QTest::addColumn<bool>("kept");
        QTest::newRow("by the client alone") << false;
        QTest::newRow("in the wallet's folder") << true;
    }
    void aCertificateIsPinnedAtFirstUseAndAnotherRefused()
    {
        QFETCH(bool, kept);
        const QTemporaryDir folder;
        const CertificateBook book;
        const auto pins = [&] {
            return kept ? book.pins(folder.path().toStdString()) : CertificatePins{};
        };
        Server server{&kFirstCertificate};
        server.toy.confirm(1);
        Client client{{server.address(true)}, pins()};
        QTRY_VERIFY(client.heard.ready());
        server.socket.changeCertificate(kOtherCertificate);
        QTRY_VERIFY(client.said(ChainState::CertificateChanged, server.name()));
        const auto other = client.heard.status()->otherCertificate;
        QVERIFY(other && other->offered.size() == 32 && other->pinned.size() == 32);
        QVERIFY(other->offered != other->pinned);
        QCOMPARE(other->server, "127.0.0.1:" + std::to_string(server.socket.port()));
        if (!kept)
            return;
        const CertificateBook afterRestart;
        Client again{{server.address(true)}, afterRestart.pins(folder.path().toStdString())};
        QTRY_VERIFY(again.said(ChainState::CertificateChanged));
        QVERIFY(!again.said(ChainState::Ready));
    }

    void aRefusedCertificateStandsInTheStatusWhileAnotherServerServes()
    {
        Server first{&kFirstCertificate};
        Server second;
        first.toy.confirm(1);
        share(first, second);
        Client client{{first.address(true), second.address()}};
        QTRY_VERIFY(client.heard.ready());
        QTRY_COMPARE(client.detail(), std::string{}); // the second one looks, too
        first.socket.changeCertificate(kOtherCertificate);
        QTRY_VERIFY(client.said(ChainState::Ready, second.name()));
        QTRY_VERIFY(client.heard.status()->state == ChainState::Ready &&
                    client.heard.status()->otherCertificate);
    }

    void aCertificateSeenBeforeThereIsAWalletGoesIntoIt()
    {
        const QTemporaryDir folder;
        const std::filesystem::path wallet = folder.filePath(QStringLiteral("w")).toStdString();
        const QString server = QStringLiteral("host:50002");
        const CertificateBook book;
        const CertificatePins trial = book.pins(wallet);
        QVERIFY(!trial.find(server));
        trial.remember(server, "first");
        std::filesystem::create_directory(wallet);
        QCOMPARE(book.pins(wallet).find(server), std::optional<QByteArray>{"first"});
        QCOMPARE(CertificateBook{}.pins(wallet).find(server), std::optional<QByteArray>{"first"});
        QVERIFY(!CertificateBook{}.pins({}).find(server));
    }
};

FULGURITE_TEST(ElectrumClientTest)
#include "electrum_client_test.moc"

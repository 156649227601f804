// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "app/engine/node_shapes.h"
#include "app/store/wallet_file.h"
#include "lightning/invoice/invoice.h"
#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

namespace {

/// A node nobody knows, behind a hop that takes next to nothing.
std::string invoiceBehind(const std::string& hop)
{
    lightning::InvoiceDraft draft;
    draft.network = Network::Regtest;
    draft.amount = MilliSatoshi{10'000'000};
    draft.timestamp = unixTime(1'767'225'600);
    draft.expiry = std::chrono::seconds{10 * 365 * 86400};
    draft.features = lightning::ourInvoiceFeatures();
    draft.description = "x";
    draft.routeHints = {
        {{*PublicKey::parse(fromHex(hop)), lightning::ShortChannelId{1}, {1, 0}, 40}}};
    return *lightning::encodeInvoice(draft, *SecretKey::parse(Bytes(32, 0x42)));
}

/// A wallet whose node never answers.
void withoutBackend(app::EngineOptions& options)
{
    options.practiceSeed = 0;
    options.backend->kind = app::BackendKind::Bitcoind;
    options.backend->bitcoindUrl = QStringLiteral("http://u:p@127.0.0.1:1");
    options.developer.enabled = true; // a quick key derivation
}

} // namespace

/// The error codes that need a world in disorder.
class RareCodesTest final : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { m_daemon.reset(); }

    void aPaymentThatItsDestinationRefuses()
    {
        // Robots take whatever they asked for: what a refusal of theirs becomes is looked at here.
        lightning::PaymentFailure failure;
        failure.error = lightning::PaymentError::FailedAtDestination;
        failure.detail = "incorrect_or_unknown_payment_details from the recipient";
        const app::RpcError error = app::toRpcError(app::errorOf(failure));
        QCOMPARE(error.code, 203);
        QVERIFY(error.message.find(failure.detail) != std::string::npos);
    }

    void aPaymentThatIsRefusedOnItsWay()
    {
        begin();
        m_daemon->createFunded();
        m_daemon->openChannel();
        const Json robot = m_daemon->robot();
        const std::string invoice = invoiceBehind(robot["id"].get<std::string>());
        QCOMPARE(code("pay", {{"bolt11", invoice}}), 210);
        QVERIFY(says(robot["id"].get<std::string>()));
        QVERIFY(m_daemon->until("balances", [](const Json& balances) { // it leaves both commitments
            return balances.value("in_flight_msat", 1) == 0;
        }));
    }

    void aChannelOfMoreThanThereIs()
    {
        begin();
        m_daemon->createFunded();
        const Json robot = m_daemon->robot();
        const Json id = robot["id"].get<std::string>() + "@" + robot["address"].get<std::string>();
        QCOMPARE(code("fundchannel", {{"id", id}, {"amount", "21000001btc"}}), 300);
        QVERIFY(says("2100000100000000"));
    }

    void aPeerThatIsNotThere()
    {
        begin();
        m_daemon->createFunded();
        const Json robot = m_daemon->robot();
        const Json id = robot["id"];
        QCOMPARE(code("fundchannel", {{"id", id}, {"amount", 500'000}}), 306);
        QVERIFY(says(id.get<std::string>()));
        m_daemon->call("connect",
                       {{"id", id.get<std::string>() + "@" + robot["address"].get<std::string>()}});
        m_daemon->call("disconnect", {{"id", id}});
        QCOMPARE(code("fundchannel", {{"id", id}, {"amount", 500'000}}), 305);
        QVERIFY(says(id.get<std::string>()));
    }

    void aTransactionThatTheMempoolDoesNotTake()
    {
        begin();
        m_daemon->createFunded();
        const Json own = m_daemon->call("newaddr")["bech32"];
        // Each spends the one before: a mempool takes 25 in a row.
        int last = 0;
        for (int i = 0; i < 30 && last == 0; ++i)
            last = code("withdraw", {{"destination", own}, {"satoshi", "all"}, {"minconf", 0}});
        QCOMPARE(last, 303);
        QVERIFY(says("chain"));
        // Nothing is lost: with the next block the coin is free to go.
        m_daemon->call("practice", {{"what", "mine"}});
        QVERIFY(m_daemon->until("listfunds", [](const Json& funds) {
            return funds["outputs"].size() == 1 && funds["outputs"][0]["status"] == "confirmed";
        }));
        QCOMPARE(code("withdraw", {{"destination", own}, {"satoshi", "all"}}), 0);
    }

    void aBackendThatDoesNotAnswer()
    {
        begin(withoutBackend);
        m_daemon->call("createwallet", {{"password", "password"}});
        const std::string stranger = toHex(SecretKey::parse(Bytes(32, 0x42))->publicKey());
        QCOMPARE(code("fundchannel", {{"id", stranger}, {"amount", 500'000}}), 304);
        QCOMPARE(
            code("previewopen", {{"id", stranger}, {"amount", 500'000}, {"feerate", "urgent"}}),
            501);
        QCOMPARE(
            code("previewopen", {{"id", stranger}, {"amount", 500'000}, {"feerate", "6blocks"}}),
            501);
        QCOMPARE(
            code("previewopen", {{"id", stranger}, {"amount", 500'000}, {"feerate", "normal"}}), 0);
    }

    void coinsWaitForABackend()
    {
        begin();
        m_daemon->createFunded();
        app::BackendChoice nobody;
        nobody.kind = app::BackendKind::Bitcoind;
        nobody.bitcoindUrl = QStringLiteral("http://u:p@127.0.0.1:1");
        QVERIFY(await(m_daemon->engine->connections().setBackend(std::move(nobody))));
        const Json own = m_daemon->call("newaddr")["bech32"];
        QCOMPARE(code("withdraw", {{"destination", own}, {"satoshi", 10'000}}), 500);
    }

    void aPeerThatHangsUpWhileConnecting()
    {
        begin(withoutBackend);
        m_daemon->call("createwallet", {{"password", "password"}});
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket* guest = server.nextPendingConnection();
            connect(guest, &QTcpSocket::readyRead, guest, [guest] { guest->abort(); });
        });
        const std::string id = toHex(SecretKey::parse(Bytes(32, 0x42))->publicKey());
        const std::string at = id + "@127.0.0.1:" + std::to_string(server.serverPort());
        QCOMPARE(code("connect", {{"id", at}}), 402);
        QVERIFY(says(id));
    }

    void aFileThatIsDamagedOrNewer()
    {
        begin();
        m_daemon->createFunded();
        m_daemon->call("lock");
        {
            auto file = openFile();
            QVERIFY(file->database().execute("PRAGMA user_version = 99"));
        }
        QCOMPARE(code("unlock", {{"password", "password"}}), 3005);
        QVERIFY(says("99"));
        QFile file{path("wallet.db")};
        QVERIFY(file.resize(file.size() / 2 - 100));
        QCOMPARE(code("unlock", {{"password", "password"}}), 3005);
        QCOMPARE(code("listfunds"), 3000);
    }

    void aFileOlderThanWhatThisMachineActedOnClosesNoChannelByItself()
    {
        begin();
        m_daemon->createFunded();
        const std::string channel = m_daemon->openChannel();
        m_daemon->call("lock", {{"force", true}});
        QVERIFY(QFile::copy(path("wallet.db"), path("old.db")));
        m_daemon->call("unlock", {{"password", "password"}});
        m_daemon->until("listpeerchannels", [](const Json& list) {
            return list["channels"][0].value("reestablished", false);
        });
        QCOMPARE(code("pay", {{"bolt11", m_daemon->robotInvoice(1'000)}}), 0);
        m_daemon->robotDoes("vanish");
        m_daemon->call("lock", {{"force", true}});
        QVERIFY(QFile::remove(path("wallet.db")) &&
                QFile::rename(path("old.db"), path("wallet.db")));
        m_daemon->call("unlock", {{"password", "password"}});
        QCOMPARE(code("close", {{"id", channel}, {"unilateraltimeout", 1}}), 3006);
        QVERIFY(says("newest copy"));
        QCOMPARE(code("newaddr"), 0); // the coins on chain can be used
    }

    void aFileThatAnotherInstanceHasOpen()
    {
        begin();
        m_daemon->createFunded();
        m_daemon->call("lock");
        {
            const auto other = openFile();
            QVERIFY(other.has_value());
            QCOMPARE(code("unlock", {{"password", "password"}}), 3007);
            QVERIFY(says(m_daemon->folder.filePath(QStringLiteral("data/regtest")).toStdString()));
        }
        QCOMPARE(code("unlock", {{"password", "password"}}), 0);
    }

private:
    void begin(const PracticeDaemon::Adjust& adjust = {})
    {
        m_daemon = std::make_unique<PracticeDaemon>(false, adjust);
    }
    [[nodiscard]] QString path(const char* name) const
    {
        return m_daemon->folder.filePath(QStringLiteral("data/regtest/") +
                                         QString::fromLatin1(name));
    }
    [[nodiscard]] store::Result<store::WalletFile> openFile() const
    {
        return store::WalletFile::open(path("").toStdString(), SecretBytes{asBytes("password")});
    }
    int code(const std::string& method, const Json& params = Json::object())
    {
        return m_daemon->codeOf(method, params);
    }
    [[nodiscard]] bool says(const std::string& value) const { return m_daemon->says(value); }

    std::unique_ptr<PracticeDaemon> m_daemon;
};

FULGURITE_TEST(RareCodesTest)
#include "rare_codes_test.moc"

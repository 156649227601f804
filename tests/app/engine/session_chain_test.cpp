// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/engine/make_wallet.h"
#include "app/engine/wallet_session.h"
#include "tests/support/test_registry.h"

#include <algorithm>
#include <chrono>

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

SecretBytes secret(const char* text) { return SecretBytes{asBytes(text)}; }

/// A backend that says what the test wants and remembers what it was handed.
class ScriptedChain final : public wallet::ChainSource {
public:
    explicit ScriptedChain(std::vector<Txid>& sent) : m_sent{sent} {}
    void start(std::vector<wallet::ChainTip> /*known*/, std::optional<UnixTime> /*birthday*/,
               Listener listener) override
    {
        m_listener = std::move(listener);
    }
    void watch(std::vector<wallet::Watch> /*watches*/) override {}
    void broadcast(std::vector<Transaction> package) override
    {
        for (const Transaction& tx : package)
            m_sent.push_back(txidOf(tx));
    }
    void stop() override { m_listener = {}; }
    void tell(const wallet::ChainEvent& event) { m_listener(event); }

private:
    std::vector<Txid>& m_sent;
    Listener m_listener;
};

/// An open wallet over it.
class Stage {
public:
    Stage()
    {
        options.folder = folder.filePath(QStringLiteral("wallet"));
        options.stateFolder = folder.filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        WalletSeed seed;
        seed.mnemonic = secret("legal winner thank year wave sausage worth useful legal winner "
                               "thank yellow");
        seed.password = secret("password");
        auto made = makeWalletFile(seed, options.folder.toStdString(), options.network,
                                   Argon2Cost{64, 1, 1}, random);
        auto source = std::make_unique<ScriptedChain>(sent);
        chain = source.get();
        session = std::make_unique<WalletSession>(
            WalletSession::Environment{options,
                                       publisher,
                                       random,
                                       {},
                                       [] { return unixTime(1'700'000'000); },
                                       [] { return std::chrono::seconds{0}; },
                                       std::move(source),
                                       {}},
            std::move(made->file), std::move(made->secrets));
    }
    bool start() { return session->start().has_value(); }
    void say(wallet::ChainState state)
    {
        wallet::ChainStatus status;
        status.state = state;
        chain->tell(status);
    }
    void reach(std::uint32_t height)
    {
        chain->tell(wallet::TipReached{{BlockHeight{height}, hashAt(height), {}}});
    }
    void confirm(const Transaction& tx, std::uint32_t height)
    {
        chain->tell(wallet::TransactionSeen{
            tx, wallet::Confirmation{BlockHeight{height}, hashAt(height), 1, {}}});
    }
    [[nodiscard]] std::ptrdiff_t timesSent(const Txid& txid) const
    {
        return std::ranges::count(sent, txid);
    }

    QTemporaryDir folder;
    EngineOptions options;
    SeededRandom random{1};
    Publisher publisher;
    std::vector<Txid> sent;
    ScriptedChain* chain = nullptr;
    std::unique_ptr<WalletSession> session;

private:
    static BlockHash hashAt(std::uint32_t height)
    {
        BlockHash hash;
        hash.data[0] = static_cast<std::uint8_t>(height);
        return hash;
    }
};

Transaction spendOf(const OutPoint& coin)
{
    Transaction tx;
    tx.inputs.push_back({coin, {}, 0xfffffffd, {{1}, {2}}});
    tx.outputs.push_back({Satoshi{90'000}, Bytes(22, 7)});
    return tx;
}

} // namespace

/// What a wallet sends and sends again, whatever its backend does.
class SessionChainTest final : public QObject {
    Q_OBJECT

private slots:
    void whatWasSentWhileNobodyListenedIsSentAtTheNextConnection()
    {
        Stage stage;
        QVERIFY(stage.start());
        stage.say(wallet::ChainState::Ready);
        stage.reach(100);
        stage.say(wallet::ChainState::Unreachable);
        const Transaction tx = spendOf({Txid{{5}}, 0});
        stage.session->broadcast({tx}, {});
        stage.chain->tell(
            wallet::BroadcastDone{txidOf(tx), wallet::BroadcastVerdict::Unreachable, {}});
        QCOMPARE(stage.timesSent(txidOf(tx)), 1);
        stage.say(wallet::ChainState::Ready);
        QCOMPARE(stage.timesSent(txidOf(tx)), 2);
        stage.say(wallet::ChainState::Ready); // nothing new
        QCOMPARE(stage.timesSent(txidOf(tx)), 2);
    }

    void aWithdrawalThatAReorgTookOutIsSentAgain()
    {
        Stage stage;
        QVERIFY(stage.start());
        stage.say(wallet::ChainState::Ready);
        const auto script = stage.session->wallet().handOut({84, 0, 0});
        QVERIFY(script);
        Transaction coin = spendOf({Txid{{6}}, 0});
        coin.outputs.front() = {Satoshi{100'000}, script->scriptPubKey};
        stage.confirm(coin, 100);
        const Transaction withdrawal = spendOf({txidOf(coin), 0});
        stage.session->broadcast({withdrawal}, {});
        stage.confirm(withdrawal, 103);
        stage.reach(103);
        QCOMPARE(stage.timesSent(txidOf(withdrawal)), 1);
        stage.chain->tell(wallet::ChainRolledBack{BlockHeight{102}});
        stage.reach(103);
        QCOMPARE(stage.timesSent(txidOf(withdrawal)), 2);
        stage.confirm(withdrawal, 104);
        stage.reach(104);
        QCOMPARE(stage.timesSent(txidOf(withdrawal)), 2);
    }
};

FULGURITE_TEST(SessionChainTest)
#include "session_chain_test.moc"

// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/engine/node_feerates.h"
#include "app/engine/spending.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;

/// What the backend's word means for a payment that is about to be signed.
class SpendingRulesTest final : public QObject {
    Q_OBJECT

private slots:
    void nothingIsSignedThatTheBackendCannotTake_data()
    {
        using wallet::ChainState;
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, ChainState state, ErrorCode code) {
            QTest::newRow(name) << static_cast<int>(state) << static_cast<int>(code);
        };
        row("connecting", ChainState::Connecting, ErrorCode::BackendUnreachable);
        row("unreachable", ChainState::Unreachable, ErrorCode::BackendUnreachable);
        row("another network", ChainState::WrongNetwork, ErrorCode::BackendWrongNetwork);
        row("certificate", ChainState::CertificateChanged, ErrorCode::BackendCertificateChanged);
        row("lying", ChainState::Lying, ErrorCode::BackendLying);
        row("syncing", ChainState::Syncing, ErrorCode::BackendSyncing);
    }
    void nothingIsSignedThatTheBackendCannotTake()
    {
        QFETCH(int, state);
        QFETCH(int, code);
        wallet::ChainStatus status;
        status.state = static_cast<wallet::ChainState>(state);
        status.server = "192.0.2.1:50001";
        status.progress = 0.42;
        const auto refused = whyNoBroadcast(status, Network::Regtest);
        QVERIFY(refused.has_value());
        QCOMPARE(static_cast<int>(refused->code), code);
        QCOMPARE(refused->values.at(QStringLiteral("server")), QStringLiteral("192.0.2.1:50001"));
        QCOMPARE(refused->values.at(QStringLiteral("progress")), QStringLiteral("42"));
    }

    void aBackendThatOnlyLooksForOldCoinsTakesPayments()
    {
        wallet::ChainStatus status;
        for (const auto state : {wallet::ChainState::Ready, wallet::ChainState::Scanning}) {
            status.state = state;
            QVERIFY(!whyNoBroadcast(status, Network::Regtest));
        }
    }

    void anAbsurdEstimateOfOneServerIsNotPaidUnreviewed()
    {
        const auto rate = [](std::uint32_t hour, std::uint32_t minimum, bool isServer) {
            wallet::FeeEstimates fees;
            fees.hour = Feerate{hour};
            fees.minimum = Feerate{minimum};
            return unreviewedRate(fees, isServer).satPerKw;
        };
        QCOMPARE(rate(2'500, 253, true), 2'500U);
        QCOMPARE(rate(625'000, 253, true), 5'060U);
        QCOMPARE(rate(625'000, 625'000, true), 62'500U); // its minimum may be a lie as well
        QCOMPARE(rate(30'000, 253, false), 30'000U);     // the owner's own node
        QCOMPARE(rate(625'000, 253, false), 62'500U);
    }

    void whatTwoServersTellIsBelievedUpToABound()
    {
        const auto rate = [](std::uint32_t hour, std::uint32_t agreed) {
            wallet::FeeEstimates fees;
            fees.hour = Feerate{hour};
            fees.minimum = Feerate{253};
            fees.agreed = Feerate{agreed};
            return unreviewedRate(fees, true).satPerKw;
        };
        QCOMPARE(rate(25'000, 30'000), 25'000U);  // a busy week
        QCOMPARE(rate(625'000, 2'500), 5'060U);   // one of them invents
        QCOMPARE(rate(625'000, 25'000), 25'000U); // in a busy week, too
        QCOMPARE(rate(625'000, 625'000), 62'500U);
    }

    void norIsThatOfTheNextBlock()
    {
        const auto rate = [](std::uint32_t nextBlock, bool isServer) {
            wallet::FeeEstimates fees;
            fees.nextBlock = Feerate{nextBlock};
            fees.hour = Feerate{250};
            fees.minimum = Feerate{253};
            return unreviewedNextBlock(fees, isServer).satPerKw;
        };
        QCOMPARE(rate(2'500, true), 2'500U);
        QCOMPARE(rate(625'000, true), 5'060U);
        QCOMPARE(rate(30'000, false), 30'000U);
        QCOMPARE(rate(625'000, false), 62'500U);
    }

    /// The most that a closing we fund may pay, however high its peer bids.
    void andNoneReachesTheNode()
    {
        wallet::FeeEstimates fees;
        fees.nextBlock = fees.hour = fees.day = Feerate{625'000};
        fees.minimum = Feerate{253};
        const auto server = nodeFeerates(fees, true), own = nodeFeerates(fees, false);
        QCOMPARE(server.fast.satPerKw, 5'060U);
        QCOMPARE(server.closing.satPerKw, 5'060U);
        QCOMPARE(server.commitment.satPerKw, 2'500U);
        QCOMPARE(own.fast.satPerKw, 62'500U);
        QCOMPARE(own.closing.satPerKw, 62'500U);
    }
};

FULGURITE_TEST(SpendingRulesTest)
#include "spending_rules_test.moc"

// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/receive/receive_presenter.h"

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

namespace {

const QString kAddress = QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");

app::Snapshot running(MilliSatoshi canReceive, bool lightning = true)
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    lifecycle.lightning = lightning;
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    app::Balances balances;
    balances.canReceive = canReceive;
    snapshot.balances = std::make_shared<const app::Balances>(balances);
    return snapshot;
}

app::RequestDetail request()
{
    app::RequestDetail detail;
    detail.row.label = QStringLiteral("one");
    detail.row.invoice = QStringLiteral("lnbcrt1abc");
    detail.row.address = kAddress;
    return detail;
}

/// A presenter that shows request().
ReceivePresenter waiting()
{
    ReceivePresenter presenter;
    presenter.setSnapshot(running(1'000'000'000_msat));
    presenter.takeRequest(presenter.ticket(), request());
    return presenter;
}

} // namespace

class ReceivePresenterTest final : public QObject {
    Q_OBJECT

private slots:
    void anInvoiceWithAnAddressIsAskedForOnce()
    {
        ReceivePresenter presenter;
        QCOMPARE(presenter.setSnapshot(app::Snapshot{}), ReceiveAsk::Nothing);
        QCOMPARE(presenter.setSnapshot(running(1'000'000_msat)), ReceiveAsk::Invoice);
        QVERIFY(presenter.question().withAddress);
        QCOMPARE(presenter.setSnapshot(running(1'000'000_msat)), ReceiveAsk::Nothing);
        QCOMPARE(presenter.phase(), ReceivePhase::Making);
        QCOMPARE(presenter.takeRequest(presenter.ticket(), request()), ReceiveAsk::Nothing);
        QCOMPARE(presenter.phase(), ReceivePhase::Waiting);
        QCOMPARE(presenter.mode(), ReceiveMode::Unified);
    }

    void whereLightningIsOffOnlyAnAddressIsShown()
    {
        ReceivePresenter presenter;
        presenter.choose(ReceiveMode::Lightning);
        QCOMPARE(presenter.setSnapshot(running(1'000'000_msat, false)), ReceiveAsk::Address);
        presenter.takeAddress(app::NewAddress{kAddress, {}});
        QVERIFY(!presenter.lightningOffered());
        QCOMPARE(presenter.mode(), ReceiveMode::OnChain);
        QCOMPARE(presenter.link(), QStringLiteral("bitcoin:") + kAddress);
    }

    void anAddressGainsAnInvoiceWhenChannelsReconnect()
    {
        ReceivePresenter presenter;
        QCOMPARE(presenter.setSnapshot(running(0_msat)), ReceiveAsk::Address);
        presenter.takeAddress(app::NewAddress{kAddress, {}});
        QCOMPARE(presenter.setSnapshot(running(1'000'000_msat)), ReceiveAsk::Invoice);
        QVERIFY(!presenter.question().withAddress);
    }

    void moreThanLightningCanBringIsAskedForOnChain()
    {
        auto presenter = waiting();
        QCOMPARE(presenter.renew({2'000'000_sat, {}, std::chrono::hours{1}}), ReceiveAsk::Nothing);
        QCOMPARE(presenter.mode(), ReceiveMode::OnChain);
        QCOMPARE(presenter.link(), QStringLiteral("bitcoin:%1?amount=0.02").arg(kAddress));
    }

    void aSnapshotThatSaysPaidShowsWhatArrived()
    {
        auto presenter = waiting();
        auto snapshot = running(1'000'000'000_msat);
        auto row = request().row;
        row.status = app::RequestStatus::Paid;
        row.received = 4'000'000_msat;
        snapshot.requests = std::make_shared<const app::OpenRequests>(app::OpenRequests{{row}});
        presenter.setSnapshot(snapshot);
        QCOMPARE(presenter.phase(), ReceivePhase::Paid);
        QVERIFY(presenter.received() == 4'000'000_msat);
        QCOMPARE(presenter.startOver(), ReceiveAsk::Invoice);
        QVERIFY(presenter.question().withAddress);
    }

    void anAnswerToAnOlderQuestionIsDropped()
    {
        auto presenter = waiting();
        const int old = presenter.ticket();
        QCOMPARE(presenter.renew({5'000_sat, {}, std::chrono::hours{1}}), ReceiveAsk::Invoice);
        presenter.takeRequest(old, request());
        QVERIFY(presenter.parts().invoice.isEmpty());
        auto paid = request();
        paid.row.status = app::RequestStatus::Paid;
        presenter.takeOutcome(old, paid);
        QVERIFY(presenter.phase() != ReceivePhase::Paid);
    }

    void anExpiredRequestIsNoLongerOffered()
    {
        auto presenter = waiting();
        presenter.takeOutcome(presenter.ticket(), app::refuse(app::ErrorCode::RequestExpired));
        QCOMPARE(presenter.phase(), ReceivePhase::Expired);
        presenter.choose(ReceiveMode::OnChain);
        QCOMPARE(presenter.phase(), ReceivePhase::Waiting);
    }

    void aRefusedInvoiceLeavesTheAddress()
    {
        ReceivePresenter presenter;
        presenter.setSnapshot(running(1'000'000_msat));
        QCOMPARE(presenter.takeRequest(presenter.ticket(),
                                       app::refuse(app::ErrorCode::LightningNotReady)),
                 ReceiveAsk::Address);
        presenter.takeAddress(app::NewAddress{kAddress, {}});
        QVERIFY(presenter.trouble().has_value());
        QCOMPARE(presenter.link(), QStringLiteral("bitcoin:") + kAddress);
    }
};

FULGURITE_TEST(ReceivePresenterTest)
#include "receive_presenter_test.moc"

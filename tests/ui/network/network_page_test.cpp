// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fakes/answers.h"
#include "tests/support/fakes/fake_connections.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/backend/backend_form.h"
#include "ui/network/certificate_panel.h"
#include "ui/network/network_page.h"
#include "ui/network/network_words.h"
#include "ui/style/theme.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::FakeConnections;

namespace {

app::PeerRow peer(const QString& id, std::uint32_t channels)
{
    app::PeerRow row;
    row.nodeId = id;
    row.alias = QStringLiteral("node ") + id;
    row.address = QStringLiteral("192.0.2.7:9735");
    row.connected = true;
    row.channels = channels;
    return row;
}

app::Snapshot snapshotOf(std::vector<app::PeerRow> peers)
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    app::ChainPart chain;
    chain.health = app::ChainHealth::Ready;
    chain.height = 312;
    chain.backend = QStringLiteral("bitcoind 27.0");
    chain.trust = QStringLiteral("Your own node checks everything");
    snapshot.chain = std::make_shared<const app::ChainPart>(chain);
    app::PeerList list;
    list.peers = std::move(peers);
    list.ourNodeId = QString{66, QLatin1Char{'2'}};
    snapshot.peers = std::make_shared<const app::PeerList>(list);
    app::Readiness readiness;
    readiness.stages[0].state = app::StageState::Ready;
    readiness.stages[1].state = app::StageState::Failed;
    readiness.stages[1].reason = QStringLiteral("nobody answers");
    snapshot.readiness = std::make_shared<const app::Readiness>(readiness);
    return snapshot;
}

} // namespace

class NetworkPageTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_connections = std::make_unique<FakeConnections>();
        m_connections->onLog.answer([]() -> app::Answer<std::vector<app::LogEntry>> {
            return std::vector<app::LogEntry>{{QDateTime::currentDateTimeUtc(),
                                               QStringLiteral("info"), QStringLiteral("chain"),
                                               QStringLiteral("block 312")}};
        });
        m_page = std::make_unique<NetworkPage>(*m_connections);
        m_page->setSnapshot(snapshotOf({peer(QStringLiteral("a"), 0)}));
        m_page->resize(904, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_theme.reset();
    }

    void aFailedStageIsTriedAgainByItsButton()
    {
        press(QStringLiteral("Try again"));
        QVERIFY(m_connections->retried);
        QCOMPARE(*m_connections->retried, app::StageName::Peers);
    }

    void aRenewedCertificateIsShownBesideTheOldOneAndTrustedByAButton()
    {
        testing::answers(m_connections->onTrust, true);
        auto snapshot = snapshotOf({});
        auto chain = *snapshot.chain;
        chain.health = app::ChainHealth::CertificateChanged;
        chain.otherCertificate =
            app::OtherCertificate{QStringLiteral("192.0.2.7:50002"), QString{64, QLatin1Char{'a'}},
                                  QString{64, QLatin1Char{'b'}}};
        snapshot.chain = std::make_shared<const app::ChainPart>(chain);
        m_page->setSnapshot(snapshot);
        auto* panel = m_page->findChild<CertificatePanel*>();
        QVERIFY(panel->isVisible());
        const auto shows = [panel](const QString& text) {
            return std::ranges::any_of(panel->findChildren<QLabel*>(), [&](const QLabel* label) {
                return label->text().startsWith(text);
            });
        };
        QVERIFY(shows(QStringLiteral("192.0.2.7:50002")));
        QVERIFY(shows(QStringLiteral("AAAA AAAA")));
        QVERIFY(shows(QStringLiteral("BBBB BBBB")));
        QTRY_COMPARE(testing::layoutFaults(m_page.get()).join(QLatin1Char{'\n'}), QString{});

        press(QStringLiteral("Trust the new one"));
        QTRY_COMPARE(m_connections->trusted, chain.otherCertificate);
        QTRY_VERIFY(!panel->isVisible());
    }

    void whatIsOverIsNotToldAnyMore()
    {
        auto snapshot = snapshotOf({});
        auto chain = *snapshot.chain;
        chain.detail = QStringLiteral("connection refused");
        chain.historyMissingBelow = 800'000;
        snapshot.chain = std::make_shared<const app::ChainPart>(chain);
        m_page->setSnapshot(snapshot);
        QTRY_VERIFY(shows(QStringLiteral("connection refused")));
        QVERIFY(shows(QStringLiteral("800\u202F000")));
        m_page->setSnapshot(snapshotOf({}));
        QVERIFY(!shows(QStringLiteral("connection refused")));
        QVERIFY(!shows(QStringLiteral("Technical detail")));
        QVERIFY(!shows(QStringLiteral("has pruned blocks")));
    }

    void aNodeThatReadsTheChainItselfSaysHowFarItIs()
    {
        app::ChainPart chain;
        chain.health = app::ChainHealth::Syncing;
        chain.progress = 0.43;
        app::Readiness readiness;
        readiness.stages[0].state = app::StageState::Working;
        QCOMPARE(stagesOf(readiness, chain).front().percent, 43);
        QVERIFY(backendTextOf(chain).sentence.contains(QStringLiteral("43")));
        chain.progress = 0; // not known
        QCOMPARE(stagesOf(readiness, chain).front().percent, -1);
    }

    void aChainThatStandsStillAndAWrongClockAreSaid()
    {
        app::ChainPart chain;
        chain.health = app::ChainHealth::Syncing;
        chain.progress = 1;
        chain.tipTime = QDateTime::currentDateTimeUtc().addSecs(-7 * 3600 - 60);
        const auto text = backendTextOf(chain);
        QVERIFY(text.sentence.contains(QStringLiteral("7 hour")));
        QVERIFY(text.sentence.contains(QStringLiteral("clock")));
        QCOMPARE(text.tone, Tone::Bad);
        QCOMPARE(stagesOf({}, chain).front().percent, -1);
    }

    void aWalletWithoutAServerSaysSo()
    {
        app::ChainPart chain;
        chain.health = app::ChainHealth::Unreachable;
        QVERIFY(backendTextOf(chain).sentence.contains(QStringLiteral("No chain server")));
    }

    void aStageThatFailedSaysForWhomItWaits()
    {
        app::Readiness readiness;
        readiness.stages[1] = {
            app::StageName::Peers, app::StageState::Failed, QStringLiteral("1/3"), {}};
        readiness.stages[3] = {
            app::StageName::Channels, app::StageState::Failed, QStringLiteral("2/5"), {}};
        const auto stages = stagesOf(readiness, {});
        QVERIFY(stages[1].detail.contains(QStringLiteral("1 of 3")));
        QVERIFY(stages[1].detail.contains(QStringLiteral("do not answer")));
        QVERIFY(stages[3].detail.contains(QStringLiteral("wait for their peers")));
    }

    void theFeesStandWhereTheStatusBarLeads()
    {
        auto snapshot = snapshotOf({});
        auto chain = *snapshot.chain;
        chain.feesKnown = true;
        chain.nextBlockSatPerVb = 12;
        chain.hourSatPerVb = 5.5;
        chain.daySatPerVb = chain.minimumSatPerVb = 1;
        snapshot.chain = std::make_shared<const app::ChainPart>(chain);
        m_page->resize(904, 500);
        m_page->setSnapshot(snapshot);
        m_page->open(QStringLiteral("fees"));
        QTRY_VERIFY(shows(QStringLiteral("5.5 sat/vB")));
        QTRY_VERIFY(std::ranges::any_of(m_page->findChildren<QLabel*>(), [](const QLabel* label) {
            return label->text() == QStringLiteral("12 sat/vB") &&
                   !label->visibleRegion().isEmpty();
        }));
    }

    void theNodesIdIsCopiedWithAWord()
    {
        QSignalSpy said{m_page.get(), &ShellPage::said};
        for (auto* button : m_page->findChildren<QAbstractButton*>()) {
            if (button->accessibleName() == QStringLiteral("Copy: Node id"))
                button->click();
        }
        QCOMPARE(said.count(), 1);
    }

    void peersComeAndGoWithoutAReset()
    {
        PeersModel model;
        const QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
        const auto a = peer(QStringLiteral("a"), 1);
        const auto b = peer(QStringLiteral("b"), 0);
        for (const auto& rows :
             std::vector<std::vector<app::PeerRow>>{{a}, {a, b}, {b}, {}, {b, a}}) {
            app::PeerList list;
            list.peers = rows;
            model.show(std::make_shared<const app::PeerList>(list));
            QCOMPARE(model.rowCount(), static_cast<int>(rows.size()));
        }
        QCOMPARE(resets.count(), 0);
    }

    void aPeerIsConnectedByItsAddress()
    {
        m_connections->onConnect.answer(
            []() -> app::Answer<app::ConnectedPeer> { return app::ConnectedPeer{}; });
        QSignalSpy said{m_page.get(), &ShellPage::said};
        for (auto* edit : m_page->findChildren<QLineEdit*>()) {
            if (edit->isVisible())
                edit->setText(QStringLiteral("02aa@host:9735"));
        }
        press(QStringLiteral("Connect"));
        QCOMPARE(m_connections->target, QStringLiteral("02aa@host:9735"));
        QTRY_COMPARE(said.count(), 1);
    }

    void theLogIsReadWhenThePageIsShown()
    {
        m_page->open({});
        QTRY_VERIFY(m_page->findChild<QPlainTextEdit*>()->toPlainText().contains(
            QStringLiteral("block 312")));
    }

    void aServerIsTestedBeforeItIsUsed()
    {
        m_connections->onFindLocal.fail(app::ErrorCode::BackendUnreachable);
        m_connections->onTest.answer([]() -> app::Answer<app::BackendTest> {
            return app::BackendTest{true, QStringLiteral("ElectrumX 1.16"), {}, {}};
        });
        m_connections->onSetBackend.answer([]() -> app::Answer<bool> { return true; });
        m_page->open(QStringLiteral("backend"));
        for (auto* edit : m_page->findChildren<QLineEdit*>()) {
            if (edit->isVisible() && edit->placeholderText().startsWith(QStringLiteral("electrum")))
                edit->setText(QStringLiteral("electrum.example.org"));
        }
        press(QStringLiteral("Test and use"));
        QTRY_COMPARE(m_connections->onSetBackend.asked(), 1);
        QCOMPARE(m_connections->set->electrumServers,
                 QStringList{QStringLiteral("electrum.example.org:50002:s")});
    }

    void whatIsTypedForABackendIsChecked()
    {
        BackendForm form;
        form.source = BackendSource::Electrum;
        QCOMPARE(problemOf(form, false), BackendProblem::ServerMissing);
        form.server = QStringLiteral("host:99999");
        QCOMPARE(problemOf(form, false), BackendProblem::PortWrong);
        QVERIFY(choiceOf(form, Network::Signet, {}).electrumServers.isEmpty());
        form.server = QStringLiteral("host");
        form.more = QStringLiteral("other:0");
        QCOMPARE(problemOf(form, false), BackendProblem::MoreWrong);
        form.more = QStringLiteral("other, HOST:50002");
        QCOMPARE(problemOf(form, false), BackendProblem::MoreSame);
        form.more = QStringLiteral("other [2001:db8::7]:1");
        QCOMPARE(problemOf(form, false), BackendProblem::None);
        const QStringList three{QStringLiteral("host:50002:s"), QStringLiteral("other:50002:s"),
                                QStringLiteral("[2001:db8::7]:1:s")};
        QCOMPARE(choiceOf(form, Network::Signet, {}).electrumServers, three);
        form.source = BackendSource::RemoteNode;
        form.url = QStringLiteral("192.0.2.7");
        QCOMPARE(problemOf(form, false), BackendProblem::CredentialsMissing);
        form.user = QStringLiteral("me");
        QCOMPARE(problemOf(form, true), BackendProblem::None);
        QCOMPARE(choiceOf(form, Network::Signet, {}).bitcoindUrl,
                 QStringLiteral("http://192.0.2.7:38332"));
        form.url.clear();
        QVERIFY(choiceOf(form, Network::Signet, {}).bitcoindUrl.isEmpty());
    }

    void aChoiceThatIsShownAgainIsTheSameChoice()
    {
        app::BackendChoice node;
        node.kind = app::BackendKind::Bitcoind;
        node.bitcoindUrl = QStringLiteral("http://192.0.2.7:8332");
        node.cookieFile = QStringLiteral("/elsewhere/.cookie");
        node.zmq = QStringLiteral("tcp://192.0.2.7:28332");
        const auto again = choiceOf(formOf(node), Network::Bitcoin, {});
        QCOMPARE(again.bitcoindUrl, node.bitcoindUrl);
        QCOMPARE(again.cookieFile, node.cookieFile);
        QCOMPARE(again.zmq, node.zmq);
        app::BackendChoice servers;
        servers.kind = app::BackendKind::Electrum;
        servers.electrumServers = {QStringLiteral("a:50001:t"), QStringLiteral("b:50001:t"),
                                   QStringLiteral("c:7:s")};
        QCOMPARE(choiceOf(formOf(servers), Network::Bitcoin, {}).electrumServers,
                 servers.electrumServers);
        servers.electrumServers.clear();
        QVERIFY(choiceOf(formOf(servers), Network::Bitcoin, {}).electrumServers.isEmpty());
    }

    void everyHealthHasItsSentence()
    {
        for (int i = 0; i <= static_cast<int>(app::ChainHealth::Lying); ++i) {
            app::ChainPart chain;
            chain.health = static_cast<app::ChainHealth>(i);
            QVERIFY(!backendTextOf(chain).sentence.isEmpty());
        }
    }

    void thePageHasNoFaultInLayoutOrNames()
    {
        m_page->open({});
        QCoreApplication::processEvents();
        const QStringList faults = fulgurite::testing::layoutFaults(m_page.get()) +
                                   fulgurite::testing::accessibilityFaults(m_page.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

private:
    [[nodiscard]] bool shows(const QString& part) const
    {
        return std::ranges::any_of(m_page->findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(part);
        });
    }
    void press(const QString& text)
    {
        for (auto* candidate : m_page->findChildren<QAbstractButton*>()) {
            if (candidate->isVisible() && candidate->text() == text)
                return candidate->click();
        }
        QFAIL(qPrintable(text));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeConnections> m_connections;
    std::unique_ptr<NetworkPage> m_page;
};

FULGURITE_TEST(NetworkPageTest)
#include "network_page_test.moc"

// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/invoice/invoice.h"
#include "tests/lightning/node/node_rig.h"
#include "tests/lightning/node/node_steps.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::node_steps;

namespace {

constexpr Satoshi kCapacity{1'000'000};

} // namespace

class NodeTest : public QObject {
    Q_OBJECT

private slots:
    void opensAChannelThatBothSidesCallReady();
    void paysAnInvoiceBothWays();
    void keysendCarriesItsMessage();
    void aPaymentRightAfterAStartWaitsForThePeer();
    void aPaymentWhosePeerStaysAwayIsToldSo();
    void refusesWhatCannotBePaid();
    void neverPaysAHashTwice();
    void aWrongSecretAndAnUnknownHashAreAnsweredAlike();
    void nothingIsSentBeforeTheTipIsKnown();
    void goesOnAfterTheConnectionBroke();
    void goesOnAfterACrashAtAnyPoint();
    void closesTogetherAndForgetsTheChannel();
    void theFundingWaitsForTheProvenBackup();
    void aBackupThatFailsGivesTheOpeningUp();
    void afterARestartTheFundingStillWaitsForTheBackup();
    void theFundeeSignsOnlyOverAProvenBackup();
    void anUnknownChannelIsAnsweredWithTheBogusReestablish();
    void aSecondConnectionReplacesTheFirst();
    void whenBothSidesDialAtOnceOneConnectionStays();
    void announcesAPublicChannel();
    void announcementSignaturesAreNotAnsweredForEver();
    void aReorgOfTheFundingIsLivedThrough();
    void lightningOnTheMainNetworkIsRefused();
    void atMostFourUnfundedChannelsOfAPeer();
    void openingsThatFailUseUpNoScripts();
    void aFundingOutpointIsNeverUsedTwice();
    void aCoinlessWalletRefusesTheOpening();
};

void NodeTest::opensAChannelThatBothSidesCallReady()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{200'000'000});
    const auto ours = rig.node(0).channel(id);
    const auto theirs = rig.node(1).channel(id);
    QVERIFY(ours && theirs);
    QCOMPARE(ours->stateName, std::string("CHANNELD_NORMAL"));
    QVERIFY(ours->usable && theirs->usable);
    QCOMPARE(ours->local.value(), 800'000'000U);
    QCOMPARE(theirs->local.value(), 200'000'000U);
    QVERIFY(ours->theirTerms && theirs->theirTerms); // channel_update went both ways
    QVERIFY(rig.node(0).previewOpen(kCapacity).spendable.value() > 900'000'000U);
}

void NodeTest::paysAnInvoiceBothWays()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{200'000'000});
    const auto there = pay(rig, 0, makeInvoice(rig, 1, MilliSatoshi{50'000'000}, "a"));
    QVERIFY(there && there->status == PaymentStatus::Complete && there->preimage);
    QCOMPARE(rig.node(1).channel(id)->local.value(), 250'000'000U);
    const auto back = pay(rig, 1, makeInvoice(rig, 0, MilliSatoshi{70'000'001}, "b"));
    QVERIFY(back && back->status == PaymentStatus::Complete);
    QCOMPARE(rig.node(0).channel(id)->local.value(), 820'000'001U);
    QCOMPARE(rig.party(0).store.invoices.begin()->second.status, std::uint8_t{1});
    QVERIFY(rig.node(0).channel(id)->htlcs.empty());
}

void NodeTest::keysendCarriesItsMessage()
{
    NodeRig rig;
    rig.openChannel(kCapacity);
    request::Keysend wish{rig.node(1).nodeId(), MilliSatoshi{10'000'000}};
    wish.message = "hello";
    const auto id = rig.ask(0, wish);
    rig.pump();
    QVERIFY(rig.reply<reply::PaymentStarted>(0, id));
    QCOMPARE(rig.node(0).payments().front().status, PaymentStatus::Complete);
    QCOMPARE(rig.party(1).store.invoices.size(), std::size_t{1});
    const auto entry = decodeInvoiceEntry(rig.party(1).store.invoices.begin()->second.record);
    QVERIFY(entry && entry->keysend);
    QCOMPARE(entry->message, std::string("hello"));
}

void NodeTest::refusesWhatCannotBePaid()
{
    NodeRig rig;
    rig.openChannel(kCapacity);
    const auto tooMuch =
        rig.ask(0, request::Pay{makeInvoice(rig, 1, MilliSatoshi{2'000'000'000}, "big")});
    const auto nonsense = rig.ask(0, request::Pay{"lnbcrt1nonsense"});
    const auto open = rig.ask(0, request::Pay{makeInvoice(rig, 1, std::nullopt, "open")});
    rig.pump();
    QCOMPARE(refusal(rig, 0, tooMuch)->error, PaymentError::AboveSendable);
    QVERIFY(refusal(rig, 0, tooMuch)->limit.value() > 900'000'000U);
    QCOMPARE(refusal(rig, 0, nonsense)->error, PaymentError::InvoiceInvalid);
    QCOMPARE(refusal(rig, 0, open)->error, PaymentError::AmountMissing);
}

void NodeTest::neverPaysAHashTwice()
{
    NodeRig rig;
    rig.openChannel(kCapacity);
    const std::string invoice = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "once");
    const auto first = rig.ask(0, request::Pay{invoice});
    const auto second = rig.ask(0, request::Pay{invoice});
    rig.pump();
    const auto third = rig.ask(0, request::Pay{invoice});
    rig.pump();
    QVERIFY(rig.reply<reply::PaymentStarted>(0, first));
    QCOMPARE(refusal(rig, 0, second)->error, PaymentError::InFlight);
    QCOMPARE(refusal(rig, 0, third)->error, PaymentError::AlreadyPaid);
    rig.crash(0);
    const auto fourth = rig.ask(0, request::Pay{invoice});
    rig.pump();
    QCOMPARE(refusal(rig, 0, fourth)->error, PaymentError::AlreadyPaid);
}

void NodeTest::aWrongSecretAndAnUnknownHashAreAnsweredAlike()
{
    NodeRig rig;
    rig.openChannel(kCapacity);
    auto draft = *decodeInvoice(makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x"));
    const auto payDraft = [&](const Invoice& changed) {
        // Signed by the payee's own key, as only then the payment goes to it.
        return pay(rig, 0, *encodeInvoice(changed, rigKey(2, {}, "node")));
    };
    Invoice wrongSecret = draft;
    wrongSecret.paymentSecret.data[0] ^= 1;
    Invoice unknown = draft;
    unknown.paymentHash.data[0] ^= 1;
    const auto one = payDraft(wrongSecret);
    const auto other = payDraft(unknown);
    QVERIFY(one && other);
    QCOMPARE(one->status, PaymentStatus::Failed);
    QCOMPARE(one->failure.error, PaymentError::FailedAtDestination);
    QCOMPARE(*one->failure.failureCode, *other->failure.failureCode);
    QCOMPARE(one->failure.limit, other->failure.limit);
    QCOMPARE(one->failure.detail, other->failure.detail);
    QCOMPARE(*one->failure.hopNode, rig.node(1).nodeId());
}

void NodeTest::nothingIsSentBeforeTheTipIsKnown()
{
    NodeRig rig;
    rig.openChannel(kCapacity);
    const std::string invoice = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x");
    rig.give(0, node_input::TipReached{rig.height(), rig.now(), false});
    const auto id = rig.ask(0, request::Pay{invoice});
    rig.pump();
    QCOMPARE(refusal(rig, 0, id)->error, PaymentError::NotReady);
}

void NodeTest::goesOnAfterTheConnectionBroke()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    rig.cut(0);
    rig.pump();
    QVERIFY(!rig.node(0).channel(id)->connected);
    rig.advance(std::chrono::seconds{5});
    QVERIFY(rig.node(0).channel(id)->usable);
    const auto paid = pay(rig, 0, makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x"));
    QVERIFY(paid && paid->status == PaymentStatus::Complete);
}

void NodeTest::goesOnAfterACrashAtAnyPoint()
{
    for (std::size_t step = 1; step < 16; ++step) {
        for (std::size_t who = 0; who < 2; ++who) {
            NodeRig rig;
            const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{100'000'000});
            const std::string invoice = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x");
            rig.ask(0, request::Pay{invoice});
            rig.pump(step);
            rig.crash(who);
            rig.pump();
            for (int i = 0; i < 3; ++i)
                rig.advance(std::chrono::seconds{5});
            const auto ours = rig.node(0).channel(id);
            const auto theirs = rig.node(1).channel(id);
            QVERIFY(ours && theirs && ours->usable && theirs->usable);
            QVERIFY(ours->htlcs.empty() && theirs->htlcs.empty());
            QCOMPARE(ours->local.value() + theirs->local.value(), 1'000'000'000U);
            const auto& row = rig.party(0).store.payments.begin();
            if (rig.party(0).store.payments.empty()) {
                QCOMPARE(theirs->local.value(), 100'000'000U); // never begun
                continue;
            }
            const bool paid = row->second.status == 1;
            QVERIFY(row->second.status != 0);
            QCOMPARE(theirs->local.value(), paid ? 105'000'000U : 100'000'000U);
            QCOMPARE(rig.party(1).store.invoices.begin()->second.status,
                     paid ? std::uint8_t{1} : std::uint8_t{0});
        }
    }
}

void NodeTest::closesTogetherAndForgetsTheChannel()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{100'000'000});
    const auto close = rig.ask(0, request::CloseChannel{id});
    rig.pump();
    const auto* closing = rig.reply<reply::Closing>(0, close);
    QVERIFY(closing && closing->transaction);
    QCOMPARE(closing->kind, CloseKind::Mutual);
    QVERIFY(!rig.mempool().empty());
    rig.mine(7);
    QVERIFY(!rig.node(0).channel(id) && !rig.node(1).channel(id));
    QVERIFY(rig.party(0).store.read().channels.empty());
}

void NodeTest::theFundingWaitsForTheProvenBackup()
{
    NodeRig rig;
    rig.party(0).holdBackups = true;
    rig.connect(0, 1);
    const auto id = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    QVERIFY(!rig.reply<reply::Opened>(0, id));
    QVERIFY(rig.mempool().empty());
    QCOMPARE(rig.party(0).backups.back().entries.size(), std::size_t{1});
    const auto copy = decodeChannelBackup(encodeChannelBackup(rig.party(0).backups.back()));
    QVERIFY(copy && *copy == rig.party(0).backups.back());

    rig.crash(0); // before it was written: the funding still waits, also in the next life
    rig.party(0).holdBackups = false;
    rig.pump();
    QCOMPARE(rig.mempool().size(), std::size_t{1});
}

void NodeTest::aBackupThatFailsGivesTheOpeningUp()
{
    NodeRig rig;
    rig.party(0).failBackups = true;
    rig.connect(0, 1);
    const auto id = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    const auto* refused = rig.reply<reply::Refused>(0, id);
    QVERIFY(refused);
    QCOMPARE(refused->error, NodeError::BackupNotWritten);
    QVERIFY(rig.mempool().empty());
    QVERIFY(rig.node(0).channels().empty());
    QVERIFY(rig.party(0).store.read().channels.empty());
}

void NodeTest::afterARestartTheFundingStillWaitsForTheBackup()
{
    NodeRig rig;
    rig.connect(0, 1);
    rig.party(0).holdBackups = true;
    rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    rig.crash(0);
    rig.pump();
    rig.mine(1);
    QVERIFY(rig.mempool().empty());
}

void NodeTest::theFundeeSignsOnlyOverAProvenBackup()
{
    NodeRig rig;
    rig.party(1).holdBackups = true;
    rig.connect(0, 1);
    rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    QCOMPARE(rig.node(0).channels().front().stateName, std::string("OPENINGD"));
    rig.give(1, node_input::BackupWritten{rig.party(1).backups.back().generation});
    rig.pump();
    QCOMPARE(rig.mempool().size(), std::size_t{1});
}

void NodeTest::anUnknownChannelIsAnsweredWithTheBogusReestablish()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{100'000'000});
    rig.cut(0);
    rig.party(1).store = MemoryStore{}; // all is lost but the seed
    rig.crash(1);
    rig.pump();
    rig.advance(std::chrono::seconds{5});
    // The peer that still knows the channel closes it with its own commitment.
    QCOMPARE(rig.node(0).channel(id)->phase, event::ChannelPhase::ForceClosing);
    QCOMPARE(rig.mempool().size(), std::size_t{1});
}

void NodeTest::aSecondConnectionReplacesTheFirst()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    rig.ask(1, request::Connect{rig.node(0).nodeId(),
                                PeerAddress{"127.0.0.1", 1000}}); // answered by the one that stands
    rig.pump();
    QCOMPARE(rig.party(1).links.size(), std::size_t{1});
    rig.party(0).links.clear(); // the wire is dead, nobody noticed on side 1
    for (auto [connection, link] : rig.party(1).links)
        rig.give(0, node_input::ConnectionClosed{link.second});
    rig.pump();
    rig.advance(std::chrono::seconds{5});
    QVERIFY(rig.node(0).channel(id)->usable && rig.node(1).channel(id)->usable);
    QCOMPARE(rig.party(1).links.size(), std::size_t{1});
    const auto paid = pay(rig, 1, makeInvoice(rig, 0, MilliSatoshi{1'000}, "x"));
    QVERIFY(!paid); // side 1 has nothing to send, but the channel answers
}

void NodeTest::whenBothSidesDialAtOnceOneConnectionStays()
{
    constexpr std::uint32_t kTurns = 8; // who moves next, in every order
    for (std::uint32_t order = 0; order < 1U << kTurns; ++order) {
        NodeRig rig;
        const auto dial = [&rig](std::size_t from, std::size_t to) {
            const PeerAddress there{"127.0.0.1", static_cast<std::uint16_t>(1000 + to)};
            return rig.ask(from, request::Connect{rig.node(to).nodeId(), there});
        };
        const auto first = dial(0, 1), second = dial(1, 0);
        for (std::uint32_t turn = 0; turn < kTurns; ++turn)
            rig.turn((order >> turn) & 1U);
        rig.pump();
        QVERIFY2(rig.reply<reply::Connected>(0, first) != nullptr,
                 qPrintable(QString::number(order)));
        QVERIFY2(rig.reply<reply::Connected>(1, second) != nullptr,
                 qPrintable(QString::number(order)));
        for (const std::size_t side : {0U, 1U}) {
            QCOMPARE(rig.party(side).links.size(), std::size_t{1});
            QVERIFY(rig.node(side).peers().front().connected);
        }
    }
}

void NodeTest::announcesAPublicChannel()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, {}, true);
    QVERIFY(rig.node(0).channel(id)->announce);
    rig.mine(2);
    const auto peers = rig.node(0).peers();
    QCOMPARE(peers.size(), std::size_t{1});
    QVERIFY(rig.node(0).channel(id)->usable);
}

void NodeTest::aPaymentRightAfterAStartWaitsForThePeer()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    const std::string invoice = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x");
    rig.cut(0);
    rig.crash(0);
    const auto asked = rig.ask(0, request::Pay{invoice});
    rig.party(0).links.clear();
    while (rig.turn(0) && !rig.node(0).channel(id)->usable)
        ;
    QVERIFY(rig.reply<reply::Refused>(0, asked) == nullptr);
    rig.pump();
    rig.advance(std::chrono::seconds{10});
    QVERIFY(rig.node(0).channel(id)->usable);
    QVERIFY(rig.reply<reply::PaymentStarted>(0, asked) != nullptr);
}

void NodeTest::aPaymentWhosePeerStaysAwayIsToldSo()
{
    NodeRig rig;
    rig.openChannel(kCapacity);
    const std::string invoice = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x");
    rig.party(0).config.reconnect = rig.party(1).config.reconnect = false;
    rig.crash(1);
    rig.crash(0);
    const auto early = rig.ask(0, request::Pay{invoice});
    rig.pump();
    QVERIFY(rig.reply<reply::Refused>(0, early) == nullptr);
    rig.advance(std::chrono::seconds{25});
    QCOMPARE(refusal(rig, 0, early)->error, PaymentError::NotReady);
    QVERIFY(refusal(rig, 0, early)->detail.find("not connected") != std::string::npos);
    const auto later = rig.ask(0, request::Pay{invoice}); // at once from now on
    rig.pump();
    QCOMPARE(refusal(rig, 0, later)->error, PaymentError::NotReady);
}

void NodeTest::announcementSignaturesAreNotAnsweredForEver()
{
    NodeRig rig; // of 5 M sat: ready at the depth that announces it, so both sides sign twice
    rig.openChannel(Satoshi{10'000'000}, {}, true);
    QVERIFY(!rig.turn(0) && !rig.turn(1));
}

void NodeTest::aReorgOfTheFundingIsLivedThrough()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{100'000'000});
    rig.reorg(6);
    QVERIFY(!rig.node(0).channel(id)->usable);
    rig.mine(7);
    QVERIFY(rig.node(0).channel(id)->usable);
    const auto paid = pay(rig, 0, makeInvoice(rig, 1, MilliSatoshi{1'000'000}, "x"));
    QVERIFY(paid && paid->status == PaymentStatus::Complete);
}

void NodeTest::lightningOnTheMainNetworkIsRefused()
{
    SeededRandom random{1};
    NodeConfig config;
    config.network = Network::Bitcoin;
    const auto node = Node::create(config, {rigKey(1, {}, "node"), {}, {}}, {}, random);
    QVERIFY(!node);
    QCOMPARE(node.error().code, NodeError::OnMainnetRefused);
}

void NodeTest::atMostFourUnfundedChannelsOfAPeer()
{
    NodeRig rig;
    rig.connect(0, 1);
    std::vector<std::uint64_t> requests;
    for (int i = 0; i < 5; ++i)
        requests.push_back(rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity}));
    rig.pump();
    for (int i = 0; i < 4; ++i)
        QVERIFY(rig.reply<reply::Opened>(0, requests[static_cast<std::size_t>(i)]));
    QVERIFY(rig.reply<reply::Refused>(0, requests[4]));
}

void NodeTest::aFundingOutpointIsNeverUsedTwice()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    const OutPoint used = *rig.node(0).channel(id)->funding;
    rig.party(0).holdFunding = true;
    const auto open = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    const ChannelId temporary = rig.node(0).channels().back().channelId;
    rig.give(0, node_input::FundingReady{temporary, used});
    rig.pump();
    QVERIFY(rig.reply<reply::Refused>(0, open));
    QVERIFY(rig.node(0).channel(id)->usable);
}

void NodeTest::aCoinlessWalletRefusesTheOpening()
{
    NodeRig rig;
    rig.party(0).refuseFunding = true;
    rig.connect(0, 1);
    const auto open = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    const auto* refused = rig.reply<reply::Refused>(0, open);
    QVERIFY(refused);
    QCOMPARE(refused->error, NodeError::FundingFailed);
    QVERIFY(rig.node(0).channels().empty() && rig.node(1).channels().empty());
}

void NodeTest::openingsThatFailUseUpNoScripts()
{
    NodeRig rig;
    rig.connect(0, 1);
    rig.party(0).refuseFunding = true;
    for (int i = 0; i < 10; ++i) {
        rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
        rig.pump();
    }
    QCOMPARE(rig.party(1).scripts, std::uint64_t{1});
}

FULGURITE_TEST(NodeTest)
#include "node_test.moc"

// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/node/node_rig.h"
#include "tests/lightning/threads.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

constexpr int kPayments = 30;

/// A rig with a channel and half of its payments' invoices forgotten again.
struct Prepared {
    NodeRig rig;
    ChannelId channel;
    std::vector<std::string> invoices;

    explicit Prepared(const ParallelFor& parallel)
    {
        for (std::size_t i : {0U, 1U}) {
            rig.party(i).config.parallel = parallel;
            rig.boot(i);
        }
        rig.pump();
        channel = rig.openChannel(Satoshi{5'000'000});
        for (int i = 0; i < kPayments; ++i)
            addInvoice(i);
    }
    void addInvoice(int number)
    {
        request::CreateInvoice wish;
        wish.amount = MilliSatoshi{1'000'000};
        wish.label = "n" + std::to_string(number);
        const auto id = rig.ask(1, wish);
        rig.pump();
        const InvoiceEntry made = rig.reply<reply::InvoiceCreated>(1, id)->invoice;
        invoices.push_back(made.invoice);
        if (number % 3 == 0)
            rig.ask(1, request::DeleteInvoice{made.hash});
        rig.pump();
    }
    std::vector<Bytes> underWay()
    {
        std::vector<Bytes> out;
        for (std::size_t i : {0U, 1U})
            for (const NodeInput& input : rig.party(i).inbox)
                if (const auto* bytes = std::get_if<node_input::BytesReceived>(&input))
                    out.push_back(bytes->bytes);
        return out;
    }
};

} // namespace

class ParallelNodeTest final : public QObject {
    Q_OBJECT

private slots:
    void theSameBytesCrossTheWireWhoeverCalculates()
    {
        Prepared serial{{}};
        Prepared threaded{threeThreads()};
        for (Prepared* each : {&serial, &threaded})
            for (const std::string& invoice : each->invoices)
                each->rig.ask(0, request::Pay{invoice});
        for (int round = 0; round < 40; ++round) {
            for (std::size_t i : {0U, 1U}) {
                serial.rig.turn(i);
                threaded.rig.turn(i);
                QVERIFY(serial.underWay() == threaded.underWay());
            }
        }
        QVERIFY(serial.underWay().empty());
        for (Prepared* each : {&serial, &threaded}) {
            const auto paid = MilliSatoshi{1'000'000 * 2 * kPayments / 3};
            QCOMPARE(each->rig.node(1).channel(each->channel)->local, paid);
        }
    }
    void anInvoiceThatWasDecodedBeforeIsPaidAsOneThatWasNot()
    {
        Prepared text{{}};
        Prepared decoded{{}};
        for (std::size_t i = 0; i < text.invoices.size(); ++i) {
            text.rig.ask(0, request::Pay{text.invoices[i]});
            request::Pay wish{decoded.invoices[i]};
            wish.decoded = *decodeInvoice(decoded.invoices[i]);
            decoded.rig.ask(0, wish);
        }
        text.rig.turn(0);
        decoded.rig.turn(0);
        QVERIFY(!text.underWay().empty());
        QVERIFY(text.underWay() == decoded.underWay());
    }
};

FULGURITE_TEST(ParallelNodeTest)
#include "parallel_node_test.moc"

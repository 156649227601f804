// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

using RunningPair = fulgurite::lightning::testing::Pair;

} // namespace

/// Which errors of a peer fail a channel.
class PeerErrorsTest final : public QObject {
    Q_OBJECT

private slots:
    void onlyTheWordsOfLndFailNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("fails");
        const auto row = [](const char* text, bool fails) {
            QTest::newRow(text) << QByteArray{text} << fails;
        };
        row("internal error", false);
        row("link failed to shutdown", false);
        row("channeld: internal error: state machine failed", true);
        row("internal error: invalid commitment", true);
        row("unable to sync: link failed to shutdown in time", true);
        row("Internal error", true);
    }
    void onlyTheWordsOfLndFailNothing()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, fails);
        RunningPair pair;
        pair.push = MilliSatoshi{300'000'000};
        pair.open();
        pair.confirm();
        pair.apply(0, input::PeerMessage{ErrorMessage{pair.ends[0].channel->params.channelId,
                                                      Bytes(text.begin(), text.end()),
                                                      {}}});
        QCOMPARE(isUsable(*pair.ends[0].channel), !fails);
        QCOMPARE(std::holds_alternative<ForceClosed>(pair.ends[0].channel->state), fails);
    }

    void anErrorBeforeTheFundingEndsTheOpening()
    {
        RunningPair pair;
        const OpenRequest request{.temporaryId = ChannelId{{9}},
                                  .peerNodeId =
                                      fulgurite::lightning::testing::keyOf(1, 9).publicKey(),
                                  .keyId = {},
                                  .capacity = pair.capacity,
                                  .push = {},
                                  .type = pair.type,
                                  .localAlias = {},
                                  .shutdownScript = RunningPair::scriptOf(0),
                                  .features = pair.features,
                                  .config = {}};
        pair.take(0, *openChannel(request, pair.ends[0].context()));
        const auto text = asBytes("internal error");
        pair.apply(0, input::PeerMessage{
                          ErrorMessage{ChannelId{{9}}, Bytes(text.begin(), text.end()), {}}});
        QCOMPARE(pair.ends[0].all<effect::OpeningFailed>().size(), std::size_t{1});
    }
};

FULGURITE_TEST(PeerErrorsTest)
#include "peer_errors_test.moc"

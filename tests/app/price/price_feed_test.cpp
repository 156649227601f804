// SPDX-License-Identifier: MIT
#include <QSignalSpy>
#include <QTest>

#include "app/price/price_feed.h"
#include "tests/app/net/toy_socket_server.h"
#include "tests/app/net/toy_socks.h"
#include "tests/support/test_registry.h"

#include <memory>
#include <vector>

using namespace fulgurite;
using namespace fulgurite::app;
using namespace fulgurite::testing;
using namespace std::chrono_literals;

namespace {

const FiatChoice kEuro{QStringLiteral("mempool"), QStringLiteral("EUR")};
const FiatChoice kDollar{QStringLiteral("mempool"), QStringLiteral("USD")};

QByteArray http(const QByteArray& body, const QByteArray& status = "200 OK",
                const QByteArray& headers = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + headers + "\r\n" + body;
}

QByteArray rate(int euro)
{
    return http(R"({"time":1795312804,"USD":62410,"EUR":)" + QByteArray::number(euro) + "}");
}

/// A price service on loopback, a clock, and pauses that end when the test says so.
struct Stage {
    explicit Stage(const TestCertificate* certificate = nullptr)
        : server{[this](QTcpSocket& socket, const QByteArray& bytes) { hear(socket, bytes); },
                 certificate}
    {}
    void hear(QTcpSocket& socket, const QByteArray& bytes)
    {
        requests += bytes;
        if (!bytes.endsWith("\r\n\r\n"))
            return;
        ++asked;
        if (!answers.isEmpty())
            socket.write(answers.takeFirst());
    }
    PriceFeed& feed(const QNetworkProxy& proxy = QNetworkProxy{QNetworkProxy::NoProxy},
                    const QString& scheme = QStringLiteral("http"))
    {
        PriceFeed::Surroundings with;
        with.proxy = proxy;
        with.now = [this] { return now; };
        with.later = [this](std::chrono::milliseconds pause, std::function<void()> then) {
            pauses.emplace_back(pause, std::move(then));
        };
        with.server = address.isEmpty()
                          ? QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(server.port())
                          : address;
        m_feed = std::make_unique<PriceFeed>(std::move(with));
        return *m_feed;
    }
    /// The last pause that began is over.
    void pass()
    {
        now += std::chrono::floor<std::chrono::seconds>(pauses.back().first);
        const auto then = pauses.back().second;
        then();
    }
    [[nodiscard]] std::chrono::milliseconds pause() const { return pauses.back().first; }
    [[nodiscard]] bool untilRate(std::uint64_t euro)
    {
        return QTest::qWaitFor([&] {
            const auto known = m_feed->part().perBitcoin;
            return known && known->value() == euro * 1'000'000;
        });
    }
    [[nodiscard]] bool untilFault(const QString& words)
    {
        return QTest::qWaitFor([&] { return fault().contains(words); });
    }
    [[nodiscard]] QString fault() const { return m_feed->part().fault; }

    QList<QByteArray> answers; ///< one a request; without any it is never answered
    QByteArray requests;
    int asked = 0;
    UnixTime now = unixTime(1'795'312'804);
    std::vector<std::pair<std::chrono::milliseconds, std::function<void()>>> pauses;
    QString address; ///< instead of the server's
    ToySocketServer server;

private:
    std::unique_ptr<PriceFeed> m_feed;
};

} // namespace

class PriceFeedTest final : public QObject {
    Q_OBJECT

private slots:
    void nothingIsAskedUntilASourceIsChosen()
    {
        Stage stage;
        PriceFeed& feed = stage.feed();
        feed.choose({});
        feed.choose({QStringLiteral("nobody"), QStringLiteral("EUR")});
        QCOMPARE(feed.part(), FiatPart{});
        QVERIFY(stage.pauses.empty());
    }

    void theRateIsKnownWithItsTimeAndAskedForAgain()
    {
        Stage stage;
        stage.answers = {rate(57'000), rate(58'000)};
        PriceFeed& feed = stage.feed();
        const QSignalSpy changed{&feed, &PriceFeed::changed};
        feed.choose(kEuro);
        QVERIFY(stage.untilRate(57'000));
        QCOMPARE(changed.count(), 2);
        const FiatPart part = feed.part();
        QCOMPARE(part.source, kEuro.source);
        QCOMPARE(part.currency, kEuro.currency);
        QCOMPARE(part.at.toSecsSinceEpoch(), toSeconds(stage.now));
        QVERIFY(part.fault.isEmpty());
        QCOMPARE(stage.pause(), 10min);
        stage.pass();
        QVERIFY(stage.untilRate(58'000));
        QCOMPARE(feed.part().at.toSecsSinceEpoch(), toSeconds(stage.now));
    }

    void theSourceLearnsNothingButTheQuestion()
    {
        Stage stage;
        stage.answers = {http(R"({"EUR":57000})", "200 OK", "Set-Cookie: who=you; Path=/\r\n"),
                         rate(58'000)};
        stage.feed().choose(kEuro);
        QVERIFY(stage.untilRate(57'000));
        stage.pass();
        QVERIFY(stage.untilRate(58'000));
        const QByteArray heard = stage.requests.toLower();
        QVERIFY(heard.startsWith("get /api/v1/prices http/1.1\r\n"));
        QVERIFY(heard.contains("\r\naccept-language: en\r\n"));
        for (const char* word : {"cookie", "fulgurite", "qt", "referer", "gzip"})
            QVERIFY2(!heard.contains(word), word);
    }

    void aFailureKeepsTheLastRateForADay()
    {
        Stage stage;
        stage.answers = {rate(57'000), http("no", "503 Service Unavailable")};
        PriceFeed& feed = stage.feed();
        feed.choose(kEuro);
        QVERIFY(stage.untilRate(57'000));
        const QDateTime at = feed.part().at;
        stage.pass();
        QVERIFY(stage.untilFault(QStringLiteral("HTTP status 503")));
        QVERIFY(feed.part().perBitcoin && feed.part().at == at);
        stage.now += 23h;
        QVERIFY(feed.part().perBitcoin);
        stage.now += 1h;
        QVERIFY(!feed.part().perBitcoin);
    }

    void failuresAreRepeatedAfterGrowingPauses()
    {
        Stage stage;
        stage.feed().choose(kEuro);
        QList<qint64> seconds;
        for (int i = 0; i < 9; ++i) {
            stage.pass(); // the 20 s of one who never answers
            QVERIFY(stage.fault().contains(QStringLiteral("20 s")));
            seconds << stage.pause().count() / 1000;
            stage.pass();
        }
        QCOMPARE(seconds, (QList<qint64>{30, 60, 120, 240, 480, 960, 1800, 1800, 1800}));
        QTRY_VERIFY(stage.asked > 0);
    }

    void aSuccessEndsTheFailures()
    {
        Stage stage;
        stage.answers = {http("no", "429 Too Many Requests"), rate(57'000),
                         http("no", "429 Too Many Requests")};
        stage.feed().choose(kEuro);
        QVERIFY(stage.untilFault(QStringLiteral("429")));
        stage.pass();
        QVERIFY(stage.untilRate(57'000));
        QVERIFY(stage.fault().isEmpty());
        stage.pass();
        QVERIFY(stage.untilFault(QStringLiteral("429")));
        QCOMPARE(stage.pause(), 30s);
    }

    void aSourceThatSendsAByteAtATimeIsLeftAfterTwentySeconds()
    {
        Stage stage;
        stage.answers = {"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"};
        stage.feed().choose(kEuro);
        QTRY_COMPARE(stage.asked, 1);
        QCOMPARE(stage.pause(), 20s);
        stage.pass();
        QVERIFY(stage.fault().contains(QStringLiteral("20 s")));
        QTRY_VERIFY(stage.server.sockets().isEmpty());
    }

    void anAnswerWithoutAnEndIsCutOff()
    {
        Stage stage;
        stage.answers = {"HTTP/1.1 200 OK\r\n\r\n" + QByteArray(70'000, ' ')};
        stage.feed().choose(kEuro);
        QVERIFY(stage.untilFault(QStringLiteral("longer than 64 kB")));
        QTRY_VERIFY(stage.server.sockets().isEmpty());
    }

    void whatIsNoAnswerIsAFault()
    {
        Stage stage;
        stage.answers = {http("<html>Blocked</html>")};
        stage.feed().choose(kEuro);
        QVERIFY(stage.untilFault(QStringLiteral("no JSON: <html>Blocked")));
    }

    void aRedirectToAnotherServerIsNotFollowed()
    {
        Stage other;
        Stage stage;
        const auto location = QStringLiteral("Location: http://127.0.0.1:%1/api/v1/prices\r\n")
                                  .arg(other.server.port());
        stage.answers = {http({}, "302 Found", location.toLatin1())};
        stage.feed().choose(kEuro);
        QVERIFY(stage.untilFault(QStringLiteral("another server")));
        QCOMPARE(other.server.connections(), 0);
    }

    void aRedirectToAFileIsNotFollowed()
    {
        Stage stage;
        stage.answers = {http({}, "302 Found", "Location: file:///etc/hostname\r\n")};
        stage.feed().choose(kEuro);
        QTRY_VERIFY(!stage.fault().isEmpty());
        QVERIFY(!stage.fault().contains(QStringLiteral("JSON"))); // nothing of it was read
    }

    void aRedirectWithinTheServerIsFollowed()
    {
        Stage stage;
        stage.answers = {http({}, "301 Moved Permanently", "Location: /api/v2/prices\r\n"),
                         rate(57'000)};
        stage.feed().choose(kEuro);
        QVERIFY(stage.untilRate(57'000));
        QVERIFY(stage.requests.contains("GET /api/v2/prices "));
    }

    void aCertificateThatNoAuthoritySignedIsRefused()
    {
        Stage stage{&kFirstCertificate};
        stage.answers = {rate(57'000)};
        stage.feed(QNetworkProxy{QNetworkProxy::NoProxy}, QStringLiteral("https")).choose(kEuro);
        QTRY_VERIFY(!stage.fault().isEmpty());
        QVERIFY(stage.requests.isEmpty());
    }

    void aProxyResolvesTheName()
    {
        Stage stage;
        stage.answers = {rate(57'000)};
        ToySocks socks{stage.server.port()};
        ToySocketServer proxy{
            [&](QTcpSocket& client, const QByteArray& bytes) { socks.hear(client, bytes); }};
        stage.address = QStringLiteral("http://prices.onion");
        stage.feed({QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), proxy.port()})
            .choose(kEuro);
        QVERIFY(stage.untilRate(57'000));
        QCOMPARE(socks.asked, QByteArray{"prices.onion"});
    }

    void anotherChoiceForgetsWhatWasKnownAndWhatIsUnderWay()
    {
        Stage stage;
        stage.answers = {rate(57'000)};
        PriceFeed& feed = stage.feed();
        feed.choose(kEuro);
        QVERIFY(stage.untilRate(57'000));
        feed.choose(kDollar); // never answered
        QVERIFY(!feed.part().perBitcoin);
        QTRY_COMPARE(stage.asked, 2);
        const auto patience = stage.pauses.back().second;
        feed.choose({});
        QCOMPARE(feed.part(), FiatPart{});
        patience();
        QCOMPARE(feed.part(), FiatPart{}); // an old pause ends unheard
        QTRY_VERIFY(stage.server.sockets().isEmpty());
        QCOMPARE(stage.asked, 2);
    }

    void theSameChoiceIsNotAskedForTwice()
    {
        Stage stage;
        stage.answers = {rate(57'000)};
        PriceFeed& feed = stage.feed();
        feed.choose(kEuro);
        QVERIFY(stage.untilRate(57'000));
        feed.choose(kEuro);
        QVERIFY(feed.part().perBitcoin);
        QCOMPARE(stage.asked, 1);
    }
};

FULGURITE_TEST(PriceFeedTest)
#include "price_feed_test.moc"

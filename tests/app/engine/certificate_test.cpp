// SPDX-License-Identifier: MIT
#include "app/engine/chain_choice.h"
#include "tests/app/chain/toy_electrum_server.h"
#include "tests/app/engine/engine_fixture.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;
using namespace fulgurite::testing;

/// A server that comes back with another TLS certificate while a wallet is open.
class CertificateTest final : public QObject {
    Q_OBJECT

private slots:
    void aRenewedCertificateIsShownBesideTheOldOneAndTrustedWhenItsOwnerSaysSo()
    {
        ToyElectrumServer server{&kFirstCertificate};
        server.toy.chain.add();
        EngineFixture fixture{[](EngineOptions& options) { options.practiceSeed = 0; }};
        QVERIFY(worked(create(fixture, server)));
        const auto isReady = [](const Snapshot& now) {
            return now.chain->health == ChainHealth::Ready;
        };
        QVERIFY(fixture.until(isReady));
        QVERIFY(!fixture.now().chain->otherCertificate);

        server.socket.changeCertificate(kOtherCertificate);
        QVERIFY(fixture.until(
            [](const Snapshot& now) { return now.chain->otherCertificate.has_value(); }));
        const OtherCertificate seen = *fixture.now().chain->otherCertificate;
        QCOMPARE(seen.offered.size(), 64);
        QVERIFY(seen.pinned.size() == 64 && seen.pinned != seen.offered);

        OtherCertificate stale = seen;
        stale.offered = QString{64, QLatin1Char{'0'}};
        const auto refused = await(fixture.engine->connections().trustCertificate(stale));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BackendCertificateChanged);

        QVERIFY(worked(await(fixture.engine->connections().trustCertificate(seen))));
        QVERIFY(fixture.until(isReady));
        QVERIFY(!fixture.now().chain->otherCertificate);
    }

    void aCertificateThatIsTrustedIsOneServersAndNoOthers()
    {
        BackendChoice choice;
        choice.kind = BackendKind::Electrum;
        choice.electrumServers = {QStringLiteral("[2001:db8::7]:50002:s"),
                                  QStringLiteral("other.example.org:50002:s")};
        choice.certificate = QStringLiteral("ab12").repeated(16);
        std::map<QString, QByteArray> kept;
        CertificatePins pins;
        pins.remember = [&kept](const QString& server, const QByteArray& fingerprint) {
            kept[server] = fingerprint;
        };
        pinTrusted(choice, pins);
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(kept.begin()->first, QStringLiteral("2001:db8::7:50002")); // as the client asks
        QCOMPARE(kept.begin()->second.toHex(), choice.certificate.toLatin1());
    }

private:
    static Answer<CreatedWallet> create(EngineFixture& fixture, const ToyElectrumServer& server)
    {
        NewWallet request;
        request.network = Network::Regtest;
        request.password = secretOf("password");
        request.backend.kind = BackendKind::Electrum;
        request.backend.electrumServers = {
            QStringLiteral("127.0.0.1:%1:s").arg(server.socket.port())};
        return await(fixture.engine->wallets().create(std::move(request)));
    }
};

FULGURITE_TEST(CertificateTest)
#include "certificate_test.moc"

// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFileInfo>
#include <QTcpSocket>

#include "app/engine/chain_choice.h"
#include "app/engine/node_shapes.h"
#include "app/engine/small_ports.h"
#include "wallet/bitcoin/bitcoind_defaults.h"

namespace fulgurite::app {

namespace {

using namespace std::chrono_literals;

ApiError badNodeId(const QString& text)
{
    return {ErrorCode::NodeIdInvalid,
            {{QStringLiteral("value"), text.left(80)},
             {QStringLiteral("rule"), QStringLiteral("66 hex digits of a point are expected")}},
            {}};
}

std::optional<PublicKey> keyOf(const QString& text)
{
    return PublicKey::parse(fromHex(text.trimmed().toStdString()));
}

/// What is said of a refusal names the peer.
template <typename T, typename Shape>
WalletSession::ReplyHandler answering(const Promise<T>& promise, const PublicKey& peer, Shape shape)
{
    return [promise, peer, shape](const lightning::ReplyBody& reply) {
        if (const auto* refused = std::get_if<lightning::reply::Refused>(&reply)) {
            ApiError error = errorOf(*refused);
            error.values[QStringLiteral("value")] = hexOf(peer);
            promise.fail(std::move(error));
        } else {
            shape(reply);
        }
    };
}

/// Runs a chain source until it says how it is, then answers; owns itself meanwhile.
class BackendProbe final : public QObject {
public:
    BackendProbe(EngineCore& core, const BackendChoice& choice, Network network,
                 Promise<BackendTest> promise)
        : QObject{&core},
          m_network{QString::fromStdString(std::string{networkName(network)})},
          m_kind{choice.kind},
          m_promise{std::move(promise)}
    {
        QString problem;
        m_source = chainSourceFor(choice, core.options(), network, pinsFor(core, choice), problem);
        if (!m_source) {
            end(ApiError{ErrorCode::InvalidParameter,
                         {{QStringLiteral("name"), QStringLiteral("backend")},
                          {QStringLiteral("rule"), problem}},
                         {}});
            return;
        }
        m_source->start({}, std::nullopt, [this](const wallet::ChainEvent& event) {
            if (const auto* status = std::get_if<wallet::ChainStatus>(&event))
                judge(*status);
        });
        QTimer::singleShot(15s, this, [this] {
            end(refuse(ErrorCode::BackendUnreachable,
                       {{QStringLiteral("rule"), QStringLiteral("no answer within 15 s")}})
                    .error());
        });
    }

private:
    /// What is pinned counts, nothing is pinned by a test; a certificate that is not is told.
    CertificatePins pinsFor(EngineCore& core, const BackendChoice& choice)
    {
        const auto tell = [this](const QByteArray& fingerprint) {
            m_test.fingerprint = QString::fromLatin1(fingerprint.toHex());
        };
        CertificatePins pins = core.certificates();
        const QByteArray trusted = QByteArray::fromHex(choice.certificate.toLatin1());
        if (!trusted.isEmpty() && !choice.electrumServers.isEmpty())
            pins.find = [trusted, first = certificateKeyOf(choice.electrumServers.front()),
                         known = pins.find](const QString& server) -> std::optional<QByteArray> {
                if (server == first)
                    return trusted;
                return known ? known(server) : std::nullopt;
            };
        pins.remember = [tell](const QString&, const QByteArray& fingerprint) {
            tell(fingerprint);
        };
        pins.refused = tell;
        return pins;
    }
    void judge(const wallet::ChainStatus& status)
    {
        m_test.syncing =
            m_kind == BackendKind::Bitcoind && status.state == wallet::ChainState::Syncing;
        if (status.prunedBelow)
            m_test.prunedBelow = status.prunedBelow->value;
        m_test.description =
            safeText(status.server + (status.detail.empty() ? "" : ": " + status.detail));
        const std::map<QString, QString> values{{QStringLiteral("server"), safeText(status.server)},
                                                {QStringLiteral("network"), m_network},
                                                {QStringLiteral("rule"), safeText(status.detail)}};
        switch (status.state) {
        case wallet::ChainState::Connecting:
            return;
        case wallet::ChainState::Syncing:
        case wallet::ChainState::Scanning:
        case wallet::ChainState::Ready:
            return end(std::nullopt);
        case wallet::ChainState::WrongNetwork:
            return end(ApiError{ErrorCode::BackendWrongNetwork, values, {}});
        case wallet::ChainState::CertificateChanged:
            return end(ApiError{ErrorCode::BackendCertificateChanged, values, {}});
        case wallet::ChainState::Lying:
            return end(ApiError{ErrorCode::BackendLying, values, {}});
        case wallet::ChainState::Unreachable:
            return end(ApiError{ErrorCode::BackendUnreachable, values, {}});
        }
    }
    void end(std::optional<ApiError> fault)
    {
        m_test.ok = !fault;
        m_test.fault = std::move(fault);
        m_promise.finish(m_test);
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_source)
                    m_source->stop();
                deleteLater();
            },
            Qt::QueuedConnection);
    }

    QString m_network;
    BackendKind m_kind;
    Promise<BackendTest> m_promise;
    BackendTest m_test;
    std::unique_ptr<wallet::ChainSource> m_source;
};

} // namespace

Future<ConnectedPeer> ConnectionsPort::connectPeer(QString target)
{
    return askNode<ConnectedPeer>(
        m_core, [target](WalletSession& session, const Promise<ConnectedPeer>& promise) {
            const auto peer = keyOf(target.section(QLatin1Char{'@'}, 0, 0));
            const QString where = target.section(QLatin1Char{'@'}, 1);
            const auto address = parsePeerAddress(where);
            if (!peer)
                return promise.fail(badNodeId(target));
            if (!where.isEmpty() && !address)
                return promise.fail(
                    {ErrorCode::InvalidParameter,
                     {{QStringLiteral("name"), QStringLiteral("host")},
                      {QStringLiteral("rule"), where + QStringLiteral(" is not HOST:PORT")}},
                     {}});
            failAfter(&session, promise, 30s);
            session.request(
                lightning::request::Connect{*peer, address},
                answering(promise, *peer, [promise](const lightning::ReplyBody& reply) {
                    if (const auto* connected = std::get_if<lightning::reply::Connected>(&reply)) {
                        promise.finish(
                            ConnectedPeer{hexOf(connected->peer),
                                          QStringLiteral("%1:%2")
                                              .arg(safeText(connected->address.host))
                                              .arg(connected->address.port),
                                          QString::fromStdString(toHex(connected->features.wire())),
                                          connected->outbound});
                    }
                }));
        });
}

Future<bool> ConnectionsPort::disconnectPeer(QString nodeId, bool force)
{
    return askNode<bool>(
        m_core, [nodeId, force](WalletSession& session, const Promise<bool>& promise) {
            const auto peer = keyOf(nodeId);
            if (!peer)
                return promise.fail(badNodeId(nodeId));
            session.request(lightning::request::Disconnect{*peer, force},
                            answering(promise, *peer, [promise](const lightning::ReplyBody&) {
                                promise.finish(true);
                            }));
        });
}

Future<PingAnswer> ConnectionsPort::ping(QString nodeId, std::uint16_t length,
                                         std::uint16_t pongBytes)
{
    return askNode<PingAnswer>(
        m_core,
        [nodeId, length, pongBytes](WalletSession& session, const Promise<PingAnswer>& promise) {
            const auto peer = keyOf(nodeId);
            if (!peer)
                return promise.fail(badNodeId(nodeId));
            failAfter(&session, promise, 30s);
            session.request(lightning::request::PingPeer{*peer, length, pongBytes},
                            answering(promise, *peer, [promise](const lightning::ReplyBody& reply) {
                                const auto* ponged = std::get_if<lightning::reply::Ponged>(&reply);
                                promise.finish(
                                    PingAnswer{ponged != nullptr ? ponged->totalLength : 0U});
                            }));
        });
}

Future<BackendTest> ConnectionsPort::testBackend(BackendChoice choice, Network network)
{
    auto shared = std::make_shared<BackendChoice>(std::move(choice));
    return askOn<BackendTest>(
        &m_core, [&core = m_core, shared, network](const Promise<BackendTest>& promise) {
            new BackendProbe{core, *shared, network,
                             promise}; // NOLINT(cppcoreguidelines-owning-memory): ends itself
        });
}

Future<bool> ConnectionsPort::setBackend(BackendChoice choice)
{
    auto shared = std::make_shared<BackendChoice>(std::move(choice));
    return askOn<bool>(&m_core, [&core = m_core, shared](const Promise<bool>& promise) {
        core.setBackend(std::move(*shared), promise);
    });
}

/// The owner trusts what was shown: only that fingerprint, and only while the server still offers
/// it.
Future<bool> ConnectionsPort::trustCertificate(OtherCertificate seen)
{
    return askSession<bool>(
        m_core, [seen, &core = m_core](WalletSession& session, const Promise<bool>& promise) {
            const auto& refused = session.chainStatus().otherCertificate;
            if (!refused || shapeOf(*refused) != seen)
                return promise.fail({ErrorCode::BackendCertificateChanged,
                                     {{QStringLiteral("server"), seen.server}},
                                     {}});
            core.certificates().remember(seen.server, QByteArray::fromHex(seen.offered.toLatin1()));
            session.replaceChain(core.chainFor(session.file().folder()));
            promise.finish(true);
        });
}

Future<BackendChoice> ConnectionsPort::findLocalBackend(Network network)
{
    return askOn<BackendChoice>(&m_core, [network](const Promise<BackendChoice>& promise) {
        const BitcoindDefaults defaults = bitcoindDefaults(network);
        const QString cookie = QDir::homePath() + QStringLiteral("/.bitcoin/") +
                               QString::fromLatin1(defaults.folder) + QStringLiteral(".cookie");
        if (!QFileInfo{cookie}.isReadable())
            return promise.fail({ErrorCode::BackendUnreachable,
                                 {{QStringLiteral("server"), QStringLiteral("bitcoind")},
                                  {QStringLiteral("rule"), QStringLiteral("no cookie file")}},
                                 {}});
        BackendChoice choice;
        choice.kind = BackendKind::Bitcoind;
        choice.bitcoindUrl = QStringLiteral("http://127.0.0.1:%1").arg(defaults.rpcPort);
        choice.cookieFile = cookie;
        promise.finish(std::move(choice));
    });
}

Future<std::vector<LogEntry>> ConnectionsPort::log(QString level, int most)
{
    return answered<std::vector<LogEntry>>(
        m_core.log().last(levelOf(level), static_cast<std::size_t>(std::max(0, most))));
}

Future<bool> ConnectionsPort::retry(StageName stage)
{
    return askSession<bool>(
        m_core, [stage, &core = m_core](WalletSession& session, const Promise<bool>& promise) {
            if (stage == StageName::Chain && core.options().backend && !core.practice())
                session.replaceChain(core.chainFor(session.file().folder()));
            if (stage == StageName::Peers || stage == StageName::Channels)
                session.bringBack(stage);
            promise.finish(true);
        });
}

} // namespace fulgurite::app

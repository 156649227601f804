// SPDX-License-Identifier: MIT
#include "app/chain/electrum_client.h"

#include <QDateTime>

#include "app/net/tcp_stream.h"
#include "app/net/tls_stream.h"
#include "wallet/base/text.h"

#include <algorithm>
#include <utility>

namespace fulgurite::app {

namespace {

using wallet::ChainState;
using wallet::ElectrumSession;
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kFirstPause{500}, kLongestPause{30'000};
constexpr int kPatienceBehind = 60;
constexpr std::size_t kTipsKept = 101;

Bytes bytesOf(const QByteArray& bytes) { return {bytes.begin(), bytes.end()}; }

} // namespace

ElectrumClient::ElectrumClient(ElectrumConfig config, QObject* parent)
    : QObject{parent},
      m_config{std::move(config)},
      m_liars(m_config.servers.size())
{
    m_redial.setSingleShot(true);
    connect(&m_redial, &QTimer::timeout, this, [this] { dial(Role::Main); });
    connect(&m_ticker, &QTimer::timeout, this, &ElectrumClient::tick);
    m_witness.server = m_config.servers.size() > 1 ? 1 : 0;
}

ElectrumClient::~ElectrumClient() = default;

void ElectrumClient::start(std::vector<wallet::ChainTip> known, std::optional<UnixTime>,
                           Listener listener)
{
    m_listener = std::move(listener);
    m_known = std::move(known);
    std::ranges::sort(m_known, std::greater{}, &wallet::ChainTip::height);
    m_ticker.start(m_config.tick);
    m_redial.start(0);
}

void ElectrumClient::stop()
{
    m_ticker.stop();
    m_redial.stop();
    leave(Role::Main);
    leave(Role::Witness);
    m_listener = {};
}

void ElectrumClient::watch(std::vector<wallet::Watch> watches)
{
    std::vector<wallet::Watch> critical;
    std::ranges::copy_if(watches, std::back_inserter(critical),
                         [](const wallet::Watch& watch) { return watch.outpoint.has_value(); });
    if (m_main.session)
        m_main.session->watch(watches);
    if (m_witness.session)
        m_witness.session->watch(critical);
    std::ranges::move(watches, std::back_inserter(m_watches));
    pump(m_main);
    pump(m_witness);
}

void ElectrumClient::broadcast(std::vector<Transaction> package)
{
    // One server alone could swallow it, and with it a close that has a deadline. What the second
    // one says of it is no verdict.
    if (m_witness.session && m_witness.session->ready()) {
        m_witness.session->broadcast(package);
        pump(m_witness);
    }
    const bool connected = m_main.session && m_main.stream != nullptr;
    for (const Transaction& tx : package) {
        if (connected)
            m_sending.push_back(txidOf(tx));
        else if (m_listener)
            m_listener(wallet::BroadcastDone{txidOf(tx), wallet::BroadcastVerdict::Unreachable,
                                             "no Electrum server is connected"});
    }
    if (!connected)
        return;
    m_main.session->broadcast(package);
    pump(m_main);
}

void ElectrumClient::dial(Role role)
{
    Connection& connection = at(role);
    const auto chosen = role == Role::Main ? nextServer(connection.server, std::nullopt)
                                           : nextServer(connection.server, m_main.server);
    if (!chosen) {
        if (role == Role::Main)
            m_redial.start(kLongestPause);
        return;
    }
    if (role == Role::Main && m_witness.session && m_witness.server == *chosen)
        leave(Role::Witness); // two pairs of eyes look at two servers: the ticker finds another
    connection.server = *chosen;
    connection.certificateChanged = false;
    connection.heard = Clock::now();
    connection.session = std::make_unique<ElectrumSession>(
        m_config.network, name(*chosen),
        [this, role](const wallet::ChainEvent& event) { onEvent(role, event); });
    connection.stream = streamTo(m_config.servers[*chosen], connection);
    connect(connection.stream, &ByteStream::received, this,
            [this, role](const QByteArray& bytes) { received(role, bytes); });
    connect(connection.stream, &ByteStream::closed, this,
            [this, role](const QString& reason) { ended(role, reason); });
    std::vector<wallet::Watch> watches;
    std::ranges::copy_if(m_watches, std::back_inserter(watches),
                         [role](const wallet::Watch& watch) {
                             return role == Role::Main || watch.outpoint.has_value();
                         });
    connection.session->watch(watches);
    connection.session->start(m_known);
    pump(connection);
}

ByteStream* ElectrumClient::streamTo(const ElectrumServer& server, Connection& connection)
{
    if (!server.tls)
        return new TcpStream{server.host, server.port, m_config.proxy, this,
                             ByteStream::kMostUnsentToServer};
    const QString key = QStringLiteral("%1:%2").arg(server.host).arg(server.port);
    return new TlsStream{server.host, server.port, m_config.proxy,
                         [this, key, &connection](const QByteArray& fingerprint) {
                             return acceptCertificate(key, fingerprint, connection);
                         },
                         this};
}

/// Trust on first use: the first certificate is pinned before a byte is sent, another one refused.
bool ElectrumClient::acceptCertificate(const QString& server, const QByteArray& fingerprint,
                                       Connection& connection)
{
    auto pinned = m_config.pins.find ? m_config.pins.find(server) : std::nullopt;
    if (!pinned) {
        const auto [seen, first] = m_seenCertificates.try_emplace(server, fingerprint);
        pinned = seen->second;
        if (first && m_config.pins.remember)
            m_config.pins.remember(server, fingerprint);
    }
    connection.certificateChanged = *pinned != fingerprint;
    if (!connection.certificateChanged)
        m_refused.erase(server);
    else
        m_refused[server] = {sanitised(server.toStdString()), bytesOf(*pinned),
                             bytesOf(fingerprint)};
    if (connection.certificateChanged && m_config.pins.refused)
        m_config.pins.refused(fingerprint);
    return !connection.certificateChanged;
}

void ElectrumClient::pump(Connection& connection)
{
    if (!connection.session || connection.stream == nullptr)
        return;
    const std::string bytes = connection.session->takeOutgoing();
    if (!bytes.empty())
        connection.stream->write(QByteArray::fromStdString(bytes));
}

void ElectrumClient::received(Role role, const QByteArray& bytes)
{
    Connection& connection = at(role);
    if (!connection.session)
        return;
    connection.heard = Clock::now();
    connection.session->feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (connection.session && connection.session->fate() != ElectrumSession::Fate::Good)
        return ended(role, QString::fromStdString(connection.session->problem()));
    pump(connection);
}

/// The connection is over, whoever ended it: the next server, after a pause.
void ElectrumClient::ended(Role role, const QString& reason)
{
    Connection& connection = at(role);
    if (!connection.session)
        return;
    const std::size_t server = connection.server;
    const auto fate = connection.session->fate();
    if (fate == ElectrumSession::Fate::Lying || fate == ElectrumSession::Fate::WrongNetwork)
        m_liars[server] = true;
    const bool changed = connection.certificateChanged;
    leave(role);
    connection.server = (server + 1) % m_config.servers.size();
    if (role == Role::Witness) { // the ticker dials again
        if (m_liars[server])
            m_witnessLie = name(server) + " lied and was left: " + sanitised(reason.toStdString());
        return sayCaution();
    }
    m_ready.reset();
    for (const Txid& txid : std::exchange(m_sending, {}))
        m_listener(wallet::BroadcastDone{txid, wallet::BroadcastVerdict::Unreachable,
                                         "the connection to the server was lost"});
    if (changed)
        say(ChainState::CertificateChanged, server, sanitised(reason.toStdString()));
    else if (fate == ElectrumSession::Fate::Good || fate == ElectrumSession::Fate::Broken)
        say(ChainState::Unreachable, server, sanitised(reason.toStdString()));
    m_pause = m_pause.count() == 0 ? kFirstPause : std::min(2 * m_pause, kLongestPause);
    m_redial.start(m_pause);
}

void ElectrumClient::leave(Role role)
{
    Connection& connection = at(role);
    if (connection.stream != nullptr) {
        connection.stream->disconnect(this);
        connection.stream->close();
        std::exchange(connection.stream, nullptr)->deleteLater();
    }
    connection.session.reset();
    (role == Role::Main ? m_fees : m_witnessedFees).reset();
}

void ElectrumClient::onEvent(Role role, const wallet::ChainEvent& event)
{
    if (!m_listener)
        return;
    if (role == Role::Witness)
        return onWitnessed(event);
    if (const auto* status = std::get_if<wallet::ChainStatus>(&event)) {
        m_ready.reset();
        if (status->state == ChainState::Ready) {
            m_ready = *status;
            takeCaution(*m_ready);
            return m_listener(*m_ready);
        }
    }
    if (const auto* fees = std::get_if<wallet::FeeEstimates>(&event)) {
        m_fees = *fees;
        return tellFees();
    }
    if (const auto* tip = std::get_if<wallet::TipReached>(&event)) {
        remember(tip->tip);
        m_pause = {};
    }
    if (const auto* back = std::get_if<wallet::ChainRolledBack>(&event)) {
        std::erase_if(m_known, [&](const auto& tip) { return tip.height > back->height; });
        for (auto& [txid, one] : m_witnessed)
            one.told = one.told && one.seen.confirmation->height <= back->height;
    }
    if (std::holds_alternative<wallet::TipReached>(event))
        tellWitnessed(); // before the tip: what is told of a block comes first
    if (const auto* done = std::get_if<wallet::BroadcastDone>(&event))
        std::erase(m_sending, done->txid);
    m_listener(event);
}

/// A second pair of eyes: only what it proves counts, and a block only where the main server's
/// chain holds it, since that chain's rollbacks alone are heard.
void ElectrumClient::onWitnessed(const wallet::ChainEvent& event)
{
    constexpr std::size_t kMost = 10'000;
    if (const auto* back = std::get_if<wallet::ChainRolledBack>(&event))
        std::erase_if(m_witnessed, [&](const auto& one) {
            return one.second.seen.confirmation->height > back->height;
        });
    if (const auto* fees = std::get_if<wallet::FeeEstimates>(&event)) {
        m_witnessedFees = *fees;
        return tellFees();
    }
    const auto* seen = std::get_if<wallet::TransactionSeen>(&event);
    if (seen == nullptr)
        return;
    if (!seen->confirmation)
        return m_listener(event);
    const Txid txid = txidOf(seen->tx);
    if (m_witnessed.size() < kMost || m_witnessed.contains(txid))
        m_witnessed[txid] = {*seen, false};
    tellWitnessed();
    if (const auto kept = m_witnessed.find(txid); kept == m_witnessed.end() || !kept->second.told)
        m_listener(wallet::TransactionSeen{seen->tx, std::nullopt});
}

/// The main server's. What a second one says as well is no invention of one.
void ElectrumClient::tellFees()
{
    if (!m_fees)
        return;
    wallet::FeeEstimates told = *m_fees;
    if (!told.fallback && m_witnessedFees && !m_witnessedFees->fallback)
        told.agreed = std::min(told.nextBlock, m_witnessedFees->nextBlock);
    m_listener(told);
}

void ElectrumClient::tellWitnessed()
{
    if (!m_main.session)
        return;
    for (auto& [txid, one] : m_witnessed) {
        const wallet::Confirmation& at = *one.seen.confirmation;
        if (one.told || !m_main.session->holds(at.height, at.blockHash))
            continue;
        one.told = true;
        m_listener(one.seen);
    }
}

void ElectrumClient::remember(const wallet::ChainTip& tip)
{
    m_known.insert(m_known.begin(), tip);
    if (m_known.size() > kTipsKept)
        m_known.pop_back();
}

void ElectrumClient::tick()
{
    for (const Role role : {Role::Main, Role::Witness}) {
        Connection& connection = at(role);
        if (!connection.session)
            continue;
        connection.session->tick(unixTime(QDateTime::currentSecsSinceEpoch()));
        pump(connection);
        const bool silent = connection.session->pending() > 0 &&
                            Clock::now() - connection.heard > m_config.patience;
        if (connection.session->pending() == 0)
            connection.heard = Clock::now();
        if (silent)
            ended(role, QStringLiteral("it does not answer"));
    }
    if (!m_witness.session && m_config.servers.size() > 1 && m_main.session &&
        m_main.session->ready())
        dial(Role::Witness);
    sayCaution();
    compareTips();
}

wallet::Witness ElectrumClient::witness() const
{
    if (m_witness.session && m_witness.session->ready())
        return wallet::Witness::Looks;
    return m_config.servers.size() < 2 ? wallet::Witness::NoneKnown : wallet::Witness::NoneAnswers;
}

/// What the servers at hand could not tell; no word where two of them look.
void ElectrumClient::takeCaution(wallet::ChainStatus& status) const
{
    status.witness = witness();
    status.otherCertificate = otherCertificate();
    status.detail.clear();
    status.witnessFault.clear();
    if (status.witness == wallet::Witness::Looks)
        return;
    status.witnessFault = m_witnessLie;
    const std::string alone = status.witness == wallet::Witness::NoneKnown
                                  ? "Only one server is known"
                                  : "No second server answers for now";
    const std::string lie = m_witnessLie.empty() ? "" : m_witnessLie + ". ";
    status.detail = lie + alone + ": it could hide that a channel was closed.";
}

void ElectrumClient::sayCaution()
{
    if (!m_ready)
        return;
    wallet::ChainStatus now = *m_ready;
    takeCaution(now);
    if (now.detail == m_ready->detail && now.otherCertificate == m_ready->otherCertificate)
        return;
    m_ready = now;
    m_listener(std::move(now));
}

/// A server that stays behind another one's proven work for a minute is left.
void ElectrumClient::compareTips()
{
    const bool both = m_main.session && m_witness.session && m_main.session->ready() &&
                      m_witness.session->ready();
    m_behind = both && m_witness.session->work() > m_main.session->work() ? m_behind + 1 : 0;
    if (m_behind < kPatienceBehind)
        return;
    m_behind = 0;
    ended(Role::Main, QStringLiteral("another server proves more work"));
}

/// The first server from `after` on that never lied.
std::optional<std::size_t> ElectrumClient::nextServer(std::size_t after,
                                                      std::optional<std::size_t> except) const
{
    const std::size_t count = m_config.servers.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t candidate = (after + i) % count;
        if (!m_liars[candidate] && candidate != except)
            return candidate;
    }
    return std::nullopt;
}

void ElectrumClient::say(ChainState state, std::size_t server, std::string detail)
{
    wallet::ChainStatus status{state, name(server), std::move(detail), 0, false, {}};
    status.otherCertificate = otherCertificate();
    m_listener(status);
}

/// In the order the servers are listed.
std::optional<wallet::OtherCertificate> ElectrumClient::otherCertificate() const
{
    for (const ElectrumServer& server : m_config.servers) {
        const auto found =
            m_refused.find(QStringLiteral("%1:%2").arg(server.host).arg(server.port));
        if (server.tls && found != m_refused.end())
            return found->second;
    }
    return std::nullopt;
}

std::string ElectrumClient::name(std::size_t server) const
{
    const ElectrumServer& one = m_config.servers[server];
    return QStringLiteral("Electrum %1:%2%3")
        .arg(one.host)
        .arg(one.port)
        .arg(one.tls ? QStringLiteral(" (TLS)") : QString{})
        .toStdString();
}

} // namespace fulgurite::app

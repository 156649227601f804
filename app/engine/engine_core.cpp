// SPDX-License-Identifier: MIT
#include "app/engine/engine_core.h"

#include <QTimer>

#include "app/engine/backend_record.h"
#include "app/engine/chain_choice.h"
#include "app/engine/node_id_file.h"
#include "app/engine/practice_world.h"
#include "app/engine/store_errors.h"
#include "app/engine/uptime.h"
#include "wallet/keys/mnemonic.h"

namespace fulgurite::app {

namespace {

constexpr std::size_t kShortestPassword = 1;

std::filesystem::path folderOf(const EngineOptions& options)
{
    return std::filesystem::path{options.folder.toStdString()} /
           std::string{networkName(options.network)};
}

} // namespace

EngineCore::EngineCore(EngineOptions options, LogBook& log)
    : m_options{std::move(options)},
      m_log{log},
      m_publisher{this}
{
    m_pool.setMaxThreadCount(2);
    m_options.log = [this, further = m_options.log](const LogLine& line) {
        m_log.add(line);
        if (further)
            further(line);
    };
    m_random =
        isSeeded()
            ? std::unique_ptr<RandomSource>{std::make_unique<SeededRandom>(m_options.practiceSeed)}
            : std::make_unique<SystemRandom>();
}

EngineCore::~EngineCore() { end(); }

void EngineCore::insistOnEntropy()
{
    if (!isSeeded())
        return;
    m_options.practiceSeed = 0;
    m_random = std::make_unique<SystemRandom>();
}

std::filesystem::path EngineCore::walletFolder() const { return folderOf(m_options); }

LifecycleState EngineCore::closedState() const
{
    return store::WalletFile::exists(walletFolder()) ? LifecycleState{Locked{}}
                                                     : LifecycleState{NoWallet{}};
}

void EngineCore::begin() { show(closedState()); }

Snapshot EngineCore::firstSnapshot() const
{
    Snapshot first;
    first.lifecycle = std::make_shared<const Lifecycle>(lifecycleOf(closedState()));
    return first;
}

void EngineCore::end()
{
    m_pool.waitForDone();
    closeSession();
    m_practice.reset();
}

void EngineCore::show(LifecycleState state)
{
    m_publisher.setLifecycle(lifecycleOf(std::move(state)));
}

Lifecycle EngineCore::lifecycleOf(LifecycleState state) const
{
    Lifecycle lifecycle;
    lifecycle.state = std::move(state);
    lifecycle.walletName = m_options.folder.section(QLatin1Char{'/'}, -1);
    lifecycle.walletFolder = m_options.folder;
    lifecycle.network = m_options.network;
    lifecycle.practice = m_practice != nullptr;
    lifecycle.lightning = m_options.network != Network::Bitcoin;
    lifecycle.nodeId = readNodeId(walletFolder());
    return lifecycle;
}

std::optional<ApiError> EngineCore::obstacle() const
{
    if (m_session)
        return std::nullopt;
    if (const auto* stopped = std::get_if<Stopped>(&m_publisher.lifecycle().state))
        return stopped->error;
    const bool exists = store::WalletFile::exists(walletFolder());
    return ApiError{exists ? ErrorCode::WalletLocked : ErrorCode::NoWallet,
                    {{QStringLiteral("folder"), m_options.folder}},
                    {}};
}

template <typename Job, typename Then> void EngineCore::onPool(Job job, Then then)
{
    auto work = std::make_shared<Job>(std::move(job));
    auto after = std::make_shared<Then>(std::move(then));
    m_pool.start([this, work, after] {
        auto value = std::make_shared<decltype((*work)())>((*work)());
        QMetaObject::invokeMethod(
            this, [value, after] { (*after)(std::move(*value)); }, Qt::QueuedConnection);
    });
}

void EngineCore::create(NewWallet request, Promise<CreatedWallet> promise)
{
    if (!request.folder.isEmpty())
        m_options.folder = request.folder;
    m_options.network = request.network;
    if (!m_busy && request.backend.kind != BackendKind::Practice) {
        closeSession();
        insistOnEntropy();
    }
    WalletSeed seed{std::move(request.mnemonic),
                    std::move(request.passphrase),
                    std::move(request.password),
                    QDateTime::currentDateTimeUtc(),
                    std::move(request.backend),
                    request.backupFolder,
                    false,
                    {}};
    if (seed.mnemonic.empty()) {
        Bytes entropy(request.words == 24 ? 32 : 16);
        m_random->fill(entropy);
        seed.mnemonic = wallet::mnemonicOf(entropy);
        wipe(entropy.data(), entropy.size());
    }
    auto words = std::make_shared<SecretBytes>(seed.mnemonic.clone());
    makeWallet(std::move(seed), [this, promise, words](const Answer<QStringList>& made) {
        if (made)
            promise.finish(CreatedWallet{std::move(*words), m_options.folder});
        else
            promise.fail(made.error());
    });
}

void EngineCore::restore(RestoreRequest request, Promise<RestoredWallet> promise)
{
    if (!request.folder.isEmpty())
        m_options.folder = request.folder;
    m_options.network = request.network;
    // Without a birthday everything is read: from the first block that could hold a BIP 39 wallet's
    // coins.
    const auto since = request.birthday.value_or(QDateTime::fromSecsSinceEpoch(1, Qt::UTC));
    WalletSeed seed{std::move(request.mnemonic),
                    std::move(request.passphrase),
                    std::move(request.password),
                    since,
                    std::move(request.backend),
                    request.backupFolder,
                    true,
                    request.channelBackup};
    makeWallet(std::move(seed), [this, promise](const Answer<QStringList>& made) {
        if (!made)
            return promise.fail(made.error());
        RestoredWallet restored;
        restored.folder = m_options.folder;
        restored.channelsFound = *made;
        restored.accounts = {
            QStringLiteral("BIP 84 native segwit"), QStringLiteral("BIP 86 taproot"),
            QStringLiteral("BIP 49 nested segwit"), QStringLiteral("BIP 44 legacy")};
        promise.finish(std::move(restored));
    });
}

void EngineCore::makeWallet(WalletSeed seed, std::function<void(Answer<QStringList>)> done)
{
    if (m_busy)
        return done(refuse(ErrorCode::OtherInstance));
    if (seed.password.size() < kShortestPassword)
        return done(refuse(ErrorCode::PasswordTooShort,
                           {{QStringLiteral("length"), QStringLiteral("0")},
                            {QStringLiteral("minimum"), QStringLiteral("1")}}));
    m_busy = true;
    closeSession();
    // The socket's createwallet names no backend: the wallet remembers the one we run with.
    const bool named =
        seed.backend.kind != BackendKind::Electrum || !seed.backend.electrumServers.isEmpty();
    if (!named && m_options.backend)
        seed.backend = m_options.backend->clone();
    auto shared = std::make_shared<WalletSeed>(std::move(seed));
    pinTrusted(shared->backend, certificates());
    auto job = [this, shared, folder = walletFolder(),
                network = m_options.network]() -> Answer<OpenWallet> {
        const Argon2Cost cost = unlockCost(shared->backend.kind == BackendKind::Practice, 1.0);
        return makeWalletFile(*shared, folder, network, cost, *m_random);
    };
    onPool(std::move(job), [this, done](Answer<OpenWallet> made) {
        m_busy = false;
        if (!made)
            return done(std::unexpected(made.error()));
        const QStringList found = made->channelsFound;
        const auto opened = openSession(std::move(made->file), std::move(made->secrets));
        if (opened)
            done(found);
        else
            done(std::unexpected(opened.error()));
    });
}

Argon2Cost EngineCore::unlockCost(bool practice, double seconds) const
{
    return practice || m_options.developer.enabled ? Argon2Cost{8 * 1024, 1, 1}
                                                   : store::calibrate(seconds);
}

void EngineCore::select(const QString& folder, Network network, const Promise<bool>& promise)
{
    if (m_busy)
        return promise.fail({ErrorCode::OtherInstance, {}, {}});
    closeSession();
    m_options.folder = folder;
    m_options.network = network;
    m_options.backend.reset();
    begin();
    promise.finish(true);
}

void EngineCore::unlock(SecretBytes password, Promise<bool> promise)
{
    if (m_session)
        return checkPassword(std::move(password), [this, promise](const Answer<bool>& right) {
            if (right) {
                m_guard.unseal();
                m_guard.prove(std::chrono::steady_clock::now());
            }
            promise.finish(right);
        });
    if (m_busy)
        return promise.fail({ErrorCode::OtherInstance, {}, {}});
    if (m_recovery && !m_recovery->retries()) // no further write in this process
        return promise.fail(m_recovery->error());
    m_recovery.reset();
    m_busy = true;
    show(Opening{QStringLiteral("key")});
    auto shared = std::make_shared<SecretBytes>(std::move(password));
    auto job = [shared, folder = walletFolder(), network = m_options.network] {
        return openWalletFile(folder, *shared, network);
    };
    onPool(std::move(job), [this, promise](Answer<OpenWallet> opened) {
        m_busy = false;
        if (!opened) {
            begin();
            return promise.fail(opened.error());
        }
        const auto started = openSession(std::move(opened->file), std::move(opened->secrets));
        if (started)
            promise.finish(true);
        else
            promise.fail(started.error());
    });
}

Answer<bool> EngineCore::openSession(store::WalletFile file, WalletSecrets secrets)
{
    if (!m_options.backend) {
        const auto record = store::SettingsTable{file.database()}.find("wallet.backend");
        m_options.backend = record && *record ? decodeBackend(**record) : std::nullopt;
    }
    const bool practice = m_options.backend && m_options.backend->kind == BackendKind::Practice;
    if (!practice) {
        m_practice.reset();
        insistOnEntropy();
    } else
        m_practice =
            PracticeWorld::in({QString::fromStdString(file.folder().string()),
                               isSeeded() ? m_options.practiceSeed : m_random->u64(), isSeeded()},
                              std::move(m_practice), m_options.log);
    show(Opening{QStringLiteral("database")});
    std::function<UnixTime()> now = [] {
        return UnixTime{std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
    };
    std::function<std::chrono::seconds()> uptime = uptimeOfMachine;
    if (practice) {
        now = [world = m_practice.get()] { return world->now(); };
        uptime = [now] { return now().time_since_epoch(); };
    }
    auto chain = freshChain();
    m_session = std::make_unique<WalletSession>(
        WalletSession::Environment{m_options, m_publisher, *m_random, m_options.log, std::move(now),
                                   std::move(uptime), std::move(chain),
                                   practice ? m_practice->dialler() : PeerSockets::Dialler{}},
        std::move(file), std::move(secrets));
    connect(m_session.get(), &WalletSession::failed, this, &EngineCore::storageFailed);
    const auto started = m_session->start();
    if (!started) {
        const ApiError error = started.error();
        closeSession();
        show(Stopped{error});
        return std::unexpected(error);
    }
    rememberNodeId(walletFolder(), m_session->currentBackup().nodeId);
    m_session->forgetCaches(); // whoever opened the file has read the words from it
    m_guard.setLimit(m_session->preferences().passwordAbove);
    if (m_practice && m_session->hasNode())
        m_practice->meet(&m_session->sockets(), m_session->node().nodeId());
    emit sessionChanged();
    show(Running{});
    return true;
}

std::unique_ptr<wallet::ChainSource> EngineCore::freshChain()
{
    if (m_practice)
        return m_practice->chainSource();
    return m_options.backend ? chainFor(walletFolder()) : nullptr;
}

/// The session's memory is ahead of the disk: it is discarded. The chain goes on being watched, and
/// after a full disk everything is read again as soon as it takes writes.
void EngineCore::storageFailed(const ApiError& error)
{
    m_pool.waitForDone(); // a password is being tried against it
    GuardDuty duty = m_session->guardDuty();
    store::WalletFile file = m_session->takeFile();
    m_session.release()->deleteLater(); // it is still on the stack
    emit sessionChanged();
    const auto changed = [this] {
        if (!m_recovery)
            return;
        const ApiError now = m_recovery->error();
        const auto* shown = std::get_if<Stopped>(&m_publisher.lifecycle().state);
        if (shown != nullptr && shown->error == now)
            m_publisher.touch();
        else
            show(Stopped{now});
    };
    auto later = m_options.later
                     ? m_options.later
                     : [this](std::chrono::milliseconds pause, std::function<void()> then) {
                           QTimer::singleShot(pause, this, std::move(then));
                       };
    auto guard = std::make_unique<ChainGuard>(freshChain(), std::move(duty), changed);
    m_recovery = std::make_unique<StoreRecovery>(
        std::move(file), error, std::move(guard), std::move(later),
        StoreRecovery::Events{
            changed, [this](store::WalletFile whole) { storageRecovered(std::move(whole)); }});
    m_publisher.setBuilder([this](Snapshot& snapshot) {
        if (m_recovery)
            m_recovery->fill(snapshot);
    });
    changed();
}

void EngineCore::storageRecovered(store::WalletFile file)
{
    m_recovery.reset();
    m_busy = true;
    auto shared = std::make_shared<store::WalletFile>(std::move(file));
    auto job = [shared, network = m_options.network] {
        return secretsIn(shared->database(), network);
    };
    onPool(std::move(job), [this, shared](Answer<WalletSecrets> secrets) {
        m_busy = false;
        if (secrets)
            static_cast<void>(openSession(std::move(*shared), std::move(*secrets)));
        else
            show(Stopped{secrets.error()});
    });
}

std::unique_ptr<wallet::ChainSource> EngineCore::chainFor(const std::filesystem::path& folder)
{
    QString problem;
    auto source = chainSourceFor(*m_options.backend, m_options, m_options.network,
                                 m_certificates.pins(folder), problem);
    if (!source)
        m_options.log({LogLevel::Error, "chain", problem.toStdString()});
    return source;
}

QString EngineCore::ownNodeId()
{
    return m_session && m_session->hasNode()
               ? QString::fromStdString(toHex(m_session->node().nodeId()))
               : QString{};
}

void EngineCore::closeSession()
{
    m_recovery.reset();
    if (!m_session)
        return;
    m_session->stop();
    m_pool.waitForDone(); // a password is being tried against it
    m_session.reset();
    m_guard.reset();
    emit sessionChanged();
}

void EngineCore::lock(bool force, const Promise<bool>& promise)
{
    if (m_session && m_session->hasNode() && !force) {
        std::uint32_t last = 0;
        std::size_t pending = 0;
        for (const auto& channel : m_session->node().channels()) {
            for (const auto& htlc : channel.htlcs) {
                ++pending;
                last = std::max(last, htlc.expiry.value);
            }
        }
        if (pending > 0)
            return promise.fail({ErrorCode::HtlcsPending,
                                 {{QStringLiteral("count"), QString::number(pending)},
                                  {QStringLiteral("block"), QString::number(last)}},
                                 {}});
    }
    if (m_busy)
        return promise.fail({ErrorCode::OtherInstance, {}, {}});
    closeSession();
    begin();
    promise.finish(true);
}

void EngineCore::changePassword(SecretBytes oldPassword, SecretBytes newPassword,
                                Promise<bool> promise)
{
    if (const auto problem = obstacle())
        return promise.fail(*problem);
    if (m_busy)
        return promise.fail({ErrorCode::OtherInstance, {}, {}});
    m_busy = true;
    auto both = std::make_shared<std::pair<SecretBytes, SecretBytes>>(std::move(oldPassword),
                                                                      std::move(newPassword));
    const double seconds = m_session->preferences().unlockSeconds;
    auto job = [this, both, seconds]() -> std::pair<bool, Argon2Cost> {
        const bool right = m_session->file().isPassword(both->first);
        return {right, right ? store::calibrate(seconds) : Argon2Cost{}};
    };
    onPool(std::move(job), [this, both, promise](std::pair<bool, Argon2Cost> checked) {
        m_busy = false;
        if (!checked.first || !m_session)
            return promise.fail({ErrorCode::WrongPassword, {}, {}});
        m_session->dropReader();
        const auto changed = m_session->file().changePassword(both->second, checked.second);
        if (changed)
            promise.finish(true);
        else
            promise.fail(toApiError(changed.error()));
    });
}

void EngineCore::exportSeed(SecretBytes password, Promise<SecretBytes> promise)
{
    checkPassword(std::move(password), [this, promise](const Answer<bool>& right) {
        if (!right)
            return promise.fail(right.error());
        promise.finish(m_session->readMnemonic());
    });
}

void EngineCore::checkPassword(SecretBytes password, std::function<void(Answer<bool>)> then)
{
    if (const auto problem = obstacle())
        return then(std::unexpected(*problem));
    auto shared = std::make_shared<SecretBytes>(std::move(password));
    onPool([this, shared] { return m_session != nullptr && m_session->file().isPassword(*shared); },
           [this, then = std::move(then)](bool right) {
               if (right && m_session)
                   then(true);
               else
                   then(refuse(ErrorCode::WrongPassword));
           });
}

void EngineCore::setBackend(BackendChoice choice, const Promise<bool>& promise)
{
    if (const auto problem = obstacle())
        return promise.fail(*problem);
    auto record = std::make_shared<SecretBytes>(encodeBackend(choice));
    pinTrusted(choice, certificates());
    m_options.backend = std::move(choice);
    m_session->commitSoon(
        [record](store::Database& database) {
            return store::SettingsTable{database}.put("wallet.backend", record->expose());
        },
        [this, promise] {
            m_session->replaceChain(chainFor(m_session->file().folder()));
            promise.finish(true);
        });
}

} // namespace fulgurite::app

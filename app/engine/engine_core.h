// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QThreadPool>

#include "app/chain/certificate_book.h"
#include "app/engine/log_book.h"
#include "app/engine/make_wallet.h"
#include "app/engine/owner_guard.h"
#include "app/engine/promise.h"
#include "app/engine/store_recovery.h"
#include "app/engine/wallet_session.h"

#include <filesystem>
#include <memory>

namespace fulgurite::app {

class PracticeWorld;

/// What lives on the engine thread: which wallet is current, its session when it is open, and the
/// lifecycle. Slow pure work (key derivation) runs on the pool and comes back as an event.
class EngineCore final : public QObject {
    Q_OBJECT

public:
    EngineCore(EngineOptions options, LogBook& log);
    ~EngineCore() override;

    /// On the engine thread, once: NoWallet or Locked.
    void begin();
    void end();
    /// What begin() is going to show, for whoever asks before the engine thread came to it.
    [[nodiscard]] Snapshot firstSnapshot() const;

    // --- Wallets ---
    void create(NewWallet request, Promise<CreatedWallet> promise);
    void restore(RestoreRequest request, Promise<RestoredWallet> promise);
    void select(const QString& folder, Network network, const Promise<bool>& promise);
    void unlock(SecretBytes password, Promise<bool> promise);
    void lock(bool force, const Promise<bool>& promise);
    void changePassword(SecretBytes oldPassword, SecretBytes newPassword, Promise<bool> promise);
    void exportSeed(SecretBytes password, Promise<SecretBytes> promise);
    void setBackend(BackendChoice choice, const Promise<bool>& promise);
    /// Whether `password` opens the wallet in force. Errors: WrongPassword, and those of
    /// obstacle().
    void checkPassword(SecretBytes password, std::function<void(Answer<bool>)> then);

    [[nodiscard]] WalletSession* session() { return m_session.get(); }
    /// What may leave the wallet now.
    OwnerGuard& guard() { return m_guard; }
    [[nodiscard]] PracticeWorld* practice() { return m_practice.get(); }
    [[nodiscard]] const EngineOptions& options() const { return m_options; }
    /// Why a request cannot be served now, when it cannot.
    [[nodiscard]] std::optional<ApiError> obstacle() const;
    Publisher& publisher() { return m_publisher; }
    LogBook& log() { return m_log; }
    RandomSource& random() { return *m_random; }
    [[nodiscard]] std::filesystem::path walletFolder() const;
    /// Certificates seen first: in the wallet's folder once there is a wallet.
    [[nodiscard]] CertificatePins certificates() const
    {
        return m_certificates.pins(walletFolder());
    }
    /// The client of the backend in force; a malformed choice is logged and gives nothing.
    std::unique_ptr<wallet::ChainSource> chainFor(const std::filesystem::path& folder);
    [[nodiscard]] QString ownNodeId();

signals:
    /// Another session (or none) from now on.
    void sessionChanged();

private:
    /// One seed number, one transcript: words, keys and time of a practice wallet follow from it.
    [[nodiscard]] bool isSeeded() const { return m_options.practiceSeed != 0; }
    /// A wallet of real money takes nothing from a seed number. Only without a session.
    void insistOnEntropy();
    /// `done` hears the peers of the channels that a restore found.
    void makeWallet(WalletSeed seed, std::function<void(Answer<QStringList>)> done);
    Answer<bool> openSession(store::WalletFile file, WalletSecrets secrets);
    void closeSession();
    void storageFailed(const ApiError& error);
    void storageRecovered(store::WalletFile file);
    [[nodiscard]] std::unique_ptr<wallet::ChainSource> freshChain();
    /// Cheap for practice and developers, else about `seconds` of this machine. Slow.
    [[nodiscard]] Argon2Cost unlockCost(bool practice, double seconds) const;
    void show(LifecycleState state);
    [[nodiscard]] LifecycleState closedState() const;
    [[nodiscard]] Lifecycle lifecycleOf(LifecycleState state) const;
    /// Runs `job` on the pool and `then` with its value on the engine thread.
    template <typename Job, typename Then> void onPool(Job job, Then then);

    EngineOptions m_options;
    LogBook& m_log;
    std::unique_ptr<RandomSource> m_random;
    CertificateBook m_certificates;
    Publisher m_publisher;
    QThreadPool m_pool;
    std::unique_ptr<PracticeWorld> m_practice;
    std::unique_ptr<WalletSession> m_session;
    std::unique_ptr<StoreRecovery> m_recovery; ///< instead of a session, after a failed commit
    OwnerGuard m_guard;
    bool m_busy = false; ///< a wallet is being made, opened or changed
};

} // namespace fulgurite::app

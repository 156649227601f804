// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/chain_guard.h"
#include "app/engine/engine_options.h"
#include "app/store/wallet_file.h"

#include <chrono>
#include <functional>
#include <memory>

namespace fulgurite::app {

/// After a commit failed: the chain is guarded from memory and, when the disk was full, the file is
/// opened anew with growing pauses until it takes writes again. After any other fault this process
/// writes nothing more: only the guard goes on.
class StoreRecovery {
public:
    static constexpr std::chrono::milliseconds kFirstPause{1000}, kLongestPause{60'000};

    struct Events {
        std::function<void()> changed;                    ///< what fill() says is new
        std::function<void(store::WalletFile)> recovered; ///< everything must be read anew
    };
    StoreRecovery(store::WalletFile file, ApiError error, std::unique_ptr<ChainGuard> guard,
                  EngineOptions::Later later, Events events);
    StoreRecovery(const StoreRecovery&) = delete;
    StoreRecovery& operator=(const StoreRecovery&) = delete;
    ~StoreRecovery() { *m_alive = false; }

    /// The fault with what a person must know: `retry` (seconds between tries) and `time` (of the
    /// next one, ISO 8601, UTC) after a full disk; `height` of the chain as it is watched; `closes`
    /// and `channels` (how many channels are being closed, and their ids, one space between them);
    /// `block`, at which the first pending HTLC expires.
    [[nodiscard]] ApiError error() const;
    /// Chain, readiness and attention while nothing can be stored.
    void fill(Snapshot& snapshot) const;
    [[nodiscard]] bool retries() const { return m_error.code == ErrorCode::DiskFull; }

private:
    void wait();
    void tryAgain();

    store::WalletFile m_file;
    ApiError m_error;
    std::unique_ptr<ChainGuard> m_guard;
    EngineOptions::Later m_later;
    Events m_events;
    std::chrono::milliseconds m_pause = kFirstPause;
    QDateTime m_retryAt;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< false once this is gone
};

} // namespace fulgurite::app

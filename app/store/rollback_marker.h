// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/store_error.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace fulgurite::store {

/// The generation of a wallet file that this machine has last acted on, kept outside the wallet's
/// folder: a copy of the file that is older than it must not broadcast. Written after COMMIT and
/// before effects, without fsync: it may lag, never lead. Held by one session of one process: two
/// copies of a wallet, each in a folder of its own, share it.
class RollbackMarker {
public:
    /// `folder` is in $XDG_STATE_HOME. Errors: ReadOnly; OtherInstance.
    static Result<RollbackMarker> open(const std::filesystem::path& folder,
                                       const std::string& walletId);
    RollbackMarker(RollbackMarker&& other) noexcept;
    RollbackMarker& operator=(RollbackMarker&& other) noexcept;
    RollbackMarker(const RollbackMarker&) = delete;
    RollbackMarker& operator=(const RollbackMarker&) = delete;
    ~RollbackMarker();

    /// Nothing on a machine that has never acted on this wallet.
    [[nodiscard]] std::optional<std::uint64_t> read() const;
    /// Errors: OtherInstance where it holds what this object neither found nor wrote, or more than
    /// `generation`: somebody else acts on a copy of the wallet. It never falls.
    Result<void> write(std::uint64_t generation);

private:
    explicit RollbackMarker(int descriptor) : m_descriptor{descriptor} {}
    int m_descriptor;
    std::uint64_t m_known = 0; ///< found at the start, or written since
};

} // namespace fulgurite::store

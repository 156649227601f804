// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/store_error.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace fulgurite::store {

/// The generation of a wallet file that this machine has last acted on, kept outside the wallet's
/// folder: a copy of the file that is older than it must not broadcast. Written after COMMIT and
/// before effects, without fsync: it may lag, never lead.
class RollbackMarker {
public:
    /// `folder` is in $XDG_STATE_HOME. Errors: ReadOnly.
    static Result<RollbackMarker> open(const std::filesystem::path& folder,
                                       const std::string& walletId);
    RollbackMarker(RollbackMarker&& other) noexcept;
    RollbackMarker& operator=(RollbackMarker&& other) noexcept;
    RollbackMarker(const RollbackMarker&) = delete;
    RollbackMarker& operator=(const RollbackMarker&) = delete;
    ~RollbackMarker();

    /// Nothing on a machine that has never acted on this wallet.
    [[nodiscard]] std::optional<std::uint64_t> read() const;
    Result<void> write(std::uint64_t generation);

private:
    explicit RollbackMarker(int descriptor) : m_descriptor{descriptor} {}
    int m_descriptor;
};

} // namespace fulgurite::store

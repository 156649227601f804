// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/store_error.h"

#include <filesystem>

namespace fulgurite::store {

/// An exclusive lock on a wallet's folder, held while the object lives; the kernel frees it when
/// the process dies.
class LockFile {
public:
    /// Errors: OtherInstance; ReadOnly.
    static Result<LockFile> take(const std::filesystem::path& folder);

    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&& other) noexcept;
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile();

private:
    explicit LockFile(int descriptor) : m_descriptor{descriptor} {}
    int m_descriptor;
};

} // namespace fulgurite::store

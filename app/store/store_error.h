// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"

namespace fulgurite::store {

enum class StoreError {
    WrongPassword,
    Damaged, ///< truncated, a flipped bit, not a database
    Newer,   ///< written by a newer version
    DiskFull,
    ReadOnly,      ///< folder or file cannot be written
    OtherInstance, ///< the lock file is held
    Exists,        ///< create: there is a wallet already
    Missing,       ///< open: there is none
    InputOutput,   ///< read, write or fsync failed: no further write in this process
    Conflict,      ///< other content under a signed id, or a commitment number that would fall
    OutOfMemory,
    Internal,
};

template <typename T> using Result = fulgurite::Result<T, StoreError>;

} // namespace fulgurite::store

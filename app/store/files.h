// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/store_error.h"
#include "wallet/base/bytes.h"

#include <filesystem>

namespace fulgurite::store {

/// Durable once it returns: the folder is synced. Errors: as writeFileDurably.
Result<void> renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);
/// Writes the whole file so that a crash leaves the old or the new one: temporary file (mode 0600),
/// fsync, rename, fsync of the folder. Errors: DiskFull, ReadOnly, InputOutput.
Result<void> writeFileDurably(const std::filesystem::path& path, ByteView content);

/// The whole file. Errors: Missing; Damaged when longer than `most` bytes; InputOutput.
Result<Bytes> readFile(const std::filesystem::path& path, std::size_t most);

/// Makes the folder (mode 0700) when it is not there and proves that it can be written. Errors:
/// ReadOnly, DiskFull.
Result<void> prepareFolder(const std::filesystem::path& folder);

/// Maps errno to a StoreError.
StoreError errorOfErrno(int number);

} // namespace fulgurite::store

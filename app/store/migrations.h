// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"

namespace fulgurite::store {

/// The version this program writes (`user_version`).
int currentVersion();

/// Brings the file up in one transaction. Errors: Newer when the file is ahead of this program
/// (nothing is touched).
Result<void> migrate(Database& database);

} // namespace fulgurite::store

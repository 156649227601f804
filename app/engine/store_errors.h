// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"
#include "app/store/store_error.h"

namespace fulgurite::app {

/// A storage error as a front end shows it.
ApiError toApiError(const Error<store::StoreError>& error);

} // namespace fulgurite::app
